package vn.hoithi.attempt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.contest.Terms;
import vn.hoithi.participant.EntryPass;
import vn.hoithi.participant.ParticipantService;
import vn.hoithi.platform.Codes;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.Overloaded;
import vn.hoithi.platform.TimeOrderedIds;
import vn.hoithi.questionbank.KeyChanges;
import vn.hoithi.questionbank.Paper;
import vn.hoithi.questionbank.Sheet;
import vn.hoithi.questionbank.SheetReading;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Scoring;

/** A citizen's attempts. Every answer to a start, save or submission is given after it was committed. */
@Service
public class AttemptService {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int RECEIPT_LENGTH = 12;
    private static final int RECEIPT_GROUP = 4;
    private static final Pattern RECEIPT = Pattern.compile("[0-9A-Z]{" + RECEIPT_LENGTH + "}");
    private static final int START_TRIES = 5;
    private static final int SITTINGS_IN_MEMORY = 200_000;

    private final AttemptLanes lanes;
    private final AttemptStore store;
    private final Papers papers;
    private final ContestService contests;
    private final ParticipantService participants;
    private final AttemptSettings settings;
    private final AttemptMetrics metrics;
    private final Reviews reviews;
    private final ContestClock clock;
    private final SecureRandom random = new SecureRandom();
    private final Cache<UUID, Sitting> sittings =
            Caffeine.newBuilder().maximumSize(SITTINGS_IN_MEMORY).build();

    AttemptService(
            AttemptLanes lanes,
            AttemptStore store,
            Papers papers,
            ContestService contests,
            ParticipantService participants,
            AttemptSettings settings,
            AttemptMetrics metrics,
            Reviews reviews,
            ContestClock clock) {
        this.reviews = reviews;
        this.lanes = lanes;
        this.store = store;
        this.papers = papers;
        this.contests = contests;
        this.participants = participants;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** An attempt with the paper it shows and the rules it was started under. */
    record Seat(Attempt attempt, Paper paper, RankingRules rules, boolean fresh) {}

    /** What a saved sheet is answered with. */
    record Saved(int revision, Instant deadline) {}

    /**
     * Starts an attempt, or finds the one that the same key started, or the one under way.
     *
     * @param key chosen by the client for this start; repeating it burns no second attempt
     */
    Mono<Seat> start(Round round, @Nullable EntryPass pass, UUID key, Instant arrived) {
        if (pass == null) {
            return refuse(new AttemptRefusal.NotEntered());
        }
        if (!pass.trial() && round.stateAt(arrived) == Round.State.COMING) {
            return refuse(new AttemptRefusal.RoundNotOpen(round.opensAt(), arrived));
        }
        if (!pass.trial() && round.restsAt(arrived)) {
            return refuse(round.awakesAfter(arrived)
                    .<AttemptRefusal>map(awake -> new AttemptRefusal.RoundResting(awake, arrived))
                    .orElseGet(() -> new AttemptRefusal.RoundClosed(round.closesAt())));
        }
        return source(round, pass)
                .flatMap(source -> tryStart(newAttempt(round, pass, source, key, arrived), round, arrived, START_TRIES))
                .doOnError(metrics::refused);
    }

    // Whose audience does not matter is not asked for it: most rounds need no read here.
    private Mono<Round.Source> source(Round round, EntryPass pass) {
        Terms terms = round.rules().terms();
        if (!terms.byAudience()) {
            return Mono.just(round.source(""));
        }
        return participants
                .find(pass)
                .switchIfEmpty(refuse(new AttemptRefusal.NotEntered()))
                .flatMap(who -> pass.trial() || terms.admits(who.audience())
                        ? Mono.just(round.source(who.audience()))
                        : refuse(new AttemptRefusal.OtherAudience(who.audience(), terms.audiences())));
    }

    private NewAttempt newAttempt(Round round, EntryPass pass, Round.Source source, UUID key, Instant arrived) {
        Instant expires = pass.trial() ? arrived.plus(round.rules().timeLimit()) : round.expires(arrived);
        boolean closed = !pass.trial() && round.stateAt(arrived) == Round.State.CLOSED;
        return new NewAttempt(
                TimeOrderedIds.next(arrived),
                round.contestId(),
                round.id(),
                pass.participation(),
                key,
                pass.trial(),
                round.rules().version(),
                round.rules().ranking().scoring(),
                source.bankVersionId(),
                source.blueprint(),
                // After the close only what was started before can be found again.
                closed ? 0 : round.rules().attempts(),
                round.rules().perDay(),
                pass.trial()
                        ? null
                        : contests.require(round.contestId()).entry().attempts(),
                LocalDate.ofInstant(arrived, VIETNAM),
                random.nextLong(),
                arrived,
                expires,
                pass.trial() ? expires : round.deadline(arrived));
    }

    private Mono<Seat> tryStart(NewAttempt start, Round round, Instant arrived, int tries) {
        if (tries == 0) {
            return Mono.error(new Overloaded());
        }
        return lanes.start(start).flatMap(outcome -> switch (outcome) {
            case StartOutcome.Started started -> began(started.attempt());
            case StartOutcome.Already already -> goOn(already.attempt(), start, round, arrived, tries);
            case StartOutcome.NoneLeft none -> refuse(whyNone(start, round, none.period()));
            case StartOutcome.Again again -> tryStart(start, round, arrived, tries - 1);
        });
    }

    private Mono<Seat> began(Attempt attempt) {
        metrics.started();
        return seat(attempt, true);
    }

    private Mono<Seat> goOn(Attempt attempt, NewAttempt start, Round round, Instant arrived, int tries) {
        return attempt.open() && attempt.overdue(arrived, settings.grace())
                ? closeOverdue(attempt, arrived).then(Mono.defer(() -> tryStart(start, round, arrived, tries - 1)))
                : seat(attempt, false);
    }

    private static AttemptRefusal whyNone(NewAttempt start, Round round, Period period) {
        return start.allowed() == 0
                ? new AttemptRefusal.RoundClosed(round.closesAt())
                : new AttemptRefusal.LimitReached(allowed(start, period), period);
    }

    private static int allowed(NewAttempt start, Period period) {
        Integer limit =
                switch (period) {
                    case DAY -> start.perDay();
                    case ROUND -> start.allowed();
                    case CONTEST -> start.perContest();
                };
        return limit == null ? start.allowed() : limit;
    }

    /** The attempt with its paper, for its owner alone; closes it first when it is overdue. */
    Mono<Seat> resume(UUID id, List<EntryPass> passes, Instant now) {
        return lanes.find(id)
                .flatMap(found -> found.filter(attempt -> owns(passes, attempt.sitting()))
                        .map(Mono::just)
                        .orElseGet(() -> refuse(new AttemptRefusal.UnknownAttempt())))
                .flatMap(attempt -> attempt.open() && attempt.overdue(now, settings.grace())
                        ? closeOverdue(attempt, now)
                        : Mono.just(attempt))
                .flatMap(attempt -> seat(attempt, false));
    }

    /**
     * Saves the whole sheet. A sheet that is not newer than the saved one is not taken; its sender is told a larger
     * revision, unless it is a repeat, and goes on from what is saved.
     */
    Mono<Saved> save(UUID id, List<EntryPass> passes, int revision, Map<String, String> answers, Instant arrived) {
        return read(id, passes, answers)
                .map(read -> new SavedSheet(id, revision, read.sheet().print(), arrived))
                .flatMap(sheet -> lanes.save(sheet)
                        .flatMap(saved -> saved.map(this::savedNow).orElseGet(() -> whyNotSaved(id, arrived)))
                        .map(attempt -> answer(sheet, attempt)))
                .doOnError(metrics::refused);
    }

    private Mono<Attempt> savedNow(Attempt attempt) {
        metrics.saved();
        return Mono.just(attempt);
    }

    // Two devices of one person may both count to the same revision; the one that came second must learn of the other.
    private static Saved answer(SavedSheet sent, Attempt saved) {
        boolean otherSheet =
                saved.revision() == sent.revision() && !saved.sheet().equals(sent.sheet());
        return new Saved(saved.revision() + (otherSheet ? 1 : 0), saved.deadline());
    }

    private Mono<Attempt> whyNotSaved(UUID id, Instant arrived) {
        return current(id).flatMap(attempt -> {
            if (attempt.open()) {
                return attempt.overdue(arrived, settings.grace())
                        ? closeOverdue(attempt, arrived).flatMap(closed -> refuse(refusalOfClosed(closed)))
                        : Mono.just(attempt);
            }
            return refuse(refusalOfClosed(attempt));
        });
    }

    /** Hands the attempt in; repeating it, or racing with another submission, gives the same result. */
    Mono<Result> submit(UUID id, List<EntryPass> passes, int revision, Map<String, String> answers, Instant arrived) {
        return read(id, passes, answers)
                .map(read -> new Closing(
                        id,
                        true,
                        revision,
                        read.sheet().print(),
                        read.paper().grade(read.sheet(), read.scoring(), KeyChanges.NONE),
                        arrived,
                        newReceipt()))
                .flatMap(lanes::close)
                .flatMap(closed -> closed.map(this::counted).orElseGet(() -> whyNotSubmitted(id, arrived)))
                .map(this::result)
                .doOnError(metrics::refused);
    }

    private Mono<Attempt> whyNotSubmitted(UUID id, Instant arrived) {
        return current(id)
                .flatMap(attempt -> attempt.open() ? closeOverdue(attempt, arrived) : Mono.just(attempt))
                .flatMap(attempt -> attempt.open()
                        ? Mono.error(new Overloaded())
                        : closedByServer(attempt) ? refuse(refusalOfClosed(attempt)) : Mono.just(attempt));
    }

    /** Closes an attempt whose time is over with its last saved sheet; the attempt as it is then. */
    Mono<Attempt> closeOverdue(Attempt attempt, Instant now) {
        Sheet sheet = savedSheet(attempt);
        return papers.of(attempt.sitting())
                .map(paper -> new Closing(
                        attempt.id(),
                        false,
                        attempt.revision(),
                        attempt.sheet(),
                        paper.grade(sheet, attempt.sitting().scoring(), KeyChanges.NONE),
                        now,
                        newReceipt()))
                .flatMap(lanes::close)
                .flatMap(closed -> closed.map(this::counted).orElseGet(() -> current(attempt.id())));
    }

    private Mono<Attempt> counted(Attempt closed) {
        Attempt.Outcome outcome = closed.outcome();
        if (outcome != null) {
            metrics.closed(outcome);
        }
        return Mono.just(closed);
    }

    /** What a receipt stands for; refused (404) when there is no such receipt. */
    public Mono<Receipt> receipt(String typed) {
        String code = Codes.normalise(typed);
        Mono<Attempt> found = RECEIPT.matcher(code).matches() ? store.byReceipt(code) : Mono.empty();
        return found.switchIfEmpty(refuse(new AttemptRefusal.UnknownReceipt()))
                .flatMap(attempt -> participants
                        .find(passOf(attempt.sitting()))
                        .map(who -> new Receipt(result(attempt), who.contestId(), who.unitId())));
    }

    /** The paper of a receipt beside its keys; empty where the rules show none, or not yet. */
    public Mono<Review> review(String typed) {
        String code = Codes.normalise(typed);
        return RECEIPT.matcher(code).matches() ? store.byReceipt(code).flatMap(reviews::of) : Mono.empty();
    }

    private static EntryPass passOf(Sitting sitting) {
        return new EntryPass(sitting.contestId(), sitting.participation(), sitting.trial(), false);
    }

    /** All attempts of a person in a contest. */
    Flux<Attempt> of(EntryPass pass) {
        return store.of(pass.participation());
    }

    /** What the owner is told about a closed attempt. */
    Result result(Attempt attempt) {
        Attempt.Outcome outcome = attempt.outcome();
        if (outcome == null) {
            throw new IllegalStateException("attempt " + attempt.id() + " is open");
        }
        Sitting sitting = attempt.sitting();
        Round round = contests.requireRound(sitting.roundId());
        Sheet sheet = savedSheet(attempt);
        boolean shown = contests.scoreVisible(round, clock.instant());
        return new Result(
                sitting.id(),
                sitting.roundId(),
                sitting.number(),
                round.rules().attempts(),
                Codes.grouped(outcome.receipt(), RECEIPT_GROUP),
                outcome.submittedAt(),
                outcome.elapsedMs(),
                sheet.answered(),
                outcome.total(),
                shown ? outcome.correct() : null,
                shown && sitting.scoring() == Scoring.PARTIAL ? outcome.points() : null,
                sheet.prediction(),
                outcome.closedBy(),
                sitting.trial());
    }

    private record Read(Paper paper, Scoring scoring, Sheet sheet) {}

    private Mono<Read> read(UUID id, List<EntryPass> passes, Map<String, String> answers) {
        return sitting(id)
                .filter(sitting -> owns(passes, sitting))
                .switchIfEmpty(refuse(new AttemptRefusal.UnknownAttempt()))
                .flatMap(sitting -> Mono.zip(papers.of(sitting), ranking(sitting))
                        .flatMap(both -> read(both.getT1(), both.getT2(), sitting.scoring(), answers)));
    }

    private static Mono<Read> read(Paper paper, RankingRules rules, Scoring scoring, Map<String, String> answers) {
        Prediction asked = rules.prediction();
        return switch (Sheet.read(answers, paper, asked)) {
            case SheetReading.Read good -> Mono.just(new Read(paper, scoring, good.sheet()));
            case SheetReading.Foreign foreign ->
                refuse(
                        asked != null && foreign.question().equals(Sheet.PREDICTION)
                                ? new AttemptRefusal.BadPrediction(asked, foreign.choice())
                                : new AttemptRefusal.ForeignAnswer(foreign));
        };
    }

    /** The rules an attempt was started under: they stay its own, whatever the round's become. */
    private Mono<RankingRules> ranking(Sitting sitting) {
        return contests.ranking(sitting.roundId(), sitting.rulesVersion());
    }

    private Mono<Sitting> sitting(UUID id) {
        Sitting known = sittings.getIfPresent(id);
        return known != null
                ? Mono.just(known)
                : lanes.find(id).flatMap(found -> Mono.justOrEmpty(found.map(this::remember)));
    }

    private Sitting remember(Attempt attempt) {
        sittings.put(attempt.id(), attempt.sitting());
        return attempt.sitting();
    }

    private Mono<Attempt> current(UUID id) {
        return lanes.find(id).flatMap(Mono::justOrEmpty);
    }

    private Mono<Seat> seat(Attempt attempt, boolean fresh) {
        Sitting sitting = remember(attempt);
        return Mono.zip(papers.of(sitting), ranking(sitting))
                .map(both -> new Seat(attempt, both.getT1(), both.getT2(), fresh));
    }

    private AttemptRefusal refusalOfClosed(Attempt attempt) {
        Result result = result(attempt);
        return closedByServer(attempt)
                ? new AttemptRefusal.TimeIsUp(result)
                : new AttemptRefusal.AlreadySubmitted(result);
    }

    private static boolean closedByServer(Attempt attempt) {
        Attempt.Outcome outcome = attempt.outcome();
        return outcome != null && outcome.closedBy().equals("server");
    }

    private static Sheet savedSheet(Attempt attempt) {
        return attempt.sheet().isEmpty()
                ? Sheet.empty(attempt.sitting().blueprint().size())
                : Sheet.parse(attempt.sheet());
    }

    private static boolean owns(List<EntryPass> passes, Sitting sitting) {
        return passes.stream().anyMatch(pass -> pass.participation().equals(sitting.participation()));
    }

    private static String newReceipt() {
        return Codes.random(RECEIPT_LENGTH);
    }

    private static <T> Mono<T> refuse(AttemptRefusal refusal) {
        return Mono.error(() -> new AttemptRefused(refusal));
    }
}
