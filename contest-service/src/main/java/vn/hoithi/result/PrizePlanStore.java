package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Prize plans, holds and what was judged. */
@Component
class PrizePlanStore {
    private static final String PLAN =
            "SELECT id, contest_id, round_id, version, plan::text AS plan, set_by, set_at FROM prize_plan ";

    private static final String IN_FORCE =
            PLAN + "WHERE contest_id = :contest AND round_id IS NOT DISTINCT FROM :round ORDER BY version DESC LIMIT 1";

    private static final String BY_ID = PLAN + "WHERE id = :id";

    // Of two at once one takes the number, the other meets the unique key.
    private static final String INSERT = """
            INSERT INTO prize_plan (contest_id, round_id, version, plan, set_by, set_at)
            VALUES (:contest, :round, :version, :plan::jsonb, :by, :now)
            RETURNING id""";

    private static final String HOLD = """
            INSERT INTO prize_hold (contest_id, participation_id, kind, reason, set_by, set_at)
            VALUES (:contest, :person, :kind, :reason, :by, :now)
            ON CONFLICT (contest_id, participation_id) WHERE lifted_at IS NULL DO NOTHING
            RETURNING id""";

    private static final String LIFT = """
            UPDATE prize_hold SET lifted_by = :by, lifted_at = :now, lifted_reason = :reason
             WHERE id = :id AND lifted_at IS NULL AND set_at <= :now
            RETURNING contest_id""";

    private static final String HOLDS = """
            SELECT id, contest_id, participation_id, kind, reason, set_by, set_at, lifted_by, lifted_at, lifted_reason
              FROM prize_hold WHERE contest_id = :contest ORDER BY lifted_at NULLS FIRST, id DESC LIMIT 500""";

    private static final String JUDGE = """
            INSERT INTO judged_points (contest_id, round_id, unit_id, points, set_by, set_at)
            VALUES (:contest, :round, :unit, :points, :by, :now)
            ON CONFLICT (contest_id, round_id, unit_id)
                DO UPDATE SET points = excluded.points, set_by = excluded.set_by, set_at = excluded.set_at""";

    private static final String JUDGED =
            "SELECT unit_id, points FROM judged_points WHERE contest_id = :contest AND round_id IS NOT DISTINCT FROM :round";

    private final DatabaseClient database;
    private final JsonMapper json;

    PrizePlanStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<PlanVersion> inForce(int contestId, @Nullable Integer roundId) {
        return ClosingStore.bind(database.sql(IN_FORCE).bind("contest", contestId), "round", roundId, Integer.class)
                .map(this::plan)
                .one();
    }

    Mono<PlanVersion> find(int id) {
        return database.sql(BY_ID).bind("id", id).map(this::plan).one();
    }

    private PlanVersion plan(Readable row) {
        return new PlanVersion(
                requireNonNull(row.get("id", Integer.class)),
                requireNonNull(row.get("contest_id", Integer.class)),
                row.get("round_id", Integer.class),
                requireNonNull(row.get("version", Integer.class)),
                json.readValue(ClosingStore.text(row, "plan"), PrizePlan.class),
                ClosingStore.text(row, "set_by"),
                ClosingStore.moment(row, "set_at"));
    }

    Mono<Integer> insert(
            int contestId, @Nullable Integer roundId, int version, PrizePlan plan, String by, Instant now) {
        return ClosingStore.bind(database.sql(INSERT).bind("contest", contestId), "round", roundId, Integer.class)
                .bind("version", version)
                .bind("plan", json.writeValueAsString(plan))
                .bind("by", by)
                .bind("now", now)
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one();
    }

    /** The new hold; empty when one is in force. */
    Mono<Integer> hold(int contestId, UUID person, Hold.Kind kind, String reason, String by, Instant now) {
        return database.sql(HOLD)
                .bind("contest", contestId)
                .bind("person", person)
                .bind("kind", kind.name())
                .bind("reason", reason)
                .bind("by", by)
                .bind("now", now)
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one();
    }

    /** The contest of a hold that was lifted now; empty when it was lifted before. */
    Mono<Integer> lift(int id, String reason, String by, Instant now) {
        return database.sql(LIFT)
                .bind("id", id)
                .bind("reason", reason)
                .bind("by", by)
                .bind("now", now)
                .map(row -> requireNonNull(row.get("contest_id", Integer.class)))
                .one();
    }

    Flux<Hold> holds(int contestId) {
        return database.sql(HOLDS)
                .bind("contest", contestId)
                .map(row -> new Hold(
                        requireNonNull(row.get("id", Integer.class)),
                        requireNonNull(row.get("contest_id", Integer.class)),
                        requireNonNull(row.get("participation_id", UUID.class)),
                        Hold.Kind.valueOf(ClosingStore.text(row, "kind")),
                        ClosingStore.text(row, "reason"),
                        ClosingStore.text(row, "set_by"),
                        ClosingStore.moment(row, "set_at"),
                        row.get("lifted_by", String.class),
                        ClosingStore.maybe(row, "lifted_at"),
                        row.get("lifted_reason", String.class)))
                .all();
    }

    Mono<Void> judge(int contestId, @Nullable Integer roundId, long unit, BigDecimal points, String by, Instant now) {
        return ClosingStore.bind(database.sql(JUDGE).bind("contest", contestId), "round", roundId, Integer.class)
                .bind("unit", unit)
                .bind("points", points)
                .bind("by", by)
                .bind("now", now)
                .then();
    }

    Mono<Map<Long, BigDecimal>> judged(int contestId, @Nullable Integer roundId) {
        return ClosingStore.bind(database.sql(JUDGED).bind("contest", contestId), "round", roundId, Integer.class)
                .map(row -> Map.entry(
                        requireNonNull(row.get("unit_id", Long.class)),
                        requireNonNull(row.get("points", BigDecimal.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
