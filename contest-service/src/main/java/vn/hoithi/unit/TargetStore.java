package vn.hoithi.unit;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class TargetStore {
    private static final String ALL = """
            SELECT id, contest_id, round_id, unit_id, audience, kind, value, document FROM unit_target ORDER BY id""";

    // A contest and round that do not exist, or not together, get no target: nobody would ever see it.
    private static final String PUT = """
            INSERT INTO unit_target (contest_id, round_id, unit_id, audience, kind, value, document, set_by)
            SELECT :contest, :round::int, :unit, :audience, :kind, :value, :document, :by
             WHERE EXISTS (SELECT FROM contest WHERE id = :contest)
               AND (:round::int IS NULL OR EXISTS (SELECT FROM round WHERE id = :round AND contest_id = :contest))
            ON CONFLICT (contest_id, round_id, unit_id, audience) DO UPDATE
               SET kind = excluded.kind, value = excluded.value, document = excluded.document, set_by = excluded.set_by,
                   set_at = clock_timestamp()""";

    private static final String REMOVE = """
            DELETE FROM unit_target WHERE id = :id AND unit_id = :unit
            RETURNING id, contest_id, round_id, unit_id, audience, kind, value, document""";

    private final DatabaseClient database;

    TargetStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<Target>> all() {
        return database.sql(ALL).map(TargetStore::target).all().collectList();
    }

    /** False when there is no such contest or round. */
    Mono<Boolean> put(Target target, String by) {
        DatabaseClient.GenericExecuteSpec sql = database.sql(PUT)
                .bind("contest", target.contestId())
                .bind("unit", target.unitId())
                .bind("audience", target.audience())
                .bind("kind", target.kind().name())
                .bind("value", target.value())
                .bind("document", target.document())
                .bind("by", by);
        Integer round = target.roundId();
        return (round == null ? sql.bindNull("round", Integer.class) : sql.bind("round", round))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Target> remove(long unit, long id) {
        return database.sql(REMOVE)
                .bind("id", id)
                .bind("unit", unit)
                .map(TargetStore::target)
                .one();
    }

    private static Target target(Readable row) {
        return new Target(
                requireNonNull(row.get("id", Long.class)),
                requireNonNull(row.get("contest_id", Integer.class)),
                row.get("round_id", Integer.class),
                requireNonNull(row.get("unit_id", Long.class)),
                requireNonNull(row.get("audience", String.class)),
                Target.Kind.valueOf(requireNonNull(row.get("kind", String.class))),
                requireNonNull(row.get("value", BigDecimal.class)),
                requireNonNull(row.get("document", String.class)));
    }
}
