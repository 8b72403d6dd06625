package vn.hoithi.participant;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.unit.Unit;

@Component
class ParticipantStore {
    /**
     * One statement: nobody enters twice, and nobody enters without units. The same bodies of other trees come along. Whoever
     * came by a link counts for it from now on.
     */
    private static final String ENTER = """
            WITH entered AS (
                INSERT INTO participation (id, contest_id, identity_hash, sealed, audience, helper, trial, resume_hash,
                                           link_code, consent_version, entered_at)
                SELECT :id, :contest, :identity, :sealed, :audience, :helper, :trial, :resume, :link, :consent, :now
                 WHERE NOT EXISTS (SELECT FROM excluded_identity x WHERE x.contest_id = :contest AND x.identity = :identity)
                ON CONFLICT (contest_id, identity_hash) DO NOTHING
                RETURNING id, contest_id, trial, link_code
            ), told AS (
                INSERT INTO standing_change (contest_id, participation_id)
                SELECT contest_id, id FROM entered WHERE link_code IS NOT NULL AND NOT trial
            ), chosen AS (
                SELECT entered.id, u.tree_id, u.unit_id
                  FROM entered CROSS JOIN unnest(:trees::int[], :units::bigint[]) AS u (tree_id, unit_id)
            ), same_body AS (
                SELECT DISTINCT ON (o.tree_id) c.id, o.tree_id, o.unit_id
                  FROM chosen c
                  JOIN report_unit_body b ON b.unit_id = c.unit_id
                  JOIN report_unit_body o ON o.body = b.body AND o.tree_id <> b.tree_id AND o.joinable
                 WHERE NOT EXISTS (SELECT FROM chosen x WHERE x.tree_id = o.tree_id)
                 ORDER BY o.tree_id, c.tree_id
            )
            INSERT INTO participation_unit (participation_id, tree_id, unit_id, source)
            SELECT id, tree_id, unit_id, 'CHOSEN' FROM chosen
            UNION ALL
            SELECT id, tree_id, unit_id, 'EQUIVALENT' FROM same_body
            RETURNING participation_id AS id""";

    /** What was chosen or corrected by hand stays. */
    private static final String BELONG = """
            INSERT INTO participation_unit (participation_id, tree_id, unit_id, source)
            SELECT DISTINCT ON (m.participation_id, u.tree_id) m.participation_id, u.tree_id, u.id, 'ROSTER'
              FROM unnest(:participations::uuid[], :units::bigint[]) AS m (participation_id, unit_id)
              JOIN unit u ON u.id = m.unit_id
             ORDER BY m.participation_id, u.tree_id, u.id
            ON CONFLICT (participation_id, tree_id) DO UPDATE SET unit_id = excluded.unit_id, source = excluded.source
             WHERE participation_unit.source IN ('EQUIVALENT', 'ROSTER') AND participation_unit.unit_id <> excluded.unit_id
            RETURNING participation_id""";

    private static final String SEALED = """
            SELECT id, contest_id, sealed, entered_at FROM participation WHERE id = ANY(:ids) AND NOT trial AND sealed IS NOT NULL""";

    private static final String SUMMARY = """
            SELECT p.id, p.contest_id, u.unit_id, p.audience, p.helper, p.trial
              FROM participation p JOIN participation_unit u ON u.participation_id = p.id AND u.tree_id = :tree""";

    private final DatabaseClient database;

    ParticipantStore(DatabaseClient database) {
        this.database = database;
    }

    record NewParticipation(
            UUID id,
            int contestId,
            byte @Nullable [] identity,
            byte @Nullable [] sealed,
            String audience,
            boolean helper,
            boolean trial,
            byte @Nullable [] resume,
            @Nullable String link,
            int consentVersion,
            Instant enteredAt,
            List<Unit> units) {}

    /** True when entered; false when somebody with this identity is in the contest already, or may not be. */
    Mono<Boolean> enter(NewParticipation entry) {
        DatabaseClient.GenericExecuteSpec sql = database.sql(ENTER)
                .bind("id", entry.id())
                .bind("contest", entry.contestId())
                .bind("audience", entry.audience())
                .bind("helper", entry.helper())
                .bind("trial", entry.trial())
                .bind("consent", entry.consentVersion())
                .bind("now", entry.enteredAt().atOffset(ZoneOffset.UTC))
                .bind("trees", entry.units().stream().map(Unit::treeId).toArray(Integer[]::new))
                .bind("units", entry.units().stream().map(Unit::id).toArray(Long[]::new));
        sql = bind(sql, "identity", entry.identity(), byte[].class);
        sql = bind(sql, "sealed", entry.sealed(), byte[].class);
        sql = bind(sql, "resume", entry.resume(), byte[].class);
        sql = bind(sql, "link", entry.link(), String.class);
        return sql.map(row -> true).all().hasElements();
    }

    Mono<UUID> byIdentity(int contestId, byte[] identity) {
        return database.sql("SELECT id FROM participation WHERE contest_id = :contest AND identity_hash = :identity")
                .bind("contest", contestId)
                .bind("identity", identity)
                .map(row -> requireNonNull(row.get("id", UUID.class)))
                .one();
    }

    /** Whether whoever has this identity may not take part. */
    Mono<Boolean> excluded(int contestId, byte[] identity) {
        return database.sql(
                        "SELECT EXISTS (SELECT FROM excluded_identity WHERE contest_id = :contest AND identity = :identity) AS x")
                .bind("contest", contestId)
                .bind("identity", identity)
                .map(row -> requireNonNull(row.get("x", Boolean.class)))
                .one();
    }

    Mono<Participation> byResumeCode(int contestId, int treeId, byte[] resume) {
        return database.sql(SUMMARY + " WHERE p.contest_id = :contest AND p.resume_hash = :resume")
                .bind("tree", treeId)
                .bind("contest", contestId)
                .bind("resume", resume)
                .map(ParticipantStore::participation)
                .one();
    }

    Mono<Participation> find(UUID id, int treeId) {
        return database.sql(SUMMARY + " WHERE p.id = :id")
                .bind("tree", treeId)
                .bind("id", id)
                .map(ParticipantStore::participation)
                .one();
    }

    record Sealed(UUID id, int contestId, byte[] sealed, Instant enteredAt) {}

    Mono<Sealed> sealed(UUID id) {
        return sealed(List.of(id)).next();
    }

    Flux<Sealed> sealed(Collection<UUID> ids) {
        return database.sql(SEALED)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row -> new Sealed(
                        requireNonNull(row.get("id", UUID.class)),
                        requireNonNull(row.get("contest_id", Integer.class)),
                        requireNonNull(row.get("sealed", byte[].class)),
                        requireNonNull(row.get("entered_at", OffsetDateTime.class))
                                .toInstant()))
                .all();
    }

    /** Whose units changed, possibly the same person several times. */
    Flux<UUID> belong(List<ParticipantService.Membership> memberships) {
        return database.sql(BELONG)
                .bind(
                        "participations",
                        memberships.stream()
                                .map(ParticipantService.Membership::participation)
                                .toArray(UUID[]::new))
                .bind(
                        "units",
                        memberships.stream()
                                .map(ParticipantService.Membership::unitId)
                                .toArray(Long[]::new))
                .map(row -> requireNonNull(row.get("participation_id", UUID.class)))
                .all();
    }

    private static Participation participation(Readable row) {
        return new Participation(
                requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("contest_id", Integer.class)),
                requireNonNull(row.get("unit_id", Long.class)),
                requireNonNull(row.get("audience", String.class)),
                requireNonNull(row.get("helper", Boolean.class)),
                requireNonNull(row.get("trial", Boolean.class)));
    }

    private static <T> DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable T value, Class<T> type) {
        return value == null ? sql.bindNull(name, type) : sql.bind(name, value);
    }
}
