package vn.hoithi.external;

import java.time.LocalDate;

/**
 * Which weeks figures are about. A week belongs to the period that has its Monday, so that no week is in two months; a
 * period of less than a week has none, because nobody knows on which days people took part.
 *
 * @param whole the whole contest, for which a unit may have entered its distinct people
 */
public record Weeks(LocalDate first, LocalDate last, boolean whole) {
    private static final int DAYS = 7;

    /** All weeks of the contest. */
    public static Weeks all() {
        return new Weeks(LocalDate.MIN, LocalDate.MAX, true);
    }

    /** The weeks of those days. */
    public static Weeks within(LocalDate first, LocalDate last) {
        return last.isBefore(first.plusDays(DAYS - 1)) ? none() : new Weeks(first, last, false);
    }

    /** No week at all. */
    public static Weeks none() {
        return new Weeks(LocalDate.MAX, LocalDate.MIN, false);
    }

    boolean has(LocalDate monday) {
        return !monday.isBefore(first) && !monday.isAfter(last);
    }

    /** The Monday of that day's week. */
    public static LocalDate mondayOf(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1L);
    }
}
