package vn.hoithi.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import vn.hoithi.testing.BackingServices;

/** The script that puts standings into Redis, alone on a real Redis. */
class PutStandingsScriptTest {
    private static final BackingServices SERVICES = BackingServices.shared();
    private static final long NEAR_2_TO_53 = (1L << 53) - 2;

    private final RedisClient client =
            RedisClient.create("redis://" + SERVICES.redisHost() + ":" + SERVICES.redisPort());
    private final StatefulRedisConnection<String, String> connection = client.connect();
    private final RedisCommands<String, String> redis = connection.sync();
    private final String prefix = "standing:{script-" + UUID.randomUUID() + "}:";
    private final String values = prefix + "values";
    private final String revisions = prefix + "revisions";
    private final String meta = prefix + "meta";

    private record Standing(String unit, String figures, long revision) {}

    @AfterEach
    void disconnect() {
        connection.close();
        client.shutdown();
    }

    @Test
    void aPushOfOnePartPutsItsStandingsAndAnnouncesTheRevision() {
        assertThat(push("t", "first", "5", 2, of("0:1", 10, 5), of("0:2", 3, 4)))
                .isEqualTo("OK");

        assertThat(redis.hgetall(values)).isEqualTo(Map.of("0:1", "10:10:5", "0:2", "3:3:4"));
        assertThat(redis.zscore(revisions, "0:2")).isEqualTo(4.0);
        assertThat(redis.hget(meta, "revision")).isEqualTo("5");
        assertThat(List.of(redis.ttl(values), redis.ttl(revisions), redis.ttl(meta)))
                .allMatch(seconds -> seconds > 86_400);
    }

    @Test
    void newerWinsAndOlderIsIgnored() {
        assertThat(push("t", "first", "5", 1, of("0:1", 10, 5))).isEqualTo("OK");
        assertThat(push("u", "first", "7", 1, of("0:1", 12, 7))).isEqualTo("OK");
        assertThat(push("slow", "first", "6", 1, of("0:1", 11, 6))).isEqualTo("OK");

        assertThat(redis.hget(values, "0:1")).isEqualTo("12:12:7");
        assertThat(redis.zscore(revisions, "0:1")).isEqualTo(7.0);
        assertThat(redis.hget(meta, "revision")).isEqualTo("7");
    }

    @Test
    void repeatingAPushChangesNothing() {
        assertThat(push("t", "first", "5", 2, of("0:1", 10, 5), of("0:2", 3, 4)))
                .isEqualTo("OK");
        List<Object> before = everything();

        assertThat(push("t", "first", "5", 2, of("0:1", 10, 5), of("0:2", 3, 4)))
                .isEqualTo("OK");

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void nothingIsAnnouncedBeforeTheLastPart() {
        assertThat(push("t", "first", "", 2, of("0:1", 10, 5))).isEqualTo("OK");
        assertThat(redis.hexists(meta, "revision")).isFalse();

        assertThat(push("t", "more", "5", 2, of("0:2", 3, 4))).isEqualTo("OK");
        assertThat(redis.hget(meta, "revision")).isEqualTo("5");
    }

    @Test
    void aPushThatAnotherOneOvertookIsLost() {
        assertThat(push("slow", "first", "", 2, of("0:1", 10, 5))).isEqualTo("OK");
        assertThat(push("quick", "first", "", 2, of("0:1", 11, 6))).isEqualTo("OK");

        assertThat(push("slow", "more", "5", 2, of("0:2", 3, 5))).isEqualTo("LOST");

        assertThat(redis.hexists(values, "0:2")).isFalse();
        assertThat(redis.hexists(meta, "revision")).isFalse();
    }

    @Test
    void aPushThatWasFlushedAwayIsLost() {
        assertThat(push("t", "first", "", 2, of("0:1", 10, 5))).isEqualTo("OK");
        assertThat(redis.del(values, revisions, meta)).isEqualTo(3);

        assertThat(push("t", "more", "5", 2, of("0:2", 3, 5))).isEqualTo("LOST");

        assertThat(redis.exists(values, revisions, meta)).isZero();
    }

    @Test
    void changesAloneOverAFlushedBoardAreAHoleAndAFullPushMendsIt() {
        assertThat(push("t", "first", "6", 2, of("0:2", 4, 6))).isEqualTo("HOLE");
        assertThat(redis.hexists(meta, "revision")).isFalse();

        assertThat(push("u", "first", "6", 2, of("0:1", 10, 5), of("0:2", 4, 6)))
                .isEqualTo("OK");

        assertThat(redis.hgetall(values)).isEqualTo(Map.of("0:1", "10:10:5", "0:2", "4:4:6"));
        assertThat(redis.hget(meta, "revision")).isEqualTo("6");
    }

    @Test
    void aFullPushMendsAnyKeyThatLostSomething() {
        List<Runnable> damages = List.of(
                () -> assertThat(redis.del(values)).isOne(),
                () -> assertThat(redis.del(revisions)).isOne(),
                () -> assertThat(redis.hdel(values, "0:1")).isOne(),
                () -> assertThat(redis.zrem(revisions, "0:1")).isOne());
        for (Runnable damage : damages) {
            assertThat(push("t", "first", "5", 2, of("0:1", 10, 5), of("0:2", 3, 4)))
                    .isEqualTo("OK");
            List<Object> whole = everything();
            damage.run();

            // The first one may find the hole; the one after it must have mended it.
            String found = push("t", "first", "5", 2, of("0:1", 10, 5), of("0:2", 3, 4));
            if (found.equals("HOLE")) {
                assertThat(push("t", "first", "5", 2, of("0:1", 10, 5), of("0:2", 3, 4)))
                        .isEqualTo("OK");
            }
            assertThat(everything()).isEqualTo(whole);
        }
    }

    @Test
    void revisionsNearTheLimitOfDoublesKeepTheirOrder() {
        assertThat(push("t", "first", Long.toString(NEAR_2_TO_53), 1, of("0:1", 10, NEAR_2_TO_53)))
                .isEqualTo("OK");
        assertThat(push("u", "first", Long.toString(NEAR_2_TO_53 + 1), 1, of("0:1", 11, NEAR_2_TO_53 + 1)))
                .isEqualTo("OK");
        assertThat(push("old", "first", Long.toString(NEAR_2_TO_53), 1, of("0:1", 10, NEAR_2_TO_53)))
                .isEqualTo("OK");

        assertThat(redis.hget(values, "0:1")).isEqualTo("11:11:" + (NEAR_2_TO_53 + 1));
        assertThat(redis.hget(meta, "revision")).isEqualTo("9007199254740991");
        assertThat(redis.zscore(revisions, "0:1")).isEqualTo((double) (NEAR_2_TO_53 + 1));
    }

    private static Standing of(String unit, int people, long revision) {
        return new Standing(unit, people + ":" + people + ":" + revision, revision);
    }

    private List<Object> everything() {
        return List.of(redis.hgetall(values), redis.zrangeWithScores(revisions, 0, -1), redis.hgetall(meta));
    }

    private String push(String token, String part, String announce, int units, Standing... standings) {
        List<String> arguments = new ArrayList<>(List.of(token, part, announce, Integer.toString(units)));
        for (Standing standing : standings) {
            arguments.addAll(List.of(standing.unit(), standing.figures(), Long.toString(standing.revision())));
        }
        return redis.eval(
                script(),
                ScriptOutputType.VALUE,
                new String[] {values, revisions, meta},
                arguments.toArray(String[]::new));
    }

    private static String script() {
        try {
            return new ClassPathResource("redis/put-standings.lua").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
