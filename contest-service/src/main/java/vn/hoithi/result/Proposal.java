package vn.hoithi.result;

import java.util.List;
import java.util.Map;
import vn.hoithi.questionbank.award.PlacedUnit;
import vn.hoithi.questionbank.award.Tie;

/**
 * What the plan gives on a ranked list as things stand: nothing is kept yet.
 *
 * @param ties which must be drawn first; those that were announced are among the draws
 * @param waiting ids of prizes of which nobody can be named before a tie above is drawn
 * @param hints what people should look at: quotas that are exceeded, prizes that nobody reached
 * @param units how the units of each group were compared
 */
public record Proposal(
        PlanVersion plan,
        List<Given> given,
        List<NamedTie> ties,
        List<String> waiting,
        List<String> hints,
        List<Map<String, List<PlacedUnit>>> units) {

    /** @param name of the prize, with the block where units are compared by block */
    public record NamedTie(Tie tie, String name) {}
}
