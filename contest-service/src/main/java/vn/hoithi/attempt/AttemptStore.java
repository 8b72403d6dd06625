package vn.hoithi.attempt;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.rules.Scoring;

/** The statements of the hot path: each writes or reads a whole batch and carries its rule in its own conditions. */
@Component
class AttemptStore {
    private static final String COLUMNS = """
            a.id, a.contest_id, a.round_id, a.participation_id, a.number, a.trial, a.rules_version, a.scoring, a.bank_version_id, a.blueprint, a.seed,
            a.started_at, a.expires_at, a.deadline, a.revision, a.sheet, a.saved_at, a.submitted_at, a.closed_by, a.correct, a.total,
            coalesce(a.points, a.correct * 100) AS points, a.elapsed_ms, a.receipt""";

    // Each start takes the next number; of two that race for one number the index lets one in. The limit bounds the
    // number.
    private static final String START = """
            INSERT INTO attempt AS a (id, contest_id, round_id, participation_id, number, day, day_number, contest_number,
                                      client_key, trial,
                                      rules_version, scoring, bank_version_id, blueprint, seed, started_at, expires_at, deadline)
            SELECT n.id, n.contest, n.round, n.participation, used.number, n.day,
                   CASE WHEN n.per_day IS NOT NULL THEN used.day_number END, used.contest_number, n.client_key, n.trial,
                   n.rules_version, n.scoring, n.bank_version, n.blueprint, n.seed, n.started_at, n.expires_at, n.deadline
              FROM unnest(:ids::uuid[], :contests::int[], :rounds::int[], :participations::uuid[], :keys::uuid[],
                          :trials::boolean[], :rules::int[], :scorings::text[], :banks::int[], :blueprints::text[], :allowed::int[],
                          :perDay::int[], :perContest::int[], :days::date[], :seeds::bigint[], :starts::timestamptz[],
                          :expiries::timestamptz[], :deadlines::timestamptz[])
                AS n (id, contest, round, participation, client_key, trial, rules_version, scoring, bank_version, blueprint, allowed,
                      per_day, per_contest, day, seed, started_at, expires_at, deadline)
             CROSS JOIN LATERAL (
                   SELECT 1 + count(*) AS number, 1 + count(*) FILTER (WHERE u.day = n.day) AS day_number,
                          CASE WHEN n.per_contest IS NOT NULL THEN (
                               SELECT 1 + count(*) FROM attempt c WHERE c.participation_id = n.participation) END AS contest_number
                     FROM attempt u
                    WHERE u.participation_id = n.participation AND u.round_id = n.round) used
             WHERE used.number <= n.allowed
               AND (n.per_day IS NULL OR used.day_number <= n.per_day)
               AND (n.per_contest IS NULL OR used.contest_number <= n.per_contest)
                ON CONFLICT DO NOTHING
            RETURNING\s""" + COLUMNS;

    /** What stands in the way of each start that wrote nothing: its own earlier attempt, or the one under way. */
    private static final String OBSTACLE = """
            SELECT n.id AS wanted, n.allowed, n.per_day, n.per_contest, used.number AS used, used.day_number AS used_today,
                   used.contest_number AS used_in_all, %s
              FROM unnest(:ids::uuid[], :rounds::int[], :participations::uuid[], :keys::uuid[], :allowed::int[], :perDay::int[],
                          :perContest::int[], :days::date[])
                AS n (id, round, participation, client_key, allowed, per_day, per_contest, day)
             CROSS JOIN LATERAL (
                   SELECT count(*) AS number, count(*) FILTER (WHERE u.day = n.day) AS day_number,
                          CASE WHEN n.per_contest IS NOT NULL THEN (
                               SELECT count(*) FROM attempt c WHERE c.participation_id = n.participation) END AS contest_number
                     FROM attempt u
                    WHERE u.participation_id = n.participation AND u.round_id = n.round) used
              LEFT JOIN LATERAL (
                   SELECT * FROM attempt o
                    WHERE o.participation_id = n.participation AND o.round_id = n.round
                      AND (o.client_key = n.client_key OR o.submitted_at IS NULL)
                    ORDER BY o.client_key = n.client_key DESC
                    LIMIT 1) a ON true""".formatted(COLUMNS);

    private static final String SAVE = """
            UPDATE attempt a SET sheet = s.sheet, revision = s.revision, saved_at = s.arrived
              FROM unnest(:ids::uuid[], :revisions::int[], :sheets::text[], :arrivals::timestamptz[])
                AS s (id, revision, sheet, arrived)
             WHERE a.id = s.id
               AND a.submitted_at IS NULL
               AND s.arrived <= a.deadline + :grace * interval '1 millisecond'
               AND s.revision > a.revision
            RETURNING\s""" + COLUMNS;

    // One statement closes the attempts and tells the standings: both happen or neither does.
    private static final String CLOSE = """
            WITH closed AS (
                UPDATE attempt a
                   SET sheet = c.sheet, revision = greatest(a.revision, c.revision),
                       submitted_at = least(c.arrived, a.deadline),
                       closed_by = CASE WHEN c.by_citizen THEN 'citizen' ELSE 'server' END,
                       correct = c.correct, total = c.total, points = c.points,
                       elapsed_ms = extract(epoch FROM least(c.arrived, a.deadline) - a.started_at) * 1000,
                       receipt = c.receipt
                  FROM unnest(:ids::uuid[], :citizens::boolean[], :revisions::int[], :sheets::text[], :corrects::int[],
                              :totals::int[], :points::int[], :arrivals::timestamptz[], :receipts::text[])
                    AS c (id, by_citizen, revision, sheet, correct, total, points, arrived, receipt)
                 WHERE a.id = c.id
                   AND a.submitted_at IS NULL
                   AND CASE WHEN c.by_citizen THEN c.arrived <= a.deadline + :grace * interval '1 millisecond'
                            ELSE c.arrived > a.deadline + :grace * interval '1 millisecond' AND c.revision = a.revision END
                RETURNING %s
            ), told AS (
                INSERT INTO standing_change (contest_id, participation_id)
                SELECT contest_id, participation_id FROM closed WHERE NOT trial
            )
            SELECT * FROM closed""".formatted(COLUMNS);

    private static final String OVERDUE = """
            SELECT %s FROM attempt a
             WHERE a.submitted_at IS NULL AND a.deadline < :before
             ORDER BY a.deadline
             LIMIT :limit""".formatted(COLUMNS);

    private static final String FOLLOW_WINDOWS = """
            UPDATE attempt a SET deadline = least(a.expires_at, r.closes_at)
              FROM unnest(:rounds::int[], :closes::timestamptz[]) AS r (id, closes_at)
             WHERE a.round_id = r.id AND a.submitted_at IS NULL AND NOT a.trial
               AND a.deadline <> least(a.expires_at, r.closes_at)""";

    private final DatabaseClient database;

    AttemptStore(DatabaseClient database) {
        this.database = database;
    }

    /** Those that were written. */
    Flux<Attempt> start(List<NewAttempt> starts) {
        return database.sql(START)
                .bind("ids", uuids(starts, NewAttempt::id))
                .bind("contests", ints(starts, NewAttempt::contestId))
                .bind("rounds", ints(starts, NewAttempt::roundId))
                .bind("participations", uuids(starts, NewAttempt::participation))
                .bind("keys", uuids(starts, NewAttempt::clientKey))
                .bind("trials", starts.stream().map(NewAttempt::trial).toArray(Boolean[]::new))
                .bind("rules", ints(starts, NewAttempt::rulesVersion))
                .bind("scorings", texts(starts, start -> start.scoring().name()))
                .bind("banks", ints(starts, NewAttempt::bankVersionId))
                .bind("blueprints", texts(starts, NewAttempt::blueprint))
                .bind("allowed", ints(starts, NewAttempt::allowed))
                .bind("perDay", ints(starts, NewAttempt::perDay))
                .bind("perContest", ints(starts, NewAttempt::perContest))
                .bind("days", starts.stream().map(NewAttempt::day).toArray(LocalDate[]::new))
                .bind("seeds", starts.stream().map(NewAttempt::seed).toArray(Long[]::new))
                .bind("starts", times(starts, NewAttempt::startedAt))
                .bind("expiries", times(starts, NewAttempt::expiresAt))
                .bind("deadlines", times(starts, NewAttempt::deadline))
                .map(AttemptStore::attempt)
                .all();
    }

    /** @param wanted id of the start that this explains */
    record Obstacle(
            UUID wanted,
            boolean limitReached,
            boolean dayLimitReached,
            boolean contestLimitReached,
            @Nullable Attempt attempt) {}

    Flux<Obstacle> obstacles(List<NewAttempt> starts) {
        return database.sql(OBSTACLE)
                .bind("ids", uuids(starts, NewAttempt::id))
                .bind("rounds", ints(starts, NewAttempt::roundId))
                .bind("participations", uuids(starts, NewAttempt::participation))
                .bind("keys", uuids(starts, NewAttempt::clientKey))
                .bind("allowed", ints(starts, NewAttempt::allowed))
                .bind("perDay", ints(starts, NewAttempt::perDay))
                .bind("perContest", ints(starts, NewAttempt::perContest))
                .bind("days", starts.stream().map(NewAttempt::day).toArray(LocalDate[]::new))
                .map(AttemptStore::obstacle)
                .all();
    }

    /** Those that took the sheet. */
    Flux<Attempt> save(List<SavedSheet> sheets, Duration grace) {
        return database.sql(SAVE)
                .bind("ids", uuids(sheets, SavedSheet::attempt))
                .bind("revisions", ints(sheets, SavedSheet::revision))
                .bind("sheets", texts(sheets, SavedSheet::sheet))
                .bind("arrivals", times(sheets, SavedSheet::arrived))
                .bind("grace", grace.toMillis())
                .map(AttemptStore::attempt)
                .all();
    }

    /** Those that were closed by this call. */
    Flux<Attempt> close(List<Closing> closings, Duration grace) {
        return database.sql(CLOSE)
                .bind("ids", uuids(closings, Closing::attempt))
                .bind("citizens", closings.stream().map(Closing::byCitizen).toArray(Boolean[]::new))
                .bind("revisions", ints(closings, Closing::revision))
                .bind("sheets", texts(closings, Closing::sheet))
                .bind("corrects", ints(closings, closing -> closing.grade().correct()))
                .bind("totals", ints(closings, closing -> closing.grade().total()))
                .bind("points", ints(closings, closing -> closing.grade().points()))
                .bind("arrivals", times(closings, Closing::arrived))
                .bind("receipts", texts(closings, Closing::receipt))
                .bind("grace", grace.toMillis())
                .map(AttemptStore::attempt)
                .all();
    }

    Flux<Attempt> find(List<UUID> ids) {
        return database.sql("SELECT " + COLUMNS + " FROM attempt a WHERE a.id = ANY (:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .map(AttemptStore::attempt)
                .all();
    }

    Mono<Attempt> byReceipt(String receipt) {
        return database.sql("SELECT " + COLUMNS + " FROM attempt a WHERE a.receipt = :receipt")
                .bind("receipt", receipt)
                .map(AttemptStore::attempt)
                .one();
    }

    Flux<Attempt> of(UUID participation) {
        return database.sql("SELECT " + COLUMNS
                        + " FROM attempt a WHERE a.participation_id = :participation ORDER BY a.round_id, a.number")
                .bind("participation", participation)
                .map(AttemptStore::attempt)
                .all();
    }

    /** Open attempts whose deadline was before that moment, oldest first. */
    Flux<Attempt> overdue(Instant before, int limit) {
        return database.sql(OVERDUE)
                .bind("before", at(before))
                .bind("limit", limit)
                .map(AttemptStore::attempt)
                .all();
    }

    /** Brings the deadlines of open attempts in line with the closing times of these rounds. */
    Mono<Long> followWindows(List<Integer> rounds, List<Instant> closes) {
        return database.sql(FOLLOW_WINDOWS)
                .bind("rounds", rounds.toArray(Integer[]::new))
                .bind("closes", times(closes, Function.identity()))
                .fetch()
                .rowsUpdated();
    }

    private static Obstacle obstacle(Readable row) {
        Integer perDay = row.get("per_day", Integer.class);
        Integer perContest = row.get("per_contest", Integer.class);
        Long usedInAll = row.get("used_in_all", Long.class);
        long used = requireNonNull(row.get("used", Long.class));
        long usedToday = requireNonNull(row.get("used_today", Long.class));
        return new Obstacle(
                requireNonNull(row.get("wanted", UUID.class)),
                used >= number(row, "allowed"),
                perDay != null && usedToday >= perDay,
                perContest != null && usedInAll != null && usedInAll >= perContest,
                row.get("id") == null ? null : attempt(row));
    }

    private static Attempt attempt(Readable row) {
        Sitting sitting = new Sitting(
                requireNonNull(row.get("id", UUID.class)),
                number(row, "contest_id"),
                number(row, "round_id"),
                requireNonNull(row.get("participation_id", UUID.class)),
                number(row, "number"),
                requireNonNull(row.get("trial", Boolean.class)),
                number(row, "rules_version"),
                Scoring.valueOf(text(row, "scoring")),
                number(row, "bank_version_id"),
                Blueprint.parse(text(row, "blueprint")),
                requireNonNull(row.get("seed", Long.class)),
                time(row, "started_at"),
                time(row, "expires_at"));
        return new Attempt(
                sitting,
                time(row, "deadline"),
                number(row, "revision"),
                text(row, "sheet"),
                row.get("saved_at") == null ? null : time(row, "saved_at"),
                outcome(row));
    }

    private static Attempt.@Nullable Outcome outcome(Readable row) {
        return row.get("submitted_at") == null
                ? null
                : new Attempt.Outcome(
                        time(row, "submitted_at"),
                        text(row, "closed_by"),
                        number(row, "correct"),
                        number(row, "total"),
                        number(row, "points"),
                        number(row, "elapsed_ms"),
                        text(row, "receipt"));
    }

    private static int number(Readable row, String column) {
        return requireNonNull(row.get(column, Integer.class));
    }

    private static String text(Readable row, String column) {
        return requireNonNull(row.get(column, String.class));
    }

    private static Instant time(Readable row, String column) {
        return requireNonNull(row.get(column, OffsetDateTime.class)).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> UUID[] uuids(List<T> rows, Function<T, UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    private static <T> Integer[] ints(List<T> rows, Function<T, @Nullable Integer> column) {
        return rows.stream().map(column).toArray(Integer[]::new);
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> OffsetDateTime[] times(List<T> rows, Function<T, Instant> column) {
        return rows.stream().map(row -> at(column.apply(row))).toArray(OffsetDateTime[]::new);
    }
}
