package vn.hoithi.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report as it was sent; its files stay as they are.
 *
 * @param dueAt the deadline it answers; none when it answers none
 * @param scheduled whether it was made by itself
 */
public record Issue(
        int id,
        String layout,
        String period,
        String periodWords,
        @Nullable Instant dueAt,
        boolean scheduled,
        String issuedBy,
        Instant issuedAt) {
    /** Whether it came after its deadline. What makes itself is begun at the deadline, and is in time. */
    public boolean late() {
        return dueAt != null && !scheduled && issuedAt.isAfter(dueAt);
    }
}
