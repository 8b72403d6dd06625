package vn.hoithi.site;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Times and durations in Vietnamese words, in Vietnam's time. */
final class Words {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("HH:mm:ss 'ngày' dd/MM/yyyy");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<String> WEEKDAYS =
            List.of("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật");
    private static final String NO_BREAK = "\u00a0";

    private Words() {}

    /** 08:00 Thứ Hai 23/11/2026; weekday and date stay on one line. */
    static String moment(Instant instant) {
        ZonedDateTime local = instant.atZone(VIETNAM);
        String weekday = WEEKDAYS.get(local.getDayOfWeek().getValue() - 1).replace(" ", NO_BREAK);
        return TIME.format(local) + " " + weekday + NO_BREAK + DAY.format(local);
    }

    /** 16:30 Thứ Sáu; 1 is Monday. */
    static String weekly(int weekday, LocalTime time) {
        return TIME.format(time) + " " + WEEKDAYS.get(weekday - 1).replace(" ", NO_BREAK);
    }

    /** 14:32:05 ngày 21/11/2026. */
    static String exact(Instant instant) {
        return EXACT.format(instant.atZone(VIETNAM));
    }

    /** 14:32 ngày 21/11/2026. */
    static String minute(Instant instant) {
        return MINUTE.format(instant.atZone(VIETNAM));
    }

    /** 6 phút 12 giây. */
    static String duration(int millis) {
        Duration duration = Duration.ofMillis(millis);
        String seconds = duration.toSecondsPart() + NO_BREAK + "giây";
        return duration.toMinutes() == 0 ? seconds : duration.toMinutes() + NO_BREAK + "phút " + seconds;
    }

    /** 05/09/2026. */
    static String day(java.time.LocalDate day) {
        return DAY.format(day);
    }
}
