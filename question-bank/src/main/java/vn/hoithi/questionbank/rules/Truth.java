package vn.hoithi.questionbank.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a round counted when it was frozen: the values that predictions may ask for.
 *
 * @param passed people with an attempt that reached the prediction's own percentage
 */
public record Truth(long people, long attempts, long peopleAllRight, long attemptsAllRight, long passed) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** The value that this prediction asks for. With nobody taking part a rate is 0. */
    public BigDecimal value(Prediction prediction) {
        return switch (prediction.meaning()) {
            case PEOPLE -> BigDecimal.valueOf(people);
            case ATTEMPTS -> BigDecimal.valueOf(attempts);
            case PEOPLE_ALL_RIGHT -> BigDecimal.valueOf(peopleAllRight);
            case ATTEMPTS_ALL_RIGHT -> BigDecimal.valueOf(attemptsAllRight);
            case PEOPLE_PASSED -> BigDecimal.valueOf(passed);
            case RATE_ALL_RIGHT -> rate(prediction.decimals());
        };
    }

    private BigDecimal rate(int decimals) {
        return people == 0
                ? BigDecimal.ZERO
                : Prediction.plain(HUNDRED.multiply(BigDecimal.valueOf(peopleAllRight))
                        .divide(BigDecimal.valueOf(people), decimals, RoundingMode.HALF_UP));
    }
}
