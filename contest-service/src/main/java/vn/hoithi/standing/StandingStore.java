package vn.hoithi.standing;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.platform.ShieldedTx;

/** The fold: what counts of each changed person, compared with what was counted before, added up the trees. */
@Component
class StandingStore {
    private static final String BEGIN = """
            INSERT INTO fold_state (contest_id) SELECT unnest(:contests::int[]) ON CONFLICT DO NOTHING""";

    /** Contests with something to fold, or none. */
    private static final String WAITING = """
            SELECT c.id FROM unnest(:contests::int[]) AS c (id)
             WHERE EXISTS (SELECT FROM standing_change s WHERE s.contest_id = c.id)""";

    // Whoever gets this lock folds; the others skip. FOLD is a statement of its own because its snapshot must be taken
    // after the lock: with an older one it would compare with what the last folder found, not with what it left.
    private static final String TAKE_TURN = """
            SELECT revision FROM fold_state WHERE contest_id = :contest FOR UPDATE SKIP LOCKED""";

    // Of each person the attempt that the round's own rules count, in one statement whatever they are: an attempt has
    // its sort keys side by side in v, and the rules of its round say which comes first, second, … (s1 to s4). Times
    // are to the second, as in results. Perfect attempts are the same for all of a person's, and how near a prediction
    // is nobody knows before the close: these two steps decide nothing here. Round 0: the best of all.
    private static final String FOLD = """
            WITH taken AS (
                DELETE FROM standing_change
                 WHERE id IN (SELECT id FROM standing_change WHERE contest_id = :contest ORDER BY id LIMIT :limit)
                RETURNING participation_id
            ), touched AS (
                SELECT DISTINCT participation_id FROM taken
            ), told AS (
                INSERT INTO tally_change (contest_id, participation_id) SELECT :contest, participation_id FROM touched
            ), told_links AS (
                INSERT INTO link_change (contest_id, participation_id)
                SELECT :contest, t.participation_id
                  FROM touched t JOIN report_participation p ON p.participation_id = t.participation_id
                 WHERE p.link_code IS NOT NULL
            ), units AS (
                SELECT t.participation_id, array_agg(DISTINCT u.ancestor_id ORDER BY u.ancestor_id) AS units
                  FROM touched t
                  JOIN report_participation_unit p ON p.participation_id = t.participation_id
                  JOIN report_unit_ancestor u ON u.unit_id = p.unit_id
                 GROUP BY t.participation_id
            ), counted AS (
                SELECT a.participation_id, a.round_id, a.number, a.correct, a.points, a.total, a.elapsed_ms, a.started_at, a.submitted_at,
                       ARRAY[-a.points::float8 / a.total, a.elapsed_ms / 1000, floor(date_part('epoch', a.submitted_at)),
                             floor(date_part('epoch', a.started_at))] AS v
                  FROM touched t JOIN report_submission a ON a.participation_id = t.participation_id AND a.contest_id = :contest
            ), step AS (
                SELECT round_id, array_agg(array_position('{SCORE,SHORTEST,EARLIEST,EARLIEST_START}', s.step) ORDER BY s.n) AS s
                  FROM report_round_ranking CROSS JOIN unnest(steps) WITH ORDINALITY AS s (step, n)
                 WHERE contest_id = :contest AND s.step NOT IN ('PREDICTION', 'PERFECT_ATTEMPTS')
                 GROUP BY round_id
            ), rule AS (
                SELECT k.round_id, CASE k.counting WHEN 'FIRST' THEN 1 WHEN 'LAST' THEN -1 ELSE 0 END AS way, 1 AS by_number,
                       s.s[1] AS s1, s.s[2] AS s2, s.s[3] AS s3, s.s[4] AS s4
                  FROM report_round_ranking k LEFT JOIN step s ON s.round_id = k.round_id
                 WHERE k.contest_id = :contest
                UNION ALL
                SELECT 0, 0, 0, 1, 2, 3, NULL
            ), after AS (
                SELECT b.participation_id, b.round_id, u.units, b.attempts, b.number, b.correct, b.points, b.total, b.elapsed_ms,
                       b.started_at, b.submitted_at, b.perfect
                  FROM (SELECT DISTINCT ON (c.participation_id, c.round_id)
                               c.participation_id, c.round_id, c.number, c.correct, c.points, c.total, c.elapsed_ms, c.started_at, c.submitted_at,
                               count(*) OVER person AS attempts,
                               count(*) FILTER (WHERE c.points = c.total * 100) OVER person AS perfect
                          FROM (SELECT * FROM counted
                                UNION ALL
                                SELECT participation_id, 0, number, correct, points, total, elapsed_ms, started_at, submitted_at, v FROM counted) c
                          JOIN rule r ON r.round_id = c.round_id
                        WINDOW person AS (PARTITION BY c.participation_id, c.round_id)
                         ORDER BY c.participation_id, c.round_id, c.number * r.way, c.v[r.s1], c.v[r.s2], c.v[r.s3], c.v[r.s4],
                                  c.number * r.by_number, c.elapsed_ms, c.submitted_at) b
                  JOIN units u ON u.participation_id = b.participation_id
            ), before AS (
                SELECT b.participation_id, b.round_id, b.units, b.attempts
                  FROM touched t JOIN person_best b ON b.participation_id = t.participation_id AND b.contest_id = :contest
            ), change AS (
                SELECT d.round_id, d.unit_id, sum(d.people)::int AS people, sum(d.attempts)::int AS attempts
                  FROM (SELECT round_id, unnest(units) AS unit_id, 1 AS people, attempts FROM after
                        UNION ALL
                        SELECT round_id, unnest(units), -1, -attempts FROM before) d
                 GROUP BY d.round_id, d.unit_id
                HAVING sum(d.people) <> 0 OR sum(d.attempts) <> 0
            ), gone AS (
                DELETE FROM person_best b USING before
                 WHERE b.contest_id = :contest AND b.participation_id = before.participation_id AND b.round_id = before.round_id
                   AND NOT EXISTS (SELECT FROM after WHERE after.participation_id = b.participation_id AND after.round_id = b.round_id)
            ), kept AS (
                INSERT INTO person_best (contest_id, round_id, participation_id, units, attempts, number, correct, points, total,
                                         elapsed_ms, started_at, submitted_at, perfect)
                SELECT :contest, round_id, participation_id, units, attempts, number, correct, points, total, elapsed_ms, started_at,
                       submitted_at, perfect
                  FROM after
                ON CONFLICT (participation_id, contest_id, round_id) DO UPDATE
                   SET units = excluded.units, attempts = excluded.attempts, number = excluded.number, correct = excluded.correct,
                       points = excluded.points, total = excluded.total, elapsed_ms = excluded.elapsed_ms,
                       started_at = excluded.started_at, submitted_at = excluded.submitted_at, perfect = excluded.perfect
            ), known AS (
                UPDATE unit_standing s
                   SET people = s.people + c.people, attempts = s.attempts + c.attempts, revision = :revision
                  FROM change c
                 WHERE s.contest_id = :contest AND s.round_id = c.round_id AND s.unit_id = c.unit_id
            ), fresh AS (
                INSERT INTO unit_standing (contest_id, round_id, unit_id, people, attempts, revision)
                SELECT :contest, c.round_id, c.unit_id, c.people, c.attempts, :revision
                  FROM change c
                 WHERE NOT EXISTS (SELECT FROM unit_standing s
                                    WHERE s.contest_id = :contest AND s.round_id = c.round_id AND s.unit_id = c.unit_id)
                RETURNING unit_id
            ), moved AS (
                UPDATE fold_state
                   SET revision = CASE WHEN EXISTS (SELECT FROM change) THEN :revision ELSE revision END,
                       units = units + (SELECT count(*) FROM fresh), folded_at = clock_timestamp()
                 WHERE contest_id = :contest
            )
            SELECT count(*) AS taken FROM taken""";

    // Everything that happened before as_of is in the standings of this revision.
    private static final String STATES = """
            SELECT f.contest_id, f.revision, f.units,
                   s.system_identifier || ':' || k.timeline_id || ':' || d.oid || ':' || f.epoch AS epoch,
                   coalesce((SELECT min(c.created_at) FROM standing_change c WHERE c.contest_id = f.contest_id),
                            clock_timestamp()) AS as_of
              FROM fold_state f, pg_control_system() s, pg_control_checkpoint() k,
                   (SELECT oid FROM pg_database WHERE datname = current_database()) d""";

    private static final String CHANGED_SINCE = """
            SELECT round_id AS round, unit_id AS unit, people, attempts, revision
              FROM unit_standing
             WHERE contest_id = :contest AND revision > :revision
             ORDER BY revision, round_id, unit_id""";

    private static final String BACKLOG_AGE = """
            SELECT coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS age FROM standing_change""";

    // Waits for folds under way, which may still see the units at their old places; whoever folds later sees the new
    // ones.
    private static final String BEHIND = """
            SELECT contest_id FROM fold_state WHERE shape < :shape ORDER BY contest_id FOR UPDATE""";

    // Units that were moved in their tree since somebody was counted: count those people again.
    private static final String RECOUNT_MOVED = """
            INSERT INTO standing_change (contest_id, participation_id)
            SELECT b.contest_id, b.participation_id
              FROM person_best b
             WHERE b.round_id = 0 AND b.contest_id = ANY (:contests::int[])
               AND b.units <> (SELECT array_agg(DISTINCT u.ancestor_id ORDER BY u.ancestor_id)
                                 FROM report_participation_unit p JOIN report_unit_ancestor u ON u.unit_id = p.unit_id
                                WHERE p.participation_id = b.participation_id)""";

    private static final String UP_TO = """
            UPDATE fold_state SET shape = greatest(shape, :shape) WHERE contest_id = ANY (:contests::int[])""";

    private final DatabaseClient database;
    private final ShieldedTx tx;

    StandingStore(BackgroundDatabase background) {
        this.database = background.client();
        this.tx = background.transactions();
    }

    Mono<Void> begin(List<Integer> contests) {
        return database.sql(BEGIN)
                .bind("contests", contests.toArray(Integer[]::new))
                .then();
    }

    Flux<Integer> waiting(List<Integer> contests) {
        return database.sql(WAITING)
                .bind("contests", contests.toArray(Integer[]::new))
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .all();
    }

    /** Folds up to {@code limit} changes; how many it took. Empty when another node is folding this contest. */
    Mono<Long> fold(int contestId, int limit) {
        return tx.run(() -> database.sql(TAKE_TURN)
                .bind("contest", contestId)
                .map(row -> requireNonNull(row.get("revision", Long.class)))
                .one()
                .flatMap(revision -> database.sql(FOLD)
                        .bind("contest", contestId)
                        .bind("limit", limit)
                        .bind("revision", revision + 1)
                        .map(row -> requireNonNull(row.get("taken", Long.class)))
                        .one()));
    }

    Flux<FoldState> states() {
        return database.sql(STATES).mapProperties(FoldState.class).all();
    }

    Flux<UnitStanding> changedSince(int contestId, long revision) {
        return database.sql(CHANGED_SINCE)
                .bind("contest", contestId)
                .bind("revision", revision)
                .mapProperties(UnitStanding.class)
                .all();
    }

    /** Everybody whose units have another place in trees of this shape than when they were counted is counted again. */
    Mono<Void> recountMoved(long shape) {
        return tx.run(() -> database.sql(BEHIND)
                        .bind("shape", shape)
                        .map(row -> requireNonNull(row.get("contest_id", Integer.class)))
                        .all()
                        .collectList())
                .filter(behind -> !behind.isEmpty())
                .map(behind -> behind.toArray(Integer[]::new))
                .flatMap(behind -> database.sql(RECOUNT_MOVED)
                        .bind("contests", behind)
                        .then()
                        .then(database.sql(UP_TO)
                                .bind("contests", behind)
                                .bind("shape", shape)
                                .then()));
    }

    /** Seconds since the oldest change that is not folded yet. */
    Mono<Double> backlogAge() {
        return database.sql(BACKLOG_AGE)
                .map(row -> requireNonNull(row.get("age", Double.class)))
                .one();
    }
}
