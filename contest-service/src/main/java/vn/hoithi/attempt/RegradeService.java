package vn.hoithi.attempt;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;

/** Marks that were decided anew after a round: attempts follow, and with them boards and tallies. */
@Service
public class RegradeService {
    // One statement, as when an attempt is closed: the marks and what tells the standings change together.
    private static final String FOLLOW = """
            WITH marked AS (
                UPDATE attempt a SET correct = m.correct, points = m.points
                  FROM unnest(:ids::uuid[], :corrects::int[], :points::int[]) AS m (id, correct, points)
                 WHERE a.id = m.id AND a.submitted_at IS NOT NULL
                   AND (a.correct <> m.correct OR coalesce(a.points, a.correct * 100) <> m.points)
                RETURNING a.contest_id, a.participation_id, a.trial
            ), told AS (
                INSERT INTO standing_change (contest_id, participation_id)
                SELECT DISTINCT contest_id, participation_id FROM marked WHERE NOT trial
            )
            SELECT count(*) AS marked FROM marked""";

    private final DatabaseClient database;

    RegradeService(BackgroundDatabase background) {
        this.database = background.client();
    }

    /** What an attempt counts from now on; points in hundredths of a question. */
    public record Mark(UUID attempt, int correct, int points) {}

    /** How many of these handed-in attempts counted otherwise before. A few thousand at a time. */
    public Mono<Long> follow(List<Mark> marks) {
        return database.sql(FOLLOW)
                .bind("ids", marks.stream().map(Mark::attempt).toArray(UUID[]::new))
                .bind("corrects", marks.stream().map(Mark::correct).toArray(Integer[]::new))
                .bind("points", marks.stream().map(Mark::points).toArray(Integer[]::new))
                .map(row -> requireNonNull(row.get("marked", Long.class)))
                .one();
    }
}
