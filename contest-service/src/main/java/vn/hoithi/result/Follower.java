package vn.hoithi.result;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.account.Staff;
import vn.hoithi.attempt.RegradeService;

/**
 * After a version is published, attempts get its marks, and boards and tallies follow; earlier versions keep theirs. Every
 * batch may come twice.
 */
@Component
class Follower implements LongWork {
    private static final int BATCH = 2_000;

    private final RegradedStore store;
    private final TaskStore tasks;
    private final RegradeService attempts;

    Follower(RegradedStore store, TaskStore tasks, RegradeService attempts) {
        this.store = store;
        this.tasks = tasks;
        this.attempts = attempts;
    }

    @Override
    public Task.Kind kind() {
        return Task.Kind.FOLLOW;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    Mono<Void> watch() {
        return Mono.defer(() -> store.unfollowed(null)
                        .concatMap(closing -> tasks.ask(Task.Kind.FOLLOW, closing, Staff.SYSTEM))
                        .then())
                .onErrorComplete();
    }

    @Override
    public Mono<Void> run(Task task, Progress progress) {
        return store.differing(task.subject())
                .flatMap(total -> follow(task.subject(), (done, ignored) -> progress.tell(done, total)));
    }

    /** Ends what is still to follow in a round, so that a version marked now compares with the last published one. */
    Mono<Void> settle(int roundId) {
        return store.unfollowed(roundId)
                .collectList()
                .flatMapIterable(pending -> pending)
                .concatMap(closing -> follow(closing, (done, total) -> Mono.empty()))
                .then();
    }

    private record Step(@Nullable UUID last, long done) {}

    private Mono<Void> follow(int closingId, Progress progress) {
        return step(closingId, new Step(new UUID(0, 0), 0), progress)
                .expand(step -> step.last() == null ? Mono.empty() : step(closingId, step, progress))
                .then(Mono.defer(() -> store.followed(closingId)));
    }

    private Mono<Step> step(int closingId, Step before, Progress progress) {
        UUID after = before.last() == null ? new UUID(0, 0) : before.last();
        return store.batch(closingId, after, BATCH).flatMap(batch -> {
            long done = before.done() + batch.size();
            UUID last = batch.size() < BATCH ? null : batch.getLast().attempt();
            return move(closingId, batch).then(progress.tell(done, done)).thenReturn(new Step(last, done));
        });
    }

    private Mono<Void> move(int closingId, List<Regrader.Marked> batch) {
        return batch.isEmpty()
                ? Mono.empty()
                : store.keepBefore(
                                closingId,
                                batch.stream().map(Regrader.Marked::attempt).toList())
                        .then(Mono.defer(() -> attempts.follow(batch.stream()
                                .map(mark -> new RegradeService.Mark(mark.attempt(), mark.correct(), mark.points()))
                                .toList())))
                        .then();
    }
}
