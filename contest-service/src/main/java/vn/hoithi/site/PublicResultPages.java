package vn.hoithi.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.participant.EntryPasses;
import vn.hoithi.platform.Attachment;
import vn.hoithi.platform.Refused;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.award.Lots;
import vn.hoithi.result.BundleService;
import vn.hoithi.result.Closing;
import vn.hoithi.result.ClosingState;
import vn.hoithi.result.DecisionService;
import vn.hoithi.result.Draw;
import vn.hoithi.result.OwnResult;
import vn.hoithi.result.PlanVersion;
import vn.hoithi.result.PrizePlan;
import vn.hoithi.result.PrizeService;
import vn.hoithi.result.PublicationService;
import vn.hoithi.result.Winner;

/** Results for everybody: winners with masked names, the list, draws to repeat, keys, and the own result by receipt code. */
@Controller
class PublicResultPages {
    private final PublicationService publications;
    private final PrizeService prizes;
    private final DecisionService decisions;
    private final BundleService bundles;
    private final ContestService contests;
    private final EntryPasses passes;

    PublicResultPages(
            PublicationService publications,
            PrizeService prizes,
            DecisionService decisions,
            BundleService bundles,
            ContestService contests,
            EntryPasses passes) {
        this.publications = publications;
        this.prizes = prizes;
        this.decisions = decisions;
        this.bundles = bundles;
        this.contests = contests;
        this.passes = passes;
    }

    /** A version in the list of those one can look at. */
    record Version(int id, String name, boolean shown, boolean old) {}

    /** @param version id of a published version; none for the newest of the contest */
    @GetMapping("/c/{slug}/ket-qua")
    Mono<String> results(
            @PathVariable String slug,
            @RequestParam(name = "ban", required = false) @Nullable Integer version,
            @RequestParam(name = "trang", defaultValue = "1") int page,
            Model model) {
        Contest contest = show(model, slug);
        return publications.versions(contest.id()).flatMap(all -> {
            List<Closing> published =
                    all.stream().filter(closing -> closing.state().isPublic()).toList();
            Optional<Closing> chosen = published.stream()
                    .filter(closing -> version == null || closing.id() == version)
                    .max(PublicResultPages::newer);
            if (version != null && chosen.isEmpty()) {
                return Mono.error(
                        SimplyRefused.unknown("unknown-result", "Chưa có bản kết quả này, hoặc bản này chưa công bố."));
            }
            model.addAttribute(
                    "versions",
                    published.stream()
                            .map(closing -> new Version(
                                    closing.id(),
                                    name(closing),
                                    chosen.filter(closing::equals).isPresent(),
                                    replaced(closing, published)))
                            .toList());
            return drawsOf(all, chosen.orElse(null), slug)
                    .collectList()
                    .doOnNext(draws -> model.addAttribute("draws", draws))
                    .flatMap(draws -> chosen.map(closing -> shown(closing, published, page, model))
                            .orElseGet(() -> Mono.just("site/results")));
        });
    }

    private static int newer(Closing one, Closing other) {
        return Objects.requireNonNull(one.publishedAt()).compareTo(Objects.requireNonNull(other.publishedAt()));
    }

    private static boolean replaced(Closing closing, List<Closing> published) {
        return published.stream()
                .anyMatch(other ->
                        Objects.equals(other.roundId(), closing.roundId()) && other.number() > closing.number());
    }

    private String name(Closing closing) {
        String scope = ResultNotice.scope(closing, contests);
        return Character.toUpperCase(scope.charAt(0))
                + scope.substring(1)
                + (closing.number() == 1 ? "" : " – bản " + closing.number());
    }

    // Lists of draws are public from their announcement on, long before the result they belong to.
    private Flux<DrawView> drawsOf(List<Closing> all, @Nullable Closing chosen, String slug) {
        return Flux.fromIterable(all)
                .filter(closing -> closing.state().inMaking() || closing.equals(chosen))
                .concatMap(publications::draws)
                .map(draw -> DrawView.of(draw, slug));
    }

    private Mono<String> shown(Closing closing, List<Closing> published, int page, Model model) {
        return Mono.zip(
                        publications.publicWinners(closing),
                        publications.publicPage(closing, page),
                        publications.size(closing),
                        prizes.planOf(closing).map(Optional::of).defaultIfEmpty(Optional.empty()),
                        bundle(closing))
                .map(all -> {
                    all.getT5().ifPresent(file -> model.addAttribute("bundle", file));
                    model.addAttribute("closing", closing);
                    model.addAttribute("scopeName", name(closing));
                    model.addAttribute("facts", ResultFacts.of(closing));
                    model.addAttribute("old", replaced(closing, published));
                    model.addAttribute("prizes", PrizeGroup.of(all.getT1()));
                    model.addAttribute(
                            "unitRules", all.getT4().map(this::unitRules).orElse(List.of()));
                    model.addAttribute("lines", all.getT2());
                    int listed = (int) Math.min(all.getT3(), PublicationService.MOST_PUBLIC);
                    model.addAttribute("pages", Pages.of(listed, PublicationService.PAGE, page));
                    model.addAttribute("size", Figures.number(all.getT3()));
                    model.addAttribute("isFinal", closing.state() == ClosingState.FINAL);
                    return "site/results";
                });
    }

    /** How the units of a group of prizes were compared, sentence by sentence. */
    record UnitRules(String prizes, List<String> says) {}

    private List<UnitRules> unitRules(PlanVersion plan) {
        return plan.plan().units().stream()
                .map(group -> new UnitRules(
                        group.prizes().stream().map(PrizePlan.UnitPrize::name).collect(Collectors.joining(", ")),
                        prizes.says(group.formula())))
                .toList();
    }

    /** The file with which anybody computes the result again, and by whose key it is signed. */
    record Bundle(String size, String fingerprint) {}

    private Mono<Optional<Bundle>> bundle(Closing closing) {
        return bundles.file(closing.id())
                .zipWith(bundles.key())
                .map(both -> Optional.of(new Bundle(
                        Figures.number(Math.ceilDiv(both.getT1().bytes(), 1024)) + " KB",
                        both.getT2().fingerprint())))
                .defaultIfEmpty(Optional.empty());
    }

    /** The winners of one kind and prize. */
    record PrizeGroup(String kind, String prize, String reward, List<Winner> winners) {
        static List<PrizeGroup> of(List<Winner> winners) {
            Map<String, List<Winner>> groups = new LinkedHashMap<>();
            winners.forEach(winner -> groups.computeIfAbsent(
                            winner.given().kind() + winner.given().prize(), key -> new ArrayList<>())
                    .add(winner));
            return groups.values().stream()
                    .map(group -> new PrizeGroup(
                            group.getFirst().given().kind().words(),
                            group.getFirst().given().prizeName()
                                    + (group.getFirst().given().block().isEmpty()
                                            ? ""
                                            : " – " + group.getFirst().given().block()),
                            group.getFirst().reward(),
                            group))
                    .toList();
        }
    }

    // --- the own result

    @GetMapping("/c/{slug}/ket-qua/cua-toi")
    Mono<String> own(
            @PathVariable String slug,
            @RequestParam(name = "ma", defaultValue = "") String typed,
            Model model,
            ServerWebExchange exchange) {
        Contest contest = show(model, slug);
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
        model.addAttribute("typed", typed.substring(0, Math.min(20, typed.length())));
        if (typed.isBlank()) {
            return Mono.just("site/own-result");
        }
        return publications
                .own(contest, typed, client(exchange))
                .map(own -> {
                    model.addAttribute("own", own);
                    model.addAttribute("facts", ResultFacts.of(own.closing()));
                    model.addAttribute("scope", name(own.closing()));
                    return "site/own-result";
                })
                .onErrorResume(Refused.class, refused -> {
                    model.addAttribute("problem", refused.problem().getDetail());
                    exchange.getResponse()
                            .setStatusCode(HttpStatus.valueOf(refused.problem().getStatus()));
                    return Mono.just("site/own-result");
                });
    }

    @GetMapping("/c/{slug}/ket-qua/chung-nhan.pdf")
    @ResponseBody
    Mono<ResponseEntity<byte[]>> certificate(
            @PathVariable String slug, @RequestParam(name = "ma") String typed, ServerWebExchange exchange) {
        Contest contest = contests.require(slug);
        String address = exchange.getRequest().getURI().getScheme() + "://"
                + exchange.getRequest().getURI().getRawAuthority();
        return publications
                .own(contest, typed, client(exchange))
                .flatMap(own -> publications.certificate(own, isOwn(own, contest, exchange), address))
                .map(bytes -> Attachment.of("giay-chung-nhan.pdf", bytes).answer());
    }

    // A receipt shows a result, never whose it is: the full name stands only on the person's own device.
    private boolean isOwn(OwnResult own, Contest contest, ServerWebExchange exchange) {
        return passes.of(exchange, contest.id())
                .filter(pass -> pass.participation().equals(own.participation()))
                .isPresent();
    }

    // --- keys, files, lists of draws

    @GetMapping("/c/{slug}/ket-qua/dap-an")
    Mono<String> answers(@PathVariable String slug, @RequestParam(name = "ban") int version, Model model) {
        Contest contest = show(model, slug);
        return publications.requirePublished(contest.id(), version).flatMap(closing -> {
            Integer roundId = closing.roundId();
            if (roundId == null) {
                return Mono.error(SimplyRefused.unknown("unknown-round", "Đáp án có theo từng kỳ thi."));
            }
            Round round = contests.requireRound(roundId);
            return publications.answers(round).map(answers -> {
                model.addAttribute("round", round.name());
                model.addAttribute("closing", closing);
                model.addAttribute("answers", answers);
                return "site/answers";
            });
        });
    }

    @GetMapping("/c/{slug}/ket-qua/quyet-dinh.{format}")
    @ResponseBody
    Mono<ResponseEntity<byte[]>> decision(
            @PathVariable String slug,
            @PathVariable String format,
            @RequestParam(name = "ban") int version,
            @RequestParam(name = "the-thuc", defaultValue = "nha-nuoc") String layout) {
        Contest contest = contests.require(slug);
        return publications
                .requirePublished(contest.id(), version)
                .flatMap(closing -> decisions.file(closing, layout, format, false))
                .map(Attachment::answer);
    }

    @GetMapping("/c/{slug}/ket-qua/boc-tham/boc-tham-{id}.txt")
    @ResponseBody
    Mono<ResponseEntity<byte[]>> list(@PathVariable String slug, @PathVariable int id) {
        Contest contest = contests.require(slug);
        return prizes.requireDraw(id)
                .filterWhen(draw -> publications
                        .versions(contest.id())
                        .map(all -> all.stream().anyMatch(closing -> closing.id() == draw.closingId())))
                .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown("unknown-draw", "Không có lần bốc thăm này.")))
                .map(PublicResultPages::listFile);
    }

    private static ResponseEntity<byte[]> listFile(Draw draw) {
        return Attachment.of(
                        "boc-tham-" + draw.id() + ".txt",
                        Lots.listText(draw.contenders()).getBytes(UTF_8))
                .answer();
    }

    private Contest show(Model model, String slug) {
        Contest contest = contests.require(slug);
        model.addAttribute("contest", ContestView.of(contest));
        model.addAttribute("look", contests.catalog().look(contest.id()));
        return contest;
    }

    private static String client(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? ""
                : remote.getAddress().getHostAddress();
    }
}
