package vn.hoithi.share;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.hoithi.platform.Codes;
import vn.hoithi.platform.SimplyRefused;

/** Short links: made when first asked for, the same ever after. Seven characters, the last one checks the others. */
@Service
public class ShareService {
    private static final int CODE_LENGTH = 6;
    private static final int LINKS_IN_MEMORY = 20_000;
    private static final int TRIES = 3;

    private final ShareStore store;
    private final Cache<String, ShortLink> known =
            Caffeine.newBuilder().maximumSize(LINKS_IN_MEMORY).build();

    ShareService(ShareStore store) {
        this.store = store;
    }

    /** The code of the contest, or of a unit in it, that belongs to no channel. */
    public Mono<String> code(int contestId, @Nullable Long unitId) {
        return code(contestId, unitId, null);
    }

    /** The code of the contest, or of a unit in it, for a channel. */
    public Mono<String> code(int contestId, @Nullable Long unitId, @Nullable Channel channel) {
        LinkPlace place = new LinkPlace(unitId);
        return codes(contestId, List.of(place), channel).map(codes -> requireNonNull(codes.get(place)));
    }

    /** The codes of many places at once, one for each. */
    public Mono<Map<LinkPlace, String>> codes(int contestId, List<LinkPlace> places, @Nullable Channel channel) {
        return codes(contestId, places, channel == null ? "" : channel.name(), TRIES);
    }

    private Mono<Map<LinkPlace, String>> codes(int contestId, List<LinkPlace> places, String channel, int tries) {
        return store.ofPlaces(contestId, channel, places).flatMap(kept -> {
            Map<LinkPlace, String> missing = new HashMap<>();
            places.stream().filter(place -> !kept.containsKey(place)).forEach(place -> missing.put(place, fresh()));
            if (missing.isEmpty()) {
                return Mono.just(kept);
            }
            return tries == 0
                    ? Mono.error(new IllegalStateException("no free codes for " + missing.size() + " links"))
                    : store.add(contestId, channel, missing)
                            .then(Mono.defer(() -> codes(contestId, places, channel, tries - 1)));
        });
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

    /** A person's own link, with how many it brought; refused (409) before that person has handed in an attempt. */
    Mono<PersonalLink> makePersonal(int contestId, long unitId, UUID person) {
        return Mono.defer(() -> store.addPersonal(fresh(), contestId, unitId, person))
                .retryWhen(Retry.max(TRIES).filter(DuplicateKeyException.class::isInstance))
                .switchIfEmpty(Mono.error(() -> SimplyRefused.conflict(
                        "nothing-handed-in",
                        "Bạn chưa nộp bài",
                        "Nộp ít nhất một bài thi rồi mới lấy được đường dẫn giới thiệu của riêng bạn.")))
                .flatMap(code -> personal(person));
    }

    /** A person's own link; empty while there is none. */
    Mono<PersonalLink> personal(UUID person) {
        return store.personal(person);
    }

    private static String fresh() {
        return Codes.withCheck(Codes.random(CODE_LENGTH));
    }

    private static SimplyRefused unknown() {
        return SimplyRefused.unknown(
                "unknown-link", "Đường dẫn này không đúng. Hãy quét lại mã QR hoặc kiểm tra từng chữ trong địa chỉ.");
    }
}
