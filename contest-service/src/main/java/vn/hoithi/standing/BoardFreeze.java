package vn.hoithi.standing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The public board of a contest stands still before the end, so that nobody knows the winners early.
 *
 * @param freezesAt from then on the public sees no change
 * @param frozenAt everything that happened before is in the figures that the public sees; none until they were taken
 * @param revision of the standings that were taken
 */
public record BoardFreeze(
        int contestId, Instant freezesAt, @Nullable Instant frozenAt, long revision) {}
