package vn.hoithi.contest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a round after it had opened.
 *
 * @param difference in words, one line for each rule that changes
 * @param from since when it holds; none while it waits or when it was refused
 * @param decidedBy who approved or refused it
 */
public record RuleChange(
        int id,
        int roundId,
        State state,
        List<String> difference,
        String reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant from) {

    /** What became of it. */
    public enum State {
        WAITING,
        APPROVED,
        REJECTED
    }
}
