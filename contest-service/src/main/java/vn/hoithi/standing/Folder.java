package vn.hoithi.standing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.unit.UnitService;

/** Turns the outbox into standings. Every node tries ten times a second; per contest one of them folds. */
@Component
class Folder {
    private static final Logger log = LoggerFactory.getLogger(Folder.class);
    private static final int BATCH = 2_000;

    private final StandingStore store;
    private final ContestService contests;
    private final UnitService units;
    private List<Integer> begun = List.of();
    private long treesSeen;
    private volatile double backlogAge;

    Folder(StandingStore store, ContestService contests, UnitService units, MeterRegistry meters) {
        this.store = store;
        this.contests = contests;
        this.units = units;
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
            return begin(all)
                    .thenMany(store.waiting(all))
                    .concatMap(this::foldAll)
                    .then();
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

    private Mono<Void> foldAll(int contestId) {
        return store.fold(contestId, BATCH)
                .flatMap(taken -> taken < BATCH ? Mono.<Void>empty() : foldAll(contestId))
                .onErrorResume(error -> {
                    log.error("folding contest {} failed and is tried again", contestId, error);
                    return Mono.empty();
                });
    }

    private Mono<Void> followMovedUnits() {
        long trees = units.shape();
        return trees == treesSeen ? Mono.empty() : store.recountMoved(trees).doOnSuccess(done -> treesSeen = trees);
    }
}
