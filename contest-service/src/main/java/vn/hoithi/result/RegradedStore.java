package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Truth;

/** Marks of versions and of previews, in batches. */
@Component
class RegradedStore {
    private static final String OF_VERSION = "regraded g ON g.closing_id = :closing";
    private static final String OF_PREVIEW = "key_preview g ON g.change_id = :closing";

    private static final String KEEP = """
            INSERT INTO regraded (closing_id, attempt_id, correct, points)
            SELECT :owner, * FROM unnest(:ids::uuid[], :corrects::int[], :points::int[])
            ON CONFLICT DO NOTHING""";

    private static final String KEEP_PREVIEW = """
            INSERT INTO key_preview (change_id, attempt_id, correct, points)
            SELECT :owner, * FROM unnest(:ids::uuid[], :corrects::int[], :points::int[])
            ON CONFLICT DO NOTHING""";

    private static final String BATCH = """
            SELECT attempt_id, correct, points FROM regraded
             WHERE closing_id = :closing AND attempt_id > :after ORDER BY attempt_id LIMIT :limit""";

    // What the attempts say now is what counted in every earlier version that has no marks of its own for them.
    private static final String KEEP_BEFORE = """
            INSERT INTO regraded (closing_id, attempt_id, correct, points)
            SELECT old.id, s.id, s.correct, s.points
              FROM closing c
              JOIN closing old ON old.round_id = c.round_id AND old.number < c.number AND old.published_at IS NOT NULL
              JOIN report_submission s ON s.id = ANY(:ids)
             WHERE c.id = :closing
            ON CONFLICT DO NOTHING""";

    private static final String UNFOLLOWED = """
            SELECT c.id FROM closing c JOIN regrade r ON r.closing_id = c.id
             WHERE c.published_at IS NOT NULL AND r.differing > 0
               AND (:round::int IS NULL OR c.round_id = :round)
               AND NOT EXISTS (SELECT FROM regrade_followed f WHERE f.closing_id = c.id)
             ORDER BY c.round_id, c.number""";

    private static final String PEOPLE = """
            SELECT count(DISTINCT s.participation_id) FILTER (WHERE g.points > s.points) AS more,
                   count(DISTINCT s.participation_id) FILTER (WHERE g.points < s.points) AS less
              FROM key_preview g JOIN report_submission s ON s.id = g.attempt_id
             WHERE g.change_id = :change""";

    // Both lists hold the same attempts or, where one of each person counts, the same people.
    private static final String MOVES = """
            WITH after AS (%s), line AS MATERIALIZED (
                SELECT b.participation_id AS person, b.place AS before, a.place AS after, b.n AS before_n, a.n AS after_n,
                       b.points AS points_before, a.points AS points_after, a.total
                  FROM after a JOIN ranked b ON b.closing_id = :base AND %s
            ), shown AS (
                SELECT l.*, EXISTS (SELECT FROM award w WHERE w.closing_id = :base AND w.participation_id = l.person) AS winner
                  FROM line l
                 WHERE (l.before <> l.after OR l.points_before <> l.points_after)
                   AND (l.before_n <= 50 OR l.after_n <= 50
                        OR EXISTS (SELECT FROM award w WHERE w.closing_id = :base AND w.participation_id = l.person))
                 ORDER BY least(l.before, l.after), l.before_n LIMIT 200
            )
            SELECT s.*, m.moved
              FROM (SELECT count(*) AS moved FROM line WHERE before <> after) m LEFT JOIN shown s ON true
             ORDER BY least(s.before, s.after), s.before_n""";

    private final DatabaseClient database;

    RegradedStore(BackgroundDatabase background) {
        this.database = background.client();
    }

    Mono<Void> keep(int closingId, List<Regrader.Marked> marked) {
        return bind(database.sql(KEEP).bind("owner", closingId), marked).then();
    }

    Mono<Void> keepPreview(int changeId, List<Regrader.Marked> marked) {
        return bind(database.sql(KEEP_PREVIEW).bind("owner", changeId), marked).then();
    }

    Mono<Void> dropPreview(int changeId) {
        return database.sql("DELETE FROM key_preview WHERE change_id = :change")
                .bind("change", changeId)
                .then();
    }

    private static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec sql, List<Regrader.Marked> marked) {
        return sql.bind("ids", array(marked, Regrader.Marked::attempt, UUID[]::new))
                .bind("corrects", array(marked, Regrader.Marked::correct, Integer[]::new))
                .bind("points", array(marked, Regrader.Marked::points, Integer[]::new));
    }

    private static <T> T[] array(
            List<Regrader.Marked> marked,
            Function<Regrader.Marked, T> column,
            java.util.function.IntFunction<T[]> made) {
        return marked.stream().map(column).toArray(made);
    }

    /** Marks of a version behind an attempt, in the order of attempts. */
    Mono<List<Regrader.Marked>> batch(int closingId, UUID after, int limit) {
        return database.sql(BATCH)
                .bind("closing", closingId)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> new Regrader.Marked(
                        requireNonNull(row.get("attempt_id", UUID.class)),
                        requireNonNull(row.get("correct", Integer.class)),
                        requireNonNull(row.get("points", Integer.class))))
                .all()
                .collectList();
    }

    /** Keeps, for the earlier published versions, what these attempts counted in them. */
    Mono<Void> keepBefore(int closingId, List<UUID> attempts) {
        return database.sql(KEEP_BEFORE)
                .bind("closing", closingId)
                .bind("ids", attempts.toArray(UUID[]::new))
                .then();
    }

    /** Published versions whose marks the attempts do not have yet, in order; of one round, or of all. */
    Flux<Integer> unfollowed(@Nullable Integer roundId) {
        return ClosingStore.bind(database.sql(UNFOLLOWED), "round", roundId, Integer.class)
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .all();
    }

    Mono<Void> followed(int closingId) {
        return database.sql("INSERT INTO regrade_followed (closing_id) VALUES (:closing) ON CONFLICT DO NOTHING")
                .bind("closing", closingId)
                .then();
    }

    Mono<Long> differing(int closingId) {
        return database.sql(
                        "SELECT coalesce(max(differing), 0)::bigint AS rows FROM regrade WHERE closing_id = :closing")
                .bind("closing", closingId)
                .map(row -> ClosingStore.number(row, "rows"))
                .one();
    }

    record People(long more, long less) {}

    Mono<People> people(int changeId) {
        return database.sql(PEOPLE)
                .bind("change", changeId)
                .map(row -> new People(ClosingStore.number(row, "more"), ClosingStore.number(row, "less")))
                .one();
    }

    /** The true values as they would be. */
    Mono<Truth> truth(int changeId, int roundId, @Nullable Prediction prediction) {
        return database.sql(previewed(RankedStore.TRUTHS))
                .bind("closing", changeId)
                .bind("round", roundId)
                .bind("pass", prediction == null ? 0 : prediction.pass())
                .map(row -> new Truth(
                        ClosingStore.number(row, "people"),
                        ClosingStore.number(row, "attempts"),
                        ClosingStore.number(row, "people_right"),
                        ClosingStore.number(row, "attempts_right"),
                        ClosingStore.number(row, "passed")))
                .one();
    }

    /** A line that matters and would be another; none where only others move. With it how many lines of all would move. */
    record Moved(KeyPreview.@Nullable Move move, long all) {}

    /** In a transaction of the background pool, whose sorting it lets stay in memory. */
    Flux<Moved> moves(int changeId, int roundId, int base, RankingRules rules, @Nullable BigDecimal truth) {
        String same = rules.counting() == Counting.EVERY ? "b.attempt_id = a.id" : "b.participation_id = a.person";
        String sql = MOVES.formatted(new RankSql(rules).select(previewed(RankedStore.SOURCE), ""), same);
        return database.sql("SET LOCAL work_mem = '192MB'")
                .fetch()
                .rowsUpdated()
                .thenMany(ClosingStore.bind(
                                database.sql(sql)
                                        .bind("closing", changeId)
                                        .bind("round", roundId)
                                        .bind("base", base),
                                "truth",
                                truth,
                                BigDecimal.class)
                        .map(row -> new Moved(move(row), ClosingStore.number(row, "moved")))
                        .all());
    }

    private static KeyPreview.@Nullable Move move(Readable row) {
        UUID person = row.get("person", UUID.class);
        return person == null
                ? null
                : new KeyPreview.Move(
                        person,
                        requireNonNull(row.get("before", Integer.class)),
                        requireNonNull(row.get("after", Integer.class)),
                        requireNonNull(row.get("points_before", Integer.class)),
                        requireNonNull(row.get("points_after", Integer.class)),
                        requireNonNull(row.get("total", Integer.class)),
                        Objects.equals(row.get("winner", Boolean.class), true));
    }

    private static String previewed(String sql) {
        return sql.replace(OF_VERSION, OF_PREVIEW);
    }
}
