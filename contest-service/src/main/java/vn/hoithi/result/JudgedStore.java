package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the organising committee gave units. */
@Component
class JudgedStore {
    private static final String JUDGE = """
            INSERT INTO judged_points (contest_id, round_id, unit_id, points, set_by, set_at)
            VALUES (:contest, :round, :unit, :points, :by, :now)
            ON CONFLICT (contest_id, round_id, unit_id)
                DO UPDATE SET points = excluded.points, set_by = excluded.set_by, set_at = excluded.set_at""";

    // What was taken back has no points any more.
    private static final String JUDGED = """
            SELECT unit_id, points, set_by, set_at FROM judged_points
             WHERE contest_id = :contest AND round_id IS NOT DISTINCT FROM :round AND points IS NOT NULL""";

    private final DatabaseClient database;

    JudgedStore(DatabaseClient database) {
        this.database = database;
    }

    /** @param by who gave them last, {@code at} that moment */
    record Judged(long unit, BigDecimal points, String by, Instant at) {}

    /** @param points none takes back what was given */
    Mono<Void> judge(
            int contestId, @Nullable Integer roundId, long unit, @Nullable BigDecimal points, String by, Instant now) {
        DatabaseClient.GenericExecuteSpec sql =
                ClosingStore.bind(database.sql(JUDGE).bind("contest", contestId), "round", roundId, Integer.class);
        return ClosingStore.bind(sql, "points", points, BigDecimal.class)
                .bind("unit", unit)
                .bind("by", by)
                .bind("now", now)
                .then();
    }

    /** By unit. */
    Mono<Map<Long, Judged>> judged(int contestId, @Nullable Integer roundId) {
        return ClosingStore.bind(database.sql(JUDGED).bind("contest", contestId), "round", roundId, Integer.class)
                .map(row -> new Judged(
                        ClosingStore.number(row, "unit_id"),
                        requireNonNull(row.get("points", BigDecimal.class)),
                        ClosingStore.text(row, "set_by"),
                        ClosingStore.moment(row, "set_at")))
                .all()
                .collectMap(Judged::unit);
    }
}
