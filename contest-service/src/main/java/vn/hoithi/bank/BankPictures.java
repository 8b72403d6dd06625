package vn.hoithi.bank;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.Picture;

/**
 * Pictures of questions, by the digest of their bytes: an address that nobody can guess before they are shown the question,
 * and that never changes its content.
 */
@RestController
public class BankPictures {
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final BankStore store;

    BankPictures(BankStore store) {
        this.store = store;
    }

    /** A picture as it is sent. */
    record Served(String mediaType, byte[] content) {}

    /** Where a picture is to be had. */
    public static String path(Picture picture) {
        return "/hinh/" + picture.digest();
    }

    @GetMapping("/hinh/{digest:[0-9a-f]{64}}")
    Mono<ResponseEntity<byte[]>> picture(@PathVariable String digest) {
        return store.picture(digest)
                .map(served -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(served.mediaType()))
                        .cacheControl(
                                CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                        .body(served.content()))
                .switchIfEmpty(Mono.error(() -> SimplyRefused.unknown("unknown-picture", "Không có hình này.")));
    }
}
