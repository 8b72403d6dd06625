package vn.hoithi.questionbank.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What one unit and everything below it reached.
 *
 * @param block units of one block are compared with each other where the formula says so; "" where there are none
 * @param people distinct people
 * @param attempts attempts handed in
 * @param headcount how many could have taken part; none when the unit has not declared it
 * @param points hundredths of a question, summed over the people's counting attempts
 * @param perfectPeople distinct people with everything right at least once
 * @param winners prizes for persons won
 * @param prizePoints what these are worth together
 * @param judged what the organisers gave; none where nobody judged
 */
public record UnitFigures(
        String id,
        String block,
        int people,
        int attempts,
        @Nullable Integer headcount,
        long points,
        long perfectPeople,
        int winners,
        BigDecimal prizePoints,
        @Nullable BigDecimal judged) {

    // Rates of up to ten million people that differ at all differ before the fifteenth digit.
    private static final int SCALE = 20;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** The figure; none where the unit has none: a rate without headcount, an average of nobody, no judgement. */
    public @Nullable BigDecimal value(Metric metric) {
        return switch (metric) {
            case PEOPLE -> BigDecimal.valueOf(people);
            case ATTEMPTS -> BigDecimal.valueOf(attempts);
            case RATE ->
                headcount == null || headcount < 1
                        ? null
                        : HUNDRED.multiply(BigDecimal.valueOf(people))
                                .divide(BigDecimal.valueOf(headcount), SCALE, RoundingMode.HALF_UP);
            case POINTS -> BigDecimal.valueOf(points, 2);
            case AVERAGE ->
                people < 1
                        ? null
                        : BigDecimal.valueOf(points, 2).divide(BigDecimal.valueOf(people), SCALE, RoundingMode.HALF_UP);
            case PERFECT_PEOPLE -> BigDecimal.valueOf(perfectPeople);
            case WINNERS -> BigDecimal.valueOf(winners);
            case PRIZE_POINTS -> prizePoints;
            case JUDGED -> judged;
        };
    }
}
