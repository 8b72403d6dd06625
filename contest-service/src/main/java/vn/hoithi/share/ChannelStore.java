package vn.hoithi.share;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;

/** One statement, so that everything is of one moment. */
@Component
class ChannelStore {
    private static final String COUNT = """
            WITH link AS (
                SELECT l.code, l.unit_id, l.channel, l.participation_id IS NOT NULL AS personal
                  FROM short_link l
                 WHERE l.contest_id = :contest AND (l.unit_id = ANY(:units) OR (:whole AND l.unit_id IS NULL))
            ), visit AS (
                SELECT v.code, sum(v.visits) AS visits FROM link_visit v JOIN link l ON l.code = v.code GROUP BY v.code
            ), person AS (
                SELECT l.code, p.participation_id, count(s.started_at) AS started, count(s.submitted_at) AS submitted
                  FROM link l
                  JOIN report_participation p ON p.link_code = l.code AND p.contest_id = :contest
                  LEFT JOIN report_attempt_start s ON s.participation_id = p.participation_id AND s.contest_id = :contest
                 GROUP BY l.code, p.participation_id
            ), came AS (
                SELECT code, count(*) AS entered, count(*) FILTER (WHERE started > 0) AS started,
                       count(*) FILTER (WHERE submitted > 0) AS people, sum(submitted) AS attempts
                  FROM person
                 GROUP BY code
            )
            SELECT l.unit_id, CASE WHEN l.personal THEN 'PERSON' ELSE l.channel END AS channel,
                   CASE WHEN l.personal THEN NULL ELSE l.code END AS code,
                   coalesce(sum(v.visits), 0)::bigint AS visits, coalesce(sum(c.entered), 0)::bigint AS entered,
                   coalesce(sum(c.started), 0)::bigint AS started, coalesce(sum(c.people), 0)::bigint AS people,
                   coalesce(sum(c.attempts), 0)::bigint AS attempts
              FROM link l LEFT JOIN visit v ON v.code = l.code LEFT JOIN came c ON c.code = l.code
             GROUP BY 1, 2, 3
             ORDER BY people DESC, visits DESC, unit_id NULLS FIRST, channel
             LIMIT :most""";

    private final DatabaseClient database;

    ChannelStore(BackgroundDatabase background) {
        this.database = background.client();
    }

    Mono<List<ChannelFigures.Line>> count(int contestId, Long[] units, boolean whole, int most) {
        return database.sql(COUNT)
                .bind("contest", contestId)
                .bind("units", units)
                .bind("whole", whole)
                .bind("most", most)
                .map(ChannelStore::line)
                .all()
                .collectList();
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
