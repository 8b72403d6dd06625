package vn.hoithi.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import vn.hoithi.document.Numbers;

/**
 * A unit whose report of the last week makes itself, Mondays at seven in Việt Nam.
 *
 * @param failures attempts to make the next one that did not end well
 */
public record Schedule(int contestId, long unitId, String layout, Instant nextAt, int failures) {
    private static final int HOUR = 7;

    /** The first Monday at seven after that moment. */
    static Instant next(Instant after) {
        ZonedDateTime local = after.atZone(Numbers.VIETNAM);
        ZonedDateTime monday = local.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY))
                .withHour(HOUR)
                .withMinute(0)
                .withSecond(0)
                .withNano(0);
        return (monday.isAfter(local) ? monday : monday.plusWeeks(1)).toInstant();
    }

    /** The week that the report is about. */
    String period() {
        return PeriodChoice.week(Numbers.today(nextAt).minusDays(7)).code();
    }
}
