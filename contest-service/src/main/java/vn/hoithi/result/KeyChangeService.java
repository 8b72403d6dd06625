package vn.hoithi.result;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.bank.BankService;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.questionbank.Question;

/**
 * Annuls questions of closed rounds and corrects their keys: proposed with a preview of who would move, decided by a second
 * person, and then part of the next version of the result. The newest approved change of a question holds; what was decided
 * wrongly is decided again.
 */
@Service
public class KeyChangeService {
    private static final Pattern LETTERS = Pattern.compile("[A-J]{1,10}");

    private final KeyChangeStore store;
    private final TaskStore tasks;
    private final ClosingStore closings;
    private final ContestService contests;
    private final BankService banks;
    private final BackgroundDatabase background;
    private final AuditLog audit;
    private final ContestClock clock;
    private final ResultSettings settings;

    KeyChangeService(
            KeyChangeStore store,
            TaskStore tasks,
            ClosingStore closings,
            ContestService contests,
            BankService banks,
            BackgroundDatabase background,
            AuditLog audit,
            ContestClock clock,
            ResultSettings settings) {
        this.store = store;
        this.tasks = tasks;
        this.closings = closings;
        this.contests = contests;
        this.banks = banks;
        this.background = background;
        this.audit = audit;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Proposes a change and has its preview computed.
     *
     * @param letters right choices in the order of the bank, as "AC"; none to annul the question
     * @return id of the proposal. Refused (409) before the close, while another round uses the question, and while a change
     *     of it waits; (422) with every error of the form
     */
    public Mono<Integer> propose(int roundId, String question, @Nullable String letters, String reason, Staff by) {
        Round round = contests.requireRound(roundId);
        Instant now = clock.instant();
        if (round.stateAt(now) != Round.State.CLOSED) {
            return Mono.error(KeyChangeProblems.notClosed());
        }
        String why = ResultProblems.reason(reason, "Hãy ghi lý do hủy câu hỏi hoặc đính chính đáp án");
        String id = question.strip();
        return named(round, id)
                .collectList()
                .map(KeyChangeService::only)
                .flatMap(found -> store.inForce(roundId)
                        .filter(change -> change.questionId().equals(id))
                        .next()
                        .map(change -> change.annulled() ? Set.<Integer>of() : change.positions())
                        .defaultIfEmpty(found.key())
                        .map(present -> wanted(found, letters, present)))
                .zipWith(contests.heldBack(round))
                .flatMap(both -> both.getT2().contains(id)
                        ? Mono.error(KeyChangeProblems.heldBack())
                        : keep(
                                new KeyChangeStore.Proposed(
                                        round.contestId(),
                                        roundId,
                                        id,
                                        both.getT1().isEmpty() ? null : both.getT1(),
                                        why),
                                by,
                                now));
    }

    /** What a round asks under an id, from the first of its banks that has it; empty when none has. */
    public Mono<Question> question(Round round, String id) {
        return named(round, id).next();
    }

    private Flux<Question> named(Round round, String id) {
        return Flux.fromIterable(round.drawn())
                .concatMap(drawn -> banks.questions(drawn.bankVersionId()))
                .concatMap(bank -> Mono.justOrEmpty(bank.find(id)));
    }

    // A decision holds for every paper with that id, whichever bank it was drawn from.
    private static Question only(List<Question> named) {
        if (named.isEmpty()) {
            throw KeyChangeProblems.noSuchQuestion();
        }
        if (!named.stream().allMatch(other -> same(other, named.getFirst()))) {
            throw KeyChangeProblems.twoQuestions();
        }
        return named.getFirst();
    }

    private static boolean same(Question one, Question other) {
        return one.stem().equals(other.stem())
                && one.choices().equals(other.choices())
                && one.key().equals(other.key());
    }

    /** The letters in order, "" for none; refused when they cannot be the question's new key. */
    private static String wanted(Question question, @Nullable String typed, Set<Integer> present) {
        if (typed == null || typed.isBlank()) {
            if (present.isEmpty()) {
                throw KeyChangeProblems.already();
            }
            return "";
        }
        String letters = typed.toUpperCase(java.util.Locale.ROOT).replaceAll("[\\s,;]", "");
        SortedSet<Integer> key =
                LETTERS.matcher(letters).matches() ? KeyChange.positions(letters) : new java.util.TreeSet<>();
        if (key.isEmpty()
                || key.size() != letters.length()
                || key.last() >= question.choices().size()) {
            throw KeyChangeProblems.key("Câu này có các phương án A đến %c; hãy ghi mỗi chữ một lần, ví dụ: B hoặc AC."
                    .formatted('A' + question.choices().size() - 1));
        }
        if (!question.multiple() && key.size() > 1) {
            throw KeyChangeProblems.key(
                    "Câu này chỉ chọn được một phương án nên chỉ có một đáp án. Nếu nhiều phương án cùng đúng, hãy hủy câu hỏi.");
        }
        if (key.equals(present)) {
            throw KeyChangeProblems.already();
        }
        StringBuilder sorted = new StringBuilder();
        key.forEach(position -> sorted.append((char) ('A' + position)));
        return sorted.toString();
    }

    private Mono<Integer> keep(KeyChangeStore.Proposed change, Staff by, Instant now) {
        return background
                .transactions()
                .run(() -> store.insert(change, by.login(), now)
                        .flatMap(id -> tasks.ask(Task.Kind.PREVIEW, id, by)
                                .then(log(by, "key.propose", id, change, change.reason()))
                                .thenReturn(id)))
                .switchIfEmpty(Mono.error(KeyChangeProblems::waiting));
    }

    /** Has a preview computed again, because results have moved on or the last one failed. */
    public Mono<Void> previewAgain(int id, Staff by) {
        return require(id)
                .flatMap(change -> change.waiting()
                        ? tasks.ask(Task.Kind.PREVIEW, id, by)
                        : Mono.error(KeyChangeProblems.decided(change)));
    }

    /**
     * Lets a change count. Where a result is published already, its next version is frozen and ranked at once. Refused (409)
     * when somebody else was faster, the preview is not there yet, or a version that cannot hold it any more is in the
     * making; (403) for whoever proposed it, where two have to agree.
     *
     * @param reason needed only of whoever approves the own proposal
     */
    public Mono<KeyChange> approve(int id, String reason, Staff by) {
        return require(id).flatMap(change -> {
            boolean own = change.proposedBy().equals(by.login());
            if (own && !settings.approveAlone()) {
                return Mono.error(KeyChangeProblems.ownProposal());
            }
            String why = own
                    ? ResultProblems.reason(reason, "Hãy ghi lý do một người vừa đề nghị vừa duyệt")
                    : ResultProblems.optional(reason);
            return background
                    .transactions()
                    .run(() -> store.lock(change.roundId())
                            .filter(KeyChangeStore.InMaking::tooLate)
                            .hasElements()
                            .flatMap(late -> late ? Mono.error(KeyChangeProblems.versionInMaking()) : Mono.just(late))
                            .flatMap(ready -> store.approve(id, why, by.login(), clock.instant()))
                            .flatMap(approved -> nextVersion(approved, by)
                                    .then(log(by, "key.approve", id, proposed(approved), why))
                                    .thenReturn(approved)))
                    .switchIfEmpty(Mono.defer(() -> refused(id)));
        });
    }

    private Mono<Void> nextVersion(KeyChange approved, Staff by) {
        return closings.versions(approved.contestId(), approved.roundId())
                .filter(version -> version.state().isPublic())
                .hasElements()
                .flatMap(published -> published ? tasks.ask(Task.Kind.VERSION, approved.id(), by) : Mono.<Void>empty());
    }

    /** Has the version made that an approved change asks for, when that failed before. */
    public Mono<Void> versionAgain(int id, Staff by) {
        return require(id)
                .flatMap(change -> change.approvedBy() == null
                        ? Mono.error(KeyChangeProblems.decided(change))
                        : tasks.ask(Task.Kind.VERSION, id, by));
    }

    /** Turns a proposal down, with a reason. Refused (409) when it is decided already. */
    public Mono<KeyChange> refuse(int id, String reason, Staff by) {
        String why = ResultProblems.reason(reason, "Hãy ghi lý do không duyệt");
        return background
                .transactions()
                .run(() -> store.refuse(id, why, by.login(), clock.instant())
                        .flatMap(change ->
                                log(by, "key.refuse", id, proposed(change), why).thenReturn(change)))
                .switchIfEmpty(Mono.defer(() -> refused(id)));
    }

    private Mono<KeyChange> refused(int id) {
        return require(id)
                .flatMap(change -> Mono.error(
                        change.waiting() ? KeyChangeProblems.noPreview() : KeyChangeProblems.decided(change)));
    }

    /** A change; refused (404) when there is none. */
    public Mono<KeyChange> require(int id) {
        return store.find(id).switchIfEmpty(Mono.error(KeyChangeProblems::unknown));
    }

    /** All changes of a contest, the newest first; refused (404) where there is no such contest. */
    public Flux<KeyChange> ofContest(int contestId) {
        return Flux.defer(() -> store.ofContest(contests.require(contestId).id()));
    }

    /** The changes that hold in a round, by question: whoever shows its key shows these. */
    public Mono<Map<String, KeyChange>> inForce(int roundId) {
        return store.inForce(roundId).collectMap(KeyChange::questionId);
    }

    /** What is told of corrected keys with a receipt; empty when nothing was corrected. */
    public Mono<KeyNotice> notice(int roundId) {
        return store.notice(roundId);
    }

    /** The changes that count in a version. */
    public Mono<List<KeyChange>> ofVersion(int closingId) {
        return store.ofVersion(closingId).collectList();
    }

    /** How far the preview is, and then the new version. */
    public Mono<Task> task(Task.Kind kind, int changeId) {
        return tasks.newest(kind, changeId);
    }

    private static KeyChangeStore.Proposed proposed(KeyChange change) {
        return new KeyChangeStore.Proposed(
                change.contestId(), change.roundId(), change.questionId(), change.key(), change.reason());
    }

    private Mono<Void> log(Staff by, String action, int id, KeyChangeStore.Proposed change, String reason) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("contest", change.contestId());
        after.put("round", change.roundId());
        after.put("question", change.question());
        after.put("key", change.key() == null ? "hủy câu hỏi" : change.key());
        after.put("reason", reason);
        return audit.write(background.client(), by, action, "key-change:" + id, null, after);
    }
}
