package vn.hoithi.share;

import static java.util.Objects.requireNonNull;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.platform.ShieldedTx;

/** What links brought, added up: each changed person now, compared with what was added before. */
@Component
class LinkTallyStore {
    private static final String WAITING = "SELECT DISTINCT contest_id FROM link_change";

    // A statement of its own, so that the snapshot of the tally is taken after the lock.
    private static final String TAKE_TURN =
            "SELECT pg_try_advisory_xact_lock(hashtext('link_tally'), :contest) AS taken";

    // Links are locked in the order of their codes, as VisitStore does: two writers never wait for each other.
    private static final String TALLY = """
            WITH taken AS (
                DELETE FROM link_change
                 WHERE id IN (SELECT id FROM link_change WHERE contest_id = :contest ORDER BY id LIMIT :limit)
                RETURNING participation_id
            ), touched AS (
                SELECT DISTINCT participation_id FROM taken
            ), after AS (
                SELECT p.participation_id, p.link_code AS code, count(s.submitted_at)::int AS attempts
                  FROM touched t
                  JOIN report_participation p ON p.participation_id = t.participation_id AND p.link_code IS NOT NULL
                  LEFT JOIN report_attempt_start s ON s.participation_id = p.participation_id AND s.contest_id = :contest
                 WHERE NOT EXISTS (
                       SELECT FROM short_link l WHERE l.code = p.link_code AND l.participation_id = p.participation_id)
                 GROUP BY p.participation_id, p.link_code
            ), before AS (
                SELECT k.participation_id, k.code, k.attempts
                  FROM touched t JOIN link_person k ON k.participation_id = t.participation_id
            ), change AS (
                SELECT code, sum(entered) AS entered, sum(people) AS people, sum(attempts) AS attempts
                  FROM (SELECT code, 1 AS entered, (attempts > 0)::int AS people, attempts FROM after
                        UNION ALL
                        SELECT code, -1, -(attempts > 0)::int, -attempts FROM before) d
                 GROUP BY code
                HAVING sum(entered) <> 0 OR sum(people) <> 0 OR sum(attempts) <> 0
            ), gone AS (
                DELETE FROM link_person k USING before
                 WHERE k.participation_id = before.participation_id
                   AND NOT EXISTS (SELECT FROM after WHERE after.participation_id = k.participation_id)
            ), kept AS (
                INSERT INTO link_person (participation_id, code, attempts)
                SELECT participation_id, code, attempts FROM after
                ON CONFLICT (participation_id) DO UPDATE SET code = excluded.code, attempts = excluded.attempts
            ), locked AS (
                SELECT l.code, c.entered, c.people, c.attempts
                  FROM change c JOIN short_link l ON l.code = c.code
                 ORDER BY l.code
                   FOR NO KEY UPDATE OF l
            ), added AS (
                UPDATE short_link l
                   SET entered = l.entered + k.entered, people = l.people + k.people, attempts = l.attempts + k.attempts
                  FROM locked k
                 WHERE l.code = k.code
            )
            SELECT count(*) AS taken FROM taken""";

    private final DatabaseClient database;
    private final ShieldedTx tx;

    LinkTallyStore(BackgroundDatabase background) {
        this.database = background.client();
        this.tx = background.transactions();
    }

    Flux<Integer> waiting() {
        return database.sql(WAITING)
                .map(row -> requireNonNull(row.get("contest_id", Integer.class)))
                .all();
    }

    /** Tallies up to {@code limit} changes; how many it took. Empty when another node is at it. */
    Mono<Long> tally(int contestId, int limit) {
        return tx.run(() -> database.sql(TAKE_TURN)
                .bind("contest", contestId)
                .map(row -> requireNonNull(row.get("taken", Boolean.class)))
                .one()
                .filter(turn -> turn)
                .flatMap(turn -> database.sql(TALLY)
                        .bind("contest", contestId)
                        .bind("limit", limit)
                        .map(row -> requireNonNull(row.get("taken", Long.class)))
                        .one()));
    }
}
