package vn.hoithi.questionbank.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One submitted attempt as far as ranking looks at it.
 *
 * @param person a number that is the same for all attempts of one person
 * @param number which of the person's attempts in the round it is, from 1
 * @param points hundredths of a question
 * @param total questions of the paper
 * @param submitted second in which it was handed in, since 1970-01-01 UTC
 * @param elapsed whole seconds from start to handing in
 * @param started second in which it was started, since 1970-01-01 UTC
 * @param perfect how many attempts of the person in the round had everything right
 */
public record Entry(
        long person,
        int number,
        int points,
        int total,
        @Nullable BigDecimal prediction,
        long submitted,
        long elapsed,
        long started,
        int perfect) {}
