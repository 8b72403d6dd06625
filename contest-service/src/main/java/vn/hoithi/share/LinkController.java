package vn.hoithi.share;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.ContestService;
import vn.hoithi.unit.UnitService;

/** Following a short link, and its QR code. */
@RestController
class LinkController {
    private static final int PIXELS_PER_MODULE = 16;
    private static final CacheControl A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final ShareService links;
    private final ContestService contests;
    private final UnitService units;

    LinkController(ShareService links, ContestService contests, UnitService units) {
        this.links = links;
        this.contests = contests;
        this.units = units;
    }

    record UnitName(long id, String name, String above) {}

    record Target(String contest, @Nullable UnitName unit) {}

    @GetMapping("/t/{code}")
    Mono<ResponseEntity<Void>> follow(@PathVariable String code) {
        return links.find(code)
                .map(link -> ResponseEntity.status(HttpStatus.FOUND)
                        .location(URI.create(
                                "/c/" + contests.require(link.contestId()).slug() + "?u=" + link.code()))
                        .build());
    }

    @GetMapping("/api/links/{code}")
    Mono<Target> target(@PathVariable String code) {
        return links.find(code)
                .map(link -> new Target(contests.require(link.contestId()).slug(), unit(link)));
    }

    @GetMapping(path = "/t/{code}/qr.svg", produces = "image/svg+xml")
    Mono<ResponseEntity<String>> svg(@PathVariable String code, ServerHttpRequest request) {
        return links.find(code)
                .map(link -> ResponseEntity.ok()
                        .cacheControl(A_DAY)
                        .body(QrCode.of(address(request, link)).svg()));
    }

    @GetMapping(path = "/t/{code}/qr.png", produces = MediaType.IMAGE_PNG_VALUE)
    Mono<ResponseEntity<byte[]>> png(@PathVariable String code, ServerHttpRequest request) {
        return links.find(code)
                .map(link -> ResponseEntity.ok()
                        .cacheControl(A_DAY)
                        .body(QrCode.of(address(request, link)).png(PIXELS_PER_MODULE)));
    }

    private @Nullable UnitName unit(ShortLink link) {
        Long id = link.unitId();
        return id == null
                ? null
                : units.forest()
                        .find(id)
                        .map(unit -> new UnitName(
                                unit.id(), unit.name(), units.forest().above(unit.id())))
                        .orElse(null);
    }

    private static String address(ServerHttpRequest request, ShortLink link) {
        return UriComponentsBuilder.fromUri(request.getURI())
                .replacePath("/t/" + link.code())
                .replaceQuery(null)
                .toUriString();
    }
}
