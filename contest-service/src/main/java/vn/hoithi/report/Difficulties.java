package vn.hoithi.report;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Khó khăn, vướng mắc: each belongs to a unit; a unit sees its own and those of its subtree. */
@Component
class Difficulties {
    private static final int MOST = 300;

    private static final String BELOW = """
            SELECT d.id, d.unit_id, u.name AS unit, d.body, d.written_by, d.written_at,
                   d.answer, d.answered_by, d.answered_at,
                   EXISTS (SELECT FROM difficulty_choice c WHERE c.difficulty_id = d.id AND c.unit_id = :unit) AS chosen
              FROM difficulty d
              JOIN report_unit_ancestor a ON a.unit_id = d.unit_id AND a.ancestor_id = :unit
              JOIN unit u ON u.id = d.unit_id
             WHERE d.contest_id = :contest
             ORDER BY d.id DESC
             LIMIT :most""";
    private static final String CARRIED = """
            SELECT u.name AS unit, d.body
              FROM difficulty_choice c
              JOIN difficulty d ON d.id = c.difficulty_id AND d.contest_id = :contest
              JOIN unit u ON u.id = d.unit_id
             WHERE c.unit_id = :unit
             ORDER BY d.id
             LIMIT 50""";
    private static final String ADD = """
            INSERT INTO difficulty (contest_id, unit_id, body, written_by)
            VALUES (:contest, :unit, :body, :by) RETURNING id""";
    // Own difficulties go up by themselves: they are in the own report unless taken out.
    private static final String CHOOSE = """
            INSERT INTO difficulty_choice (difficulty_id, unit_id)
            SELECT d.id, :unit
              FROM difficulty d
              JOIN report_unit_ancestor a ON a.unit_id = d.unit_id AND a.ancestor_id = :unit
             WHERE d.id = :id AND d.contest_id = :contest
            ON CONFLICT DO NOTHING""";
    private static final String LEAVE_OUT = """
            DELETE FROM difficulty_choice WHERE difficulty_id = :id AND unit_id = :unit""";
    // An answer comes from above: the unit itself does not answer its own.
    private static final String ANSWER = """
            UPDATE difficulty d
               SET answer = :answer, answered_by = :by, answered_at = clock_timestamp()
              FROM report_unit_ancestor a
             WHERE d.id = :id AND d.contest_id = :contest AND a.unit_id = d.unit_id AND a.ancestor_id = :unit
               AND (d.unit_id <> :unit OR :admin)""";

    private final DatabaseClient database;

    Difficulties(DatabaseClient database) {
        this.database = database;
    }

    Flux<Difficulty> below(int contestId, long unitId) {
        return database.sql(BELOW)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .bind("most", MOST)
                .map(Difficulties::difficulty)
                .all();
    }

    Flux<ReportData.Carried> carried(int contestId, long unitId) {
        return database.sql(CARRIED)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .mapProperties(ReportData.Carried.class)
                .all();
    }

    Mono<Integer> add(int contestId, long unitId, String body, String by) {
        return database.sql(ADD)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .bind("body", body)
                .bind("by", by)
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one();
    }

    Mono<Void> choose(int contestId, long unitId, int id, boolean chosen) {
        return chosen
                ? database.sql(CHOOSE)
                        .bind("contest", contestId)
                        .bind("unit", unitId)
                        .bind("id", id)
                        .then()
                : database.sql(LEAVE_OUT).bind("unit", unitId).bind("id", id).then();
    }

    /** How many were answered: one, or none when the unit may not. */
    Mono<Long> answer(int contestId, long unitId, int id, String answer, String by, boolean admin) {
        return database.sql(ANSWER)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .bind("id", id)
                .bind("answer", answer)
                .bind("by", by)
                .bind("admin", admin)
                .fetch()
                .rowsUpdated();
    }

    private static Difficulty difficulty(Readable row) {
        OffsetDateTime answered = row.get("answered_at", OffsetDateTime.class);
        return new Difficulty(
                requireNonNull(row.get("id", Integer.class)),
                requireNonNull(row.get("unit_id", Long.class)),
                requireNonNull(row.get("unit", String.class)),
                requireNonNull(row.get("body", String.class)),
                requireNonNull(row.get("written_by", String.class)),
                requireNonNull(row.get("written_at", OffsetDateTime.class)).toInstant(),
                row.get("answer", String.class),
                row.get("answered_by", String.class),
                answered == null ? null : answered.toInstant(),
                requireNonNull(row.get("chosen", Boolean.class)));
    }
}
