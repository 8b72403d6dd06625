package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.Truth;

/** Counts a round's true values and makes its ranked list, each in one statement, off the answer path. */
@Component
class RankedStore {
    // Points as they count in this version: as regraded where keys changed, else as graded when the attempt was handed
    // in.
    static final String SCORED = """
            SELECT s.id, s.participation_id AS person, s.number, coalesce(g.points, s.points) AS points, s.total,
                   s.prediction, s.submitted_at, s.started_at, s.elapsed_ms
              FROM report_submission s
              LEFT JOIN regraded g ON g.closing_id = :closing AND g.attempt_id = s.id
             WHERE s.round_id = :round""";

    static final String TRUTHS = """
            WITH person AS (
                SELECT person, count(*) AS attempts, count(*) FILTER (WHERE points = total * 100) AS perfect,
                       bool_or(points >= :pass * total) AS passed
                  FROM (%s) scored GROUP BY person
            )
            SELECT count(*) AS people, coalesce(sum(attempts), 0)::bigint AS attempts,
                   count(*) FILTER (WHERE perfect > 0) AS people_right, coalesce(sum(perfect), 0)::bigint AS attempts_right,
                   count(*) FILTER (WHERE passed) AS passed
              FROM person""".formatted(SCORED);

    static final String SOURCE = """
            SELECT scored.*, :truth::numeric AS truth, floor(extract(epoch FROM submitted_at))::bigint AS submitted,
                   (elapsed_ms / 1000)::bigint AS elapsed, floor(extract(epoch FROM started_at))::bigint AS started
              FROM (%s) scored""".formatted(SCORED);

    private static final String INSERT = """
            INSERT INTO ranked (closing_id, n, place, participation_id, attempt_id, number, points, total, prediction, off,
                                submitted, elapsed, started, perfect, attempts)
            SELECT :closing, n, place, person, id, number, points, total, prediction, off,
                   submitted, elapsed, started, perfect, attempts
              FROM (%s) list""";

    // Each person's best line of each round, summed. More points, then more rounds, then less time.
    private static final String INSERT_SUM = """
            INSERT INTO ranked (closing_id, n, place, participation_id, attempt_id, number, points, total, prediction, off,
                                submitted, elapsed, started, perfect, attempts)
            WITH best AS (
                SELECT DISTINCT ON (participation_id, closing_id) * FROM ranked
                 WHERE closing_id = ANY(SELECT unnest(rounds) FROM closing WHERE id = :closing)
                 ORDER BY participation_id, closing_id, n
            ), person AS (
                SELECT participation_id, count(*)::int AS number, sum(points)::int AS points, sum(total)::int AS total,
                       max(submitted) AS submitted, sum(elapsed)::bigint AS elapsed, min(started) AS started,
                       sum(perfect)::int AS perfect, sum(attempts)::int AS attempts
                  FROM best GROUP BY participation_id
            )
            SELECT :closing, (row_number() OVER (ORDER BY points DESC, number DESC, elapsed, participation_id))::int,
                   (rank() OVER (ORDER BY points DESC, number DESC, elapsed))::int,
                   participation_id, NULL, number, points, total, NULL, NULL, submitted, elapsed, started, perfect, attempts
              FROM person""";

    private static final String UNFINISHED = """
            SELECT count(*) AS open FROM report_attempt_start WHERE contest_id = :contest AND round_id = :round AND submitted_at IS NULL""";

    private static final String LINES = """
            SELECT r.*, left(encode(sha256(convert_to('hoithi|' || coalesce(s.receipt, r.participation_id::text), 'UTF8')), 'hex'), 16)
                       AS pseudonym
              FROM ranked r LEFT JOIN report_submission s ON s.id = r.attempt_id
             WHERE r.closing_id = :closing AND\s""";

    private static final String PAGE = LINES + "r.n > :after ORDER BY r.n LIMIT :limit";

    private static final String OF_PERSON = LINES + "r.participation_id = :person ORDER BY r.n";

    // As many lines stand before a place as its number says, less one: the one directly above has that n.
    private static final String ABOVE = LINES + "r.n = :place - 1";

    private static final String SHARING = """
            SELECT coalesce((SELECT n FROM ranked WHERE closing_id = :closing AND n >= :place AND place > :place ORDER BY n LIMIT 1),
                            (SELECT max(n) + 1 FROM ranked WHERE closing_id = :closing))::bigint - :place AS sharing""";

    private static final String SIZE =
            "SELECT coalesce(max(n), 0)::bigint AS size FROM ranked WHERE closing_id = :closing";

    private final DatabaseClient background;

    RankedStore(BackgroundDatabase background) {
        this.background = background.client();
    }

    /** Attempts of a round that are neither handed in nor closed by the server; rehearsals left out. */
    Mono<Long> unfinished(int contestId, int roundId) {
        return background
                .sql(UNFINISHED)
                .bind("contest", contestId)
                .bind("round", roundId)
                .map(row -> ClosingStore.number(row, "open"))
                .one();
    }

    /** The true values of a round; those of a version whose keys changed, or 0 for the marks as they were given. */
    Mono<Truth> truth(int closingId, int roundId, @Nullable Prediction prediction) {
        return background
                .sql(TRUTHS)
                .bind("closing", closingId)
                .bind("round", roundId)
                .bind("pass", prediction == null ? 0 : prediction.pass())
                .map(RankedStore::counted)
                .one();
    }

    /** People and attempts of several ranked rounds together. */
    Mono<Truth> truth(List<Integer> closings) {
        return background
                .sql("""
                        SELECT count(*) AS people, coalesce(sum(attempts), 0)::bigint AS attempts,
                               count(*) FILTER (WHERE perfect > 0) AS people_right,
                               coalesce(sum(perfect), 0)::bigint AS attempts_right, 0::bigint AS passed
                          FROM (SELECT participation_id, sum(attempts) AS attempts, sum(perfect) AS perfect
                                  FROM (SELECT DISTINCT participation_id, closing_id, attempts, perfect FROM ranked
                                         WHERE closing_id = ANY(:closings)) line
                                 GROUP BY participation_id) person""")
                .bind("closings", closings.toArray(Integer[]::new))
                .map(RankedStore::counted)
                .one();
    }

    /** Whether keys changed for this version. */
    Mono<Boolean> regraded(int closingId) {
        return background
                .sql("SELECT EXISTS (SELECT FROM regraded WHERE closing_id = :closing) AS some")
                .bind("closing", closingId)
                .map(row -> requireNonNull(row.get("some", Boolean.class)))
                .one();
    }

    /** Makes the list; how many lines it has. In a transaction of the background pool, whose sorting it lets stay in memory. */
    Mono<Long> rank(Closing closing) {
        Mono<Long> room = background.sql("SET LOCAL work_mem = '192MB'").fetch().rowsUpdated();
        Integer round = closing.roundId();
        if (round == null) {
            return room.then(background
                    .sql(INSERT_SUM)
                    .bind("closing", closing.id())
                    .fetch()
                    .rowsUpdated());
        }
        String select = INSERT.formatted(new RankSql(closing.ranking()).select(SOURCE, ""));
        return room.then(ClosingStore.bind(
                        background.sql(select).bind("closing", closing.id()).bind("round", round),
                        "truth",
                        closing.truth(),
                        BigDecimal.class)
                .fetch()
                .rowsUpdated());
    }

    /** At most {@code limit} lines behind the one with that n. */
    Flux<RankedLine> page(int closingId, int after, int limit) {
        return background
                .sql(PAGE)
                .bind("closing", closingId)
                .bind("after", after)
                .bind("limit", limit)
                .map(RankedStore::line)
                .all();
    }

    /** The lines of a person, the best first: one, or as many as attempts where each is ranked for itself. */
    Flux<RankedLine> ofPerson(int closingId, UUID person) {
        return background
                .sql(OF_PERSON)
                .bind("closing", closingId)
                .bind("person", person)
                .map(RankedStore::line)
                .all();
    }

    /** Who is nearest above a place; nobody above the first. */
    Mono<RankedLine> above(int closingId, int place) {
        return background
                .sql(ABOVE)
                .bind("closing", closingId)
                .bind("place", place)
                .map(RankedStore::line)
                .one();
    }

    /** How many lines share a place. */
    Mono<Long> sharing(int closingId, int place) {
        return background
                .sql(SHARING)
                .bind("closing", closingId)
                .bind("place", place)
                .map(row -> ClosingStore.number(row, "sharing"))
                .one();
    }

    Mono<Long> size(int closingId) {
        return background
                .sql(SIZE)
                .bind("closing", closingId)
                .map(row -> ClosingStore.number(row, "size"))
                .one();
    }

    private static Truth counted(Readable row) {
        return new Truth(
                ClosingStore.number(row, "people"),
                ClosingStore.number(row, "attempts"),
                ClosingStore.number(row, "people_right"),
                ClosingStore.number(row, "attempts_right"),
                ClosingStore.number(row, "passed"));
    }

    private static RankedLine line(Readable row) {
        return new RankedLine(
                requireNonNull(row.get("n", Integer.class)),
                requireNonNull(row.get("place", Integer.class)),
                requireNonNull(row.get("participation_id", UUID.class)),
                row.get("attempt_id", UUID.class),
                requireNonNull(row.get("number", Integer.class)),
                requireNonNull(row.get("points", Integer.class)),
                requireNonNull(row.get("total", Integer.class)),
                row.get("prediction", BigDecimal.class),
                row.get("off", BigDecimal.class),
                ClosingStore.number(row, "submitted"),
                ClosingStore.number(row, "elapsed"),
                ClosingStore.number(row, "started"),
                requireNonNull(row.get("perfect", Integer.class)),
                requireNonNull(row.get("attempts", Integer.class)),
                ClosingStore.text(row, "pseudonym"));
    }
}
