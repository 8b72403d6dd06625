package vn.hoithi.report;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deadlines that units set. */
@Component
class DueStore {
    private static final int MOST = 50;

    private static final String LIST = """
            SELECT id, unit_id, title, weekday::int AS weekday, month_day::int AS month_day, at_time, due_at
              FROM report_due
             WHERE contest_id = :contest AND unit_id = :unit
             ORDER BY id
             LIMIT :most""";
    private static final String ADD = """
            INSERT INTO report_due (contest_id, unit_id, title, weekday, month_day, at_time, due_at)
            SELECT :contest, :unit, :title, :weekday, :monthDay, :atTime, :dueAt
             WHERE (SELECT count(*) FROM report_due WHERE contest_id = :contest AND unit_id = :unit) < :most
            RETURNING id""";
    private static final String REMOVE =
            "DELETE FROM report_due WHERE id = :id AND contest_id = :contest AND unit_id = :unit";

    private final DatabaseClient database;

    DueStore(DatabaseClient database) {
        this.database = database;
    }

    Flux<Due> of(int contestId, long unitId) {
        return database.sql(LIST)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .bind("most", MOST)
                .map(DueStore::due)
                .all();
    }

    /** Its id; empty when the unit has as many as it may. */
    Mono<Integer> add(
            int contestId,
            long unitId,
            String title,
            @Nullable Integer weekday,
            @Nullable Integer monthDay,
            @Nullable LocalTime atTime,
            @Nullable Instant dueAt) {
        DatabaseClient.GenericExecuteSpec sql = database.sql(ADD)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .bind("title", title)
                .bind("most", MOST);
        sql = weekday == null ? sql.bindNull("weekday", Short.class) : sql.bind("weekday", weekday.shortValue());
        sql = monthDay == null ? sql.bindNull("monthDay", Short.class) : sql.bind("monthDay", monthDay.shortValue());
        sql = atTime == null ? sql.bindNull("atTime", LocalTime.class) : sql.bind("atTime", atTime);
        sql = dueAt == null ? sql.bindNull("dueAt", Instant.class) : sql.bind("dueAt", dueAt);
        return sql.map(row -> requireNonNull(row.get("id", Integer.class))).one();
    }

    Mono<Long> remove(int contestId, long unitId, int id) {
        return database.sql(REMOVE)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .bind("id", id)
                .fetch()
                .rowsUpdated();
    }

    private static Due due(Readable row) {
        OffsetDateTime at = row.get("due_at", OffsetDateTime.class);
        return new Due(
                requireNonNull(row.get("id", Integer.class)),
                requireNonNull(row.get("unit_id", Long.class)),
                requireNonNull(row.get("title", String.class)),
                row.get("weekday", Integer.class),
                row.get("month_day", Integer.class),
                row.get("at_time", LocalTime.class),
                at == null ? null : at.toInstant());
    }
}
