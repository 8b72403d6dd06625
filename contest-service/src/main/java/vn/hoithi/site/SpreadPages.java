package vn.hoithi.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Accent;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.share.Channel;
import vn.hoithi.share.Counter;
import vn.hoithi.share.Drawings;
import vn.hoithi.share.LinkPlace;
import vn.hoithi.share.Preview;
import vn.hoithi.share.QrCode;
import vn.hoithi.share.ShareAddresses;
import vn.hoithi.share.ShareService;
import vn.hoithi.share.ShortLink;
import vn.hoithi.standing.Board;
import vn.hoithi.standing.StandingService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** What other sites and meetings show of a contest: counters, previews, a page to embed, the presenter's screen. All of it public. */
@Controller
class SpreadPages {
    private static final CacheControl SECONDS =
            CacheControl.maxAge(Duration.ofSeconds(10)).cachePublic();
    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();
    /** Only this page may stand in a frame on another site; it reads figures and nothing else. */
    private static final String EMBEDDED_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors *";

    private static final int COUNTERS = 20_000;

    private final ContestService contests;
    private final UnitService units;
    private final StandingService standings;
    private final ShareService links;
    private final ShareAddresses addresses;
    private final Drawings drawings;
    private final ContestClock clock;
    // However often a portal is read, figures are looked up once in five seconds.
    private final Cache<String, Counter> counters = Caffeine.newBuilder()
            .maximumSize(COUNTERS)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    SpreadPages(
            ContestService contests,
            UnitService units,
            StandingService standings,
            ShareService links,
            ShareAddresses addresses,
            Drawings drawings,
            ContestClock clock) {
        this.contests = contests;
        this.units = units;
        this.standings = standings;
        this.links = links;
        this.addresses = addresses;
        this.drawings = drawings;
        this.clock = clock;
    }

    private record Drawn(Object what, String form) {}

    @GetMapping("/t/{code}/dem.svg")
    Mono<ResponseEntity<byte[]>> counterSvg(@PathVariable String code) {
        return counter(
                code,
                "svg",
                new MediaType("image", "svg+xml"),
                counter -> counter.svg().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/t/{code}/dem.png")
    Mono<ResponseEntity<byte[]>> counterPng(@PathVariable String code) {
        return counter(code, "png", MediaType.IMAGE_PNG, Counter::png);
    }

    private Mono<ResponseEntity<byte[]>> counter(
            String code, String form, MediaType type, Function<Counter, byte[]> draw) {
        return links.find(code).flatMap(link -> {
            Counter counter = counters.get(link.code(), same -> counter(link));
            return drawings.get(new Drawn(counter, form), () -> draw.apply(counter))
                    .map(picture -> ResponseEntity.ok()
                            .contentType(type)
                            .cacheControl(SECONDS)
                            .eTag("\"" + form + HexFormat.of().toHexDigits(counter.hashCode()) + "\"")
                            .body(picture));
        });
    }

    private Counter counter(ShortLink link) {
        Contest contest = contests.require(link.contestId());
        Board board = standings.publicBoard(contest, 0, link.unitId(), null);
        return new Counter(
                contest.name(),
                link.unitId() == null ? "" : board.unit().name(),
                Figures.number(board.unit().people()),
                Figures.number(board.unit().attempts()),
                Words.minute(board.asOf()),
                accent(contest));
    }

    /** The picture that Zalo and Facebook show beside a link to the contest, or to a unit in it. */
    @GetMapping(path = "/c/{slug}/anh.png", produces = MediaType.IMAGE_PNG_VALUE)
    Mono<ResponseEntity<byte[]>> preview(
            @PathVariable String slug, @RequestParam(name = "u", defaultValue = "") String code) {
        Contest contest = contests.require(slug);
        return unitName(contest, code)
                .map(unit -> new Preview(contest.organizer(), contest.name(), unit, when(contest), accent(contest)))
                .flatMap(preview -> drawings.get(preview, preview::png))
                .map(picture -> ResponseEntity.ok().cacheControl(AN_HOUR).body(picture));
    }

    private String when(Contest contest) {
        String when = HomeCard.of(contest, contests.catalog().roundsOf(contest.id()), clock.instant())
                .whenText();
        return when == null ? "" : when;
    }

    /** The unit of a link of this contest; empty for any other. */
    private Mono<String> unitName(Contest contest, String code) {
        return links.find(code)
                .filter(link -> link.contestId() == contest.id())
                .flatMap(link -> Mono.justOrEmpty(link.unitId()))
                .flatMap(id -> Mono.justOrEmpty(units.forest().find(id).map(Unit::name)))
                .onErrorComplete(SimplyRefused.class)
                .defaultIfEmpty("");
    }

    @GetMapping("/nhung/{code}")
    Mono<String> embedded(@PathVariable String code, Model model, ServerWebExchange exchange) {
        return links.find(code).map(link -> {
            Contest contest = contests.require(link.contestId());
            Board board = standings.publicBoard(contest, 0, link.unitId(), null);
            model.addAttribute("contest", contest);
            model.addAttribute("look", contests.catalog().look(contest.id()));
            model.addAttribute("link", link);
            model.addAttribute(
                    "unitName", link.unitId() == null ? null : board.unit().name());
            model.addAttribute("summary", UnitSummary.of(board));
            model.addAttribute("when", when(contest));
            HttpHeaders headers = exchange.getResponse().getHeaders();
            headers.set("Content-Security-Policy", EMBEDDED_POLICY);
            headers.remove("X-Frame-Options");
            headers.setCacheControl(SECONDS);
            return "site/embedded";
        });
    }

    /** For the wall of a meeting room: a large code, and the unit's counters as they move. */
    @GetMapping("/trinh-chieu/{slug}/{unitId}")
    Mono<String> present(@PathVariable String slug, @PathVariable long unitId, Model model, ServerHttpRequest request) {
        Contest contest = contests.require(slug);
        Unit unit = units.require(unitId);
        Board board = standings.publicBoard(contest, 0, unit.id(), null);
        return links.code(contest.id(), LinkPlace.of(contest, unit).unitId(), Channel.MEETING)
                .flatMap(code -> {
                    String address = addresses.of(contest.id(), "/t/" + code, request);
                    return drawings.mark(contest.id()).map(mark -> {
                        model.addAttribute("contest", contest);
                        model.addAttribute("look", contests.catalog().look(contest.id()));
                        model.addAttribute("unit", unit);
                        model.addAttribute("when", when(contest));
                        model.addAttribute("summary", UnitSummary.of(board));
                        model.addAttribute("qr", QrCode.of(address, mark).svg());
                        model.addAttribute("typed", address.substring(address.indexOf("://") + 3));
                        return "site/presenter";
                    });
                });
    }

    private Accent accent(Contest contest) {
        return Accent.of(contests.catalog().look(contest.id()));
    }
}
