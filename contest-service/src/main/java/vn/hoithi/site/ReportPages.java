package vn.hoithi.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.report.CampaignDay;
import vn.hoithi.report.CampaignService;
import vn.hoithi.report.Difficulty;
import vn.hoithi.report.Due;
import vn.hoithi.report.Issue;
import vn.hoithi.report.IssueService;
import vn.hoithi.report.PeriodChoice;
import vn.hoithi.report.Reminder;
import vn.hoithi.report.ReportAsk;
import vn.hoithi.report.ReportService;
import vn.hoithi.report.ReportTable;
import vn.hoithi.report.ScheduleService;
import vn.hoithi.report.WordingKind;
import vn.hoithi.report.WordingService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** Reports of a unit for whoever looks after it, and their wording for admins. */
@Controller
class ReportPages {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int LOW = 50;
    private static final int LAST_DAY = 31;

    private final ContestService contests;
    private final UnitService units;
    private final ReportService reports;
    private final IssueService issues;
    private final ScheduleService schedules;
    private final CampaignService campaign;
    private final WordingService wording;
    private final InstantSource clock;

    ReportPages(
            ContestService contests,
            UnitService units,
            ReportService reports,
            IssueService issues,
            ScheduleService schedules,
            CampaignService campaign,
            WordingService wording,
            InstantSource clock) {
        this.contests = contests;
        this.units = units;
        this.reports = reports;
        this.issues = issues;
        this.schedules = schedules;
        this.campaign = campaign;
        this.wording = wording;
        this.clock = clock;
    }

    private record Shown(Contest contest, Unit unit) {}

    /** A period in the choice. */
    record PeriodOption(String code, String name) {}

    /** A unit that is behind, in the list from which a letter's units are chosen. */
    record LowRow(long id, String name, String people, String rate, String headcount, String lacking, boolean named) {
        static LowRow of(ReportService.Behind behind) {
            ReportTable.Row row = behind.row();
            Integer headcount = row.headcount();
            return new LowRow(
                    row.unit().id(),
                    row.name(),
                    Figures.number(row.people()),
                    Figures.percent(row.rate()),
                    headcount == null ? "chưa khai" : Figures.number(headcount),
                    behind.lacking(),
                    behind.named());
        }
    }

    /** A sent report in its list. */
    record IssueRow(
            int id,
            String period,
            String at,
            String by,
            @Nullable String due,
            boolean late) {
        static IssueRow of(Issue issue) {
            Instant due = issue.dueAt();
            return new IssueRow(
                    issue.id(),
                    issue.periodWords(),
                    Words.exact(issue.issuedAt()),
                    issue.scheduled() ? "tự động" : issue.issuedBy(),
                    due == null ? null : Words.moment(due),
                    issue.late());
        }
    }

    /** A deadline in a choice. */
    record DueOption(String key, String period, String text, boolean past) {}

    /** Where a unit stands with a deadline. */
    record StandingRow(String name, @Nullable String sent, String state, String text) {
        static StandingRow of(IssueService.Standing standing) {
            Instant sent = standing.sentAt();
            String state = sent == null ? (standing.late() ? "low" : "") : standing.late() ? "mid" : "ok";
            String text = sent == null
                    ? (standing.late() ? "Quá hạn, chưa gửi" : "Chưa gửi")
                    : standing.late() ? "Trễ hạn" : "Đúng hạn";
            return new StandingRow(standing.unit().name(), sent == null ? null : Words.moment(sent), state, text);
        }
    }

    record DueRow(int id, String title, String when) {}

    record DifficultyRow(
            int id,
            String unit,
            String body,
            String by,
            @Nullable String answer,
            @Nullable String answeredBy,
            boolean chosen,
            boolean own) {}

    record DayRow(int id, String unit, String kind, String title, String when, boolean near, boolean own) {}

    record ReminderRow(String unit, String kind, String note, String by, String at) {}

    @GetMapping("/don-vi/{slug}/{unitId}/bao-cao")
    Mono<String> report(
            @PathVariable String slug,
            @PathVariable long unitId,
            @RequestParam(name = "ky", required = false) @Nullable String period,
            @RequestParam(name = "tu", defaultValue = "") String from,
            @RequestParam(name = "den", defaultValue = "") String to,
            @RequestParam(name = "the-thuc", required = false) @Nullable String layout,
            @RequestParam(name = "nguong", required = false) @Nullable Integer threshold,
            @AuthenticationPrincipal Staff staff,
            Model model) {
        Shown shown = show(slug, unitId, staff, "bao-cao", model);
        String code = code(period, from, to);
        return reports.view(
                        shown.contest(),
                        shown.unit(),
                        WordingKind.REPORT,
                        new ReportAsk(code, layout, threshold == null ? LOW : threshold, null))
                .doOnNext(view -> chosen(model, shown, view, threshold))
                .then(issues.owed(shown.contest(), shown.unit()))
                .doOnNext(owed -> model.addAttribute(
                        "owed", owed.stream().map(this::option).toList()))
                .then(near(shown))
                .map(days -> {
                    model.addAttribute("near", days);
                    model.addAttribute("from", from);
                    model.addAttribute("to", to);
                    return "admin/report";
                });
    }

    /** What the calendar announces today. */
    private Mono<List<DayRow>> near(Shown shown) {
        LocalDate today = today();
        return campaign.days(shown.contest(), shown.unit())
                .filter(day -> day.near(today))
                .map(day -> row(day, shown.unit(), today))
                .collectList();
    }

    @GetMapping("/don-vi/{slug}/{unitId}/bao-cao/don-doc")
    Mono<String> letter(
            @PathVariable String slug,
            @PathVariable long unitId,
            @RequestParam(name = "ky", defaultValue = "ca") String period,
            @RequestParam(name = "the-thuc", required = false) @Nullable String layout,
            @RequestParam(name = "nguong", required = false) @Nullable Integer threshold,
            @RequestParam(name = "don-vi", required = false) @Nullable List<Long> named,
            @AuthenticationPrincipal Staff staff,
            Model model) {
        Shown shown = show(slug, unitId, staff, "don-doc", model);
        return reports.view(
                        shown.contest(),
                        shown.unit(),
                        WordingKind.LETTER,
                        new ReportAsk(period, layout, threshold == null ? LOW : threshold, named))
                .map(view -> {
                    chosen(model, shown, view, threshold);
                    List<LowRow> rows = view.behind().stream().map(LowRow::of).toList();
                    model.addAttribute("rows", rows);
                    StringBuilder chosen = new StringBuilder();
                    rows.stream()
                            .filter(LowRow::named)
                            .forEach(row -> chosen.append("&don-vi=").append(row.id()));
                    model.addAttribute("named", chosen.toString());
                    return "admin/report-letter";
                });
    }

    @GetMapping("/don-vi/{slug}/{unitId}/bao-cao/the-thuc")
    Mono<String> letterhead(
            @PathVariable String slug,
            @PathVariable long unitId,
            @RequestParam(name = "the-thuc", defaultValue = "nha-nuoc") String layout,
            @AuthenticationPrincipal Staff staff,
            Model model) {
        Shown shown = show(slug, unitId, staff, "the-thuc", model);
        return reports.letterhead(shown.contest(), shown.unit(), layout).map(head -> {
            model.addAttribute("layouts", wording.layouts());
            model.addAttribute("layout", layout);
            model.addAttribute("head", head);
            return "admin/report-head";
        });
    }

    @GetMapping("/don-vi/{slug}/{unitId}/bao-cao/han-nop")
    Mono<String> sent(
            @PathVariable String slug,
            @PathVariable long unitId,
            @RequestParam(name = "han", defaultValue = "") String key,
            @AuthenticationPrincipal Staff staff,
            Model model) {
        Shown shown = show(slug, unitId, staff, "han-nop", model);
        Contest contest = shown.contest();
        Unit unit = shown.unit();
        model.addAttribute("layouts", wording.layouts());
        return issues.issues(contest, unit)
                .map(IssueRow::of)
                .collectList()
                .doOnNext(rows -> model.addAttribute("issues", rows))
                .then(issues.owed(contest, unit))
                .doOnNext(owed -> model.addAttribute(
                        "owed", owed.stream().map(this::option).toList()))
                .then(issues.dues(contest, unit).map(ReportPages::row).collectList())
                .doOnNext(dues -> model.addAttribute("dues", dues))
                .then(schedules.of(contest, unit).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .doOnNext(schedule -> {
                    model.addAttribute(
                            "nextAt",
                            schedule.map(one -> Words.moment(one.nextAt())).orElse(null));
                    model.addAttribute(
                            "ownTime",
                            schedule.map(one -> Words.weekly(
                                            one.own().weekday(), one.own().time()))
                                    .orElse(null));
                })
                .then(issues.instances(contest, unit))
                .flatMap(all -> standings(contest, unit, all, key, model))
                .thenReturn("admin/report-sent");
    }

    @GetMapping("/don-vi/{slug}/{unitId}/bao-cao/kho-khan")
    Mono<String> campaign(
            @PathVariable String slug, @PathVariable long unitId, @AuthenticationPrincipal Staff staff, Model model) {
        Shown shown = show(slug, unitId, staff, "kho-khan", model);
        Contest contest = shown.contest();
        Unit unit = shown.unit();
        LocalDate today = today();
        return campaign.difficulties(contest, unit)
                .map(one -> row(one, unit))
                .collectList()
                .doOnNext(rows -> model.addAttribute("difficulties", rows))
                .then(campaign.days(contest, unit)
                        .map(day -> row(day, unit, today))
                        .collectList())
                .doOnNext(rows -> model.addAttribute("days", rows))
                .then(campaign.reminders(contest, unit).map(ReportPages::row).collectList())
                .map(rows -> {
                    model.addAttribute("reminders", rows);
                    model.addAttribute(
                            "children",
                            units.forest().children(unit.id()).stream()
                                    .filter(child -> child.open() && !child.outside())
                                    .toList());
                    return "admin/report-campaign";
                });
    }

    @GetMapping("/quan-tri/mau-bao-cao")
    Mono<String> templates(
            @RequestParam(name = "mau", defaultValue = "bao-cao") String kind,
            @RequestParam(name = "the-thuc", defaultValue = "") String layout,
            Model model) {
        return wording.template(kind, layout).map(template -> {
            model.addAttribute("template", template);
            model.addAttribute("kinds", List.of(WordingKind.values()));
            model.addAttribute("layouts", wording.layouts());
            model.addAttribute("fields", wording.fields());
            return "admin/report-templates";
        });
    }

    private Mono<List<Due.Instance>> standings(
            Contest contest, Unit unit, List<Due.Instance> all, String key, Model model) {
        model.addAttribute("instances", all.stream().map(this::option).toList());
        Instant now = clock.instant();
        Optional<Due.Instance> chosen = all.stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                // The last one that has passed, else the first that is coming.
                .or(() -> all.reversed().stream()
                        .filter(one -> one.at().isBefore(now))
                        .findFirst())
                .or(() -> all.stream().findFirst());
        model.addAttribute("instance", chosen.map(Due.Instance::key).orElse(null));
        return chosen.map(due -> issues.standings(contest, unit, due)
                        .doOnNext(rows -> model.addAttribute(
                                "standings", rows.stream().map(StandingRow::of).toList()))
                        .thenReturn(all))
                .orElse(Mono.just(all));
    }

    private void chosen(Model model, Shown shown, ReportService.View view, @Nullable Integer threshold) {
        model.addAttribute("view", view);
        model.addAttribute("layouts", wording.layouts());
        model.addAttribute("layout", view.layout());
        model.addAttribute("period", view.period().code());
        model.addAttribute("threshold", threshold == null ? LOW : threshold);
        model.addAttribute(
                "periods",
                periods(shown.contest(), view.period().code(), view.period().words()));
        model.addAttribute(
                "query",
                "ky=" + UriUtils.encode(view.period().code(), UTF_8) + "&the-thuc=" + view.layout() + "&nguong="
                        + (threshold == null ? LOW : threshold));
        model.addAttribute(
                "overs",
                view.table().rows().stream().filter(ReportTable.Row::over).count());
        model.addAttribute("asOf", Words.exact(view.asOf()));
    }

    private List<PeriodOption> periods(Contest contest, String chosen, String words) {
        LocalDate today = today();
        LocalDate monday = today.minusDays(today.getDayOfWeek().getValue() - 1L);
        List<PeriodOption> options = new ArrayList<>();
        options.add(new PeriodOption("ca", "Cả cuộc thi đến nay"));
        options.add(new PeriodOption("tuan:" + monday, "Tuần này, từ " + Words.day(monday)));
        options.add(
                new PeriodOption("tuan:" + monday.minusWeeks(1), "Tuần trước, từ " + Words.day(monday.minusWeeks(1))));
        options.add(new PeriodOption("ngay:" + today, "Hôm nay, " + Words.day(today)));
        options.add(new PeriodOption("ngay:" + today.minusDays(1), "Hôm qua, " + Words.day(today.minusDays(1))));
        YearMonth month = YearMonth.from(today);
        options.add(new PeriodOption("thang:" + month, "Tháng này"));
        options.add(new PeriodOption("thang:" + month.minusMonths(1), "Tháng trước"));
        List<Round> rounds = contests.catalog().roundsOf(contest.id());
        PeriodChoice.phases(rounds)
                .forEach(phase -> options.add(new PeriodOption(phase.code(), StringUtils.capitalize(phase.words()))));
        rounds.forEach(round -> options.add(new PeriodOption("vong:" + round.id(), round.name())));
        if (options.stream().noneMatch(option -> option.code().equals(chosen))) {
            options.add(new PeriodOption(chosen, words));
        }
        return options;
    }

    private static @Nullable String code(@Nullable String period, String from, String to) {
        return from.isBlank() && to.isBlank()
                ? period
                : "tu:" + (from.isBlank() ? to : from) + ".." + (to.isBlank() ? from : to);
    }

    private DueOption option(Due.Instance due) {
        return new DueOption(
                due.key(),
                due.period(),
                due.title() + ", hạn " + Words.moment(due.at()),
                due.at().isBefore(clock.instant()));
    }

    private static DueRow row(Due due) {
        return new DueRow(due.id(), due.title(), when(due));
    }

    private static String when(Due due) {
        Integer weekday = due.weekday();
        Integer day = due.monthDay();
        Instant once = due.dueAt();
        if (weekday != null) {
            return "hằng tuần, trước " + Words.weekly(weekday, Objects.requireNonNull(due.atTime()));
        }
        if (day != null) {
            return "hằng tháng, trước " + due.atTime() + " ngày " + (day == LAST_DAY ? "cuối tháng" : day);
        }
        return once == null ? "" : "một lần, trước " + Words.moment(once);
    }

    private static DifficultyRow row(Difficulty one, Unit unit) {
        return new DifficultyRow(
                one.id(),
                one.unit(),
                one.body(),
                one.writtenBy() + ", " + Words.moment(one.writtenAt()),
                one.answer(),
                one.answeredBy(),
                one.chosen(),
                one.unitId() == unit.id());
    }

    private static DayRow row(CampaignDay day, Unit unit, LocalDate today) {
        String when = day.firstDay().equals(day.lastDay())
                ? Words.day(day.firstDay())
                : Words.day(day.firstDay()) + " – " + Words.day(day.lastDay());
        String kind =
                switch (day.kind()) {
                    case "cao-diem" -> "Cao điểm";
                    case "thong-bao" -> "Thông báo";
                    default -> "Việc khác";
                };
        return new DayRow(day.id(), day.unit(), kind, day.title(), when, day.near(today), day.unitId() == unit.id());
    }

    private static ReminderRow row(Reminder reminder) {
        String kind =
                switch (reminder.kind()) {
                    case "cong-van" -> "Công văn";
                    case "goi" -> "Đã gọi điện";
                    case "nhan" -> "Đã nhắn tin";
                    default -> "Khác";
                };
        return new ReminderRow(
                reminder.unit(), kind, reminder.note(), reminder.sentBy(), Words.moment(reminder.sentAt()));
    }

    private LocalDate today() {
        return clock.instant().atZone(VIETNAM).toLocalDate();
    }

    private Shown show(String slug, long unitId, Staff staff, String tab, Model model) {
        Unit unit = units.requireWithin(staff, unitId);
        Contest contest = contests.require(slug);
        model.addAttribute("contest", contest);
        model.addAttribute("unit", unit);
        model.addAttribute("tab", tab);
        model.addAttribute("mayWrite", staff.role() != Role.REVIEWER);
        model.addAttribute("mayAnswerOwn", staff.isAdmin());
        return new Shown(contest, unit);
    }
}
