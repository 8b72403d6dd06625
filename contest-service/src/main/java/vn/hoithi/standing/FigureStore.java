package vn.hoithi.standing;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;

/** Counts attempts of a period, line by line; one statement, so that everything is of one moment. */
@Component
class FigureStore {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final String COUNT = """
            WITH place AS (
                SELECT * FROM unnest(:units::bigint[], :lines::bigint[], :counted::boolean[]) AS p (unit_id, line, counted)
            ), person AS (
                SELECT p.line, p.counted, w.audience,
                       max(CASE WHEN a.correct = 0 THEN 0 ELSE greatest(1, a.correct * 100 / a.total) END) AS score,
                       count(*) AS attempts, count(*) FILTER (WHERE a.correct = a.total) AS perfect
                  FROM place p
                  JOIN report_participation_unit pu ON pu.unit_id = p.unit_id
                  JOIN report_participation w ON w.participation_id = pu.participation_id AND w.contest_id = :contest
                  JOIN report_attempt a ON a.participation_id = w.participation_id AND a.contest_id = :contest
                 WHERE (:round = 0 OR a.round_id = :round)
                   AND a.submitted_at >= :from AND a.submitted_at < :until
                 GROUP BY p.line, p.counted, w.audience, w.participation_id
            )
            SELECT line, counted, audience, score, count(*)::int AS people, sum(attempts)::int AS attempts,
                   sum(perfect)::int AS perfect
              FROM person
             GROUP BY line, counted, audience, score""";

    private final DatabaseClient database;

    FigureStore(BackgroundDatabase background) {
        this.database = background.client();
    }

    /**
     * People of one line, audience and best score.
     *
     * @param line the unit directly below the node, or the node itself
     * @param counted whether they belong to a unit whose headcount is in the line's denominator
     */
    record Cell(long line, boolean counted, String audience, int score, int people, int attempts, int perfect) {}

    Mono<List<Cell>> count(int contestId, FigureLines lines, Period period) {
        return database.sql(COUNT)
                .bind("units", lines.units())
                .bind("lines", lines.lines())
                .bind("counted", lines.counted())
                .bind("contest", contestId)
                .bind("round", period instanceof Period.InRound in ? in.roundId() : 0)
                .bind("from", from(period))
                .bind("until", until(period))
                .map(FigureStore::cell)
                .all()
                .collectList();
    }

    private static Cell cell(Readable row) {
        return new Cell(
                requireNonNull(row.get("line", Long.class)),
                requireNonNull(row.get("counted", Boolean.class)),
                requireNonNull(row.get("audience", String.class)),
                requireNonNull(row.get("score", Integer.class)),
                requireNonNull(row.get("people", Integer.class)),
                requireNonNull(row.get("attempts", Integer.class)),
                requireNonNull(row.get("perfect", Integer.class)));
    }

    private static Instant from(Period period) {
        return period instanceof Period.Days days ? start(days.first()) : Instant.EPOCH;
    }

    private static Instant until(Period period) {
        return period instanceof Period.Days days
                ? start(days.last().plusDays(1))
                : Instant.parse("9999-01-01T00:00:00Z");
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(VIETNAM).toInstant();
    }
}
