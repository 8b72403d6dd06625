package vn.hoithi.standing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;

@Component
class FreezeStore {
    // A freeze that has begun stays as it is; it can only be lifted.
    private static final String SET = """
            INSERT INTO board_freeze AS f (contest_id, freezes_at) VALUES (:contest, :at)
            ON CONFLICT (contest_id) DO UPDATE SET freezes_at = excluded.freezes_at
             WHERE f.frozen_at IS NULL AND f.freezes_at > :now
            RETURNING contest_id""";

    // One statement, so that the figures and their moment belong together; of two nodes the row lets one in.
    private static final String TAKE = """
            WITH due AS (
                SELECT f.contest_id, coalesce(s.revision, 0) AS revision,
                       coalesce((SELECT min(c.created_at) FROM standing_change c WHERE c.contest_id = f.contest_id),
                                clock_timestamp()) AS as_of
                  FROM board_freeze f LEFT JOIN fold_state s ON s.contest_id = f.contest_id
                 WHERE f.frozen_at IS NULL AND f.freezes_at <= :now
                   FOR UPDATE OF f SKIP LOCKED
            ), taken AS (
                UPDATE board_freeze f SET frozen_at = due.as_of, revision = due.revision
                  FROM due WHERE f.contest_id = due.contest_id
            )
            INSERT INTO frozen_standing (contest_id, round_id, unit_id, people, attempts)
            SELECT u.contest_id, u.round_id, u.unit_id, u.people, u.attempts
              FROM unit_standing u JOIN due ON due.contest_id = u.contest_id""";

    private final DatabaseClient database;

    FreezeStore(BackgroundDatabase background) {
        this.database = background.client();
    }

    /** Empty when the board is frozen already. */
    Mono<Integer> set(int contestId, Instant at, Instant now) {
        return database.sql(SET)
                .bind("contest", contestId)
                .bind("at", at(at))
                .bind("now", at(now))
                .mapValue(Integer.class)
                .one();
    }

    /** Empty when nothing was frozen or to be. */
    Mono<Integer> lift(int contestId) {
        return database.sql("DELETE FROM board_freeze WHERE contest_id = :contest RETURNING contest_id")
                .bind("contest", contestId)
                .mapValue(Integer.class)
                .one();
    }

    Mono<Void> takeDue(Instant now) {
        return database.sql(TAKE).bind("now", at(now)).then();
    }

    Flux<BoardFreeze> all() {
        return database.sql("SELECT contest_id, freezes_at, frozen_at, revision FROM board_freeze")
                .mapProperties(BoardFreeze.class)
                .all();
    }

    Flux<UnitStanding> figures(BoardFreeze freeze) {
        return database.sql("""
                        SELECT round_id AS round, unit_id AS unit, people, attempts, :revision AS revision
                          FROM frozen_standing WHERE contest_id = :contest""")
                .bind("contest", freeze.contestId())
                .bind("revision", freeze.revision())
                .mapProperties(UnitStanding.class)
                .all();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
