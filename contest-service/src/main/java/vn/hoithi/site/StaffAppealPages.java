package vn.hoithi.site;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.participant.ParticipantService;
import vn.hoithi.participant.Person;
import vn.hoithi.platform.Codes;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.questionbank.Question;
import vn.hoithi.result.BundleService;
import vn.hoithi.result.Closing;
import vn.hoithi.result.ClosingState;
import vn.hoithi.result.Complaint;
import vn.hoithi.result.ComplaintService;
import vn.hoithi.result.KeyChange;
import vn.hoithi.result.KeyChangeService;
import vn.hoithi.result.KeyPreview;
import vn.hoithi.result.ResultService;
import vn.hoithi.result.Task;

/** What staff do after a round: answer complaints, correct keys, hand out files that anybody can check. */
@Controller
class StaffAppealPages {
    private static final int HUNDRED = 100;
    private static final int GROUP = 4;

    private final ComplaintService complaints;
    private final KeyChangeService changes;
    private final BundleService bundles;
    private final ResultService results;
    private final ContestService contests;
    private final ParticipantService participants;
    private final ContestClock clock;

    StaffAppealPages(
            ComplaintService complaints,
            KeyChangeService changes,
            BundleService bundles,
            ResultService results,
            ContestService contests,
            ParticipantService participants,
            ContestClock clock) {
        this.complaints = complaints;
        this.changes = changes;
        this.bundles = bundles;
        this.results = results;
        this.contests = contests;
        this.participants = participants;
        this.clock = clock;
    }

    /** Something to choose from. */
    record Choice(int id, String name) {}

    record ComplaintRow(
            Complaint complaint,
            String scope,
            String receipt,
            String madeAt,
            @Nullable String answeredAt) {}

    /** Somebody who would stand elsewhere. */
    record MoveRow(String name, int before, int after, String points, boolean winner) {}

    /**
     * A change of a key.
     *
     * @param stem of the question; none while a round still uses it
     * @param own whether this person proposed it
     * @param work how far its preview is, or the version it asks for; none where nothing was asked for
     */
    record ChangeRow(
            KeyChange change,
            String round,
            @Nullable String stem,
            List<String> choices,
            @Nullable String present,
            String proposedAt,
            boolean own,
            boolean mayApprove,
            @Nullable Task work,
            List<MoveRow> moves) {}

    record BundleRow(
            int id,
            String name,
            String state,
            @Nullable String written,
            @Nullable String size,
            @Nullable Task work) {}

    @GetMapping("/quan-tri/cuoc-thi/{id}/khieu-nai")
    Mono<String> complaints(@PathVariable int id, Model model) {
        Contest contest = contests.require(id);
        model.addAttribute("contest", contest);
        model.addAttribute("decisions", Complaint.Decision.values());
        return Mono.zip(
                        complaints.ofContest(id).map(this::row).collectList(),
                        changes.ofContest(id)
                                .map(change -> new Choice(
                                        change.id(), "Số %d, câu %s".formatted(change.id(), change.questionId())))
                                .collectList(),
                        results.ofContest(id)
                                .filter(closing -> closing.state().isPublic())
                                .map(closing -> new Choice(closing.id(), name(closing)))
                                .collectList())
                .map(all -> {
                    model.addAttribute("complaints", all.getT1());
                    model.addAttribute(
                            "open",
                            all.getT1().stream()
                                    .filter(row -> row.complaint().open())
                                    .count());
                    model.addAttribute("changes", all.getT2());
                    model.addAttribute("versions", all.getT3());
                    return "admin/complaints";
                });
    }

    private ComplaintRow row(Complaint complaint) {
        Integer round = complaint.roundId();
        Instant answered = complaint.answeredAt();
        return new ComplaintRow(
                complaint,
                round == null ? "Cả cuộc thi" : roundName(round),
                complaint.receipt() == null ? "" : Codes.grouped(complaint.receipt(), GROUP),
                Words.minute(complaint.madeAt()),
                answered == null ? null : Words.minute(answered));
    }

    private String roundName(int round) {
        return contests.catalog().round(round).map(Round::name).orElse("");
    }

    private String name(Closing closing) {
        Integer round = closing.roundId();
        return "%s, bản %d".formatted(round == null ? "Kết quả chung" : roundName(round), closing.number());
    }

    @GetMapping("/quan-tri/cuoc-thi/{id}/dap-an")
    Mono<String> keys(@PathVariable int id, @AuthenticationPrincipal Staff staff, Model model) {
        Contest contest = contests.require(id);
        Instant now = clock.instant();
        model.addAttribute("contest", contest);
        model.addAttribute(
                "rounds",
                contests.catalog().roundsOf(id).stream()
                        .filter(round -> round.stateAt(now) == Round.State.CLOSED)
                        .map(round -> new Choice(round.id(), round.name()))
                        .toList());
        return Mono.zip(
                        changes.ofContest(id)
                                .collectList()
                                .flatMap(all -> people(all)
                                        .flatMapMany(people ->
                                                Flux.fromIterable(all).concatMap(change -> row(change, people, staff)))
                                        .collectList()),
                        results.ofContest(id)
                                .filter(closing -> closing.roundId() != null
                                        && closing.state() != ClosingState.FROZEN
                                        && closing.state() != ClosingState.WITHDRAWN)
                                .concatMap(this::bundle)
                                .collectList(),
                        bundles.key())
                .map(all -> {
                    model.addAttribute("changes", all.getT1());
                    model.addAttribute("bundles", all.getT2());
                    model.addAttribute("key", all.getT3());
                    model.addAttribute(
                            "busy",
                            all.getT1().stream().anyMatch(row -> running(row.work()))
                                    || all.getT2().stream().anyMatch(row -> running(row.work())));
                    return "admin/key-changes";
                });
    }

    private static boolean running(@Nullable Task task) {
        return task != null && task.running();
    }

    private Mono<Map<UUID, Person>> people(Collection<KeyChange> all) {
        Set<UUID> ids = new HashSet<>();
        all.stream().filter(KeyChange::waiting).map(KeyChange::preview).forEach(preview -> {
            if (preview != null) {
                preview.moves().forEach(move -> ids.add(move.participation()));
            }
        });
        return Flux.fromIterable(ids)
                .buffer(200)
                .concatMap(participants::people)
                .collect(HashMap::new, Map::putAll);
    }

    private Mono<ChangeRow> row(KeyChange change, Map<UUID, Person> people, Staff staff) {
        boolean own = change.proposedBy().equals(staff.login());
        Round round = contests.requireRound(change.roundId());
        return Mono.zip(
                        contests.heldBack(round)
                                .filter(kept -> !kept.contains(change.questionId()))
                                .flatMap(free -> changes.question(round, change.questionId()))
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty()),
                        changes.task(change.waiting() ? Task.Kind.PREVIEW : Task.Kind.VERSION, change.id())
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty()))
                .map(both -> new ChangeRow(
                        change,
                        round.name(),
                        both.getT1().map(question -> question.stem().plain()).orElse(null),
                        both.getT1().map(StaffAppealPages::choices).orElse(List.of()),
                        both.getT1().map(StaffAppealPages::letters).orElse(null),
                        Words.minute(change.proposedAt()),
                        own,
                        change.waiting() && change.preview() != null && (!own || results.approvesAlone()),
                        both.getT2().orElse(null),
                        moves(change, people)));
    }

    private static List<String> choices(Question question) {
        return question.choices().stream().map(choice -> choice.plain()).toList();
    }

    private static String letters(Question question) {
        StringBuilder letters = new StringBuilder();
        question.key()
                .forEach(position ->
                        letters.append(letters.isEmpty() ? "" : ", ").append((char) ('A' + position)));
        return letters.toString();
    }

    private static List<MoveRow> moves(KeyChange change, Map<UUID, Person> people) {
        KeyPreview preview = change.preview();
        if (preview == null || !change.waiting()) {
            return List.of();
        }
        return preview.moves().stream()
                .map(move -> {
                    Person person = people.get(move.participation());
                    return new MoveRow(
                            person == null || person.fullName().isEmpty() ? "(không có tên)" : person.fullName(),
                            move.before(),
                            move.after(),
                            "%s → %s".formatted(questions(move.pointsBefore()), questions(move.pointsAfter())),
                            move.winner());
                })
                .toList();
    }

    /** Hundredths as questions: 950 is 9,5. */
    private static String questions(int points) {
        int rest = points % HUNDRED;
        String whole = Integer.toString(points / HUNDRED);
        return rest == 0 ? whole : whole + "," + (rest % 10 == 0 ? rest / 10 : "%02d".formatted(rest));
    }

    private Mono<BundleRow> bundle(Closing closing) {
        return Mono.zip(
                        bundles.file(closing.id()).map(Optional::of).defaultIfEmpty(Optional.empty()),
                        bundles.task(closing.id()).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(both -> new BundleRow(
                        closing.id(),
                        name(closing),
                        closing.state().words(),
                        both.getT1()
                                .map(file -> Words.minute(file.finishedAt()))
                                .orElse(null),
                        both.getT1().map(file -> megabytes(file.bytes())).orElse(null),
                        both.getT2().orElse(null)));
    }

    private static String megabytes(long bytes) {
        return bytes < 1_000_000 ? Math.max(1, bytes / 1_000) + " KB" : bytes / 1_000_000 + " MB";
    }
}
