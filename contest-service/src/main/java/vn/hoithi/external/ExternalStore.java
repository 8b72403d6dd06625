package vn.hoithi.external;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class ExternalStore {
    private static final String NEXT = """
            INSERT INTO external_revision (contest_id, revision) VALUES (:contest, 1)
            ON CONFLICT (contest_id) DO UPDATE SET revision = external_revision.revision + 1
            RETURNING revision""";

    private static final String COLUMNS = """
            SELECT unit_id, monday, people, attempts, perfect, entered_by, entered_at, corrected, revision
              FROM external_entry
             WHERE contest_id = :contest""";

    private static final String PUT = """
            INSERT INTO external_entry
                   (contest_id, unit_id, monday, people, attempts, perfect, entered_by, entered_at, corrected, revision)
            VALUES (:contest, :unit, :monday, :people, :attempts, :perfect, :by, :at, :corrected, :revision)
            ON CONFLICT (contest_id, unit_id, monday) DO UPDATE
               SET people = excluded.people, attempts = excluded.attempts, perfect = excluded.perfect,
                   entered_by = excluded.entered_by, entered_at = excluded.entered_at, corrected = excluded.corrected,
                   revision = excluded.revision""";

    private final DatabaseClient database;

    ExternalStore(DatabaseClient database) {
        this.database = database;
    }

    /** Revision of each contest with entries. */
    Mono<Map<Integer, Long>> revisions() {
        return database.sql("SELECT contest_id, revision FROM external_revision")
                .map(row -> Map.entry(
                        requireNonNull(row.get("contest_id", Integer.class)),
                        requireNonNull(row.get("revision", Long.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** The next revision; whoever else enters for the contest waits until this transaction ends. */
    Mono<Long> next(int contest) {
        return database.sql(NEXT)
                .bind("contest", contest)
                .map(row -> requireNonNull(row.get("revision", Long.class)))
                .one();
    }

    Mono<List<Entry>> changedSince(int contest, long revision) {
        return database.sql(COLUMNS + " AND revision > :revision")
                .bind("contest", contest)
                .bind("revision", revision)
                .map(ExternalStore::entry)
                .all()
                .collectList();
    }

    Mono<Entry> find(int contest, long unit, @Nullable LocalDate monday) {
        return monday(database.sql(COLUMNS + " AND unit_id = :unit AND monday IS NOT DISTINCT FROM :monday"), monday)
                .bind("contest", contest)
                .bind("unit", unit)
                .map(ExternalStore::entry)
                .one();
    }

    Mono<Void> put(int contest, Entry entry) {
        DatabaseClient.GenericExecuteSpec sql = monday(database.sql(PUT), entry.monday());
        sql = number(sql, "people", entry.people());
        sql = number(sql, "attempts", entry.attempts());
        sql = number(sql, "perfect", entry.perfect());
        return sql.bind("contest", contest)
                .bind("unit", entry.unitId())
                .bind("by", entry.enteredBy())
                .bind("at", entry.enteredAt().atOffset(ZoneOffset.UTC))
                .bind("corrected", entry.corrected())
                .bind("revision", entry.revision())
                .then();
    }

    private static DatabaseClient.GenericExecuteSpec monday(
            DatabaseClient.GenericExecuteSpec sql, @Nullable LocalDate monday) {
        return monday == null ? sql.bindNull("monday", LocalDate.class) : sql.bind("monday", monday);
    }

    private static DatabaseClient.GenericExecuteSpec number(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable Integer value) {
        return value == null ? sql.bindNull(name, Integer.class) : sql.bind(name, value);
    }

    private static Entry entry(Readable row) {
        return new Entry(
                requireNonNull(row.get("unit_id", Long.class)),
                row.get("monday", LocalDate.class),
                row.get("people", Integer.class),
                row.get("attempts", Integer.class),
                row.get("perfect", Integer.class),
                requireNonNull(row.get("entered_by", String.class)),
                requireNonNull(row.get("entered_at", OffsetDateTime.class)).toInstant(),
                requireNonNull(row.get("corrected", Boolean.class)),
                requireNonNull(row.get("revision", Long.class)));
    }
}
