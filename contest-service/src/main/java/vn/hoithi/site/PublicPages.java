package vn.hoithi.site;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.hoithi.attempt.AttemptService;
import vn.hoithi.attempt.Receipt;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.contest.Terms;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.result.Closing;
import vn.hoithi.result.KeyChangeService;
import vn.hoithi.result.PublicationService;
import vn.hoithi.unit.UnitService;

/** The citizen's pages. Those that are the same for everyone may be kept by browsers and proxies for a few seconds. */
@Controller
class PublicPages {
    private static final CacheControl FOR_EVERYONE =
            CacheControl.maxAge(Duration.ofSeconds(5)).cachePublic();
    private static final List<String> TABS = List.of("the-le", "tai-lieu", "ket-qua");

    private final ContestService contests;
    private final UnitService units;
    private final AttemptService attempts;
    private final PublicationService publications;
    private final KeyChangeService keys;
    private final Shared shared;
    private final ContestClock clock;

    PublicPages(
            ContestService contests,
            UnitService units,
            AttemptService attempts,
            PublicationService publications,
            KeyChangeService keys,
            Shared shared,
            ContestClock clock) {
        this.contests = contests;
        this.units = units;
        this.attempts = attempts;
        this.publications = publications;
        this.keys = keys;
        this.shared = shared;
        this.clock = clock;
    }

    @GetMapping("/")
    Mono<String> home(Model model) {
        Instant now = clock.instant();
        List<HomeCard> cards = contests.catalog().contests().stream()
                .map(contest -> HomeCard.of(contest, contests.catalog().roundsOf(contest.id()), now))
                .sorted(HomeCard.ORDER)
                .toList();
        model.addAttribute("contests", cards);
        return Mono.just("site/home");
    }

    @GetMapping("/c/{slug}")
    Mono<String> contest(
            @PathVariable String slug,
            @RequestParam(defaultValue = "the-le") String tab,
            @RequestParam(name = "u", defaultValue = "") String link,
            Model model,
            ServerWebExchange exchange) {
        Contest contest = show(model, slug);
        model.addAttribute("tab", TABS.contains(tab) ? tab : TABS.getFirst());
        model.addAttribute(
                "documents",
                contests.catalog().documentsOf(contest.id()).stream()
                        .map(DocumentView::of)
                        .toList());
        Instant now = clock.instant();
        model.addAttribute(
                "rules",
                contests.catalog().roundsOf(contest.id()).stream()
                        .map(round -> RulesView.of(round, contests, now))
                        .toList());
        exchange.getResponse().getHeaders().setCacheControl(FOR_EVERYONE);
        Mono<List<ResultNotice>> results =
                tab.equals("ket-qua") ? publications.versions(contest.id()).map(this::notices) : Mono.just(List.of());
        return results.zipWith(shared.card(contest, link, exchange.getRequest()))
                .map(both -> {
                    model.addAttribute("results", both.getT1());
                    model.addAttribute("shared", both.getT2());
                    return "site/contest";
                });
    }

    private List<ResultNotice> notices(List<Closing> versions) {
        return versions.stream()
                .filter(closing -> closing.state().isPublic())
                .map(closing -> ResultNotice.of(closing, contests))
                .toList();
    }

    @GetMapping("/c/{slug}/du-thi")
    Mono<String> entry(@PathVariable String slug, Model model) {
        Contest contest = show(model, slug);
        if (contest.external()) {
            return Mono.just("redirect:/c/" + slug);
        }
        return Mono.just(contest.fields().isEmpty() ? "site/contest" : "site/entry");
    }

    @GetMapping("/c/{slug}/thi/{roundId}")
    Mono<String> round(@PathVariable String slug, @PathVariable int roundId, Model model) {
        Contest contest = show(model, slug);
        Round round = contests.catalog()
                .round(roundId)
                .filter(found -> found.contestId() == contest.id())
                .orElseThrow(() -> SimplyRefused.unknown("unknown-round", "Không có vòng thi này."));
        model.addAttribute("round", RoundView.of(round, clock.instant()));
        return Mono.just("site/round");
    }

    @GetMapping("/c/{slug}/phieu/{receipt}")
    Mono<String> receipt(@PathVariable String slug, @PathVariable String receipt, Model model) {
        Contest contest = show(model, slug);
        return attempts.receipt(receipt)
                .filter(found -> found.contestId() == contest.id())
                .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown(
                        "unknown-receipt", "Mã phiếu này không thuộc cuộc thi. Hãy xem lại từng chữ.")))
                .zipWhen(found -> attempts.review(receipt).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(both -> {
                    Receipt found = both.getT1();
                    both.getT2().ifPresent(review -> model.addAttribute("review", review));
                    Round round = contests.requireRound(found.result().round());
                    model.addAttribute("announced", round.rules().terms().score() == Terms.Score.NEVER);
                    model.addAttribute("round", RoundView.of(round, clock.instant()));
                    model.addAttribute("result", ReceiptView.of(found, units.require(found.unitId()), units.forest()));
                    return round.id();
                })
                .flatMap(keys::notice)
                .doOnNext(notice -> model.addAttribute("corrected", notice))
                .thenReturn("site/receipt");
    }

    @GetMapping("/c/{slug}/tra-cuu")
    Mono<String> lookup(@PathVariable String slug, Model model) {
        return Mono.just(show(model, slug)).thenReturn("site/lookup");
    }

    @GetMapping("/c/{slug}/bang")
    Mono<String> board(
            @PathVariable String slug,
            @RequestParam(name = "vong", defaultValue = "0") int round,
            @RequestParam(name = "don-vi", required = false) @Nullable Long unit,
            @RequestParam(name = "he-thong", required = false) @Nullable String tree,
            Model model) {
        model.addAttribute("roundId", round);
        model.addAttribute("unitId", unit);
        model.addAttribute("tree", tree);
        return Mono.just(show(model, slug)).thenReturn("site/board");
    }

    private Contest show(Model model, String slug) {
        Contest contest = contests.require(slug);
        Instant now = clock.instant();
        model.addAttribute("contest", ContestView.of(contest));
        model.addAttribute("look", contests.catalog().look(contest.id()));
        model.addAttribute("rounds", RoundView.byPhase(contests.catalog().roundsOf(contest.id()), now));
        return contest;
    }
}
