package vn.hoithi.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Truth;

/**
 * Closes rounds: freeze, rank, draft, publish, final. Each step is one conditional change of the state together with its
 * trace and its audit entry; of two people at once one wins and the other is told what happened (409).
 */
@Service
public class ResultService {
    private static final Set<ClosingState> UNPUBLISHED =
            EnumSet.of(ClosingState.FROZEN, ClosingState.RANKED, ClosingState.DRAFT);

    private final ClosingStore closings;
    private final RankedStore ranked;
    private final ContestService contests;
    private final AuditLog audit;
    private final BackgroundDatabase background;
    private final ContestClock clock;
    private final ResultSettings settings;
    private final ObjectProvider<Regrading> regradings;
    private final ObjectProvider<Objections> objections;

    ResultService(
            ClosingStore closings,
            RankedStore ranked,
            ContestService contests,
            AuditLog audit,
            BackgroundDatabase background,
            ContestClock clock,
            ResultSettings settings,
            ObjectProvider<Regrading> regradings,
            ObjectProvider<Objections> objections) {
        this.closings = closings;
        this.ranked = ranked;
        this.contests = contests;
        this.audit = audit;
        this.background = background;
        this.clock = clock;
        this.settings = settings;
        this.regradings = regradings;
        this.objections = objections;
    }

    /** All versions of all results of a contest: rounds first, the newest version of each first; refused (404) where there is none. */
    public Flux<Closing> ofContest(int contestId) {
        return Flux.defer(() -> closings.ofContest(contests.require(contestId).id()));
    }

    /** All versions of one result, the newest first. */
    public Flux<Closing> versions(int contestId, @Nullable Integer roundId) {
        return closings.versions(contestId, roundId);
    }

    /** A version; refused (404) when there is none. */
    public Mono<Closing> require(int id) {
        return closings.find(id).switchIfEmpty(Mono.error(ResultProblems::unknown));
    }

    /** What was done to a version, first to last. */
    public Flux<Closing.Step> steps(int id) {
        return closings.steps(id);
    }

    /** Whether whoever made a draft may publish it. */
    public boolean approvesAlone() {
        return settings.approveAlone();
    }

    /**
     * Fixes what counts and the true values, as the next version. Refused (409) while the round is open, an attempt is under
     * way, or another version is in the making, and (422) when a later version comes without a reason.
     */
    public Mono<Closing> freeze(int contestId, @Nullable Integer roundId, String reason, Staff by) {
        Contest contest = contests.require(contestId);
        return closings.versions(contest.id(), roundId).collectList().flatMap(versions -> {
            if (versions.stream().anyMatch(version -> version.state().inMaking())) {
                return Mono.error(ResultProblems.inMaking());
            }
            String why = versions.isEmpty()
                    ? ""
                    : ResultProblems.reason(reason, "Đã có bản kết quả trước: hãy ghi lý do làm bản mới");
            return (roundId == null ? sum(contest, why) : count(contest, contests.requireRound(roundId), why))
                    .flatMap(frozen -> keep(frozen, versions, by));
        });
    }

    private Mono<ClosingStore.Frozen> count(Contest contest, Round round, String reason) {
        if (round.contestId() != contest.id()) {
            return Mono.error(ResultProblems.notYet("Vòng thi này không thuộc cuộc thi."));
        }
        Instant now = clock.instant();
        if (round.stateAt(now) != Round.State.CLOSED
                || now.isBefore(round.closesAt().plus(settings.settle()))) {
            return Mono.error(ResultProblems.notYet(
                    "Vòng thi chưa đóng hẳn. Hãy đợi %d giây sau giờ đóng để những bài nộp cuối cùng kịp về."
                            .formatted(settings.settle().toSeconds())));
        }
        RankingRules rules = round.rules().ranking();
        Prediction prediction = rules.prediction();
        return ranked.unfinished(contest.id(), round.id()).flatMap(open -> {
            if (open > 0) {
                return Mono.error(ResultProblems.notYet(
                        "Còn %d bài thi đang được hệ thống thu. Hãy đợi vài giây rồi bấm lại.".formatted(open)));
            }
            return ranked.truth(0, round.id(), prediction)
                    .map(truth -> new ClosingStore.Frozen(
                            contest.id(),
                            round.id(),
                            reason,
                            round.rules().version(),
                            rules,
                            truth,
                            value(truth, prediction),
                            List.of()));
        });
    }

    private Mono<ClosingStore.Frozen> sum(Contest contest, String reason) {
        return current(contest.id()).flatMap(current -> {
            List<Round> rounds = contests.catalog().roundsOf(contest.id());
            List<String> missing = rounds.stream()
                    .filter(round -> !current.containsKey(round.id()))
                    .map(Round::name)
                    .toList();
            if (rounds.isEmpty() || !missing.isEmpty()) {
                return Mono.error(
                        ResultProblems.notYet("Kết quả chung cộng từ kết quả đã công bố của mọi vòng thi. Còn thiếu: "
                                + (rounds.isEmpty() ? "chưa có vòng thi nào" : String.join(", ", missing)) + "."));
            }
            List<Integer> sources = rounds.stream()
                    .map(round ->
                            Objects.requireNonNull(current.get(round.id())).id())
                    .toList();
            return ranked.truth(sources)
                    .map(truth -> new ClosingStore.Frozen(
                            contest.id(), null, reason, null, RankingRules.PLAIN, truth, null, sources));
        });
    }

    /** The published results that hold now, by round; the whole contest's stands under 0. */
    public Mono<Map<Integer, Closing>> current(int contestId) {
        return closings.ofContest(contestId)
                .filter(closing -> closing.state().isPublic())
                .sort(Comparator.comparingInt(Closing::number))
                .collectMap(
                        closing -> Objects.requireNonNullElse(closing.roundId(), 0),
                        Function.identity(),
                        LinkedHashMap::new);
    }

    private Mono<Closing> keep(ClosingStore.Frozen frozen, List<Closing> versions, Staff by) {
        Instant now = clock.instant();
        return background
                .transactions()
                .run(() -> closings.insert(frozen, by.login(), now)
                        .switchIfEmpty(Mono.error(() -> ResultProblems.clockWentBack(
                                versions.isEmpty() ? now : versions.getFirst().changedAt(), now)))
                        .flatMap(made -> log(
                                        by,
                                        "result.freeze",
                                        made,
                                        Map.of(
                                                "people", made.counts().people(),
                                                "attempts", made.counts().attempts(),
                                                "reason", made.reason()))
                                .thenReturn(made)))
                .onErrorMap(ResultProblems::raced);
    }

    /** Makes the ranked list of a frozen version. Refused (409) when it is in another state. */
    public Mono<Closing> rank(int id, Staff by) {
        return require(id)
                .flatMap(found -> found.state() == ClosingState.FROZEN ? regrade(found) : Mono.just(found))
                .flatMap(ignored -> step(
                        new ClosingStore.Move(
                                id, Set.of(ClosingState.FROZEN), ClosingState.RANKED, by.login(), "", null, null),
                        "result.rank",
                        by,
                        moved -> truths(moved)
                                .flatMap(known -> ranked.rank(known).thenReturn(known))));
    }

    private Mono<Closing> regrade(Closing frozen) {
        return Flux.fromStream(regradings.orderedStream())
                .concatMap(regrading -> regrading.regrade(frozen))
                .then(Mono.just(frozen));
    }

    // Keys that changed since also change who had everything right, which a prediction may ask for.
    private Mono<Closing> truths(Closing closing) {
        Integer round = closing.roundId();
        if (round == null) {
            return Mono.just(closing);
        }
        Prediction prediction = closing.ranking().prediction();
        return ranked.regraded(closing.id())
                .flatMap(regraded -> !regraded
                        ? Mono.just(closing)
                        : ranked.truth(closing.id(), round, prediction)
                                .flatMap(truth -> closings.truths(closing.id(), truth, value(truth, prediction)))
                                .then(closings.inTransaction(closing.id())));
    }

    private static @Nullable BigDecimal value(Truth truth, @Nullable Prediction prediction) {
        return prediction == null ? null : truth.value(prediction);
    }

    /** Gives up a version that was never published, with a reason; what it held stays readable for staff. */
    public Mono<Closing> withdraw(int id, String reason, Staff by) {
        String why = ResultProblems.reason(reason, "Hãy ghi lý do hủy bản kết quả này");
        return step(
                new ClosingStore.Move(id, UNPUBLISHED, ClosingState.WITHDRAWN, by.login(), why, null, null),
                "result.withdraw",
                by,
                Mono::just);
    }

    /**
     * Ends the time for complaints. Refused (409) before it is over, while a complaint is open, and for a version that a
     * later one has replaced.
     */
    public Mono<Closing> finish(int id, Staff by) {
        return require(id)
                .flatMap(closing -> versions(closing.contestId(), closing.roundId())
                        .filter(other ->
                                other.state().isPublic() || other.state().inMaking())
                        .next()
                        .flatMap(newest -> mayFinish(closing, newest))
                        .then(Flux.fromStream(objections.orderedStream())
                                .concatMap(known -> known.open(closing))
                                .reduce(0L, Long::sum))
                        .flatMap(open -> open > 0
                                ? Mono.error(ResultProblems.stillOpen(open))
                                : step(
                                        new ClosingStore.Move(
                                                id,
                                                Set.of(ClosingState.PUBLISHED),
                                                ClosingState.FINAL,
                                                by.login(),
                                                "",
                                                null,
                                                null),
                                        "result.finish",
                                        by,
                                        Mono::just)));
    }

    private Mono<Closing> mayFinish(Closing closing, Closing newest) {
        if (newest.id() != closing.id()) {
            return Mono.error(ResultProblems.replaced());
        }
        Instant until = closing.complaintsUntil();
        return until != null && clock.instant().isBefore(until)
                ? Mono.error(ResultProblems.tooEarly(until))
                : Mono.just(closing);
    }

    /** One step: the state, what belongs to it, its trace and its audit entry in one transaction of the background pool. */
    Mono<Closing> step(ClosingStore.Move move, String action, Staff by, Function<Closing, Mono<Closing>> work) {
        Instant now = clock.instant();
        return background
                .transactions()
                .run(() -> closings.move(move, now)
                        .flatMap(work)
                        .flatMap(moved -> log(by, action, moved, Map.of("reason", move.reason()))
                                .thenReturn(moved)))
                .onErrorMap(ResultProblems::raced)
                .switchIfEmpty(Mono.defer(() -> refused(move.id(), now)));
    }

    private Mono<Closing> refused(int id, Instant now) {
        return require(id)
                .flatMap(found -> closings.steps(id)
                        .last()
                        .flatMap(last -> Mono.error(
                                found.changedAt().isAfter(now)
                                        ? ResultProblems.clockWentBack(found.changedAt(), now)
                                        : ResultProblems.moved(found, last))));
    }

    Mono<Void> log(Staff by, String action, Closing closing, Map<String, ?> more) {
        Map<String, Object> after = new LinkedHashMap<>(more);
        after.put("contest", closing.contestId());
        after.put("round", Objects.requireNonNullElse(closing.roundId(), 0));
        after.put("version", closing.number());
        return audit.write(background.client(), by, action, "result:" + closing.id(), null, after);
    }

    /** At most 200 lines of a ranked list behind the one with that n. */
    Flux<RankedLine> page(int id, int after, int limit) {
        return ranked.page(id, Math.max(0, after), Math.clamp(limit, 1, 200));
    }

    /** How many lines a ranked list has. */
    public Mono<Long> size(int id) {
        return ranked.size(id);
    }

    Flux<RankedLine> ofPerson(int id, UUID person) {
        return ranked.ofPerson(id, person);
    }
}
