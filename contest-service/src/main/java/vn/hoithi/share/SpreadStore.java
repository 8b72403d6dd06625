package vn.hoithi.share;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;

/** Counts anew what personal links brought. Ranks are given before the list is cut. */
@Component
class SpreadStore {
    private static final String COUNT = """
            WITH led AS (
                SELECT l.code, l.participation_id AS owner, u.unit_id
                  FROM short_link l JOIN report_participation_unit u ON u.participation_id = l.participation_id
                 WHERE l.contest_id = :contest AND l.participation_id IS NOT NULL AND u.unit_id = ANY(:units)
            ), came AS (
                SELECT l.owner, l.unit_id, p.participation_id,
                       EXISTS (SELECT FROM report_attempt_start s
                                WHERE s.participation_id = p.participation_id AND s.contest_id = :contest
                                  AND (:round = 0 OR s.round_id = :round)
                                  AND s.submitted_at IS NOT NULL) AS handed_in
                  FROM led l
                  JOIN report_participation p ON p.link_code = l.code AND p.contest_id = :contest
                                             AND p.participation_id <> l.owner
            ), brought AS (
                SELECT owner, unit_id, count(*) AS entered, count(*) FILTER (WHERE handed_in) AS people
                  FROM came GROUP BY owner, unit_id
            )
            SELECT rank() OVER (ORDER BY people DESC)::int AS rank, owner, unit_id, entered, people
              FROM brought WHERE people > 0
             ORDER BY people DESC, owner
             LIMIT :most""";

    private static final String TALLIED = """
            SELECT rank() OVER (ORDER BY l.people DESC)::int AS rank, l.participation_id AS owner, u.unit_id, l.entered, l.people
              FROM short_link l
              JOIN report_participation_unit u ON u.participation_id = l.participation_id
             WHERE l.contest_id = :contest AND l.participation_id IS NOT NULL AND l.people > 0 AND u.unit_id = ANY (:units::bigint[])
             ORDER BY l.people DESC, owner
             LIMIT :most""";

    private final DatabaseClient database;

    SpreadStore(BackgroundDatabase background) {
        this.database = background.client();
    }

    record Brought(int rank, UUID owner, long unitId, long entered, long people) {}

    /**
     * In all rounds, as it was added up some seconds ago.
     *
     * @param units as below
     */
    Mono<List<Brought>> tallied(int contestId, Long[] units, int most) {
        return brought(database.sql(TALLIED), contestId, units, most);
    }

    /**
     * Counted from the base tables, for prizes.
     *
     * @param round the round in which those who were brought handed something in; 0 for any
     * @param units those for one of which an owner must count now, all of one tree
     */
    Mono<List<Brought>> count(int contestId, int round, Long[] units, int most) {
        return brought(database.sql(COUNT).bind("round", round), contestId, units, most);
    }

    private static Mono<List<Brought>> brought(
            DatabaseClient.GenericExecuteSpec statement, int contestId, Long[] units, int most) {
        return statement
                .bind("contest", contestId)
                .bind("units", units)
                .bind("most", most)
                .map(row -> new Brought(
                        requireNonNull(row.get("rank", Integer.class)),
                        requireNonNull(row.get("owner", UUID.class)),
                        requireNonNull(row.get("unit_id", Long.class)),
                        requireNonNull(row.get("entered", Long.class)),
                        requireNonNull(row.get("people", Long.class))))
                .all()
                .collectList();
    }
}
