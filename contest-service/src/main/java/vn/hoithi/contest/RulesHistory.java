package vn.hoithi.contest;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.questionbank.rules.RankingRules;

/** Every version of a round's rules: attempts are judged by the one that they were started under. */
@Service
public class RulesHistory {
    private static final String ALL = """
            SELECT version, minutes, attempts, per_day, blueprint, ranking::text AS ranking, terms::text AS terms
              FROM round_rules WHERE round_id = :round ORDER BY version""";

    private final DatabaseClient database;
    private final JsonMapper json;

    RulesHistory(BackgroundDatabase background, JsonMapper json) {
        this.database = background.client();
        this.json = json;
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
            String blueprint,
            RankingRules ranking,
            Terms terms) {}

    /** From the first to the newest. */
    public Flux<Version> of(int roundId) {
        return database.sql(ALL)
                .bind("round", roundId)
                .map(row -> new Version(
                        requireNonNull(row.get("version", Integer.class)),
                        requireNonNull(row.get("minutes", Integer.class)),
                        requireNonNull(row.get("attempts", Integer.class)),
                        row.get("per_day", Integer.class),
                        requireNonNull(row.get("blueprint", String.class)),
                        RankingRules.parse(requireNonNull(row.get("ranking", String.class))),
                        json.readValue(requireNonNull(row.get("terms", String.class)), Terms.class)))
                .all();
    }
}
