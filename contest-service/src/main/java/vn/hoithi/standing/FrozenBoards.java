package vn.hoithi.standing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.ContestClock;

/**
 * What the public sees of contests whose board is frozen. Until this node has read the figures that were taken it goes on
 * showing its own: they are not newer, because they are taken after the moment from which the board is frozen.
 */
@Component
class FrozenBoards {
    private final FreezeStore store;
    private final ContestClock clock;
    private volatile Map<Integer, BoardFreeze> freezes = Map.of();
    private final Map<Integer, Frozen> frozen = new ConcurrentHashMap<>();

    FrozenBoards(FreezeStore store, ContestClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Figures that do not move any more, and their moment. */
    record Frozen(BoardFreeze freeze, Map<UnitStanding.Key, UnitStanding> standings) implements Counts {
        @Override
        public UnitStanding standing(int round, long unit) {
            return standings.getOrDefault(new UnitStanding.Key(round, unit), new UnitStanding(round, unit, 0, 0, 0));
        }

        LiveBoard.Moment moment() {
            Instant asOf = requireNonNull(freeze.frozenAt());
            return new LiveBoard.Moment("frozen:" + asOf, freeze.revision(), asOf, false);
        }
    }

    Optional<Frozen> of(int contestId) {
        return Optional.ofNullable(frozen.get(contestId));
    }

    Optional<BoardFreeze> freeze(int contestId) {
        return Optional.ofNullable(freezes.get(contestId));
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    Mono<Void> keepUp() {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return all().flatMap(found -> found.values().stream().anyMatch(freeze -> due(freeze, now))
                            ? store.takeDue(now).then(Mono.defer(this::all))
                            : Mono.just(found))
                    .flatMap(this::adopt);
        });
    }

    private Mono<Map<Integer, BoardFreeze>> all() {
        return store.all().collectMap(BoardFreeze::contestId);
    }

    private static boolean due(BoardFreeze freeze, Instant now) {
        return freeze.frozenAt() == null && !freeze.freezesAt().isAfter(now);
    }

    private Mono<Void> adopt(Map<Integer, BoardFreeze> found) {
        freezes = found;
        frozen.keySet().retainAll(found.keySet());
        return Flux.fromIterable(found.values())
                .filter(freeze -> freeze.frozenAt() != null)
                .filter(freeze -> !of(freeze.contestId()).map(Frozen::freeze).equals(Optional.of(freeze)))
                .concatMap(freeze -> store.figures(freeze)
                        .collect(Collectors.toMap(UnitStanding::key, standing -> standing))
                        .doOnNext(standings -> frozen.put(freeze.contestId(), new Frozen(freeze, standings))))
                .then();
    }
}
