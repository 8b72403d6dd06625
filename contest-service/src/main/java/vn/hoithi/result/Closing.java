package vn.hoithi.result;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Truth;

/**
 * One version of a result.
 *
 * @param roundId none for the whole contest
 * @param number 1 for the first version of its round or contest
 * @param reason why there is this version; "" for the first
 * @param rulesVersion of the round when it was frozen; none for the whole contest
 * @param truth the value the prediction asked for; none where none was asked
 * @param planId the prizes that were in force when the draft was made
 */
public record Closing(
        int id,
        int contestId,
        @Nullable Integer roundId,
        int number,
        String reason,
        ClosingState state,
        Instant changedAt,
        Instant frozenAt,
        String frozenBy,
        @Nullable String draftedBy,
        @Nullable Instant publishedAt,
        @Nullable String publishedBy,
        @Nullable Instant complaintsUntil,
        @Nullable Integer rulesVersion,
        RankingRules ranking,
        Truth counts,
        @Nullable BigDecimal truth,
        @Nullable Integer planId) {

    /** Of one round, or summed over all rounds. */
    public boolean ofWholeContest() {
        return roundId == null;
    }

    /** What was done to a version. */
    public record Step(ClosingState state, Instant at, String staff, String reason) {}
}
