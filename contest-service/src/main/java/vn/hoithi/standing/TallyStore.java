package vn.hoithi.standing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.platform.ShieldedTx;

/**
 * What dashboards and reports tell apart (audiences and scores of a {@link Span}, days), added up the trees like the
 * standings: each changed person's tallies now, compared with what was added before.
 */
@Component
class TallyStore {
    private static final String WAITING = """
            SELECT DISTINCT contest_id FROM tally_change""";

    // As in StandingStore: a statement of its own, so that the tally's snapshot is taken after the lock.
    private static final String TAKE_TURN = """
            SELECT revision FROM tally_state WHERE contest_id = :contest FOR UPDATE SKIP LOCKED""";

    private static final String TALLY = """
            WITH taken AS (
                DELETE FROM tally_change
                 WHERE id IN (SELECT id FROM tally_change WHERE contest_id = :contest ORDER BY id LIMIT :limit)
                RETURNING participation_id
            ), touched AS (
                SELECT DISTINCT participation_id FROM taken
            ), units AS (
                SELECT t.participation_id, array_agg(DISTINCT u.ancestor_id ORDER BY u.ancestor_id) AS units
                  FROM touched t
                  JOIN report_participation_unit p ON p.participation_id = t.participation_id
                  JOIN report_unit_ancestor u ON u.unit_id = p.unit_id
                 GROUP BY t.participation_id
            ), counted AS (
                SELECT a.participation_id, w.audience, a.round_id, d.day,
                       CASE WHEN a.correct = 0 THEN 0 ELSE greatest(1, a.correct * 100 / a.total) END AS score
                  FROM touched t
                  JOIN report_participation w ON w.participation_id = t.participation_id
                  JOIN report_attempt a ON a.participation_id = t.participation_id AND a.contest_id = :contest
                  CROSS JOIN LATERAL (SELECT (a.submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day) d
            ), best AS (
                SELECT c.participation_id, c.audience, s.span, max(c.score)::text AS score, count(*) AS attempts,
                       count(*) FILTER (WHERE c.score = 100) AS perfect
                  FROM counted c
                  CROSS JOIN LATERAL (VALUES (0), (c.round_id), (-to_char(c.day, 'YYYYMM')::int),
                                             (-to_char(date_trunc('week', c.day), 'YYYYMMDD')::int)) AS s (span)
                 GROUP BY c.participation_id, c.audience, s.span
            ), facet AS (
                SELECT participation_id, span, 'AUDIENCE' AS kind, audience AS key, attempts FROM best
                UNION ALL
                SELECT participation_id, span, 'SCORE', score, attempts FROM best
                UNION ALL
                SELECT participation_id, span, 'PERFECT', '', perfect FROM best WHERE perfect > 0
                UNION ALL
                SELECT participation_id, 0, 'DAY', day::text, count(*) FROM counted GROUP BY participation_id, day
                UNION ALL
                SELECT participation_id, 0, 'FIRST_DAY', min(day)::text, count(*) FROM counted GROUP BY participation_id
            ), after AS (
                SELECT f.participation_id, u.units, array_agg(f.span) AS spans, array_agg(f.kind) AS kinds,
                       array_agg(f.key) AS keys, array_agg(f.attempts::int) AS attempts
                  FROM facet f JOIN units u ON u.participation_id = f.participation_id
                 GROUP BY f.participation_id, u.units
            ), before AS (
                SELECT p.participation_id, p.units, p.spans, p.kinds, p.keys, p.attempts
                  FROM touched t JOIN person_tally p ON p.participation_id = t.participation_id AND p.contest_id = :contest
            ), leaf AS (
                SELECT units, span, kind, key, sum(people) AS people, sum(attempts) AS attempts
                  FROM (SELECT units, unnest(spans) AS span, unnest(kinds) AS kind, unnest(keys) AS key,
                               1 AS people, unnest(attempts) AS attempts
                          FROM after
                        UNION ALL
                        SELECT units, unnest(spans), unnest(kinds), unnest(keys), -1, -unnest(attempts) FROM before) d
                 GROUP BY units, span, kind, key
                HAVING sum(people) <> 0 OR sum(attempts) <> 0
            ), change AS (
                SELECT u.unit_id, l.span, l.kind, l.key, sum(l.people)::int AS people, sum(l.attempts)::int AS attempts
                  FROM leaf l CROSS JOIN LATERAL unnest(l.units) AS u (unit_id)
                 GROUP BY u.unit_id, l.span, l.kind, l.key
            ), gone AS (
                DELETE FROM person_tally p USING before
                 WHERE p.contest_id = :contest AND p.participation_id = before.participation_id
                   AND NOT EXISTS (SELECT FROM after WHERE after.participation_id = p.participation_id)
            ), kept AS (
                INSERT INTO person_tally (contest_id, participation_id, units, spans, kinds, keys, attempts)
                SELECT :contest, participation_id, units, spans, kinds, keys, attempts FROM after
                ON CONFLICT (participation_id, contest_id) DO UPDATE
                   SET units = excluded.units, spans = excluded.spans, kinds = excluded.kinds, keys = excluded.keys,
                       attempts = excluded.attempts
            ), added AS (
                INSERT INTO unit_tally AS t (contest_id, unit_id, kind, span, key, people, attempts)
                SELECT :contest, unit_id, kind, span, key, people, attempts FROM change
                ON CONFLICT (contest_id, unit_id, kind, span, key) DO UPDATE
                   SET people = t.people + excluded.people, attempts = t.attempts + excluded.attempts
            ), moved AS (
                UPDATE tally_state SET revision = revision + 1 WHERE contest_id = :contest AND EXISTS (SELECT FROM change)
            )
            SELECT count(*) AS taken FROM taken""";

    private static final String OF_UNIT = """
            SELECT kind, key, people, attempts
              FROM unit_tally
             WHERE contest_id = :contest AND unit_id = :unit AND people > 0
               AND (span = :span OR span = 0 AND kind IN ('DAY', 'FIRST_DAY'))
            UNION ALL
            SELECT 'WEEK', to_date((-span)::text, 'YYYYMMDD')::text, sum(people)::int, sum(attempts)::int
              FROM unit_tally
             WHERE contest_id = :contest AND unit_id = :unit AND people > 0 AND kind = 'AUDIENCE' AND span < -9999999
             GROUP BY span
             ORDER BY 1, 2""";

    private static final String LAST_DAYS = """
            SELECT unit_id AS unit, max(key) AS day
              FROM unit_tally
             WHERE contest_id = :contest AND unit_id = ANY (:units::bigint[]) AND kind = 'DAY' AND people > 0
             GROUP BY unit_id""";

    private static final String STATES = """
            SELECT f.contest_id, coalesce(s.revision, 0) AS revision,
                   coalesce(least((SELECT min(c.created_at) FROM standing_change c WHERE c.contest_id = f.contest_id),
                                  (SELECT min(c.created_at) FROM tally_change c WHERE c.contest_id = f.contest_id)),
                            clock_timestamp()) AS as_of
              FROM fold_state f LEFT JOIN tally_state s ON s.contest_id = f.contest_id""";

    private final DatabaseClient database;
    private final ShieldedTx tx;

    TallyStore(BackgroundDatabase background) {
        this.database = background.client();
        this.tx = background.transactions();
    }

    /** Where the tallies of a contest stand: everything that happened before {@code asOf} is in this revision. */
    record State(int contestId, long revision, Instant asOf) {}

    /** People and attempts of one kind under one key. */
    record Tally(String kind, String key, int people, int attempts) {}

    /** The last day on which anybody of a unit handed in an attempt. */
    record LastDay(long unit, String day) {}

    Flux<Integer> waiting() {
        return database.sql(WAITING)
                .map(row -> requireNonNull(row.get("contest_id", Integer.class)))
                .all();
    }

    /** Tallies up to {@code limit} changes; how many it took. Empty when another node is at it. */
    Mono<Long> tally(int contestId, int limit) {
        return database.sql("INSERT INTO tally_state (contest_id) VALUES (:contest) ON CONFLICT DO NOTHING")
                .bind("contest", contestId)
                .then()
                .then(tx.run(() -> database.sql(TAKE_TURN)
                        .bind("contest", contestId)
                        .map(row -> requireNonNull(row.get("revision", Long.class)))
                        .one()
                        .flatMap(turn -> database.sql(TALLY)
                                .bind("contest", contestId)
                                .bind("limit", limit)
                                .map(row -> requireNonNull(row.get("taken", Long.class)))
                                .one())));
    }

    Flux<State> states() {
        return database.sql(STATES).mapProperties(State.class).all();
    }

    /** What a dashboard shows of a unit: the span's audiences and scores, and all days and weeks (WEEK, by its Monday). */
    Flux<Tally> ofUnit(int contestId, long unit, int span) {
        return database.sql(OF_UNIT)
                .bind("contest", contestId)
                .bind("unit", unit)
                .bind("span", span)
                .mapProperties(Tally.class)
                .all();
    }

    Flux<LastDay> lastDays(int contestId, Collection<Long> units) {
        return units.isEmpty()
                ? Flux.empty()
                : database.sql(LAST_DAYS)
                        .bind("contest", contestId)
                        .bind("units", List.copyOf(units).toArray(Long[]::new))
                        .mapProperties(LastDay.class)
                        .all();
    }
}
