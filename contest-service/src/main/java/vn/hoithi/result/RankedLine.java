package vn.hoithi.result;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.rules.Entry;

/**
 * A line of a ranked list.
 *
 * @param n 1, 2, 3, …; equals share a place, not this
 * @param attempt none for the whole contest
 * @param number which attempt of the person it is; for the whole contest the rounds that were summed
 * @param points hundredths of a question
 * @param off distance of the prediction from the true value
 * @param pseudonym under which the line is published; whoever holds the receipt can work it out
 */
record RankedLine(
        int n,
        int place,
        UUID participation,
        @Nullable UUID attempt,
        int number,
        int points,
        int total,
        @Nullable BigDecimal prediction,
        @Nullable BigDecimal off,
        long submitted,
        long elapsed,
        long started,
        int perfect,
        int attempts,
        String pseudonym) {

    Entry entry() {
        return new Entry(n, number, points, total, prediction, submitted, elapsed, started, perfect);
    }
}
