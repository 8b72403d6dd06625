package vn.hoithi.contest;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.questionbank.rules.RankingRules;

/** Every version of a round's rules: attempts are judged by the one that they were started under. */
@Service
public class RulesHistory {
    private static final String ALL = """
            SELECT version, minutes, attempts, per_day, ranking::text AS ranking
              FROM round_rules WHERE round_id = :round ORDER BY version""";

    private final DatabaseClient database;

    RulesHistory(BackgroundDatabase background) {
        this.database = background.client();
    }

    /**
     * A version of a round's rules as far as a recount needs it.
     *
     * @param perDay none for no such limit
     */
    public record Version(
            int number,
            int minutes,
            int attempts,
            @Nullable Integer perDay,
            RankingRules ranking) {}

    /** From the first to the newest. */
    public Flux<Version> of(int roundId) {
        return database.sql(ALL)
                .bind("round", roundId)
                .map(row -> new Version(
                        requireNonNull(row.get("version", Integer.class)),
                        requireNonNull(row.get("minutes", Integer.class)),
                        requireNonNull(row.get("attempts", Integer.class)),
                        row.get("per_day", Integer.class),
                        RankingRules.parse(requireNonNull(row.get("ranking", String.class)))))
                .all();
    }
}
