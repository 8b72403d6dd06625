package vn.hoithi.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a unit is to reach.
 *
 * @param roundId the round; none when the whole contest is meant
 * @param audience whose people and attempts; "" for all together
 * @param value percent with up to two decimals for a rate, otherwise a whole number
 * @param document number of the paper that sets it, or ""
 */
public record Target(
        long id,
        int contestId,
        @Nullable Integer roundId,
        long unitId,
        String audience,
        Kind kind,
        BigDecimal value,
        String document) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Whether a rate is asked for, or a minimum of people or of attempts. */
    public enum Kind {
        RATE,
        PEOPLE,
        ATTEMPTS
    }

    /**
     * How far a unit has come.
     *
     * @param people distinct people who took part
     * @param attempts submitted attempts
     * @param headcount declared people; none when nobody declared them, and then a rate cannot be told
     */
    public TargetState state(int people, int attempts, @Nullable Integer headcount) {
        return switch (kind) {
            case RATE -> headcount == null || headcount <= 0 ? TargetState.UNKNOWN : reached(people, asked(headcount));
            case PEOPLE -> reached(people, value);
            case ATTEMPTS -> reached(attempts, value);
        };
    }

    /** So many people make the rate; not rounded, because half a person less is not enough. */
    private BigDecimal asked(int headcount) {
        return value.multiply(BigDecimal.valueOf(headcount)).divide(HUNDRED);
    }

    private static TargetState reached(int count, BigDecimal asked) {
        BigDecimal percent = BigDecimal.valueOf(count).multiply(HUNDRED).divide(asked, 2, RoundingMode.HALF_UP);
        int lacking = asked.setScale(0, RoundingMode.CEILING).intValueExact() - count;
        return new TargetState(percent, Math.max(0, lacking), lacking <= 0);
    }
}
