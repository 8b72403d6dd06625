package vn.hoithi.site;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;
import vn.hoithi.account.AccountService;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.share.LinkPlace;
import vn.hoithi.share.ShareService;
import vn.hoithi.standing.Dashboard;
import vn.hoithi.standing.DashboardService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** A unit in a contest, for whoever looks after it: who takes part, the QR codes to put up, the accounts below. */
@Controller
class OrganizerPages {
    private final ContestService contests;
    private final UnitService units;
    private final DashboardService dashboards;
    private final AccountService accounts;
    private final ShareService links;

    OrganizerPages(
            ContestService contests,
            UnitService units,
            DashboardService dashboards,
            AccountService accounts,
            ShareService links) {
        this.contests = contests;
        this.units = units;
        this.dashboards = dashboards;
        this.accounts = accounts;
        this.links = links;
    }

    private record Shown(Contest contest, Unit unit) {}

    /** A unit below with its accounts. */
    record Place(Unit unit, List<AccountRow> accounts) {}

    @GetMapping("/don-vi/{slug}/{unitId}")
    Mono<String> unit(
            @PathVariable String slug,
            @PathVariable long unitId,
            @RequestParam(name = "vong", defaultValue = "0") int round,
            @RequestParam(name = "nguong", defaultValue = "50") int threshold,
            @RequestParam(name = "im-lang", defaultValue = "3") int silentDays,
            @AuthenticationPrincipal Staff staff,
            Model model) {
        Shown shown = show(slug, unitId, staff, model);
        Dashboard.Lagging lagging = Dashboard.Lagging.of(threshold, silentDays);
        model.addAttribute("round", round);
        model.addAttribute("rounds", contests.catalog().roundsOf(shown.contest().id()));
        model.addAttribute("lagging", lagging);
        return dashboards
                .dashboard(shown.contest(), shown.unit(), round, lagging)
                .map(dashboard -> {
                    model.addAttribute("summary", UnitSummary.of(dashboard.board()));
                    model.addAttribute("rows", UnitRow.of(dashboard));
                    model.addAttribute("more", DashboardView.of(dashboard));
                    model.addAttribute("revision", dashboard.revision());
                    return "admin/unit";
                });
    }

    @GetMapping("/don-vi/{slug}/{unitId}/ma-qr")
    Mono<String> qr(
            @PathVariable String slug,
            @PathVariable long unitId,
            @AuthenticationPrincipal Staff staff,
            Model model,
            ServerHttpRequest request) {
        Shown shown = show(slug, unitId, staff, model);
        List<Unit> all = Stream.concat(Stream.of(shown.unit()), units.forest().children(unitId).stream())
                .toList();
        return links.codes(
                        shown.contest().id(),
                        all.stream().map(place -> new LinkPlace(place.id())).toList(),
                        null)
                .map(codes -> {
                    List<QrCard> cards = all.stream()
                            .map(unit -> QrCard.of(
                                    unit.name(),
                                    units.forest().above(unit.id()),
                                    requireNonNull(codes.get(new LinkPlace(unit.id()))),
                                    request))
                            .toList();
                    model.addAttribute("own", cards.getFirst());
                    model.addAttribute("below", cards.subList(1, cards.size()));
                    return "admin/qr";
                });
    }

    @GetMapping("/don-vi/{slug}/{unitId}/tai-khoan")
    Mono<String> accounts(
            @PathVariable String slug, @PathVariable long unitId, @AuthenticationPrincipal Staff staff, Model model) {
        Unit unit = show(slug, unitId, staff, model).unit();
        model.addAttribute("mayManage", staff.role() != Role.REVIEWER);
        model.addAttribute("mayManageOwn", staff.isAdmin() || !StaffUnitPages.looksAfter(staff, unitId));
        List<Long> shown = Stream.concat(Stream.of(unit), units.forest().children(unitId).stream())
                .map(Unit::id)
                .toList();
        return accounts.organizersOf(shown).collectList().map(all -> {
            model.addAttribute("own", place(unit, all));
            model.addAttribute(
                    "below",
                    units.forest().children(unitId).stream()
                            .filter(child -> !child.outside())
                            .map(child -> place(child, all))
                            .toList());
            return "admin/unit-accounts";
        });
    }

    private Place place(Unit unit, List<Staff> organizers) {
        return new Place(
                unit,
                organizers.stream()
                        .filter(account -> StaffUnitPages.looksAfter(account, unit.id()))
                        .map(account -> AccountRow.of(account, units.forest()))
                        .toList());
    }

    /** Refuses units outside the own scope as if they did not exist; the way up ends at the own unit. */
    private Shown show(String slug, long unitId, Staff staff, Model model) {
        Unit unit = units.requireWithin(staff, unitId);
        Contest contest = contests.require(slug);
        @Nullable Long top = staff.unitId();
        model.addAttribute("contest", contest);
        model.addAttribute("unit", unit);
        model.addAttribute(
                "tree", units.forest().tree(unit.treeId()).orElseThrow().name());
        model.addAttribute(
                "path",
                units.forest().ancestors(unitId).stream()
                        .filter(above -> Optional.ofNullable(top)
                                .map(own -> units.forest().isWithin(above.id(), own))
                                .orElse(true))
                        .toList());
        return new Shown(contest, unit);
    }
}
