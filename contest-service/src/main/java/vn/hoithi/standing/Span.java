package vn.hoithi.standing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalInt;

/**
 * The spans whose people are added up as they hand in, as numbers of {@code unit_tally.span}: the whole contest, every
 * round by its id, and every week and month of the calendar. In any other span a person's attempts must be looked at again
 * to count the person once.
 */
final class Span {
    /** The whole contest. */
    static final int CONTEST = 0;

    private Span() {}

    /** Those days, where they are a month (-YYYYMM) or a week from Monday to Sunday (-YYYYMMDD of its Monday). */
    static OptionalInt of(Period.Days days) {
        LocalDate first = days.first();
        int month = first.getYear() * 100 + first.getMonthValue();
        if (days.equals(Period.Days.weekOf(first))) {
            return OptionalInt.of(-(month * 100 + first.getDayOfMonth()));
        }
        return days.equals(Period.Days.month(YearMonth.from(first))) ? OptionalInt.of(-month) : OptionalInt.empty();
    }
}
