package vn.hoithi.participant;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.unit.SameBodyFollower;

/**
 * Participations follow into other trees where their units are the same body: at most one unit of a tree, and never over
 * one that was chosen, corrected or came from a roster.
 */
@Component
class SameBodies implements SameBodyFollower {
    private static final int BATCH = 2_000;
    private static final UUID FIRST = new UUID(0, 0);

    private static final String NEXT = """
            SELECT DISTINCT participation_id AS id FROM participation_unit
             WHERE unit_id = ANY(:units) AND participation_id > :after
             ORDER BY participation_id LIMIT :limit""";

    // Whoever is counted for an ended unit stays there: figures of what was are not taken away.
    private static final String FOLLOW = """
            WITH base AS (
                SELECT participation_id, tree_id, unit_id FROM participation_unit
                 WHERE participation_id = ANY(:people) AND source <> 'EQUIVALENT'
            ), wanted AS (
                SELECT DISTINCT ON (b.participation_id, o.tree_id) b.participation_id, o.tree_id, o.unit_id
                  FROM base b
                  JOIN report_unit_body m ON m.unit_id = b.unit_id
                  JOIN report_unit_body o ON o.body = m.body AND o.tree_id <> m.tree_id
                 WHERE NOT EXISTS (SELECT FROM base x WHERE x.participation_id = b.participation_id AND x.tree_id = o.tree_id)
                   AND (o.joinable OR EXISTS (SELECT FROM participation_unit e
                                               WHERE e.participation_id = b.participation_id AND e.unit_id = o.unit_id))
                 ORDER BY b.participation_id, o.tree_id, b.tree_id
            ), gone AS (
                DELETE FROM participation_unit p
                 WHERE p.participation_id = ANY(:people) AND p.source = 'EQUIVALENT'
                   AND NOT EXISTS (SELECT FROM wanted w WHERE w.participation_id = p.participation_id AND w.tree_id = p.tree_id)
                RETURNING p.participation_id
            ), put AS (
                INSERT INTO participation_unit (participation_id, tree_id, unit_id, source)
                SELECT participation_id, tree_id, unit_id, 'EQUIVALENT' FROM wanted
                ON CONFLICT (participation_id, tree_id) DO UPDATE SET unit_id = excluded.unit_id
                 WHERE participation_unit.source = 'EQUIVALENT' AND participation_unit.unit_id <> excluded.unit_id
                RETURNING participation_id
            )
            INSERT INTO standing_change (contest_id, participation_id)
            SELECT p.contest_id, p.id FROM participation p
             WHERE NOT p.trial AND p.id IN (SELECT participation_id FROM gone UNION SELECT participation_id FROM put)""";

    private final DatabaseClient database;

    SameBodies(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> bodiesChanged(Collection<Long> units) {
        return follow(units.toArray(Long[]::new), FIRST);
    }

    private Mono<Void> follow(Long[] units, UUID after) {
        return database.sql(NEXT)
                .bind("units", units)
                .bind("after", after)
                .bind("limit", BATCH)
                .map(row -> requireNonNull(row.get("id", UUID.class)))
                .all()
                .collectList()
                .flatMap(people -> people.isEmpty()
                        ? Mono.empty()
                        : follow(people).then(people.size() < BATCH ? Mono.empty() : follow(units, people.getLast())));
    }

    /** Lets these people's units of other trees follow from their own, and tells the standings. Joins the transaction. */
    Mono<Void> follow(Collection<UUID> people) {
        return database.sql(FOLLOW).bind("people", people.toArray(UUID[]::new)).then();
    }
}
