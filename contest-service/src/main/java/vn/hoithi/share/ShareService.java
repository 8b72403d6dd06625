package vn.hoithi.share;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.hoithi.platform.Codes;
import vn.hoithi.platform.SimplyRefused;

/** Short links: made when first asked for, the same ever after. */
@Service
public class ShareService {
    private static final int CODE_LENGTH = 6;
    private static final int LINKS_IN_MEMORY = 20_000;

    private final ShareStore store;
    private final Cache<String, ShortLink> known =
            Caffeine.newBuilder().maximumSize(LINKS_IN_MEMORY).build();

    ShareService(ShareStore store) {
        this.store = store;
    }

    /** The code of the contest, or of a unit in it: seven characters, the last one checks the others. */
    public Mono<String> code(int contestId, @Nullable Long unitId) {
        return Mono.defer(() -> store.keep(Codes.withCheck(Codes.random(CODE_LENGTH)), contestId, unitId))
                .retryWhen(Retry.max(3).filter(DuplicateKeyException.class::isInstance));
    }

    /** Where a code leads; refused (404) when it was mistyped or never given out. */
    public Mono<ShortLink> find(String typed) {
        String code = Codes.normalise(typed);
        if (!Codes.checks(code)) {
            return Mono.error(ShareService::unknown);
        }
        ShortLink link = known.getIfPresent(code);
        return link != null
                ? Mono.just(link)
                : store.find(code)
                        .doOnNext(found -> known.put(code, found))
                        .switchIfEmpty(Mono.error(ShareService::unknown));
    }

    private static SimplyRefused unknown() {
        return SimplyRefused.unknown(
                "unknown-link", "Đường dẫn này không đúng. Hãy quét lại mã QR hoặc kiểm tra từng chữ trong địa chỉ.");
    }
}
