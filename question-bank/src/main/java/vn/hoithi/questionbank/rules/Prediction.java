package vn.hoithi.questionbank.rules;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The prediction question of a round.
 *
 * @param decimals most digits after the point; 0 for whole numbers
 * @param least smallest number that may be given
 * @param most largest number that may be given
 * @param pass percent of the points from which an attempt counts as passed, for {@link Meaning#PEOPLE_PASSED}
 * @param required whether a sheet without a prediction is asked for one before it is handed in; a missing one ranks last
 */
public record Prediction(Meaning meaning, int decimals, BigDecimal least, BigDecimal most, int pass, boolean required) {

    public static final int MOST_DECIMALS = 5;

    private static final BigDecimal LIMIT = new BigDecimal("1000000000");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,5})?");

    public Prediction {
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException("a prediction with " + decimals + " decimals");
        }
        if (least.signum() < 0 || most.compareTo(LIMIT) > 0 || least.compareTo(most) > 0) {
            throw new IllegalArgumentException("a prediction from " + least + " to " + most);
        }
        if (pass < 0 || pass > 100) {
            throw new IllegalArgumentException("passed from " + pass + " percent");
        }
    }

    /** A whole number of something, from 0 to a thousand million. */
    public static Prediction whole(Meaning meaning) {
        return new Prediction(meaning, 0, BigDecimal.ZERO, LIMIT, 0, true);
    }

    /**
     * Reads what somebody typed: digits, with a point before decimals. Empty when it is no number, has too many decimals
     * or lies outside the bounds.
     */
    public Optional<BigDecimal> read(String typed) {
        if (!NUMBER.matcher(typed).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(typed);
        boolean fits = number.scale() <= decimals && number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
        return fits ? Optional.of(plain(number)) : Optional.empty();
    }

    /** One way to write a number: no trailing zeros, no exponent. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
