package vn.hoithi.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a prize plan.
 *
 * @param roundId none for the whole contest
 */
public record PlanVersion(
        int id, int contestId, @Nullable Integer roundId, int version, PrizePlan plan, String setBy, Instant setAt) {}
