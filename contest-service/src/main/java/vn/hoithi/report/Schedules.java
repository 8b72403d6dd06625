package vn.hoithi.report;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which units' weekly reports make themselves, and which node makes the next one. */
@Component
class Schedules {
    // Several nodes ask at once: each locks another row, or none.
    private static final String CLAIM = """
            UPDATE report_schedule s
               SET claimed_until = :until, failures = failures + 1
              FROM (SELECT contest_id, unit_id
                      FROM report_schedule
                     WHERE next_at <= :now AND (claimed_until IS NULL OR claimed_until < :now)
                     ORDER BY next_at
                     LIMIT 1
                       FOR UPDATE SKIP LOCKED) AS due
             WHERE s.contest_id = due.contest_id AND s.unit_id = due.unit_id
            RETURNING s.contest_id, s.unit_id, s.layout, s.weekday::int AS weekday, s.at_time, s.next_at, s.failures""";
    private static final String DONE = """
            UPDATE report_schedule
               SET next_at = :next, claimed_until = NULL, failures = 0
             WHERE contest_id = :contest AND unit_id = :unit AND next_at = :was""";
    private static final String SAVE = """
            INSERT INTO report_schedule (contest_id, unit_id, layout, weekday, at_time, next_at)
            VALUES (:contest, :unit, :layout, :weekday, :time, :next)
            ON CONFLICT (contest_id, unit_id) DO UPDATE
               SET layout = excluded.layout, weekday = excluded.weekday, at_time = excluded.at_time, next_at = excluded.next_at""";
    private static final String REMOVE = "DELETE FROM report_schedule WHERE contest_id = :contest AND unit_id = :unit";
    private static final String FIND = """
            SELECT contest_id, unit_id, layout, weekday::int AS weekday, at_time, next_at, failures
              FROM report_schedule
             WHERE contest_id = :contest AND unit_id = ANY (:units::bigint[])""";
    private static final String MOVE =
            "UPDATE report_schedule SET next_at = :next WHERE contest_id = :contest AND unit_id = :unit";

    private final DatabaseClient database;

    Schedules(DatabaseClient database) {
        this.database = database;
    }

    Mono<Schedule> claim(Instant now, Instant until) {
        return database.sql(CLAIM)
                .bind("now", now)
                .bind("until", until)
                .map(Schedules::schedule)
                .one();
    }

    Mono<Void> done(Schedule schedule, Instant next) {
        return database.sql(DONE)
                .bind("contest", schedule.contestId())
                .bind("unit", schedule.unitId())
                .bind("was", schedule.nextAt())
                .bind("next", next)
                .then();
    }

    Mono<Void> save(int contestId, long unitId, String layout, Schedule.Weekly own, Instant next) {
        return database.sql(SAVE)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .bind("layout", layout)
                .bind("weekday", (short) own.weekday())
                .bind("time", own.time())
                .bind("next", next)
                .then();
    }

    Mono<Void> remove(int contestId, long unitId) {
        return database.sql(REMOVE)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .then();
    }

    /** Those of the units that have one. */
    Flux<Schedule> of(int contestId, List<Long> units) {
        return database.sql(FIND)
                .bind("contest", contestId)
                .bind("units", units.toArray(Long[]::new))
                .map(Schedules::schedule)
                .all();
    }

    /** The next report is made then. */
    Mono<Void> move(Schedule schedule, Instant next) {
        return database.sql(MOVE)
                .bind("contest", schedule.contestId())
                .bind("unit", schedule.unitId())
                .bind("next", next)
                .then();
    }

    private static Schedule schedule(io.r2dbc.spi.Readable row) {
        return new Schedule(
                requireNonNull(row.get("contest_id", Integer.class)),
                requireNonNull(row.get("unit_id", Long.class)),
                requireNonNull(row.get("layout", String.class)),
                new Schedule.Weekly(
                        requireNonNull(row.get("weekday", Integer.class)),
                        requireNonNull(row.get("at_time", LocalTime.class))),
                requireNonNull(row.get("next_at", OffsetDateTime.class)).toInstant(),
                requireNonNull(row.get("failures", Integer.class)));
    }
}
