package vn.hoithi.contest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** Monday to Friday in Vietnam's time: Friday's last moment is before Saturday 00:00. */
final class WorkingDays {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private WorkingDays() {}

    static boolean works(Instant moment) {
        return day(moment).getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
    }

    /** This moment on a working day, else Monday 00:00. */
    static Instant next(Instant moment) {
        return works(moment) ? moment : start(day(moment).with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
    }

    /** The Saturday 00:00 after a moment on a working day. */
    static Instant weekEnd(Instant moment) {
        return start(day(moment).with(TemporalAdjusters.next(DayOfWeek.SATURDAY)));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, VIETNAM);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(VIETNAM).toInstant();
    }
}
