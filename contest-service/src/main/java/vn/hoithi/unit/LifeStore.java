package vn.hoithi.unit;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The life of units, and what changes with it. Changes are made with the tree's row locked. */
@Component
class LifeStore {
    private static final int MOST_EVENTS = 200;

    private static final String EVENTS = """
            SELECT id, kind, happened_on, before, after, document, recorded_by, recorded_at FROM unit_event
             WHERE unit_id = :unit ORDER BY happened_on DESC, id DESC LIMIT :limit""";

    private static final String ADD = """
            INSERT INTO unit_event (unit_id, kind, happened_on, before, after, document, recorded_by)
            VALUES (:unit, :kind, :on, :before, :after, :document, :by)""";

    private static final String ADD_OF_CHILDREN = """
            INSERT INTO unit_event (unit_id, kind, happened_on, before, after, document, recorded_by)
            SELECT id, 'MOVED', :on, :before, :after, :document, :by FROM unit WHERE parent_id = :unit AND closed_on IS NULL""";

    // A child's last move took it from this unit: whatever was decided about it since stands.
    private static final String TAKE_BACK = """
            WITH taken AS (
                SELECT c.id FROM unit c
                  JOIN LATERAL (SELECT e.before FROM unit_event e WHERE e.unit_id = c.id AND e.kind = 'MOVED'
                                 ORDER BY e.id DESC LIMIT 1) last ON last.before = :own
                 WHERE c.parent_id = :from AND c.closed_on IS NULL
            ), told AS (
                INSERT INTO unit_event (unit_id, kind, happened_on, before, after, document, recorded_by)
                SELECT id, 'MOVED', :on, :place, :own, :document, :by FROM taken
            )
            UPDATE unit SET parent_id = :unit WHERE id IN (SELECT id FROM taken)""";

    private final DatabaseClient database;

    LifeStore(DatabaseClient database) {
        this.database = database;
    }

    /** The newest first. */
    Mono<List<UnitEvent>> events(long unit) {
        return database.sql(EVENTS)
                .bind("unit", unit)
                .bind("limit", MOST_EVENTS)
                .map(LifeStore::event)
                .all()
                .collectList();
    }

    /** Of what happened since it was set up; a list without that day leaves it open. */
    Mono<LocalDate> lastDay(long unit) {
        return database.sql("""
                        SELECT max(happened_on) AS day FROM unit_event
                         WHERE unit_id = :unit AND kind <> 'OPENED' HAVING max(happened_on) IS NOT NULL""")
                .bind("unit", unit)
                .map(row -> requireNonNull(row.get("day", LocalDate.class)))
                .one();
    }

    Mono<Void> add(long unit, UnitEvent.Kind kind, UnitChange change, String before, String after, String by) {
        return bind(database.sql(ADD).bind("kind", kind.name()), unit, change, before, after, by);
    }

    Mono<Void> addOfOpenChildren(long unit, UnitChange change, String before, String after, String by) {
        return bind(database.sql(ADD_OF_CHILDREN), unit, change, before, after, by);
    }

    private static Mono<Void> bind(
            DatabaseClient.GenericExecuteSpec sql,
            long unit,
            UnitChange change,
            String before,
            String after,
            String by) {
        return sql.bind("unit", unit)
                .bind("on", change.on())
                .bind("before", before)
                .bind("after", after)
                .bind("document", change.document())
                .bind("by", by)
                .then();
    }

    Mono<Void> rename(long unit, String name) {
        return database.sql("UPDATE unit SET name = :name WHERE id = :unit")
                .bind("name", name)
                .bind("unit", unit)
                .then();
    }

    Mono<Void> move(long unit, long parent) {
        return database.sql("UPDATE unit SET parent_id = :parent WHERE id = :unit")
                .bind("parent", parent)
                .bind("unit", unit)
                .then();
    }

    Mono<Void> moveOpenChildren(long unit, long parent) {
        return database.sql("UPDATE unit SET parent_id = :parent WHERE parent_id = :unit AND closed_on IS NULL")
                .bind("parent", parent)
                .bind("unit", unit)
                .then();
    }

    Mono<Void> close(long unit, LocalDate on, @Nullable Long into) {
        DatabaseClient.GenericExecuteSpec sql = into == null
                ? database.sql("UPDATE unit SET closed_on = :on WHERE id = :unit")
                : database.sql("UPDATE unit SET closed_on = :on, merged = true, parent_id = :into WHERE id = :unit")
                        .bind("into", into);
        return sql.bind("on", on).bind("unit", unit).then();
    }

    /** Those that a merger took from a unit, are still where it put them, and exist. */
    Mono<Void> takeBackChildren(long unit, long from, UnitChange change, String own, String place, String by) {
        return database.sql(TAKE_BACK)
                .bind("unit", unit)
                .bind("from", from)
                .bind("own", own)
                .bind("place", place)
                .bind("on", change.on())
                .bind("document", change.document())
                .bind("by", by)
                .then();
    }

    Mono<Void> reopen(long unit, long parent) {
        return database.sql("UPDATE unit SET closed_on = NULL, merged = false, parent_id = :parent WHERE id = :unit")
                .bind("parent", parent)
                .bind("unit", unit)
                .then();
    }

    private static UnitEvent event(Readable row) {
        return new UnitEvent(
                requireNonNull(row.get("id", Long.class)),
                UnitEvent.Kind.valueOf(requireNonNull(row.get("kind", String.class))),
                requireNonNull(row.get("happened_on", LocalDate.class)),
                requireNonNull(row.get("before", String.class)),
                requireNonNull(row.get("after", String.class)),
                requireNonNull(row.get("document", String.class)),
                requireNonNull(row.get("recorded_by", String.class)),
                requireNonNull(row.get("recorded_at", Instant.class)));
    }
}
