package vn.hoithi.site;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.account.AccountService;
import vn.hoithi.account.AuditLog;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.bank.BankService;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.standing.StandingService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/** Signing in, the staff's first page, accounts and the log. */
@Controller
class StaffPages {
    private static final int ENTRIES = 50;

    private final AccountService accounts;
    private final AuditLog audit;
    private final BankService banks;
    private final ContestService contests;
    private final UnitService units;
    private final StandingService standings;
    private final ContestClock clock;
    private final JsonMapper json;

    StaffPages(
            AccountService accounts,
            AuditLog audit,
            BankService banks,
            ContestService contests,
            UnitService units,
            StandingService standings,
            ContestClock clock,
            JsonMapper json) {
        this.accounts = accounts;
        this.audit = audit;
        this.banks = banks;
        this.contests = contests;
        this.units = units;
        this.standings = standings;
        this.clock = clock;
        this.json = json;
    }

    @GetMapping("/dang-nhap")
    String signIn(@RequestParam(name = "tiep", defaultValue = "") String next, Model model) {
        model.addAttribute("next", isLocal(next) ? next : "/quan-tri");
        return "admin/sign-in";
    }

    @GetMapping("/quan-tri/doi-mat-khau")
    String password() {
        return "admin/password";
    }

    @GetMapping("/quan-tri")
    Mono<String> home(@AuthenticationPrincipal Staff staff, Model model) {
        Long own = staff.unitId();
        return own == null ? overview(model) : Mono.just(ownUnit(units.require(own), model));
    }

    private Mono<String> overview(Model model) {
        Instant now = clock.instant();
        List<ContestCard> cards = contests.catalog().contests().stream()
                .map(contest -> card(contest, now))
                .sorted(Comparator.comparing(ContestCard::order)
                        .thenComparing(ContestCard::id, Comparator.reverseOrder()))
                .toList();
        model.addAttribute("contests", cards);
        model.addAttribute("hasUnits", !units.forest().trees().isEmpty());
        return banks.all().hasElements().map(some -> {
            model.addAttribute("hasBanks", some);
            return "admin/home";
        });
    }

    private ContestCard card(Contest contest, Instant now) {
        boolean counted = units.forest().root(contest.treeId()).isPresent();
        return ContestCard.of(
                contest,
                contests.catalog().roundsOf(contest.id()),
                contests.catalog().documentsOf(contest.id()).isEmpty(),
                counted ? standings.board(contest, 0, null, null) : null,
                now);
    }

    /** Contests in which the organizer's unit can take part, or does. */
    private String ownUnit(Unit unit, Model model) {
        Instant now = clock.instant();
        List<UnitContest> mine = contests.catalog().contests().stream()
                .map(contest -> UnitContest.of(
                        contest,
                        HomeCard.of(contest, contests.catalog().roundsOf(contest.id()), now),
                        standings.board(contest, 0, unit.id(), null)))
                .filter(contest -> contest.treeId() == unit.treeId() || contest.people() > 0)
                .toList();
        if (mine.size() == 1) {
            return "redirect:/don-vi/" + mine.getFirst().slug() + "/" + unit.id();
        }
        model.addAttribute("unit", unit);
        model.addAttribute("contests", mine);
        return "admin/own-unit";
    }

    @GetMapping("/quan-tri/tai-khoan")
    Mono<String> accounts(Model model) {
        UnitForest forest = units.forest();
        return accounts.all().collectList().map(all -> {
            model.addAttribute(
                    "staff",
                    all.stream()
                            .filter(account -> account.role() != Role.ORGANIZER)
                            .map(account -> AccountRow.of(account, forest))
                            .toList());
            model.addAttribute(
                    "organizers",
                    all.stream()
                            .filter(account -> account.role() == Role.ORGANIZER)
                            .map(account -> AccountRow.of(account, forest))
                            .toList());
            return "admin/accounts";
        });
    }

    @GetMapping("/quan-tri/nhat-ky")
    Mono<String> log(@RequestParam(name = "truoc", required = false) @Nullable Long before, Model model) {
        AuditWords words = new AuditWords(json, contests.catalog(), units.forest());
        return audit.newest(before == null ? Long.MAX_VALUE : before, ENTRIES)
                .collectList()
                .map(entries -> {
                    model.addAttribute(
                            "entries", entries.stream().map(words::row).toList());
                    model.addAttribute("newest", before == null);
                    model.addAttribute(
                            "older",
                            entries.size() < ENTRIES ? null : entries.getLast().id());
                    return "admin/log";
                });
    }

    // Browsers read a second slash or a backslash as the start of another site's address.
    static boolean isLocal(String address) {
        return address.matches("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]*");
    }
}
