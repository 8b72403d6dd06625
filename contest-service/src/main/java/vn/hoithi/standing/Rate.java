package vn.hoithi.standing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one place where a rate is computed: per hundred, two decimals, half up. */
final class Rate {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    private Rate() {}

    /** @param of above zero */
    static BigDecimal of(long people, int of) {
        return BigDecimal.valueOf(people)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(of), DECIMALS, RoundingMode.HALF_UP);
    }
}
