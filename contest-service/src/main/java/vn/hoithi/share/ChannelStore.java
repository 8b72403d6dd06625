package vn.hoithi.share;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;

/** One statement, so that everything is of one moment. */
@Component
class ChannelStore {
    // Whoever has begun and not yet handed in anything is counted on the spot: they are few, and soon done.
    private static final String COUNT = """
            WITH live AS (
                SELECT p.link_code AS code, count(DISTINCT s.participation_id) AS started
                  FROM report_attempt_start s
                  JOIN report_participation p ON p.participation_id = s.participation_id AND p.link_code IS NOT NULL
                 WHERE s.contest_id = :contest AND s.submitted_at IS NULL
                   AND NOT EXISTS (SELECT FROM link_person k WHERE k.participation_id = s.participation_id AND k.attempts > 0)
                 GROUP BY p.link_code
            ), link AS (
                SELECT l.* FROM unnest(:units::bigint[]) u (unit_id)
                  JOIN short_link l ON l.unit_id = u.unit_id AND l.contest_id = :contest
                 WHERE NOT :others
                UNION ALL
                SELECT * FROM short_link
                 WHERE :others AND contest_id = :contest
                   AND CASE WHEN unit_id IS NULL THEN :own ELSE unit_id <> ALL (:units::bigint[]) END
            ), figure AS NOT MATERIALIZED (
                SELECT l.unit_id, l.participation_id, l.channel, l.code, l.visits, l.entered,
                       l.people + coalesce(v.started, 0) AS started, l.people, l.attempts
                  FROM link l LEFT JOIN live v ON v.code = l.code
            ), line AS (
                SELECT unit_id, channel, code, visits, entered, started, people, attempts
                  FROM figure WHERE participation_id IS NULL
                UNION ALL
                SELECT unit_id, 'PERSON', NULL, sum(visits)::bigint, sum(entered)::bigint, sum(started)::bigint,
                       sum(people)::bigint, sum(attempts)::bigint
                  FROM figure WHERE participation_id IS NOT NULL GROUP BY unit_id
            )
            SELECT true AS whole, NULL::bigint AS unit_id, channel, NULL::text AS code, sum(visits)::bigint AS visits,
                   sum(entered)::bigint AS entered, sum(started)::bigint AS started, sum(people)::bigint AS people,
                   sum(attempts)::bigint AS attempts, count(*) FILTER (WHERE visits + entered > 0) AS used
              FROM line GROUP BY channel
            UNION ALL
            (SELECT false, unit_id, channel, code, visits, entered, started, people, attempts, 0
               FROM line
              ORDER BY people DESC, visits DESC, unit_id NULLS FIRST, channel
              LIMIT :most)""";

    private final DatabaseClient database;

    ChannelStore(BackgroundDatabase background) {
        this.database = background.client();
    }

    /** Those of these units, or all but those; {@code own}: then also what belongs to the contest and to no unit. */
    record Links(Long[] units, boolean others, boolean own) {}

    /** @param most lines, those that brought the most people first; the sums are of all */
    Mono<ChannelFigures> count(int contestId, Links links, int most, Instant asOf) {
        return database.sql(COUNT)
                .bind("contest", contestId)
                .bind("units", links.units())
                .bind("others", links.others())
                .bind("own", links.own())
                .bind("most", most)
                .map(row -> new Counted(
                        requireNonNull(row.get("whole", Boolean.class)),
                        line(row),
                        Math.toIntExact(number(row, "used"))))
                .all()
                .collectList()
                .map(rows -> figures(rows, asOf));
    }

    private record Counted(boolean whole, ChannelFigures.Line line, int used) {}

    private static ChannelFigures figures(List<Counted> rows, Instant asOf) {
        return new ChannelFigures(
                asOf,
                rows.stream().filter(Counted::whole).map(Counted::line).toList(),
                rows.stream().filter(row -> !row.whole()).map(Counted::line).toList(),
                rows.stream().mapToInt(Counted::used).sum());
    }

    private static ChannelFigures.Line line(Readable row) {
        return new ChannelFigures.Line(
                row.get("unit_id", Long.class),
                label(requireNonNull(row.get("channel", String.class))),
                row.get("code", String.class),
                number(row, "visits"),
                number(row, "entered"),
                number(row, "started"),
                number(row, "people"),
                number(row, "attempts"));
    }

    private static String label(String channel) {
        return channel.equals("PERSON")
                ? Channel.PERSONS
                : Channel.named(channel).map(Channel::label).orElse(Channel.NONE);
    }

    private static long number(Readable row, String column) {
        return requireNonNull(row.get(column, Long.class));
    }
}
