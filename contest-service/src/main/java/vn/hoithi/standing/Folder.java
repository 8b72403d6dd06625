package vn.hoithi.standing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.platform.Outbox;
import vn.hoithi.unit.UnitService;

/** Turns the outbox into standings. Every node tries ten times a second; per contest one of them folds. */
@Component
class Folder {
    private static final int BATCH = 2_000;

    private final StandingStore store;
    private final ContestService contests;
    private final UnitService units;
    private final Outbox outbox;
    private List<Integer> begun = List.of();
    private long treesSeen;
    private volatile double backlogAge;

    Folder(StandingStore store, ContestService contests, UnitService units, MeterRegistry meters) {
        this.store = store;
        this.contests = contests;
        this.units = units;
        this.outbox = new Outbox("folding", BATCH, store::fold);
        Gauge.builder("hoithi.outbox.age", this, folder -> folder.backlogAge)
                .description("Age of the oldest submission or correction that the standings do not show yet")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(fixedDelay = 100, timeUnit = TimeUnit.MILLISECONDS)
    Mono<Void> fold() {
        return Mono.defer(() -> {
            List<Integer> all =
                    contests.catalog().contests().stream().map(Contest::id).toList();
            return begin(all).then(outbox.workOff(store.waiting(all)));
        });
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    Mono<Void> watch() {
        return Mono.defer(() -> followMovedUnits()
                .then(store.backlogAge())
                .doOnNext(age -> backlogAge = age)
                .then());
    }

    private Mono<Void> begin(List<Integer> all) {
        return all.equals(begun) ? Mono.empty() : store.begin(all).doOnSuccess(done -> begun = all);
    }

    private Mono<Void> followMovedUnits() {
        long trees = units.shape();
        return trees == treesSeen ? Mono.empty() : store.recountMoved(trees).doOnSuccess(done -> treesSeen = trees);
    }
}
