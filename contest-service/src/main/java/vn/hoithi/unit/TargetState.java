package vn.hoithi.unit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far a unit has come with its target.
 *
 * @param percent of the target, two decimals, half up; none when it cannot be told because no headcount was declared
 * @param lacking people (for a rate or a number of people) or attempts still lacking; none when it cannot be told
 * @param reached false as well when it cannot be told
 */
public record TargetState(
        @Nullable BigDecimal percent, @Nullable Integer lacking, boolean reached) {
    /** Of a rate without a headcount. */
    static final TargetState UNKNOWN = new TargetState(null, null, false);
}
