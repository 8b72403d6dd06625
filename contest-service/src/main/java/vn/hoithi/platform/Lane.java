package vn.hoithi.platform;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Group commit: whatever queues up while the previous batch is being committed becomes the next batch, written as one
 * statement. No timer and no minimum, so that a lone request costs one commit and a crowd shares one.
 *
 * <p>The queue is bounded and refuses with {@link Overloaded}. A caller that goes away does not cancel its batch. When
 * a batch fails for its content, its rows are tried one by one, so that one poisoned row harms nobody else.
 *
 * @param <I> what one caller wants written
 * @param <O> what that caller is told; the writer answers one for each item, in order
 */
public final class Lane<I, O> {
    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final String name;
    private final int batchLimit;
    private final BlockingQueue<Ticket<I, O>> queue;
    private final AtomicInteger idleWriters;
    private final Function<List<I>, Mono<List<O>>> writer;
    private final DistributionSummary batchSize;
    private final Timer commit;

    private record Ticket<I, O>(I item, CompletableFuture<O> answer) {}

    /**
     * @param name names the lane in the metrics, e.g. {@code save}
     * @param settings bounds of the queue and of a batch, and how many batches may be under way at once
     * @param writer one statement for all items; the same number of answers in the same order
     */
    public Lane(String name, LaneSettings settings, MeterRegistry meters, Function<List<I>, Mono<List<O>>> writer) {
        this.name = name;
        this.batchLimit = settings.batch();
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        this.idleWriters = new AtomicInteger(settings.writers());
        this.writer = writer;
        this.batchSize = DistributionSummary.builder("hoithi.lane.batch.size")
                .description("Rows written by one statement of group commit")
                .tag("lane", name)
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        this.commit = Timer.builder("hoithi.lane.commit")
                .description("Time from handing a batch to PostgreSQL until it is committed")
                .tag("lane", name)
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        Gauge.builder("hoithi.lane.waiting", queue, BlockingQueue::size)
                .description("Requests that wait for the next batch")
                .tag("lane", name)
                .register(meters);
    }

    /** Queues the item on subscription; the answer comes when it is durably committed. */
    public Mono<O> submit(I item) {
        return Mono.defer(() -> {
            Ticket<I, O> ticket = new Ticket<>(item, new CompletableFuture<>());
            if (!queue.offer(ticket)) {
                return Mono.error(new Overloaded());
            }
            drain();
            // The caller may go away, the batch does not.
            return Mono.fromFuture(ticket.answer, true);
        });
    }

    private void drain() {
        while (!queue.isEmpty() && claimWriter()) {
            List<Ticket<I, O>> batch = new ArrayList<>();
            queue.drainTo(batch, batchLimit);
            if (batch.isEmpty()) {
                idleWriters.incrementAndGet();
            } else {
                write(batch);
            }
        }
    }

    private boolean claimWriter() {
        return idleWriters.getAndUpdate(idle -> Math.max(0, idle - 1)) > 0;
    }

    private void write(List<Ticket<I, O>> batch) {
        batchSize.record(batch.size());
        Timer.Sample sample = Timer.start();
        // The lane itself subscribes: a batch belongs to all its callers and to none of them.
        Disposable unused = commit(batch)
                .onErrorResume(error -> recover(batch, error))
                .doFinally(signal -> {
                    sample.stop(commit);
                    idleWriters.incrementAndGet();
                    drain();
                })
                .subscribe();
    }

    // A writer that throws, or that ends without an answer, fails its callers like any other.
    private Mono<Void> commit(List<Ticket<I, O>> batch) {
        return Mono.defer(() -> writer.apply(items(batch)))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("lane " + name + ": no answer")))
                .doOnNext(answers -> deliver(batch, answers))
                .then();
    }

    private Mono<Void> recover(List<Ticket<I, O>> batch, Throwable error) {
        if (batch.size() == 1 || error instanceof DataAccessResourceFailureException) {
            batch.forEach(ticket -> ticket.answer.completeExceptionally(error));
            return Mono.empty();
        }
        log.warn("lane {}: a batch of {} failed and is tried row by row: {}", name, batch.size(), error.toString());
        return Flux.fromIterable(batch).concatMap(this::writeAlone).then();
    }

    private Mono<Void> writeAlone(Ticket<I, O> ticket) {
        return commit(List.of(ticket))
                .onErrorResume(error -> Mono.fromRunnable(() -> ticket.answer.completeExceptionally(error)));
    }

    private void deliver(List<Ticket<I, O>> batch, List<O> answers) {
        if (answers.size() != batch.size()) {
            throw new IllegalStateException(
                    "lane " + name + ": " + batch.size() + " asked, " + answers.size() + " answered");
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer.complete(answers.get(i));
        }
    }

    private List<I> items(List<Ticket<I, O>> batch) {
        return batch.stream().map(Ticket::item).toList();
    }
}
