package vn.hoithi.contest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.platform.Uploads;

/** A contest's look: changed by admins, fetched by every page. */
@RestController
class LookController {
    static final String PICTURES = "/hinh-cuoc-thi/";
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final LookService looks;
    private final ContestService contests;

    LookController(LookService looks, ContestService contests) {
        this.looks = looks;
        this.contests = contests;
    }

    record LookForm(
            @NotNull @Size(max = 20) String accent,
            @NotNull @Size(max = 253) String host) {}

    @PutMapping("/api/admin/contests/{id}/look")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> change(
            @PathVariable int id,
            @Valid @RequestBody LookForm form,
            @AuthenticationPrincipal Staff self,
            ServerHttpRequest request) {
        return looks.change(id, form.accent(), form.host(), request.getURI().getHost(), self);
    }

    @PostMapping(path = "/api/admin/contests/{id}/pictures/{kind}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> put(
            @PathVariable int id,
            @PathVariable String kind,
            @RequestPart("file") FilePart file,
            @AuthenticationPrincipal Staff self) {
        LookService.Kind which = kind(kind);
        return Uploads.bytes(file, Uploads.DOCUMENT_BYTES).flatMap(bytes -> looks.put(id, which, bytes, self));
    }

    @DeleteMapping("/api/admin/contests/{id}/pictures/{kind}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> drop(@PathVariable int id, @PathVariable String kind, @AuthenticationPrincipal Staff self) {
        return looks.drop(id, kind(kind), self);
    }

    @GetMapping(PICTURES + "{digest:[0-9a-f]{64}}")
    Mono<ResponseEntity<byte[]>> picture(@PathVariable String digest) {
        return looks.picture(digest)
                .map(served -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(served.mediaType()))
                        .cacheControl(FOR_EVER)
                        .body(served.content()));
    }

    /** The contest's colours as a stylesheet: our pages carry no styles of their own. */
    @GetMapping(path = "/c/{slug}/mau.css", produces = "text/css")
    ResponseEntity<String> colours(@PathVariable String slug) {
        ContestLook look = contests.catalog().look(contests.require(slug).id());
        String css = look.accent() == null ? "" : Accent.of(look).css();
        return ResponseEntity.ok().cacheControl(MINUTES).body(css);
    }

    private static LookService.Kind kind(String typed) {
        return switch (typed.toLowerCase(Locale.ROOT)) {
            case "banner" -> LookService.Kind.BANNER;
            case "logo" -> LookService.Kind.LOGO;
            default ->
                throw SimplyRefused.unknown("unknown-picture", "Chỉ có hình băng (banner) và biểu trưng (logo).");
        };
    }
}
