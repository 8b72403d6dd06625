package vn.hoithi.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A deadline that a unit sets for those directly below: every week, every month, or once.
 *
 * @param weekday of a weekly one; 1 is Monday
 * @param monthDay of a monthly one; a month that has no such day: its last, so that 31 is always the last
 * @param atTime of the day in Việt Nam; none for a single one
 * @param dueAt the moment of a single one
 */
public record Due(
        int id,
        long unitId,
        String title,
        @Nullable Integer weekday,
        @Nullable Integer monthDay,
        @Nullable LocalTime atTime,
        @Nullable Instant dueAt) {
    private static final Duration LONGEST = Duration.ofDays(32);
    private static final int MIDDLE_OF_MONTH = 15;

    /**
     * One report that is due.
     *
     * @param period code of what it is about: the last whole week before a weekly deadline, the month before a monthly one
     *     of its first half, else the month itself; the contest so far for a single one
     */
    public record Instance(int dueId, String title, Instant at, String period) {
        /** For forms and addresses. */
        public String key() {
            return dueId + "@" + at.getEpochSecond();
        }
    }

    /** What is due between two days, in order of time. */
    List<Instance> between(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1))
                .filter(this::falls)
                .map(this::instance)
                .toList();
    }

    /** What is due first after that moment. */
    Optional<Instance> next(Instant after) {
        Instant once = dueAt;
        Instant from = once != null && once.isAfter(after) ? once : after;
        return between(Numbers.today(from), Numbers.today(from.plus(LONGEST))).stream()
                .filter(one -> one.at().isAfter(after))
                .findFirst();
    }

    private boolean falls(LocalDate day) {
        if (dueAt != null) {
            return Numbers.today(dueAt).equals(day);
        }
        return weekday != null
                ? weekday == day.getDayOfWeek().getValue()
                : Math.min(Objects.requireNonNull(monthDay), day.lengthOfMonth()) == day.getDayOfMonth();
    }

    private Instance instance(LocalDate day) {
        return dueAt != null
                ? new Instance(id, title, dueAt, "ca")
                : new Instance(
                        id,
                        title,
                        day.atTime(Objects.requireNonNull(atTime))
                                .atZone(Numbers.VIETNAM)
                                .toInstant(),
                        period(day).code());
    }

    private PeriodChoice period(LocalDate day) {
        if (weekday != null) {
            return PeriodChoice.week(day.minusWeeks(1));
        }
        YearMonth month = YearMonth.from(day);
        return PeriodChoice.month(day.getDayOfMonth() > MIDDLE_OF_MONTH ? month : month.minusMonths(1));
    }
}
