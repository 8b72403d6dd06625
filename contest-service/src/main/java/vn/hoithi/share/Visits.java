package vn.hoithi.share;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts how often each link was followed on each day, and nothing else about it: no cookie, no address, no time of day.
 * Counts gather in memory and are written together every few seconds; a node that dies loses those seconds.
 */
@Component
class Visits implements SmartLifecycle {
    static final int MOST = 20_000;
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Comparator<VisitStore.Count> BY_LINK =
            Comparator.comparing(VisitStore.Count::code).thenComparing(VisitStore.Count::day);

    private final VisitStore store;
    private final Map<Key, Integer> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger keys = new AtomicInteger();
    private volatile boolean running;

    Visits(VisitStore store) {
        this.store = store;
    }

    private record Key(String code, LocalDate day) {}

    /** One more visit. When too many different links wait to be written, a new one goes uncounted. */
    void count(String code, Instant when) {
        add(new Key(code, LocalDate.ofInstant(when, VIETNAM)), 1);
    }

    private void add(Key key, int visits) {
        if (waiting.computeIfPresent(key, (same, before) -> before + visits) == null && keys.get() < MOST) {
            waiting.merge(key, visits, (before, more) -> {
                keys.decrementAndGet();
                return before + more;
            });
            keys.incrementAndGet();
        }
    }

    /** Writes what has gathered; what cannot be written waits for the next time. */
    @Scheduled(fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    public Mono<Void> flush() {
        return Mono.defer(() -> {
            List<VisitStore.Count> taken = take();
            return taken.isEmpty()
                    ? Mono.empty()
                    : store.add(taken)
                            .doOnError(failed ->
                                    taken.forEach(count -> add(new Key(count.code(), count.day()), count.visits())));
        });
    }

    // In one order on every node: two of them adding to the same rows cannot wait for each other in a circle.
    private List<VisitStore.Count> take() {
        List<VisitStore.Count> taken = new ArrayList<>();
        for (Key key : List.copyOf(waiting.keySet())) {
            Integer visits = waiting.remove(key);
            if (visits != null) {
                keys.decrementAndGet();
                taken.add(new VisitStore.Count(key.code(), key.day(), visits));
            }
        }
        taken.sort(BY_LINK);
        return taken;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void stop(Runnable done) {
        stop();
        CompletableFuture<?> unused =
                flush().onErrorComplete().doFinally(signal -> done.run()).toFuture();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
