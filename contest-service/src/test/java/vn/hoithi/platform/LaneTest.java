package vn.hoithi.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Group commit, with a writer that commits when the test says so. */
class LaneTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Keeps every statement under way until it is told to commit or to fail. */
    private static final class HeldWriter implements Function<List<Integer>, Mono<List<String>>> {
        private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
        private final Queue<Sinks.One<List<String>>> underWay = new ConcurrentLinkedQueue<>();

        @Override
        public Mono<List<String>> apply(List<Integer> batch) {
            Sinks.One<List<String>> answer = Sinks.one();
            batches.add(batch);
            underWay.add(answer);
            return answer.asMono();
        }

        /** Commits the oldest statement that is under way. */
        void commit() {
            List<Integer> batch = batches.get(batches.size() - underWay.size());
            underWay.remove().emitValue(answers(batch), Sinks.EmitFailureHandler.FAIL_FAST);
        }

        void fail(RuntimeException error) {
            underWay.remove().emitError(error, Sinks.EmitFailureHandler.FAIL_FAST);
        }
    }

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HeldWriter held = new HeldWriter();

    @Test
    void whatQueuesUpWhileABatchIsUnderWayIsTheNextBatch() {
        Lane<Integer, String> lane = lane(100, 64, 1, held);

        List<CompletableFuture<@Nullable String>> first = submit(lane, 0, 1);
        List<CompletableFuture<@Nullable String>> crowd = submit(lane, 1, 41);
        assertThat(held.batches).containsExactly(List.of(0));
        assertThat(waiting()).isEqualTo(40);

        held.commit();
        assertThat(first).allMatch(CompletableFuture::isDone);
        assertThat(crowd).noneMatch(CompletableFuture::isDone);
        assertThat(held.batches).hasSize(2);
        assertThat(held.batches.get(1)).hasSize(40);

        held.commit();
        assertThat(join(crowd)).isEqualTo(answers(range(1, 41)));
        assertThat(waiting()).isZero();
    }

    @Test
    void aBatchHoldsNoMoreThanItsLimit() {
        Lane<Integer, String> lane = lane(100, 8, 1, held);
        List<CompletableFuture<@Nullable String>> all = submit(lane, 0, 21);

        IntStream.range(0, 4).forEach(i -> held.commit());

        assertThat(held.batches.stream().map(List::size)).containsExactly(1, 8, 8, 4);
        assertThat(join(all)).isEqualTo(answers(range(0, 21)));
    }

    @Test
    void asManyBatchesAreUnderWayAsThereAreWriters() {
        Lane<Integer, String> lane = lane(100, 8, 3, held);

        List<CompletableFuture<@Nullable String>> all = submit(lane, 0, 10);

        assertThat(held.batches).hasSize(3);
        IntStream.range(0, 4).forEach(i -> held.commit());
        assertThat(join(all)).isEqualTo(answers(range(0, 10)));
    }

    @Test
    void everyCallerGetsItsOwnAnswerUnderLoad() {
        Lane<Integer, String> lane =
                lane(20_000, 256, 2, batch -> Mono.delay(Duration.ofMillis(1)).thenReturn(answers(batch)));

        List<String> answers = Flux.range(0, 20_000)
                .flatMap(
                        i -> lane.submit(i)
                                .subscribeOn(Schedulers.parallel())
                                .map(answer -> answer.equals("committed " + i) ? "own" : "other"),
                        4_000)
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(answers).hasSize(20_000).containsOnly("own");
        assertThat(waiting()).isZero();
    }

    @Test
    void aFullQueueRefusesAtOnceAndForgetsNobodyInIt() {
        Lane<Integer, String> lane = lane(5, 8, 1, held);
        List<CompletableFuture<@Nullable String>> taken = submit(lane, 0, 6);

        CompletableFuture<@Nullable String> oneTooMany = lane.submit(6).toFuture();

        assertThatThrownBy(oneTooMany::get).hasCauseInstanceOf(Overloaded.class);
        held.commit();
        held.commit();
        assertThat(join(taken)).isEqualTo(answers(range(0, 6)));
        CompletableFuture<@Nullable String> later = lane.submit(7).toFuture();
        held.commit();
        assertThat(later).isCompletedWithValue("committed 7");
    }

    @Test
    void aPoisonedRowFailsAlone() {
        Lane<Integer, String> lane = lane(
                100,
                64,
                1,
                batch -> batch.size() == 1 && batch.getFirst() == 0
                        ? held.apply(batch)
                        : batch.contains(13)
                                ? Mono.error(new IllegalArgumentException("13"))
                                : Mono.fromSupplier(() -> answers(batch)));
        List<CompletableFuture<@Nullable String>> all = submit(lane, 0, 21);

        held.commit();

        for (int i = 0; i < 21; i++) {
            if (i == 13) {
                assertThatThrownBy(all.get(i)::join).hasRootCauseInstanceOf(IllegalArgumentException.class);
            } else {
                assertThat(all.get(i)).isCompletedWithValue("committed " + i);
            }
        }
        assertGoesOn(lane);
    }

    @Test
    void aCallerThatGoesAwayCancelsNeitherItsBatchNorItsOwnRow() {
        Lane<Integer, String> lane = lane(100, 64, 1, held);
        List<CompletableFuture<@Nullable String>> first = submit(lane, 0, 1);
        Disposable leaving = lane.submit(1).subscribe();
        List<CompletableFuture<@Nullable String>> staying = submit(lane, 2, 4);
        leaving.dispose();

        held.commit();
        Disposable leavesDuringTheCommit = lane.submit(4).subscribe();
        leavesDuringTheCommit.dispose();
        held.commit();
        held.commit();

        assertThat(held.batches).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4));
        assertThat(join(first)).containsExactly("committed 0");
        assertThat(join(staying)).containsExactly("committed 2", "committed 3");
        assertThat(waiting()).isZero();
    }

    @Test
    void aWriterThatThrowsInsteadOfAnsweringStallsNobody() {
        List<Integer> thrown = new CopyOnWriteArrayList<>();
        Lane<Integer, String> lane = lane(100, 64, 1, batch -> {
            if (batch.contains(0)) {
                return held.apply(batch);
            }
            thrown.add(batch.size());
            throw new IllegalStateException("thrown, not signalled");
        });
        List<CompletableFuture<@Nullable String>> first = submit(lane, 0, 1);
        List<CompletableFuture<@Nullable String>> batch = submit(lane, 1, 4);

        held.commit();

        assertThat(join(first)).containsExactly("committed 0");
        for (CompletableFuture<@Nullable String> caller : batch) {
            assertFails(caller, IllegalStateException.class);
        }
        assertThat(thrown).startsWith(3);
        assertFails(lane.submit(5).toFuture(), IllegalStateException.class);
        assertThat(waiting()).isZero();
    }

    @Test
    void aWriterThatAnswersTooFewStallsNobody() {
        Lane<Integer, String> lane = lane(
                100,
                64,
                1,
                batch -> batch.contains(2) ? Mono.just(answers(batch.subList(1, batch.size()))) : held.apply(batch));
        List<CompletableFuture<@Nullable String>> first = submit(lane, 0, 1);
        List<CompletableFuture<@Nullable String>> batch = submit(lane, 1, 4);

        commitAll();

        assertThat(join(first)).containsExactly("committed 0");
        assertThat(batch.get(0)).isCompletedWithValue("committed 1");
        assertFails(batch.get(1), IllegalStateException.class);
        assertThat(batch.get(2)).isCompletedWithValue("committed 3");
        assertGoesOn(lane);
    }

    @Test
    void aWriterThatEndsWithoutAnAnswerStallsNobody() {
        Lane<Integer, String> lane = lane(100, 64, 1, batch -> batch.contains(2) ? Mono.empty() : held.apply(batch));
        List<CompletableFuture<@Nullable String>> first = submit(lane, 0, 1);
        List<CompletableFuture<@Nullable String>> batch = submit(lane, 1, 4);

        commitAll();

        assertThat(join(first)).containsExactly("committed 0");
        assertThat(batch.get(0)).isCompletedWithValue("committed 1");
        assertFails(batch.get(1), IllegalStateException.class);
        assertThat(batch.get(2)).isCompletedWithValue("committed 3");
        assertGoesOn(lane);
    }

    @Test
    void withoutTheDatabaseAllCallersFailAtOnceAndTheLaneGoesOn() {
        Lane<Integer, String> lane = lane(100, 64, 1, held);
        List<CompletableFuture<@Nullable String>> first = submit(lane, 0, 1);
        List<CompletableFuture<@Nullable String>> batch = submit(lane, 1, 31);
        held.commit();

        held.fail(new DataAccessResourceFailureException("no connection"));

        assertThat(held.batches).as("no row is tried again alone").hasSize(2);
        assertThat(join(first)).containsExactly("committed 0");
        for (CompletableFuture<@Nullable String> caller : batch) {
            assertFails(caller, DataAccessResourceFailureException.class);
        }
        assertGoesOn(lane);
    }

    private Lane<Integer, String> lane(
            int queue, int batch, int writers, Function<List<Integer>, Mono<List<String>>> writer) {
        return new Lane<>("test", new LaneSettings(queue, batch, writers), meters, writer);
    }

    private void assertGoesOn(Lane<Integer, String> lane) {
        CompletableFuture<@Nullable String> next = lane.submit(99).toFuture();
        if (!held.underWay.isEmpty()) {
            held.commit();
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(next).isCompletedWithValue("committed 99"));
        assertThat(waiting()).isZero();
    }

    private void commitAll() {
        while (!held.underWay.isEmpty()) {
            held.commit();
        }
    }

    private static void assertFails(CompletableFuture<@Nullable String> caller, Class<? extends Throwable> error) {
        assertThatThrownBy(() -> caller.get(SOON.toSeconds(), TimeUnit.SECONDS))
                .as("a caller waits for ever if this is a time-out")
                .isNotInstanceOf(TimeoutException.class)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(error);
    }

    private double waiting() {
        return meters.get("hoithi.lane.waiting").gauge().value();
    }

    private static List<CompletableFuture<@Nullable String>> submit(Lane<Integer, String> lane, int from, int to) {
        List<CompletableFuture<@Nullable String>> callers = new ArrayList<>();
        range(from, to).forEach(i -> callers.add(lane.submit(i).toFuture()));
        return callers;
    }

    private static List<String> join(List<CompletableFuture<@Nullable String>> callers) {
        return callers.stream()
                .map(caller -> caller.orTimeout(5, TimeUnit.SECONDS).join())
                .toList();
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static List<String> answers(List<Integer> batch) {
        return batch.stream().map(i -> "committed " + i).toList();
    }
}
