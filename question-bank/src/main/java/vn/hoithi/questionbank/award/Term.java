package vn.hoithi.questionbank.award;

import java.math.BigDecimal;

/** A figure times its weight, one summand of a key. */
public record Term(Metric metric, BigDecimal weight) {

    private static final BigDecimal MOST = new BigDecimal(1_000_000);
    private static final int MOST_DECIMALS = 6;

    public Term {
        if (weight.signum() == 0 || weight.abs().compareTo(MOST) > 0 || weight.scale() > MOST_DECIMALS) {
            throw new IllegalArgumentException(metric + " with weight " + weight);
        }
    }
}
