package vn.hoithi.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.BackingServices.Database;
import vn.hoithi.testing.BoardStream;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http.Answer;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.Recount;
import vn.hoithi.testing.TestContest;

/** Promise 2: Redis may be empty, old, damaged or away; nobody's attempt notices, and the boards heal themselves. */
class BoardHealingTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration HEALED = Duration.ofSeconds(5);

    private static final int PORT = BackingServices.freePort();
    private static final Database DATABASE = BackingServices.shared().freshDatabase();
    private static RedisServer redis = BackingServices.ownRedis(PORT);
    private static final Node NODE = start();

    private static Node start() {
        return Node.start(DATABASE, "localhost", PORT, "--hoithi.first-start.contests=false");
    }

    @AfterAll
    static void stop() throws java.io.IOException {
        NODE.close();
        redis.stop();
    }

    @Test
    void redisFlushedAgainAndAgainWhileSubmissionsFlowLosesNoFigure() {
        TestContest contest = TestContest.on(NODE);
        int round = contest.openRound(HOUR);
        List<Citizen> citizens = citizens(contest, 24);

        CompletableFuture<?> flow = submitting(citizens, round, 6);
        try (RedisClient client = RedisClient.create("redis://localhost:" + PORT);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            // Close enough together to fall between any two of the board's own commands as well.
            int flushes = 0;
            while (!flow.isDone() || flushes < 2_000) {
                assertThat(connection.sync().flushall()).isEqualTo("OK");
                java.util.concurrent.locks.LockSupport.parkNanos(
                        ThreadLocalRandom.current().nextLong(1_000_000));
                flushes++;
            }
        }
        flow.join();

        assertHeals(NODE, contest, round);
        assertThat(Recount.of(DATABASE, contest.id())).containsValue(new Recount.Figures(24, 24 * 6));
    }

    @Test
    void redisAwayFailsNobodyAndTheBoardsOfEveryContestStillMove() throws java.io.IOException {
        TestContest one = TestContest.on(NODE);
        TestContest other = TestContest.on(NODE);
        int roundOfOne = one.openRound(HOUR);
        int roundOfOther = other.openRound(HOUR);
        assertThat(submitting(citizens(one, 2), roundOfOne, 1).join()).isNull();
        assertHeals(NODE, one, roundOfOne);

        redis.stop();
        List<Citizen> duringAbsence = new ArrayList<>(citizens(one, 10));
        List<Citizen> ofOther = citizens(other, 10);
        CompletableFuture<?> flow =
                CompletableFuture.allOf(submitting(duringAbsence, roundOfOne, 3), submitting(ofOther, roundOfOther, 3));
        flow.join();

        for (Map.Entry<TestContest, Integer> each :
                Map.of(one, roundOfOne, other, roundOfOther).entrySet()) {
            await("the board of " + each.getKey().slug() + " moves without Redis")
                    .atMost(HEALED)
                    .untilAsserted(() -> {
                        Recount.Shown shown =
                                Recount.shown(NODE.address(), each.getKey().slug(), each.getValue());
                        assertThat(shown.figures())
                                .isEqualTo(Recount.of(DATABASE, each.getKey().id()));
                        assertThat(shown.catchingUp()).isTrue();
                    });
        }

        long restarted = System.nanoTime();
        redis = BackingServices.ownRedis(PORT);
        assertHeals(NODE, one, roundOfOne, Duration.ofSeconds(30));
        assertHeals(NODE, other, roundOfOther, Duration.ofSeconds(30));
        System.out.printf("Redis restarted empty: boards whole again after %d ms%n", millisSince(restarted));
        assertThat(submitting(ofOther, roundOfOther, 1).join()).isNull();
        assertHeals(NODE, other, roundOfOther);
    }

    @Test
    void whateverIsMissingFromRedisIsPutBack() {
        Map<String, BiConsumer<RedisCommands<String, String>, Collection<String>>> damages = Map.of(
                "all values deleted", (redis, keys) -> delete(redis, keys, ":values"),
                "all revisions deleted", (redis, keys) -> delete(redis, keys, ":revisions"),
                "meta deleted", (redis, keys) -> delete(redis, keys, ":meta"),
                "one value removed",
                        (redis, keys) -> {
                            String values = ending(keys, ":values");
                            assertThat(redis.hdel(values, redis.hkeys(values).getFirst()))
                                    .isOne();
                        },
                "one revision removed",
                        (redis, keys) -> {
                            String revisions = ending(keys, ":revisions");
                            assertThat(redis.zrem(
                                            revisions,
                                            redis.zrange(revisions, 0, 0).getFirst()))
                                    .isOne();
                        },
                "a board of an epoch that is over",
                        (redis, keys) -> {
                            String values = ending(keys, ":values").replaceFirst(":\\d+:values$", ":0:values");
                            assertThat(redis.hset(values, "0:1", "999999:999999:9000000000"))
                                    .isTrue();
                        });
        List<TestContest> contests = new ArrayList<>();
        List<Integer> rounds = new ArrayList<>();
        try (RedisClient client = RedisClient.create("redis://localhost:" + PORT);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            damages.forEach((name, damage) -> {
                TestContest contest = TestContest.on(NODE);
                int round = contest.openRound(HOUR);
                List<Citizen> citizens = citizens(contest, 4);
                assertThat(submitting(citizens, round, 1).join()).isNull();
                assertHeals(NODE, contest, round);

                damage.accept(connection.sync(), connection.sync().keys("standing:{c" + contest.id() + "}*"));
                // One unit alone goes on, so that the others are not sent again for their own sake.
                assertThat(submitting(citizens.subList(0, 1), round, 1).join()).isNull();
                await(name).atMost(HEALED).untilAsserted(() -> assertSame(NODE, contest, round));
                contests.add(contest);
                rounds.add(round);
            });
        }
        // A node that comes later knows nothing but what it finds.
        try (Node late = start()) {
            for (int i = 0; i < contests.size(); i++) {
                assertHeals(late, contests.get(i), rounds.get(i));
            }
        }
    }

    @Test
    void aNewEpochLeavesAnOldBoardBehindEvenWhenItIsAhead() throws java.sql.SQLException {
        TestContest contest = TestContest.on(NODE);
        int round = contest.openRound(HOUR);
        List<Citizen> citizens = citizens(contest, 4);
        assertThat(submitting(citizens, round, 2).join()).isNull();
        assertHeals(NODE, contest, round);

        try (RedisClient client = RedisClient.create("redis://localhost:" + PORT);
                StatefulRedisConnection<String, String> connection = client.connect();
                java.sql.Connection sql = DATABASE.connect();
                java.sql.Statement statement = sql.createStatement()) {
            // As after a failover that lost its tail: Redis shows what no longer happened.
            RedisCommands<String, String> commands = connection.sync();
            Collection<String> keys = commands.keys("standing:{c" + contest.id() + "}*");
            String unit = round + ":" + contest.unit("A-1");
            assertThat(commands.hset(ending(keys, ":values"), unit, "77:77:1000"))
                    .isFalse();
            assertThat(commands.zadd(ending(keys, ":revisions"), 1000, unit)).isZero();
            assertThat(commands.hset(ending(keys, ":meta"), "revision", "1000")).isFalse();
            await().atMost(HEALED)
                    .until(() -> Recount.shown(NODE.address(), contest.slug(), round)
                            .figures()
                            .containsValue(new Recount.Figures(77, 77)));
            assertThat(statement.executeUpdate(
                            "UPDATE fold_state SET epoch = epoch + 1 WHERE contest_id = " + contest.id()))
                    .isOne();
        }

        assertHeals(NODE, contest, round);
    }

    @Test
    void aWatcherBeginsWithASnapshotAndSeesEachSubmissionWithinASecond() {
        TestContest contest = TestContest.on(NODE);
        int round = contest.openRound(HOUR);
        long unit = contest.unit("A");
        List<Citizen> citizens = Citizen.enter(4, NODE.address(), contest.slug(), contest.unit("A-1"));
        assertThat(submitting(citizens.subList(0, 1), round, 1).join()).isNull();
        assertHeals(NODE, contest, round);

        List<Long> delays = new ArrayList<>();
        try (BoardStream stream = BoardStream.open(NODE.address(), contest.slug(), "round=0&parent=" + unit)) {
            await().atMost(Duration.ofSeconds(1)).until(() -> !stream.seen().isEmpty());
            assertThat(stream.seen().getFirst().board().path("unit").path("id").asLong())
                    .isEqualTo(unit);
            int before = attempts(stream.seen().getFirst());
            assertThat(before).isEqualTo(1);

            for (int i = 1; i <= 20; i++) {
                int expected = before + i;
                assertThat(submitting(List.of(citizens.get(i % 4)), round, 1).join())
                        .isNull();
                long answered = System.nanoTime();
                await().pollInterval(Duration.ofMillis(2))
                        .atMost(HEALED)
                        .until(() -> attempts(stream.seen().getLast()) >= expected);
                delays.add((stream.seen().getLast().nanos() - answered) / 1_000_000);
            }
            assertThat(stream.seen().getLast().board().path("children")).isNotEmpty();
        }
        List<Long> sorted = delays.stream().sorted().toList();
        System.out.printf("submission to watcher: median %d ms, slowest %d ms%n", sorted.get(10), sorted.getLast());
        assertThat(sorted.getLast()).isLessThan(1_000);
    }

    private static int attempts(BoardStream.Seen seen) {
        return seen.board().path("unit").path("attempts").asInt();
    }

    private void assertHeals(Node on, TestContest contest, int round) {
        assertHeals(on, contest, round, HEALED);
    }

    private void assertHeals(Node on, TestContest contest, int round, Duration within) {
        await("boards of " + contest.slug())
                .atMost(within)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertSame(on, contest, round));
    }

    private void assertSame(Node on, TestContest contest, int round) {
        Recount.Shown shown = Recount.shown(on.address(), contest.slug(), round);
        assertThat(shown.figures()).isEqualTo(Recount.of(DATABASE, contest.id()));
        assertThat(shown.catchingUp()).isFalse();
    }

    /** Spread over the leaves, B-1 and people from elsewhere in turn. */
    private List<Citizen> citizens(TestContest contest, int count) {
        List<String> leaves = List.of("A-1", "A-2", "B-1", "NGOAI");
        return IntStream.range(0, count)
                .mapToObj(i -> Citizen.enters(NODE.address(), contest.slug(), contest.unit(leaves.get(i % 4))))
                .toList();
    }

    /** Everybody at once, each one attempt after the other: start, save, submit, all of which must be accepted. */
    private static CompletableFuture<Void> submitting(List<Citizen> citizens, int round, int attempts) {
        return CompletableFuture.allOf(citizens.stream()
                .map(citizen -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, attempts).forEach(i -> takes(citizen, round)),
                        Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new));
    }

    private static void takes(Citizen citizen, int round) {
        Answer started = citizen.start(round);
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        String id = started.json().path("id").asString();
        Answer saved = citizen.save(id, 1, Map.of("1", "A"));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        Answer submitted = citizen.submit(id, 2, Map.of("1", "A", "2", "B"));
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(200);
    }

    private static void delete(RedisCommands<String, String> redis, Collection<String> keys, String ending) {
        assertThat(redis.del(ending(keys, ending))).isOne();
    }

    private static String ending(Collection<String> keys, String ending) {
        return keys.stream().filter(key -> key.endsWith(ending)).findFirst().orElseThrow();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
