package vn.hoithi.unit;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class HeadcountStore {
    private static final int MOST = 200;
    private static final String COLUMNS = """
            SELECT h.id, h.unit_id, h.audience, h.people, h.as_of, h.state, h.entered_by, h.confirmed_by, h.reason
              FROM unit_headcount h
            """;

    private static final String OF_UNIT = COLUMNS + """
             WHERE h.unit_id = :unit
             ORDER BY array_position(ARRAY['PROPOSED', 'CONFIRMED', 'RETURNED', 'REPLACED'], h.state), h.audience, h.id DESC
             LIMIT :most""";

    private static final String WAITING_BELOW = COLUMNS + """
              JOIN unit u ON u.id = h.unit_id
              JOIN unit t ON t.id = :unit AND u.path <@ t.path AND u.id <> t.id
             WHERE h.state = 'PROPOSED'
             ORDER BY h.id
             LIMIT :most""";

    private static final String ADD = """
            INSERT INTO unit_headcount (unit_id, audience, people, as_of, state, entered_by, confirmed_by, decided_at)
            SELECT :unit, :audience, :people, :asOf, :state, :by,
                   CASE WHEN :decided THEN :by END, CASE WHEN :decided THEN clock_timestamp() END""";

    private static final String IS_OLDER = """
            SELECT EXISTS (SELECT FROM unit_headcount
                            WHERE unit_id = :unit AND audience = :audience AND state = 'CONFIRMED' AND as_of > :asOf) AS older""";

    private static final String CONFIRM = """
            UPDATE unit_headcount SET state = 'CONFIRMED', confirmed_by = :by, decided_at = clock_timestamp()
             WHERE id = :id AND unit_id = :unit AND state = 'PROPOSED'""";

    private static final String REPLACE = """
            UPDATE unit_headcount SET state = 'REPLACED'
             WHERE unit_id = :unit AND audience = :audience AND state = ANY(:states)""";

    private static final String RETURN = """
            UPDATE unit_headcount SET state = 'RETURNED', reason = :reason, confirmed_by = :by, decided_at = clock_timestamp()
             WHERE id = :id AND unit_id = :unit AND state = 'PROPOSED'""";

    private final DatabaseClient database;

    HeadcountStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<Headcount>> ofUnit(long unit) {
        return list(OF_UNIT, unit);
    }

    Mono<List<Headcount>> waitingBelow(long unit) {
        return list(WAITING_BELOW, unit);
    }

    private Mono<List<Headcount>> list(String sql, long unit) {
        return database.sql(sql)
                .bind("unit", unit)
                .bind("most", MOST)
                .map(HeadcountStore::headcount)
                .all()
                .collectList();
    }

    Mono<Headcount> find(long unit, long id) {
        return database.sql(COLUMNS + " WHERE h.unit_id = :unit AND h.id = :id AND h.state = 'PROPOSED'")
                .bind("unit", unit)
                .bind("id", id)
                .map(HeadcountStore::headcount)
                .one();
    }

    Mono<Void> add(long unit, String audience, int people, LocalDate asOf, Headcount.State state, String by) {
        return database.sql(ADD)
                .bind("unit", unit)
                .bind("audience", audience)
                .bind("people", people)
                .bind("asOf", asOf)
                .bind("state", state.name())
                .bind("decided", state == Headcount.State.CONFIRMED)
                .bind("by", by)
                .then();
    }

    /** Whether a number of a later day is in use. */
    Mono<Boolean> isOlder(long unit, String audience, LocalDate asOf) {
        return database.sql(IS_OLDER)
                .bind("unit", unit)
                .bind("audience", audience)
                .bind("asOf", asOf)
                .map(row -> requireNonNull(row.get("older", Boolean.class)))
                .one();
    }

    Mono<Void> replace(long unit, String audience, Headcount.State... states) {
        return database.sql(REPLACE)
                .bind("unit", unit)
                .bind("audience", audience)
                .bind("states", java.util.Arrays.stream(states).map(Enum::name).toArray(String[]::new))
                .then();
    }

    Mono<Boolean> confirm(long unit, long id, String by) {
        return database.sql(CONFIRM)
                .bind("id", id)
                .bind("unit", unit)
                .bind("by", by)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Boolean> sendBack(long unit, long id, String reason, String by) {
        return database.sql(RETURN)
                .bind("id", id)
                .bind("unit", unit)
                .bind("reason", reason)
                .bind("by", by)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** The number that rates are computed over is the one in use for all people together. */
    Mono<Void> use(long unit) {
        return database.sql("""
                        UPDATE unit u SET headcount = h.people FROM unit_headcount h
                         WHERE u.id = :unit AND h.unit_id = u.id AND h.audience = '' AND h.state = 'CONFIRMED'""").bind("unit", unit).then();
    }

    private static Headcount headcount(Readable row) {
        return new Headcount(
                requireNonNull(row.get("id", Long.class)),
                requireNonNull(row.get("unit_id", Long.class)),
                requireNonNull(row.get("audience", String.class)),
                requireNonNull(row.get("people", Integer.class)),
                requireNonNull(row.get("as_of", LocalDate.class)),
                Headcount.State.valueOf(requireNonNull(row.get("state", String.class))),
                requireNonNull(row.get("entered_by", String.class)),
                row.get("confirmed_by", String.class),
                requireNonNull(row.get("reason", String.class)));
    }
}
