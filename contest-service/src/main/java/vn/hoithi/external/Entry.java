package vn.hoithi.external;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a unit, with everything below it, entered.
 *
 * @param monday first day of the week; none for the people of the whole contest
 * @param people distinct people in that time; none when the entry was withdrawn
 * @param attempts handed in during the week; none when withdrawn, and for the whole contest
 * @param perfect attempts with everything right, where the unit knows
 * @param enteredBy login of whoever entered or corrected it last
 * @param corrected last changed by somebody above the unit
 * @param revision the contest's, when it was last changed
 */
public record Entry(
        long unitId,
        @Nullable LocalDate monday,
        @Nullable Integer people,
        @Nullable Integer attempts,
        @Nullable Integer perfect,
        String enteredBy,
        Instant enteredAt,
        boolean corrected,
        long revision) {

    boolean withdrawn() {
        return people == null;
    }
}
