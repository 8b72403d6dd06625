package vn.hoithi.share;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.ContestService;
import vn.hoithi.platform.FrontDoor;
import vn.hoithi.unit.UnitService;

/** Following a short link, and its QR code. */
@RestController
class LinkController {
    private static final int USUAL_SIZE = 640;
    private static final int SMALLEST = 100;
    private static final int LARGEST = 2_400;
    private static final CacheControl A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final ShareService links;
    private final ShareAddresses addresses;
    private final Drawings drawings;
    private final Visits visits;
    private final ContestService contests;
    private final UnitService units;

    LinkController(
            ShareService links,
            ShareAddresses addresses,
            Drawings drawings,
            Visits visits,
            ContestService contests,
            UnitService units) {
        this.links = links;
        this.addresses = addresses;
        this.drawings = drawings;
        this.visits = visits;
        this.contests = contests;
        this.units = units;
    }

    record UnitName(long id, String name, String above) {}

    record Target(String contest, @Nullable UnitName unit) {}

    private record Drawn(String address, Object mark, int size) {}

    @GetMapping("/t/{code}")
    Mono<ResponseEntity<Void>> follow(
            @PathVariable String code, @RequestAttribute(FrontDoor.ARRIVAL) Instant now, ServerHttpRequest request) {
        return links.find(code).map(link -> {
            if (Visitor.isPerson(request)) {
                visits.count(link.code(), now);
            }
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create(
                            "/c/" + contests.require(link.contestId()).slug() + "?u=" + link.code()))
                    .build();
        });
    }

    @GetMapping("/api/links/{code}")
    Mono<Target> target(@PathVariable String code) {
        return links.find(code)
                .map(link -> new Target(contests.require(link.contestId()).slug(), unit(link)));
    }

    /** @param logo whether the contest's logo, or a plain mark, stands in the middle */
    @GetMapping(path = "/t/{code}/qr.svg", produces = "image/svg+xml")
    Mono<ResponseEntity<String>> svg(
            @PathVariable String code, @RequestParam(defaultValue = "false") boolean logo, ServerHttpRequest request) {
        return links.find(code)
                .flatMap(link -> code(link, logo, request))
                .map(qr -> ResponseEntity.ok().cacheControl(A_DAY).body(qr.svg()));
    }

    /** @param size pixels from edge to edge, rounded down to whole modules; 100 to 2,400 */
    @GetMapping(path = "/t/{code}/qr.png", produces = MediaType.IMAGE_PNG_VALUE)
    Mono<ResponseEntity<byte[]>> png(
            @PathVariable String code,
            @RequestParam(defaultValue = "false") boolean logo,
            @RequestParam(defaultValue = "" + USUAL_SIZE) int size,
            ServerHttpRequest request) {
        int pixels = Math.clamp(size, SMALLEST, LARGEST);
        return links.find(code)
                .flatMap(link -> code(link, logo, request).flatMap(qr -> {
                    Object look = logo ? contests.catalog().look(link.contestId()) : "";
                    return drawings.get(
                            new Drawn(addresses.of(link, request), look, pixels),
                            () -> qr.png(Math.max(1, pixels / qr.width())));
                }))
                .map(picture -> ResponseEntity.ok().cacheControl(A_DAY).body(picture));
    }

    private Mono<QrCode> code(ShortLink link, boolean logo, ServerHttpRequest request) {
        String address = addresses.of(link, request);
        return logo
                ? drawings.mark(link.contestId()).map(mark -> QrCode.of(address, mark))
                : Mono.fromSupplier(() -> QrCode.of(address));
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
}
