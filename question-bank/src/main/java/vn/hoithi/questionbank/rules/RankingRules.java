package vn.hoithi.questionbank.rules;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a round ranks.
 *
 * @param prediction the prediction question; none when the round asks for none
 * @param order steps of comparison, first to last; those equal in all share a place
 */
public record RankingRules(
        Counting counting, Scoring scoring, @Nullable Prediction prediction, List<TieBreak> order) {

    /** Best attempt; score, then time taken, then the earlier one. What a round has that says nothing else. */
    public static final RankingRules PLAIN = new RankingRules(
            Counting.BEST, Scoring.ALL_OR_NOTHING, null, List.of(TieBreak.SCORE, TieBreak.SHORTEST, TieBreak.EARLIEST));

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public RankingRules {
        order = List.copyOf(order);
        if (order.isEmpty() || new HashSet<>(order).size() < order.size()) {
            throw new IllegalArgumentException("an order that is empty or names a step twice: " + order);
        }
        if (prediction == null && order.contains(TieBreak.PREDICTION)) {
            throw new IllegalArgumentException("the order uses a prediction, and none is asked for");
        }
    }

    /** The JSON form that {@link #parse} reads. */
    public String print() {
        return JSON.writeValueAsString(this);
    }

    /**
     * Reads the JSON form.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static RankingRules parse(String json) {
        try {
            return JSON.readValue(json, RankingRules.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no ranking rules: " + e.getOriginalMessage(), e);
        }
    }
}
