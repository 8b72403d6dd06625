package vn.hoithi.report;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.document.Numbers;
import vn.hoithi.platform.Attachment;
import vn.hoithi.platform.ShieldedTx;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.Unmarked;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** Reports as they are sent: by whom and by when. */
@Service
public class IssueService {
    private static final int WEEKS_BACK = 8;
    private static final int WEEKS_AHEAD = 2;

    private final ReportService reports;
    private final IssueStore issues;
    private final DueStore dues;
    private final Schedules schedules;
    private final ContestService contests;
    private final UnitService units;
    private final AuditLog audit;
    private final ShieldedTx tx;
    private final JsonMapper json;
    private final InstantSource clock;

    IssueService(
            ReportService reports,
            IssueStore issues,
            DueStore dues,
            Schedules schedules,
            ContestService contests,
            UnitService units,
            AuditLog audit,
            ShieldedTx tx,
            JsonMapper json,
            InstantSource clock) {
        this.reports = reports;
        this.issues = issues;
        this.dues = dues;
        this.schedules = schedules;
        this.contests = contests;
        this.units = units;
        this.audit = audit;
        this.tx = tx;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Where a unit stands with one deadline.
     *
     * @param sentAt none while it has sent nothing
     */
    public record Standing(Unit unit, @Nullable Instant sentAt, boolean late) {}

    /** Sends the report: its files and figures are kept as they are now. The id. */
    public Mono<Integer> issue(Contest contest, Unit unit, ReportAsk ask, @Nullable String due, Staff by) {
        return reports.bundle(contest, unit, ask)
                .flatMap(bundle -> answered(
                                contest, unit, bundle.data().period().code(), due)
                        .flatMap(instance ->
                                issues.add(bundle, figures(bundle.data()), instance.orElse(null), null, by.login())))
                .flatMap(id -> audit.write(
                                by,
                                "report.issue",
                                "unit:" + unit.id(),
                                null,
                                Map.of("contest", contest.name(), "number", id))
                        .thenReturn(id));
    }

    public Flux<Issue> issues(Contest contest, Unit unit) {
        return issues.of(contest.id(), unit.id());
    }

    /** A kept file; refused (404) when there is no such report of this unit. */
    public Mono<Attachment> file(Contest contest, Unit unit, int id, String extension) {
        ReportFormat format = ReportFormat.require(extension);
        return issues.file(contest.id(), unit.id(), id, format.extension())
                .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown("unknown-report", "Không có báo cáo này.")))
                .map(file -> Attachment.of(
                        "bao-cao-" + Unmarked.fileName(unit.name()) + "-" + Unmarked.fileName(file.period()) + "-so-"
                                + id + "." + format.extension(),
                        file.content()));
    }

    /** Deadlines that this unit set. */
    public Flux<Due> dues(Contest contest, Unit unit) {
        return dues.of(contest.id(), unit.id());
    }

    /** Sets a deadline: weekly or monthly with a day and a time, or once with a moment. */
    public Mono<Integer> setDue(
            Contest contest,
            Unit unit,
            String title,
            @Nullable Integer weekday,
            @Nullable Integer monthDay,
            @Nullable LocalTime time,
            @Nullable Instant dueAt,
            Staff by) {
        long kinds =
                Stream.of(weekday, monthDay, dueAt).filter(Objects::nonNull).count();
        if (kinds != 1 || (time == null) != (dueAt != null)) {
            return Mono.error(SimplyRefused.invalidField(
                    "invalid-due",
                    "weekday",
                    "Chọn hằng tuần (thứ và giờ), hằng tháng (ngày và giờ) hoặc một lần (ngày giờ)."));
        }
        return tx.run(() -> dues.add(contest.id(), unit.id(), title, weekday, monthDay, time, dueAt)
                .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                        "too-many", "Đã đủ số hạn nộp", "Hãy xóa bớt hạn nộp cũ trước khi thêm.")))
                .flatMap(id -> follow(contest, unit)
                        .then(audit.write(by, "report.due", "unit:" + unit.id(), null, Map.of("title", title)))
                        .thenReturn(id)));
    }

    public Mono<Void> removeDue(Contest contest, Unit unit, int id, Staff by) {
        return tx.run(() -> dues.remove(contest.id(), unit.id(), id)
                .filter(removed -> removed > 0)
                .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown("unknown-due", "Không có hạn nộp này.")))
                .flatMap(removed -> follow(contest, unit)
                        .then(audit.write(by, "report.due-remove", "unit:" + unit.id(), Map.of("number", id), null))));
    }

    // Reports below that make themselves keep to the deadlines as they are now.
    private Mono<Void> follow(Contest contest, Unit unit) {
        return dues.of(contest.id(), unit.id())
                .collectList()
                .flatMap(all -> schedules
                        .of(
                                contest.id(),
                                units.forest().children(unit.id()).stream()
                                        .map(Unit::id)
                                        .toList())
                        .concatMap(schedule -> schedules.move(schedule, schedule.next(all, clock.instant())))
                        .then());
    }

    /** What those directly below this unit owe it, the nearest last. */
    public Mono<List<Due.Instance>> instances(Contest contest, Unit setBy) {
        LocalDate today = Numbers.today(clock.instant());
        return dues.of(contest.id(), setBy.id())
                .flatMapIterable(due ->
                        due.between(contestStart(contest, today.minusWeeks(WEEKS_BACK)), today.plusWeeks(WEEKS_AHEAD)))
                .sort(Comparator.comparing(Due.Instance::at))
                .collectList();
    }

    /** What this unit owes the one above. */
    public Mono<List<Due.Instance>> owed(Contest contest, Unit unit) {
        Long above = unit.parentId();
        return above == null
                ? Mono.just(List.of())
                : units.forest()
                        .find(above)
                        .map(parent -> instances(contest, parent))
                        .orElse(Mono.just(List.of()));
    }

    /** Who has sent, who was late, who has not. */
    public Mono<List<Standing>> standings(Contest contest, Unit setBy, Due.Instance due) {
        return issues.answers(contest.id(), due)
                .map(answers -> units.forest().children(setBy.id()).stream()
                        .filter(unit -> unit.open() && !unit.outside())
                        .map(unit -> {
                            Instant sent = answers.get(unit.id());
                            return new Standing(unit, sent, (sent == null ? clock.instant() : sent).isAfter(due.at()));
                        })
                        .toList());
    }

    /** Deadlines that the unit above sets. */
    Mono<List<Due>> duesAbove(Contest contest, Unit unit) {
        Long above = unit.parentId();
        return above == null
                ? Mono.just(List.of())
                : dues.of(contest.id(), above).collectList();
    }

    /** Whether the unit has answered that deadline. */
    Mono<Boolean> hasSent(Contest contest, Unit unit, Due.Instance due) {
        return issues.answers(contest.id(), due).map(answers -> answers.containsKey(unit.id()));
    }

    /** Keeps a report that made itself; once for a moment and a period, whoever tries. */
    Mono<Void> keep(ReportService.Bundle bundle, Due.@Nullable Instance due, Instant scheduledFor) {
        return issues.add(bundle, figures(bundle.data()), due, scheduledFor, Staff.SYSTEM.login())
                .then();
    }

    private Mono<Optional<Due.Instance>> answered(Contest contest, Unit unit, String period, @Nullable String key) {
        return owed(contest, unit)
                .map(owed -> key == null || key.isBlank()
                        ? owed.stream()
                                .filter(one -> one.period().equals(period))
                                .findFirst()
                        : Optional.of(owed.stream()
                                .filter(one -> one.key().equals(key))
                                .findFirst()
                                .orElseThrow(() ->
                                        SimplyRefused.invalidField("unknown-due", "due", "Không có hạn nộp này."))));
    }

    private String figures(ReportData data) {
        Map<String, Object> frozen = new HashMap<>();
        frozen.put("asOf", data.asOf());
        frozen.put("rows", data.table().rows().stream().map(IssueService::row).toList());
        frozen.put("total", row(data.table().total()));
        return json.writeValueAsString(frozen);
    }

    private static Map<String, Object> row(ReportTable.Row row) {
        Map<String, Object> frozen = new HashMap<>();
        frozen.put("unit", row.unit().id());
        frozen.put("name", row.name());
        frozen.put("people", row.people());
        frozen.put("attempts", row.attempts());
        frozen.put("perfect", row.perfect());
        frozen.put("headcount", row.headcount());
        frozen.put("rate", row.rate());
        return frozen;
    }

    private LocalDate contestStart(Contest contest, LocalDate earliest) {
        return contests.catalog().roundsOf(contest.id()).stream()
                .map(round -> Numbers.today(round.opensAt()))
                .min(Comparator.naturalOrder())
                .filter(first -> first.isAfter(earliest))
                .orElse(earliest);
    }
}
