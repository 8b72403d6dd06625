package vn.hoithi.result;

import static org.springframework.http.HttpHeaders.CONTENT_DISPOSITION;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.Attachment;

/** Bundles for staff and for everybody, and the key that they are signed with. */
@RestController
class BundleController {
    private static final MediaType GZIP = MediaType.parseMediaType("application/gzip");

    private final BundleService bundles;
    private final ResultService results;

    BundleController(BundleService bundles, ResultService results) {
        this.results = results;
        this.bundles = bundles;
    }

    /** @param file none until it is written */
    record State(@Nullable BundleFile file, KeyChangeController.@Nullable Work work) {}

    @GetMapping("/api/bundle-key")
    Mono<BundleService.Key> key() {
        return bundles.key();
    }

    @GetMapping("/api/admin/closings/{id}/bundle/state")
    Mono<State> state(@PathVariable int id) {
        return results.require(id)
                .then(Mono.zip(optional(bundles.file(id)), optional(bundles.task(id))))
                .map(both -> new State(
                        both.getT1().orElse(null),
                        both.getT2().map(KeyChangeController.Work::of).orElse(null)));
    }

    @PostMapping("/api/admin/closings/{id}/bundle")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> ask(@PathVariable int id, @AuthenticationPrincipal Staff self) {
        return bundles.ask(id, self);
    }

    @GetMapping("/api/admin/closings/{id}/bundle")
    Mono<ResponseEntity<Flux<DataBuffer>>> download(@PathVariable int id, ServerWebExchange exchange) {
        return bundles.download(id).map(found -> answer(found, exchange));
    }

    @GetMapping("/api/contests/{slug}/results/{id}/bundle")
    Mono<ResponseEntity<Flux<DataBuffer>>> published(
            @PathVariable String slug, @PathVariable int id, ServerWebExchange exchange) {
        return bundles.download(slug, id, address(exchange.getRequest())).map(found -> answer(found, exchange));
    }

    private static ResponseEntity<Flux<DataBuffer>> answer(BundleService.Download found, ServerWebExchange exchange) {
        DataBufferFactory buffers = exchange.getResponse().bufferFactory();
        return ResponseEntity.ok()
                .contentType(GZIP)
                .contentLength(found.file().bytes())
                .eTag("\"" + found.file().digest() + "\"")
                .header(CONTENT_DISPOSITION, Attachment.disposition(found.name()))
                .body(found.content().map(buffers::wrap));
    }

    private static String address(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? ""
                : remote.getAddress().getHostAddress();
    }

    private static <T> Mono<Optional<T>> optional(Mono<T> found) {
        return found.map(Optional::of).defaultIfEmpty(Optional.empty());
    }
}
