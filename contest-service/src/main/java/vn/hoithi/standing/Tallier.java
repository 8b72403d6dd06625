package vn.hoithi.standing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.Outbox;

/**
 * Brings the tallies up to the standings every few seconds: seldom enough that many attempts share one update of a ward's
 * row, often enough for somebody who watches a chart. Per contest one node does it; every node knows how far it is.
 */
@Component
class Tallier {
    private static final int BATCH = 5_000;

    private final TallyStore store;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Map<Integer, TallyStore.State> states = new ConcurrentHashMap<>();
    private volatile Instant looked;

    Tallier(TallyStore store, InstantSource clock, MeterRegistry meters) {
        this.store = store;
        this.outbox = new Outbox("tallying", BATCH, store::tally);
        this.clock = clock;
        this.looked = clock.instant();
        Gauge.builder("hoithi.tally.lag", this, Tallier::lagSeconds)
                .description("How old the oldest dashboard's tallies are")
                .baseUnit("seconds")
                .register(meters);
    }

    /** How far the contest's tallies were when this node last looked; what is newer had nothing to tally then. */
    TallyStore.State state(int contestId) {
        return states.getOrDefault(contestId, new TallyStore.State(contestId, 0, looked));
    }

    @Scheduled(fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    Mono<Void> tally() {
        return Mono.defer(() -> outbox.workOff(store.waiting()).then(look()));
    }

    private Mono<Void> look() {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return store.states()
                    .doOnNext(state -> states.put(state.contestId(), state))
                    .then()
                    .doOnSuccess(done -> looked = now);
        });
    }

    private double lagSeconds() {
        Instant now = clock.instant();
        return states.values().stream()
                .mapToDouble(state -> Duration.between(state.asOf(), now).toMillis() / 1000.0)
                .max()
                .orElse(0);
    }
}
