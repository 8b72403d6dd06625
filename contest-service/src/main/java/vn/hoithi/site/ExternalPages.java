package vn.hoithi.site;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.external.Entry;
import vn.hoithi.external.ExternalFigures;
import vn.hoithi.external.ExternalService;
import vn.hoithi.external.Weeks;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** Where a unit enters what its people, and those below it, did in a contest held elsewhere. */
@Controller
class ExternalPages {
    private static final int WEEKS_BACK = 26;
    private static final int TO_SUNDAY = 6;

    private final ExternalService external;
    private final ContestService contests;
    private final UnitService units;

    ExternalPages(ExternalService external, ContestService contests, UnitService units) {
        this.external = external;
        this.contests = contests;
        this.units = units;
    }

    /** A week to choose. */
    record Week(String monday, String words, boolean chosen) {}

    /**
     * A unit in the table.
     *
     * @param own entered by itself; what is entered is then in the other three as typed
     * @param summed figures come from those below
     * @param who who entered it and when, or where the figures come from
     * @param asksReason this person is above the unit and would change its entry
     * @param locked corrected from above, so that the unit itself changes it no more
     */
    record Row(
            long id,
            String name,
            boolean self,
            String people,
            String attempts,
            String perfect,
            String who,
            boolean own,
            boolean summed,
            @Nullable Integer typedPeople,
            @Nullable Integer typedAttempts,
            @Nullable Integer typedPerfect,
            boolean asksReason,
            boolean locked) {}

    @GetMapping("/don-vi/{slug}/{unitId}/so-lieu-tuan")
    String week(
            @PathVariable String slug,
            @PathVariable long unitId,
            @RequestParam(name = "tuan", defaultValue = "") String week,
            @AuthenticationPrincipal Staff staff,
            Model model) {
        Unit unit = units.requireWithin(staff, unitId);
        Contest contest = contests.require(slug);
        if (!contest.external()) {
            throw SimplyRefused.unknown("held-here", "Cuộc thi này tổ chức trên hệ thống nên không nhập số liệu tuần.");
        }
        ExternalFigures figures = external.figures(contest.id());
        LocalDate monday = monday(week);
        model.addAttribute("contest", contest);
        model.addAttribute("unit", unit);
        model.addAttribute("monday", monday.toString());
        model.addAttribute("weekWords", words(monday));
        model.addAttribute("weeks", weeks(monday));
        model.addAttribute("mayEnter", external.mayEnter(staff));
        model.addAttribute(
                "rows",
                Stream.concat(Stream.of(unit), units.forest().children(unitId).stream())
                        .map(one -> row(one, unitId, monday, figures, staff))
                        .toList());
        model.addAttribute("whole", whole(unit, figures, staff));
        return "admin/external";
    }

    private LocalDate monday(String typed) {
        LocalDate now = external.thisWeek();
        try {
            LocalDate asked = typed.isBlank() ? now : Weeks.mondayOf(LocalDate.parse(typed));
            return asked.isAfter(now) ? now : asked;
        } catch (DateTimeException e) {
            return now;
        }
    }

    private List<Week> weeks(LocalDate chosen) {
        LocalDate now = external.thisWeek();
        Stream<LocalDate> recent = IntStream.range(0, WEEKS_BACK).mapToObj(now::minusWeeks);
        return Stream.concat(recent, Stream.of(chosen))
                .distinct()
                .map(monday -> new Week(
                        monday.toString(),
                        monday.equals(now) ? "Tuần này, " + words(monday) : words(monday),
                        monday.equals(chosen)))
                .toList();
    }

    private static String words(LocalDate monday) {
        return Words.day(monday) + "–" + Words.day(monday.plusDays(TO_SUNDAY));
    }

    private Row row(Unit unit, long self, LocalDate monday, ExternalFigures figures, Staff staff) {
        Optional<Entry> entry = figures.entry(unit.id(), monday);
        ExternalFigures.@Nullable Week week = figures.weeks(unit.id()).get(monday);
        String who = entry.map(ExternalPages::who).orElse(week == null ? "chưa nhập" : "cộng từ các đơn vị dưới");
        return new Row(
                unit.id(),
                unit.name(),
                unit.id() == self,
                week == null ? "–" : Figures.number(week.people()),
                week == null ? "–" : Figures.number(week.attempts()),
                perfect(entry, week),
                who,
                entry.isPresent(),
                entry.isEmpty() && week != null,
                entry.map(Entry::people).orElse(null),
                entry.map(Entry::attempts).orElse(null),
                entry.map(Entry::perfect).orElse(null),
                entry.isPresent() && !StaffUnitPages.looksAfter(staff, unit.id()),
                entry.filter(Entry::corrected).isPresent() && StaffUnitPages.looksAfter(staff, unit.id()));
    }

    // Nobody has to count them: a missing number is none, not zero.
    private static String perfect(Optional<Entry> entry, ExternalFigures.@Nullable Week week) {
        boolean unknown = entry.map(one -> one.perfect() == null).orElse(week == null || week.perfect() == 0);
        return unknown || week == null ? "–" : Figures.number(week.perfect());
    }

    private static String who(Entry entry) {
        return (entry.corrected()
                        ? "cấp trên (" + entry.enteredBy() + ") đính chính lúc "
                        : entry.enteredBy() + " nhập lúc ")
                + Words.minute(entry.enteredAt());
    }

    /**
     * The whole contest.
     *
     * @param typed distinct people as the unit entered them; none when it did not
     */
    record Whole(
            String people, String attempts, @Nullable Integer typed, String who, boolean asksReason, boolean locked) {}

    private static Whole whole(Unit unit, ExternalFigures figures, Staff staff) {
        ExternalFigures.Sum sum = figures.figures(unit.id(), Weeks.all());
        Optional<Entry> entry = figures.entry(unit.id(), null);
        boolean own = StaffUnitPages.looksAfter(staff, unit.id());
        return new Whole(
                Figures.number(sum.people()),
                Figures.number(sum.attempts()),
                entry.map(Entry::people).orElse(null),
                entry.map(one -> "do đơn vị khai; " + who(one))
                        .orElse(
                                "chưa khai số người cả cuộc thi: đang tính theo tuần có nhiều người nhất của mỗi đơn vị"),
                entry.isPresent() && !own,
                entry.filter(Entry::corrected).isPresent() && own);
    }
}
