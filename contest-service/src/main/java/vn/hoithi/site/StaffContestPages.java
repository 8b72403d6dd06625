package vn.hoithi.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.account.Staff;
import vn.hoithi.bank.BankService;
import vn.hoithi.bank.BankVersion;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.RankingForm;
import vn.hoithi.contest.Round;
import vn.hoithi.contest.RoundChangeService;
import vn.hoithi.contest.RulePreset;
import vn.hoithi.contest.Rules;
import vn.hoithi.contest.Terms;
import vn.hoithi.participant.ExclusionService;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.share.ShareService;
import vn.hoithi.standing.FreezeService;
import vn.hoithi.standing.StandingService;
import vn.hoithi.unit.UnitService;
import vn.hoithi.unit.UnitTree;

/** A contest as its admin works on it: rounds, texts and rules, documents, its address. */
@Controller
class StaffContestPages {
    private static final List<String> TABS = List.of("vong-thi", "noi-dung", "tai-lieu", "ma-qr");

    private final ContestService contests;
    private final BankService banks;
    private final UnitService units;
    private final StandingService standings;
    private final FreezeService freezes;
    private final ShareService links;
    private final ContestClock clock;
    private final RoundChangeService changes;
    private final ExclusionService exclusions;
    private final JsonMapper json;

    StaffContestPages(
            ContestService contests,
            BankService banks,
            UnitService units,
            StandingService standings,
            FreezeService freezes,
            ShareService links,
            ContestClock clock,
            RoundChangeService changes,
            ExclusionService exclusions,
            JsonMapper json) {
        this.changes = changes;
        this.exclusions = exclusions;
        this.json = json;
        this.contests = contests;
        this.banks = banks;
        this.units = units;
        this.standings = standings;
        this.freezes = freezes;
        this.links = links;
        this.clock = clock;
    }

    @GetMapping("/quan-tri/cuoc-thi/moi")
    String create(@AuthenticationPrincipal Staff staff, Model model) {
        onlyAdmins(staff);
        model.addAttribute("form", ContestEdit.fresh(seededConsent()));
        model.addAttribute("trees", trees());
        return "admin/contest-new";
    }

    @GetMapping("/quan-tri/cuoc-thi/{id}")
    Mono<String> contest(
            @PathVariable int id,
            @RequestParam(name = "muc", defaultValue = "vong-thi") String tab,
            Model model,
            ServerHttpRequest request) {
        Contest contest = contests.require(id);
        Instant now = clock.instant();
        boolean counted = units.forest().root(contest.treeId()).isPresent();
        model.addAttribute("contest", contest);
        freezes.of(id).ifPresent(freeze -> model.addAttribute("freeze", FreezeView.of(freeze)));
        model.addAttribute("tab", TABS.contains(tab) ? tab : TABS.getFirst());
        model.addAttribute("form", ContestEdit.of(contest));
        model.addAttribute("trees", trees());
        model.addAttribute(
                "rounds",
                contests.catalog().roundsOf(id).stream()
                        .map(round -> RoundRow.of(
                                round, counted ? standings.board(contest, round.id(), null, null) : null, now))
                        .toList());
        model.addAttribute(
                "documents",
                contests.catalog().documentsOf(id).stream()
                        .map(document -> DocumentRow.of(document, contests.catalog()))
                        .toList());
        units.forest().root(contest.treeId()).ifPresent(top -> model.addAttribute("top", top));
        Mono<List<ExclusionService.Exclusion>> excluded =
                tab.equals("noi-dung") ? exclusions.of(contest).collectList() : Mono.just(List.of());
        return Mono.zip(links.code(id, null), excluded).map(both -> {
            String code = both.getT1();
            model.addAttribute("exclusions", both.getT2());
            model.addAttribute("qr", QrCard.of(contest.name(), "", code, request));
            return "admin/contest";
        });
    }

    @GetMapping("/quan-tri/cuoc-thi/{id}/vong-thi/moi")
    Mono<String> newRound(@PathVariable int id, @AuthenticationPrincipal Staff staff, Model model) {
        onlyAdmins(staff);
        Contest contest = contests.require(id);
        List<Round> before = contests.catalog().roundsOf(id);
        Rules like = before.isEmpty() ? null : before.getLast().rules();
        model.addAttribute("presets", RulePreset.ALL);
        return round(contest, RoundEdit.next(before, clock.instant()), like, model);
    }

    @GetMapping("/quan-tri/cuoc-thi/{id}/vong-thi/{roundId}")
    Mono<String> round(
            @PathVariable int id, @PathVariable int roundId, @AuthenticationPrincipal Staff staff, Model model) {
        onlyAdmins(staff);
        Round round = contests.requireRound(roundId);
        if (round.contestId() != id) {
            throw SimplyRefused.unknown("unknown-round", "Không có vòng thi này trong cuộc thi.");
        }
        model.addAttribute("presets", List.of());
        changes.waiting(roundId).ifPresent(change -> model.addAttribute("waiting", change));
        model.addAttribute("self", staff.login());
        model.addAttribute("alone", changes.alone());
        return round(contests.require(id), RoundEdit.of(round, clock.instant()), round.rules(), model);
    }

    private Mono<String> round(Contest contest, RoundEdit form, @Nullable Rules like, Model model) {
        RankingRules ranking = like == null ? RankingRules.PLAIN : like.ranking();
        Terms terms = like == null ? Terms.PLAIN : like.terms();
        model.addAttribute(
                "rules", json.writeValueAsString(Map.of("ranking", RankingForm.of(ranking), "terms", terms)));
        model.addAttribute("contest", contest);
        model.addAttribute("form", form);
        model.addAttribute(
                "phases",
                contests.catalog().roundsOf(contest.id()).stream()
                        .map(Round::phase)
                        .filter(phase -> !phase.isEmpty())
                        .distinct()
                        .toList());
        return banks.all()
                .concatMap(
                        version -> banks.questions(version.id()).map(bank -> new Choice(version, BankMatrix.of(bank))))
                .collectList()
                .map(choices -> {
                    model.addAttribute("banks", choices);
                    return "admin/round";
                });
    }

    /** A bank version that a round can use, with what a blueprint can draw from it. */
    record Choice(BankVersion version, BankMatrix matrix) {}

    private List<UnitTree> trees() {
        return units.forest().trees().stream()
                .sorted(Comparator.comparing(UnitTree::id))
                .toList();
    }

    static void onlyAdmins(Staff staff) {
        if (!staff.isAdmin()) {
            throw SimplyRefused.forbidden("Tài khoản của bạn chỉ được xem.");
        }
    }

    private static String seededConsent() {
        try (InputStream in = new ClassPathResource("seed/dong-y.txt").getInputStream()) {
            return new String(in.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
