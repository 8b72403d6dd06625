package vn.hoithi.result;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.platform.Codes;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.Throttle;

/**
 * Complaints: filed by anybody under a code, answered once by staff. About results and prizes from the publication to the end
 * of its complaint window; about questions and the rest already from the opening of the round, so that a wrong key comes up
 * before the result does.
 */
@Service
public class ComplaintService implements Objections {
    private static final Logger log = LoggerFactory.getLogger(ComplaintService.class);
    private static final int CODE = 11;
    private static final int MOST_OPEN = 5_000;
    private static final int LISTED = 500;

    private final ComplaintStore store;
    private final KeyChangeStore changes;
    private final ClosingStore closings;
    private final ContestService contests;
    private final BackgroundDatabase background;
    private final AuditLog audit;
    private final ContestClock clock;
    private final ComplaintSettings settings;
    private final Throttle filings = new Throttle(20, Duration.ofHours(1));
    private final Throttle lookups = new Throttle(120, Duration.ofMinutes(10));

    ComplaintService(
            ComplaintStore store,
            KeyChangeStore changes,
            ClosingStore closings,
            ContestService contests,
            BackgroundDatabase background,
            AuditLog audit,
            ContestClock clock,
            ComplaintSettings settings) {
        this.store = store;
        this.changes = changes;
        this.closings = closings;
        this.contests = contests;
        this.background = background;
        this.audit = audit;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * What somebody writes.
     *
     * @param round none for the whole contest
     * @param contact e-mail or phone, if an answer is wished there
     * @param receipt code of the attempt it is about
     */
    public record Filing(
            @Nullable Integer round,
            Complaint.About about,
            String text,
            @Nullable String contact,
            @Nullable String receipt) {}

    /**
     * Files a complaint. Refused (409) outside its time, (422) with a receipt code of another contest, and (429) when too many
     * come from one address or wait in the contest.
     */
    public Mono<Complaint> file(String slug, Filing filing, String address) {
        filings.use(address);
        Contest contest = contests.require(slug);
        Integer round = filing.round();
        if (round != null && contests.requireRound(round).contestId() != contest.id()) {
            return Mono.error(ResultProblems.notYet("Vòng thi này không thuộc cuộc thi."));
        }
        return mayFile(contest, round, filing.about())
                .then(Mono.defer(() -> receipt(contest, filing.receipt())))
                .flatMap(receipt -> keep(new ComplaintStore.Made(
                        contest.id(),
                        round,
                        filing.about(),
                        filing.text().strip(),
                        blank(filing.contact()),
                        receipt.orElse(null))));
    }

    private Mono<Complaint> keep(ComplaintStore.Made made) {
        return Mono.defer(() -> store.insert(made, Codes.withCheck(Codes.random(CODE)), MOST_OPEN, clock.instant()))
                .retryWhen(Retry.max(3).filter(DuplicateKeyException.class::isInstance))
                .switchIfEmpty(Mono.error(ComplaintProblems::tooMany));
    }

    private Mono<Optional<String>> receipt(Contest contest, @Nullable String typed) {
        String code = blank(typed);
        return code == null
                ? Mono.just(Optional.empty())
                : store.knowsReceipt(contest.id(), Codes.normalise(code))
                        .flatMap(known -> known
                                ? Mono.just(Optional.of(Codes.normalise(code)))
                                : Mono.error(ComplaintProblems.receipt()));
    }

    private Mono<Void> mayFile(Contest contest, @Nullable Integer roundId, Complaint.About about) {
        Instant now = clock.instant();
        return closings.versions(contest.id(), roundId)
                .filter(closing -> closing.state().isPublic())
                .next()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(newest -> {
                    if (newest.isPresent()) {
                        Instant until = newest.get().complaintsUntil();
                        boolean over =
                                newest.get().state() == ClosingState.FINAL || (until != null && !now.isBefore(until));
                        return over ? Mono.error(ComplaintProblems.over(until)) : Mono.empty();
                    }
                    return about.needsResult() || !begun(contest, roundId, now)
                            ? Mono.error(ComplaintProblems.notYet(about))
                            : Mono.empty();
                });
    }

    private boolean begun(Contest contest, @Nullable Integer roundId, Instant now) {
        return contests.catalog().roundsOf(contest.id()).stream()
                .filter(round -> roundId == null || round.id() == roundId)
                .anyMatch(round -> round.stateAt(now) != Round.State.COMING);
    }

    /** The complaint under a code, for whoever has the code. */
    public Mono<Complaint> byCode(String slug, String typed, String address) {
        lookups.use(address);
        Contest contest = contests.require(slug);
        String code = Codes.normalise(typed);
        return (Codes.checks(code) ? store.byCode(contest.id(), code) : Mono.<Complaint>empty())
                .switchIfEmpty(Mono.error(ComplaintProblems::unknown));
    }

    /** Answered ones whose summary staff made public; at most 500, the newest first. */
    public Flux<Complaint> published(int contestId) {
        return store.published(contestId, LISTED);
    }

    /** For staff: open ones first; at most 500. */
    public Flux<Complaint> ofContest(int contestId) {
        return store.ofContest(contestId, LISTED);
    }

    /** Refused (404) when there is none. */
    public Mono<Complaint> require(int id) {
        return store.find(id).switchIfEmpty(Mono.error(ComplaintProblems::unknown));
    }

    /**
     * What staff answer.
     *
     * @param keyChange the change of a key that came of it
     * @param closing the version of the result that came of it
     * @param shown whether summary and public answer, which name nobody, are public
     */
    public record Answer(
            Complaint.Decision decision,
            String text,
            @Nullable Integer keyChange,
            @Nullable Integer closing,
            boolean shown,
            @Nullable String summary,
            @Nullable String publicAnswer) {}

    /** Answers a complaint, once. Refused (409) when somebody was faster, (422) when it points to what does not belong to it. */
    public Mono<Complaint> answer(int id, Answer answer, Staff by) {
        ComplaintStore.Shown shown = shown(answer.shown(), answer.summary(), answer.publicAnswer());
        return require(id)
                .flatMap(complaint -> belongs(complaint, answer).thenReturn(complaint))
                .flatMap(complaint -> background
                        .transactions()
                        .run(() -> store.answer(
                                        id,
                                        new ComplaintStore.Answer(
                                                answer.decision(),
                                                answer.text().strip(),
                                                answer.keyChange(),
                                                answer.closing(),
                                                shown),
                                        by.login(),
                                        clock.instant())
                                .flatMap(answered ->
                                        log(by, "complaint.answer", answered).thenReturn(answered)))
                        .switchIfEmpty(Mono.defer(
                                () -> require(id).flatMap(now -> Mono.error(ComplaintProblems.answered(now))))));
    }

    /** Makes the summary of an answered complaint public, or hides it again. */
    public Mono<Complaint> show(
            int id, boolean shown, @Nullable String summary, @Nullable String publicAnswer, Staff by) {
        ComplaintStore.Shown wanted = shown(shown, summary, publicAnswer);
        return require(id)
                .flatMap(complaint -> background
                        .transactions()
                        .run(() -> store.show(id, wanted)
                                .flatMap(now -> log(by, "complaint.show", now).thenReturn(now)))
                        .switchIfEmpty(Mono.error(ComplaintProblems::notAnswered)));
    }

    private static ComplaintStore.Shown shown(boolean shown, @Nullable String summary, @Nullable String publicAnswer) {
        String question = blank(summary);
        String answer = blank(publicAnswer);
        if (shown && question == null) {
            throw ComplaintProblems.field(
                    "summary", "Muốn công khai thì hãy tóm tắt kiến nghị, không ghi tên hay cách liên hệ của ai.");
        }
        if (shown && answer == null) {
            throw ComplaintProblems.field("publicAnswer", "Muốn công khai thì hãy ghi câu trả lời cho mọi người đọc.");
        }
        return new ComplaintStore.Shown(shown, question, answer);
    }

    private Mono<Void> belongs(Complaint complaint, Answer answer) {
        Integer change = answer.keyChange();
        Integer closing = answer.closing();
        Mono<Void> changed = change == null
                ? Mono.empty()
                : changes.find(change)
                        .filter(found -> found.contestId() == complaint.contestId())
                        .switchIfEmpty(Mono.error(() -> ComplaintProblems.field(
                                "keyChange", "Cuộc thi này không có đề nghị đáp án mang số đó.")))
                        .then();
        return closing == null
                ? changed
                : changed.then(closings.find(closing)
                        .filter(found -> found.contestId() == complaint.contestId())
                        .switchIfEmpty(Mono.error(() ->
                                ComplaintProblems.field("closing", "Cuộc thi này không có bản kết quả mang số đó.")))
                        .then());
    }

    @Override
    public Mono<Long> open(Closing closing) {
        return store.open(closing.contestId(), closing.roundId());
    }

    /** Erases text, contact and receipt of complaints whose answer is old enough; what staff wrote stays. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    Mono<Void> erase() {
        return Mono.defer(() -> {
                    Instant now = clock.instant();
                    return store.erase(now.minus(settings.keep()), now).then();
                })
                .onErrorResume(error -> {
                    log.warn(
                            "erasing old complaints failed: {}",
                            error.getClass().getName());
                    return Mono.empty();
                });
    }

    private Mono<Void> log(Staff by, String action, Complaint complaint) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("contest", complaint.contestId());
        after.put("round", Objects.requireNonNullElse(complaint.roundId(), 0));
        after.put(
                "decision",
                complaint.decision() == null ? "" : complaint.decision().words());
        after.put("shown", complaint.shown());
        return audit.write(background.client(), by, action, "complaint:" + complaint.id(), null, after);
    }

    private static @Nullable String blank(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
