package vn.hoithi.participant;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class ExclusionStore {
    private static final String ADD = """
            WITH added AS (
                INSERT INTO exclusion (contest_id, reason, people, added_by, added_at)
                VALUES (:contest, :reason, :people, :by, :now)
                RETURNING id
            ), hashes AS (
                INSERT INTO excluded_identity (exclusion_id, contest_id, identity)
                SELECT DISTINCT added.id, :contest::int, decode(h.identity, 'hex') FROM added CROSS JOIN unnest(:identities::text[]) AS h (identity)
            )
            SELECT id FROM added""";

    private static final String ALL = """
            SELECT e.id, e.reason, e.people, e.added_by, e.added_at,
                   (SELECT count(DISTINCT p.id)::int FROM excluded_identity i
                      JOIN participation p ON p.contest_id = i.contest_id AND p.identity_hash = i.identity
                     WHERE i.exclusion_id = e.id) AS entered
              FROM exclusion e
             WHERE e.contest_id = :contest
             ORDER BY e.id""";

    private final DatabaseClient database;

    ExclusionStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Integer> add(int contestId, String reason, int people, List<byte[]> identities, String by, Instant now) {
        return database.sql(ADD)
                .bind("contest", contestId)
                .bind("reason", reason)
                .bind("people", people)
                .bind(
                        "identities",
                        identities.stream().map(HexFormat.of()::formatHex).toArray(String[]::new))
                .bind("by", by)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one();
    }

    Flux<ExclusionService.Exclusion> of(int contestId) {
        return database.sql(ALL)
                .bind("contest", contestId)
                .map(ExclusionStore::exclusion)
                .all();
    }

    /** How many lists a contest has. */
    Mono<Long> count(int contestId) {
        return database.sql("SELECT count(*) AS lists FROM exclusion WHERE contest_id = :contest")
                .bind("contest", contestId)
                .map(row -> requireNonNull(row.get("lists", Long.class)))
                .one();
    }

    /** How many people were on the list; empty when the contest has no such list. */
    Mono<Integer> remove(int contestId, int id) {
        return database.sql("DELETE FROM exclusion WHERE id = :id AND contest_id = :contest RETURNING people")
                .bind("id", id)
                .bind("contest", contestId)
                .map(row -> requireNonNull(row.get("people", Integer.class)))
                .one();
    }

    private static ExclusionService.Exclusion exclusion(Readable row) {
        return new ExclusionService.Exclusion(
                requireNonNull(row.get("id", Integer.class)),
                requireNonNull(row.get("reason", String.class)),
                requireNonNull(row.get("people", Integer.class)),
                requireNonNull(row.get("entered", Integer.class)),
                requireNonNull(row.get("added_by", String.class)),
                requireNonNull(row.get("added_at", OffsetDateTime.class)).toInstant());
    }
}
