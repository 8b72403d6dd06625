package vn.hoithi.standing;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;

/**
 * Figures of units in a period: from the tallies where these know it, else counted from the attempts. Always one statement,
 * so that everything is of one moment, and always the same rows.
 */
@Component
class FigureStore {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    // Kind by kind, so that the index gives no line that is not wanted: of a province they lie on thousands of pages.
    private static final String TALLIED = """
            SELECT unit_id AS unit, kind, CASE WHEN unit_id = :node THEN key ELSE '' END AS key,
                   sum(people)::int AS people, sum(attempts)::int AS attempts
              FROM (SELECT * FROM unit_tally
                     WHERE contest_id = :contest AND span = :span AND kind = 'AUDIENCE' AND unit_id = ANY (:units::bigint[])
                    UNION ALL
                    SELECT * FROM unit_tally
                     WHERE contest_id = :contest AND span = :span AND kind = 'PERFECT' AND unit_id = ANY (:shown::bigint[])
                    UNION ALL
                    SELECT * FROM unit_tally
                     WHERE contest_id = :contest AND span = :span AND kind = 'SCORE' AND unit_id = :node) AS t
             WHERE people > 0
             GROUP BY 1, 2, 3""";

    // The units are told one by one: from the view of ancestors the planner expects most of the country, and reads it.
    private static final String COUNTED = """
            WITH person AS (
                SELECT pu.unit_id, w.audience,
                       max(CASE WHEN a.correct = 0 THEN 0 ELSE greatest(1, a.correct * 100 / a.total) END) AS score,
                       count(*) AS attempts, count(*) FILTER (WHERE a.correct = a.total) AS perfect
                  FROM unnest(:below::bigint[]) AS u (unit_id)
                  JOIN report_participation_unit pu ON pu.unit_id = u.unit_id
                  JOIN report_participation w ON w.participation_id = pu.participation_id AND w.contest_id = :contest
                  JOIN report_attempt a ON a.participation_id = w.participation_id AND a.contest_id = :contest
                 WHERE a.submitted_at >= :from AND a.submitted_at < :until
                   AND (cardinality(:rounds::int[]) = 0 OR a.round_id = ANY (:rounds::int[]))
                 GROUP BY pu.unit_id, w.audience, w.participation_id
            ), own AS (
                SELECT unit_id, audience, score, count(*) AS people, sum(attempts) AS attempts,
                       count(*) FILTER (WHERE perfect > 0) AS perfect_people, sum(perfect) AS perfect
                  FROM person GROUP BY unit_id, audience, score
            ), placed AS (
                SELECT u.ancestor_id AS unit, o.*
                  FROM own o JOIN report_unit_ancestor u ON u.unit_id = o.unit_id
                 WHERE u.ancestor_id = ANY (:units::bigint[])
            )
            SELECT unit, 'AUDIENCE' AS kind, CASE WHEN unit = :node THEN audience ELSE '' END AS key,
                   sum(people)::int AS people, sum(attempts)::int AS attempts
              FROM placed GROUP BY 1, 3
            UNION ALL
            SELECT unit, 'PERFECT', '', sum(perfect_people)::int, sum(perfect)::int FROM placed GROUP BY unit
            UNION ALL
            SELECT unit, 'SCORE', score::text, sum(people)::int, sum(attempts)::int
              FROM placed WHERE unit = :node GROUP BY unit, score""";

    private final DatabaseClient database;

    FigureStore(BackgroundDatabase background) {
        this.database = background.client();
    }

    /**
     * People and attempts of a unit with everything below it.
     *
     * @param kind AUDIENCE (everybody, by audience), PERFECT (those with everything right, of the node and those directly
     *     below it), SCORE (of the node alone)
     * @param key audience or best score in whole percent; of the node alone
     */
    record Part(long unit, String kind, String key, int people, int attempts) {}

    /** @param until nothing handed in then or later is counted, where attempts are counted */
    Mono<List<Part>> parts(int contestId, FigureLines lines, Period period, Instant until) {
        return switch (period) {
            case Period.Whole whole -> tallied(contestId, lines, Span.CONTEST);
            case Period.InRound in -> tallied(contestId, lines, in.roundId());
            case Period.InRounds in ->
                counted(contestId, lines, Instant.EPOCH, until, in.roundIds().toArray(Integer[]::new));
            case Period.Days days -> {
                OptionalInt span = Span.of(days);
                yield span.isPresent()
                        ? tallied(contestId, lines, span.getAsInt())
                        : counted(
                                contestId,
                                lines,
                                start(days.first()),
                                earlier(start(days.last().plusDays(1)), until));
            }
        };
    }

    private Mono<List<Part>> counted(int contestId, FigureLines lines, Instant from, Instant until, Integer... rounds) {
        return parts(
                database.sql(COUNTED)
                        .bind("from", from)
                        .bind("until", until)
                        .bind("rounds", rounds)
                        .bind("below", lines.below()),
                contestId,
                lines);
    }

    private Mono<List<Part>> tallied(int contestId, FigureLines lines, int span) {
        return parts(database.sql(TALLIED).bind("span", span).bind("shown", lines.shown()), contestId, lines);
    }

    private static Mono<List<Part>> parts(
            DatabaseClient.GenericExecuteSpec statement, int contestId, FigureLines lines) {
        return statement
                .bind("contest", contestId)
                .bind("node", lines.node())
                .bind("units", lines.units())
                .map(FigureStore::part)
                .all()
                .collectList();
    }

    private static Part part(Readable row) {
        return new Part(
                requireNonNull(row.get("unit", Long.class)),
                requireNonNull(row.get("kind", String.class)),
                requireNonNull(row.get("key", String.class)),
                requireNonNull(row.get("people", Integer.class)),
                requireNonNull(row.get("attempts", Integer.class)));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(VIETNAM).toInstant();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
