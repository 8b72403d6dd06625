package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Versions of prize plans. */
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
}
