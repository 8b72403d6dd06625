package vn.hoithi.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * At most so many tries per key and period on this node, refilled evenly. Keys are kept in memory only, a bounded number
 * of them, and are forgotten when they rest.
 */
public final class Throttle {
    private static final int KEYS = 50_000;

    private final int tries;
    private final Duration period;
    private final Cache<String, Bucket> buckets;

    public Throttle(int tries, Duration period) {
        this.tries = tries;
        this.period = period;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(KEYS)
                .expireAfterAccess(period.multipliedBy(2))
                .build();
    }

    /** Uses up one try; throws {@link SimplyRefused} (429) when none is left. */
    public void use(String key) {
        if (!buckets.get(key, ignored -> fresh()).tryConsume(1)) {
            throw SimplyRefused.tooOften("Bạn đã thử quá nhiều lần. Hãy đợi vài phút rồi thử lại.");
        }
    }

    private Bucket fresh() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, period))
                .build();
    }
}
