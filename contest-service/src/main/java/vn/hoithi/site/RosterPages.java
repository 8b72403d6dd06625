package vn.hoithi.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.FormField;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.roster.RosterService;
import vn.hoithi.roster.Sight;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** The people of a unit: its roster, who takes part, and accounts from a list. */
@Controller
class RosterPages {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final RosterService rosters;
    private final ContestService contests;
    private final UnitService units;
    private final ContestClock clock;

    RosterPages(RosterService rosters, ContestService contests, UnitService units, ContestClock clock) {
        this.rosters = rosters;
        this.contests = contests;
        this.units = units;
        this.clock = clock;
    }

    /** The counts of a roster. */
    record RosterRow(
            long unitId,
            String name,
            long revision,
            String members,
            String taken,
            String missing,
            int percent,
            String asOf,
            String loadedAt) {

        static RosterRow of(RosterService.Counts counts, String name) {
            return new RosterRow(
                    counts.unitId(),
                    name,
                    counts.revision(),
                    Figures.number(counts.members()),
                    Figures.number(counts.taken()),
                    Figures.number(counts.missing()),
                    counts.members() == 0 ? 0 : (int) (100L * counts.taken() / counts.members()),
                    Words.exact(counts.countedAt()),
                    Words.exact(counts.loadedAt()));
        }
    }

    @GetMapping("/don-vi/{slug}/{unitId}/danh-sach")
    Mono<String> roster(
            @PathVariable String slug, @PathVariable long unitId, @AuthenticationPrincipal Staff staff, Model model) {
        Unit unit = units.requireWithin(staff, unitId);
        Contest contest = contests.require(slug);
        Sight sight = Sight.of(staff, unitId);
        model.addAttribute("contest", contest);
        model.addAttribute("unit", unit);
        model.addAttribute("names", sight != Sight.COUNTS);
        model.addAttribute("logged", sight == Sight.NAMES_LOGGED);
        model.addAttribute("field", RosterService.identity(contest).label());
        Instant now = clock.instant();
        model.addAttribute("year", LocalDate.ofInstant(now, VIETNAM).getYear());
        List<Unit> children = units.forest().children(unitId);
        return rosters.counts(contest, unitId)
                .map(counts -> Optional.of(RosterRow.of(counts, unit.name())))
                .defaultIfEmpty(Optional.empty())
                .doOnNext(counts -> model.addAttribute("counts", counts.orElse(null)))
                .then(rosters.counts(contest, children))
                .doOnNext(below -> addBelow(model, children, below))
                .then(rosters.eraseAfter(contest).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .doOnNext(day -> {
                    model.addAttribute("eraseAfter", day.map(Words::day).orElse(null));
                    model.addAttribute("eraseDate", day.map(LocalDate::toString).orElse(null));
                })
                .thenReturn("admin/roster");
    }

    private static void addBelow(Model model, List<Unit> children, List<RosterService.Counts> below) {
        Map<Long, RosterService.Counts> byUnit =
                below.stream().collect(Collectors.toMap(RosterService.Counts::unitId, Function.identity()));
        model.addAttribute(
                "below",
                children.stream()
                        .flatMap(
                                child -> Optional.ofNullable(byUnit.get(child.id()))
                                        .map(counts -> RosterRow.of(counts, child.name()))
                                        .stream())
                        .toList());
        model.addAttribute(
                "silent",
                children.stream()
                        .filter(child -> !child.outside() && !byUnit.containsKey(child.id()))
                        .count());
    }

    @GetMapping("/don-vi/{slug}/{unitId}/nguoi-du-thi")
    Mono<String> people(
            @PathVariable String slug, @PathVariable long unitId, @AuthenticationPrincipal Staff staff, Model model) {
        Unit unit = units.requireWithin(staff, unitId);
        Contest contest = contests.require(slug);
        FormField field = contest.identity();
        model.addAttribute("contest", contest);
        model.addAttribute("unit", unit);
        model.addAttribute("field", field == null ? "mã" : field.name().label());
        model.addAttribute("audiences", contest.audiences());
        model.addAttribute("mayWrite", staff.role() != Role.REVIEWER);
        model.addAttribute("above", unitAbove(staff).map(Unit::name).orElse(null));
        return Mono.just("admin/people");
    }

    private Optional<Unit> unitAbove(Staff staff) {
        @Nullable Long own = staff.unitId();
        return Optional.ofNullable(own)
                .flatMap(units.forest()::find)
                .flatMap(top -> Optional.ofNullable(top.parentId()))
                .flatMap(units.forest()::find);
    }

    @GetMapping("/don-vi/{slug}/{unitId}/tai-khoan/danh-sach")
    Mono<String> organizers(
            @PathVariable String slug, @PathVariable long unitId, @AuthenticationPrincipal Staff staff, Model model) {
        Unit unit = units.requireWithin(staff, unitId);
        if (staff.role() == Role.REVIEWER) {
            return Mono.error(SimplyRefused.forbidden("Tài khoản của bạn chỉ được xem."));
        }
        model.addAttribute("contest", contests.require(slug));
        model.addAttribute("unit", unit);
        return Mono.just("admin/organizer-list");
    }
}
