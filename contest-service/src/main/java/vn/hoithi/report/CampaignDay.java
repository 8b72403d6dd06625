package vn.hoithi.report;

import java.time.LocalDate;

/**
 * A day or some days of the calendar.
 *
 * @param unit name of the unit that set it
 * @param kind {@code cao-diem}, {@code thong-bao} or {@code khac}
 * @param remindDays days before the first on which it is announced
 */
public record CampaignDay(
        int id,
        long unitId,
        String unit,
        String kind,
        String title,
        LocalDate firstDay,
        LocalDate lastDay,
        int remindDays) {
    /** Whether it goes on or is announced that day. */
    public boolean near(LocalDate today) {
        return !today.isBefore(firstDay.minusDays(remindDays)) && !today.isAfter(lastDay);
    }
}
