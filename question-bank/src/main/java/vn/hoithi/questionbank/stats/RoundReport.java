package vn.hoithi.questionbank.stats;

import java.util.List;

/**
 * How a round's questions did.
 *
 * @param items in the order of their ids
 */
public record RoundReport(ScoreReport scores, List<ItemReport> items) {
    public RoundReport {
        items = List.copyOf(items);
    }
}
