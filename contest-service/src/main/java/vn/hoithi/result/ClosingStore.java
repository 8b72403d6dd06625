package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Truth;

/** Versions of results and their states. */
@Component
class ClosingStore {
    private static final String COLUMNS = """
            id, contest_id, round_id, number, reason, state, changed_at, frozen_at, frozen_by, drafted_by, published_at,
            published_by, complaints_until, rules_version, ranking::text AS ranking, people, attempts, people_right,
            attempts_right, passed, truth, plan_id""";

    private static final String OF_CONTEST =
            "SELECT " + COLUMNS + " FROM closing WHERE contest_id = :contest ORDER BY round_id NULLS LAST, number DESC";

    private static final String BY_ID = "SELECT " + COLUMNS + " FROM closing WHERE id = :id";

    private static final String SCOPE = "SELECT " + COLUMNS
            + " FROM closing WHERE contest_id = :contest AND round_id IS NOT DISTINCT FROM :round ORDER BY number DESC";

    private static final String INSERT = """
            INSERT INTO closing (contest_id, round_id, number, reason, state, changed_at, frozen_at, frozen_by,
                                 rules_version, ranking, people, attempts, people_right, attempts_right, passed, truth, rounds)
            SELECT :contest, :round, 1 + coalesce(max(number), 0), :reason, 'FROZEN', :now, :now, :by,
                   :rulesVersion, :ranking::jsonb, :people, :attempts, :peopleRight, :attemptsRight, :passed, :truth, :rounds
              FROM closing WHERE contest_id = :contest AND round_id IS NOT DISTINCT FROM :round
            HAVING coalesce(max(changed_at), '-infinity') <= :now
            RETURNING\s""" + COLUMNS;

    // The state it must be in and a clock that did not go back are part of the one statement: of two admins at once,
    // one wins.
    private static final String MOVE = """
            UPDATE closing SET state = :to, changed_at = :now,
                   drafted_by = CASE WHEN :to = 'DRAFT' THEN :by ELSE drafted_by END,
                   plan_id = coalesce(:plan, plan_id),
                   published_at = CASE WHEN :to = 'PUBLISHED' THEN :now ELSE published_at END,
                   published_by = CASE WHEN :to = 'PUBLISHED' THEN :by ELSE published_by END,
                   complaints_until = CASE WHEN :to = 'PUBLISHED' THEN :until::timestamptz ELSE complaints_until END
             WHERE id = :id AND state = ANY(:from) AND changed_at <= :now
            RETURNING\s""" + COLUMNS;

    private static final String STEP = """
            INSERT INTO closing_step (closing_id, state, at, staff, reason) VALUES (:id, :state, :now, :by, :reason)""";

    private static final String STEPS = """
            SELECT state, at, staff, reason FROM closing_step WHERE closing_id = :id ORDER BY id""";

    private static final String TRUTHS = """
            UPDATE closing SET people_right = :peopleRight, attempts_right = :attemptsRight, passed = :passed, truth = :truth
             WHERE id = :id""";

    private final DatabaseClient database;
    private final DatabaseClient background;

    ClosingStore(DatabaseClient database, BackgroundDatabase background) {
        this.database = database;
        this.background = background.client();
    }

    Flux<Closing> ofContest(int contestId) {
        return database.sql(OF_CONTEST)
                .bind("contest", contestId)
                .map(ClosingStore::closing)
                .all();
    }

    /** All versions of a scope, the newest first. */
    Flux<Closing> versions(int contestId, @Nullable Integer roundId) {
        return bind(database.sql(SCOPE).bind("contest", contestId), "round", roundId, Integer.class)
                .map(ClosingStore::closing)
                .all();
    }

    Mono<Closing> find(int id) {
        return database.sql(BY_ID).bind("id", id).map(ClosingStore::closing).one();
    }

    /** As {@link #find}, seen by the transaction that is under way on the background pool. */
    Mono<Closing> inTransaction(int id) {
        return background.sql(BY_ID).bind("id", id).map(ClosingStore::closing).one();
    }

    Flux<Closing.Step> steps(int id) {
        return database.sql(STEPS)
                .bind("id", id)
                .map(row -> new Closing.Step(
                        ClosingState.valueOf(text(row, "state")),
                        moment(row, "at"),
                        text(row, "staff"),
                        text(row, "reason")))
                .all();
    }

    /** What a new version begins with. */
    record Frozen(
            int contestId,
            @Nullable Integer roundId,
            String reason,
            @Nullable Integer rulesVersion,
            RankingRules ranking,
            Truth counts,
            @Nullable BigDecimal truth,
            List<Integer> rounds) {}

    /** The new version; empty when the clock is behind that of the last one. Runs in a transaction of the background pool. */
    Mono<Closing> insert(Frozen frozen, String by, Instant now) {
        DatabaseClient.GenericExecuteSpec sql = background
                .sql(INSERT)
                .bind("contest", frozen.contestId())
                .bind("reason", frozen.reason())
                .bind("now", now)
                .bind("by", by)
                .bind("ranking", frozen.ranking().print())
                .bind("people", frozen.counts().people())
                .bind("attempts", frozen.counts().attempts())
                .bind("peopleRight", frozen.counts().peopleAllRight())
                .bind("attemptsRight", frozen.counts().attemptsAllRight())
                .bind("passed", frozen.counts().passed())
                .bind("rounds", frozen.rounds().toArray(Integer[]::new));
        sql = bind(sql, "round", frozen.roundId(), Integer.class);
        sql = bind(sql, "rulesVersion", frozen.rulesVersion(), Integer.class);
        return bind(sql, "truth", frozen.truth(), BigDecimal.class)
                .map(ClosingStore::closing)
                .one()
                .flatMap(made -> step(made.id(), ClosingState.FROZEN, by, frozen.reason(), now)
                        .thenReturn(made));
    }

    /** What a step does beside the state. */
    record Move(
            int id,
            Collection<ClosingState> from,
            ClosingState to,
            String by,
            String reason,
            @Nullable Integer plan,
            @Nullable Instant complaintsUntil) {}

    /** The version in its new state; empty when it was in none of those expected, or the clock went back. In a background transaction. */
    Mono<Closing> move(Move move, Instant now) {
        DatabaseClient.GenericExecuteSpec sql = background
                .sql(MOVE)
                .bind("id", move.id())
                .bind("from", move.from().stream().map(Enum::name).toArray(String[]::new))
                .bind("to", move.to().name())
                .bind("by", move.by())
                .bind("now", now);
        sql = bind(sql, "plan", move.plan(), Integer.class);
        return bind(sql, "until", move.complaintsUntil(), Instant.class)
                .map(ClosingStore::closing)
                .one()
                .flatMap(moved -> step(move.id(), move.to(), move.by(), move.reason(), now)
                        .thenReturn(moved));
    }

    private Mono<Void> step(int id, ClosingState state, String by, String reason, Instant now) {
        return background
                .sql(STEP)
                .bind("id", id)
                .bind("state", state.name())
                .bind("now", now)
                .bind("by", by)
                .bind("reason", reason)
                .then();
    }

    /** Other true values, after keys changed. In a background transaction. */
    Mono<Void> truths(int id, Truth counts, @Nullable BigDecimal truth) {
        return bind(
                        background
                                .sql(TRUTHS)
                                .bind("id", id)
                                .bind("peopleRight", counts.peopleAllRight())
                                .bind("attemptsRight", counts.attemptsAllRight())
                                .bind("passed", counts.passed()),
                        "truth",
                        truth,
                        BigDecimal.class)
                .then();
    }

    static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable Object value, Class<?> type) {
        return value == null ? sql.bindNull(name, type) : sql.bind(name, value);
    }

    private static Closing closing(Readable row) {
        return new Closing(
                requireNonNull(row.get("id", Integer.class)),
                requireNonNull(row.get("contest_id", Integer.class)),
                row.get("round_id", Integer.class),
                requireNonNull(row.get("number", Integer.class)),
                text(row, "reason"),
                ClosingState.valueOf(text(row, "state")),
                moment(row, "changed_at"),
                moment(row, "frozen_at"),
                text(row, "frozen_by"),
                row.get("drafted_by", String.class),
                maybe(row, "published_at"),
                row.get("published_by", String.class),
                maybe(row, "complaints_until"),
                row.get("rules_version", Integer.class),
                RankingRules.parse(text(row, "ranking")),
                new Truth(
                        number(row, "people"),
                        number(row, "attempts"),
                        number(row, "people_right"),
                        number(row, "attempts_right"),
                        number(row, "passed")),
                row.get("truth", BigDecimal.class),
                row.get("plan_id", Integer.class));
    }

    static String text(Readable row, String column) {
        return requireNonNull(row.get(column, String.class));
    }

    static long number(Readable row, String column) {
        return requireNonNull(row.get(column, Long.class));
    }

    static Instant moment(Readable row, String column) {
        return requireNonNull(row.get(column, OffsetDateTime.class)).toInstant();
    }

    static @Nullable Instant maybe(Readable row, String column) {
        OffsetDateTime found = row.get(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }
}
