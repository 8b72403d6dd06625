package vn.hoithi.participant;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;

/** People who take part within a subtree, and changes of where they count; the subtree is part of every statement. */
@Component
class CorrectionStore {
    private static final String PEOPLE = """
            SELECT p.id, p.sealed, p.audience, p.helper, p.entered_at, pu.unit_id, pu.source, a.attempts, a.last
              FROM participation_unit pu
              JOIN participation p ON p.id = pu.participation_id
              CROSS JOIN LATERAL (SELECT count(*)::int AS attempts, max(r.submitted_at) AS last
                                    FROM report_attempt r WHERE r.participation_id = p.id) a
             WHERE pu.unit_id IN (SELECT u.unit_id FROM report_unit_ancestor u WHERE u.ancestor_id = :top)
               AND p.contest_id = :contest AND NOT p.trial AND p.sealed IS NOT NULL""";

    private static final String NEWEST =
            PEOPLE + " AND (:before::uuid IS NULL OR p.id < :before) ORDER BY p.id DESC LIMIT :limit";

    private static final String BY_IDENTITY = PEOPLE
            + " AND p.identity_hash IN (SELECT decode(h, 'base64') FROM unnest(:hashes::text[]) AS h) LIMIT :limit";

    private static final String MOVE = """
            UPDATE participation_unit pu SET unit_id = :unit, source = 'CORRECTED'
              FROM participation p
             WHERE p.id = pu.participation_id AND p.id = :id AND p.contest_id = :contest AND NOT p.trial
               AND pu.tree_id = :tree
               AND pu.unit_id IN (SELECT u.unit_id FROM report_unit_ancestor u WHERE u.ancestor_id = :top)
            RETURNING old.unit_id AS before""";

    private static final String SET_AUDIENCE = """
            UPDATE participation p SET audience = :audience
             WHERE p.id = :id AND p.contest_id = :contest AND NOT p.trial
               AND EXISTS (SELECT FROM participation_unit pu JOIN report_unit_ancestor u ON u.unit_id = pu.unit_id
                            WHERE pu.participation_id = p.id AND u.ancestor_id = :top)
            RETURNING old.audience AS before""";

    private final DatabaseClient database;
    private final DatabaseClient background;

    CorrectionStore(DatabaseClient database, BackgroundDatabase background) {
        this.database = database;
        this.background = background.client();
    }

    record Found(
            UUID id,
            byte[] sealed,
            String audience,
            boolean helper,
            Instant enteredAt,
            long unitId,
            String source,
            int attempts,
            @Nullable Instant last) {}

    /** The newest entries, at most so many, below an id. */
    Flux<Found> newest(int contest, long top, @Nullable UUID before, int limit) {
        DatabaseClient.GenericExecuteSpec sql =
                background.sql(NEWEST).bind("contest", contest).bind("top", top).bind("limit", limit);
        return (before == null ? sql.bindNull("before", UUID.class) : sql.bind("before", before))
                .map(CorrectionStore::found)
                .all();
    }

    Flux<Found> byIdentity(int contest, long top, List<byte[]> hashes, int limit) {
        return background
                .sql(BY_IDENTITY)
                .bind("contest", contest)
                .bind("top", top)
                .bind(
                        "hashes",
                        hashes.stream().map(Base64.getEncoder()::encodeToString).toArray(String[]::new))
                .bind("limit", limit)
                .map(CorrectionStore::found)
                .all();
    }

    /** The unit before; empty when nobody of that id counts within the subtree. */
    Mono<Long> move(int contest, UUID id, int tree, long top, long unit) {
        return database.sql(MOVE)
                .bind("contest", contest)
                .bind("id", id)
                .bind("tree", tree)
                .bind("top", top)
                .bind("unit", unit)
                .map(row -> requireNonNull(row.get("before", Long.class)))
                .one();
    }

    /** The audience before; empty when nobody of that id counts within the subtree. */
    Mono<String> setAudience(int contest, UUID id, long top, String audience) {
        return database.sql(SET_AUDIENCE)
                .bind("contest", contest)
                .bind("id", id)
                .bind("top", top)
                .bind("audience", audience)
                .map(row -> requireNonNull(row.get("before", String.class)))
                .one();
    }

    private static Found found(Readable row) {
        OffsetDateTime last = row.get("last", OffsetDateTime.class);
        return new Found(
                requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("sealed", byte[].class)),
                requireNonNull(row.get("audience", String.class)),
                requireNonNull(row.get("helper", Boolean.class)),
                requireNonNull(row.get("entered_at", OffsetDateTime.class)).toInstant(),
                requireNonNull(row.get("unit_id", Long.class)),
                requireNonNull(row.get("source", String.class)),
                requireNonNull(row.get("attempts", Integer.class)),
                last == null ? null : last.toInstant());
    }
}
