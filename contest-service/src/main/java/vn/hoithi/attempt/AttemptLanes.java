package vn.hoithi.attempt;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.Lane;
import vn.hoithi.platform.LaneSettings;

/** Group commit of starts, saves and closings, and reads of single attempts put together in the same way. */
@Component
class AttemptLanes {
    private final AttemptStore store;
    private final Duration grace;
    private final Lane<NewAttempt, StartOutcome> starts;
    private final Lane<SavedSheet, Optional<Attempt>> saves;
    private final Lane<Closing, Optional<Attempt>> closings;
    private final Lane<UUID, Optional<Attempt>> reads;

    AttemptLanes(AttemptStore store, AttemptSettings settings, LaneSettings bounds, MeterRegistry meters) {
        this.store = store;
        this.grace = settings.grace();
        this.starts = new Lane<>("start", bounds, meters, this::writeStarts);
        this.saves = new Lane<>("save", bounds, meters, this::writeSaves);
        this.closings = new Lane<>("submit", bounds, meters, this::writeClosings);
        this.reads = new Lane<>("read", bounds, meters, this::read);
    }

    Mono<StartOutcome> start(NewAttempt attempt) {
        return starts.submit(attempt);
    }

    /** The attempt with the sheet in it; empty when it was not taken (older, too late, or closed already). */
    Mono<Optional<Attempt>> save(SavedSheet sheet) {
        return saves.submit(sheet);
    }

    /** The attempt as this closed it; empty when it was not closed by this (too late, too early, or closed already). */
    Mono<Optional<Attempt>> close(Closing closing) {
        return closings.submit(closing);
    }

    Mono<Optional<Attempt>> find(UUID id) {
        return reads.submit(id);
    }

    private Mono<List<StartOutcome>> writeStarts(List<NewAttempt> batch) {
        return store.start(batch).collectMap(Attempt::id).flatMap(started -> explain(batch, started));
    }

    private Mono<List<StartOutcome>> explain(List<NewAttempt> batch, Map<UUID, Attempt> started) {
        List<NewAttempt> refused =
                batch.stream().filter(start -> !started.containsKey(start.id())).toList();
        Mono<Map<UUID, AttemptStore.Obstacle>> obstacles = refused.isEmpty()
                ? Mono.just(Map.of())
                : store.obstacles(refused).collectMap(AttemptStore.Obstacle::wanted);
        return obstacles.map(why -> batch.stream()
                .map(start -> outcome(started.get(start.id()), why.get(start.id())))
                .toList());
    }

    private static StartOutcome outcome(
            @org.jspecify.annotations.Nullable Attempt started,
            AttemptStore.@org.jspecify.annotations.Nullable Obstacle obstacle) {
        if (started != null) {
            return new StartOutcome.Started(started);
        }
        if (obstacle == null) {
            return new StartOutcome.Again();
        }
        Attempt other = obstacle.attempt();
        if (other != null) {
            return new StartOutcome.Already(other);
        }
        if (obstacle.limitReached()) {
            return new StartOutcome.NoneLeft(Period.ROUND);
        }
        if (obstacle.contestLimitReached()) {
            return new StartOutcome.NoneLeft(Period.CONTEST);
        }
        return obstacle.dayLimitReached() ? new StartOutcome.NoneLeft(Period.DAY) : new StartOutcome.Again();
    }

    // Of several sheets for one attempt the newest goes in: one statement cannot change a row twice.
    private Mono<List<Optional<Attempt>>> writeSaves(List<SavedSheet> batch) {
        Map<UUID, SavedSheet> newest = new HashMap<>();
        batch.forEach(sheet -> newest.merge(sheet.attempt(), sheet, (a, b) -> a.revision() >= b.revision() ? a : b));
        return answers(batch, SavedSheet::attempt, store.save(sorted(newest), grace));
    }

    private Mono<List<Optional<Attempt>>> writeClosings(List<Closing> batch) {
        Map<UUID, Closing> first = new HashMap<>();
        batch.forEach(closing -> first.putIfAbsent(closing.attempt(), closing));
        return answers(batch, Closing::attempt, store.close(sorted(first), grace));
    }

    private Mono<List<Optional<Attempt>>> read(List<UUID> batch) {
        return answers(batch, Function.identity(), store.find(batch));
    }

    // In one order everywhere, so that two nodes do not wait for each other's rows crosswise.
    private static <T> List<T> sorted(Map<UUID, T> rows) {
        return rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    private static <T> Mono<List<Optional<Attempt>>> answers(
            List<T> batch, Function<T, UUID> attempt, Flux<Attempt> touched) {
        return touched.collectMap(Attempt::id)
                .map(found -> batch.stream()
                        .map(item -> Optional.ofNullable(found.get(attempt.apply(item))))
                        .toList());
    }
}
