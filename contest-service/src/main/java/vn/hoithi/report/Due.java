package vn.hoithi.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.hoithi.document.Numbers;

/**
 * A deadline that a unit sets for those directly below: every week, or once.
 *
 * @param weekday 1 is Monday; none for a single one
 * @param atTime of the day in Việt Nam; none for a single one
 * @param dueAt the moment of a single one
 */
public record Due(
        int id,
        long unitId,
        String title,
        @Nullable Integer weekday,
        @Nullable LocalTime atTime,
        @Nullable Instant dueAt) {
    private static final int WEEK = 7;

    /**
     * One report that is due.
     *
     * @param period code of what it is about: the last whole week before a weekly deadline, else the contest so far
     */
    public record Instance(int dueId, String title, Instant at, String period) {
        /** For forms and addresses. */
        public String key() {
            return dueId + "@" + at.getEpochSecond();
        }
    }

    /** What is due between two days, in order of time. */
    List<Instance> between(LocalDate first, LocalDate last) {
        Integer day = weekday;
        if (day == null) {
            Instant at = Objects.requireNonNull(dueAt);
            LocalDate on = Numbers.today(at);
            return on.isBefore(first) || on.isAfter(last) ? List.of() : List.of(new Instance(id, title, at, "ca"));
        }
        List<Instance> instances = new ArrayList<>();
        LocalDate on = first.plusDays(Math.floorMod(day - first.getDayOfWeek().getValue(), WEEK));
        for (; !on.isAfter(last); on = on.plusDays(WEEK)) {
            Instant at = on.atTime(Objects.requireNonNull(atTime))
                    .atZone(Numbers.VIETNAM)
                    .toInstant();
            instances.add(new Instance(
                    id, title, at, PeriodChoice.week(on.minusDays(WEEK)).code()));
        }
        return instances;
    }
}
