package vn.hoithi.questionbank.bundle;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days as rules mean them: in Việt Nam. */
final class Days {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private Days() {}

    /** The day of an instant, counted from 1970-01-01. */
    static long day(long millis) {
        return date(millis).toEpochDay();
    }

    /** Monday to Friday. */
    static boolean works(long millis) {
        return date(millis).getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
    }

    private static LocalDate date(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), VIETNAM);
    }
}
