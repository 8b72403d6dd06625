package vn.hoithi.share;

import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;

@Component
class VisitStore {
    // The join leaves out a link that was erased in between. Links are locked in the order of their codes, as
    // LinkTallyStore does: two writers never wait for each other.
    private static final String ADD = """
            WITH seen AS (
                SELECT l.code, n.day, n.visits
                  FROM unnest(:codes::text[], :days::date[], :visits::int[]) AS n (code, day, visits)
                  JOIN short_link l ON l.code = n.code
                 ORDER BY l.code, n.day
                   FOR NO KEY UPDATE OF l
            ), added AS (
                INSERT INTO link_visit (code, day, visits)
                SELECT code, day, visits FROM seen
                ON CONFLICT (code, day) DO UPDATE SET visits = link_visit.visits + excluded.visits
            )
            UPDATE short_link l
               SET visits = l.visits + s.visits
              FROM (SELECT code, sum(visits) AS visits FROM seen GROUP BY code) s
             WHERE l.code = s.code""";

    private final DatabaseClient database;

    VisitStore(BackgroundDatabase background) {
        this.database = background.client();
    }

    /** How often a link was followed on a day, since it was last written. */
    record Count(String code, LocalDate day, int visits) {}

    /** Adds these counts, each link and day at most once among them. */
    Mono<Void> add(List<Count> counts) {
        return database.sql(ADD)
                .bind("codes", counts.stream().map(Count::code).toArray(String[]::new))
                .bind("days", counts.stream().map(Count::day).toArray(LocalDate[]::new))
                .bind("visits", counts.stream().map(Count::visits).toArray(Integer[]::new))
                .then();
    }
}
