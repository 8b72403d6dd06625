package vn.hoithi.share;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.hoithi.contest.Accent;
import vn.hoithi.contest.ContestLook;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.LookService;
import vn.hoithi.platform.BackgroundThreads;
import vn.hoithi.platform.Overloaded;

/**
 * Draws pictures for everyone on a thread of its own, one at a time, and keeps the last ones: however many portals show a
 * counter, it is drawn once.
 */
@Service
public class Drawings implements DisposableBean {
    private static final int WAITING = 500;
    private static final long BYTES_IN_MEMORY = 32_000_000;
    private static final int OVERHEAD = 200;
    private static final int MARKS = 200;

    private final Scheduler thread = BackgroundThreads.of("drawings", 1, WAITING);
    private final AsyncCache<Object, byte[]> drawn = Caffeine.newBuilder()
            .maximumWeight(BYTES_IN_MEMORY)
            .weigher((Object key, byte[] picture) -> picture.length + OVERHEAD)
            .expireAfterAccess(Duration.ofHours(1))
            .buildAsync();
    private final AsyncCache<ContestLook, Mark> marks =
            Caffeine.newBuilder().maximumSize(MARKS).buildAsync();
    private final ContestService contests;
    private final LookService looks;

    Drawings(ContestService contests, LookService looks) {
        this.contests = contests;
        this.looks = looks;
    }

    /** The picture for this key: everything it shows must be part of the key. Refused (503) when too many wait. */
    public Mono<byte[]> get(Object key, Supplier<byte[]> draw) {
        return cached(drawn, key, same -> work(draw));
    }

    /** What stands in the middle of a contest's QR codes. */
    public Mono<Mark> mark(int contestId) {
        ContestLook look = contests.catalog().look(contestId);
        return cached(
                marks,
                look,
                same -> looks.logo(contestId)
                        .flatMap(logo -> work(() -> Mark.logo(logo)))
                        .switchIfEmpty(work(() -> Mark.tick(Accent.of(look)))));
    }

    private <T> Mono<T> work(Supplier<T> work) {
        return Mono.fromSupplier(work)
                .subscribeOn(thread)
                .onErrorMap(RejectedExecutionException.class, full -> new Overloaded());
    }

    private static <K, V> Mono<V> cached(AsyncCache<K, V> cache, K key, Function<K, Mono<V>> make) {
        return Mono.defer(() -> {
            CompletableFuture<V> value =
                    cache.get(key, (same, executor) -> make.apply(same).toFuture());
            return Mono.fromFuture(value, true);
        });
    }

    @Override
    public void destroy() {
        thread.dispose();
    }
}
