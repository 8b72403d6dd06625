package vn.hoithi.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A unit whose report makes itself: at each deadline that the unit above sets, and where it sets no weekly one, Mondays at
 * seven in Việt Nam, about the week before.
 *
 * @param failures attempts to make the next one that did not end well
 */
public record Schedule(int contestId, long unitId, String layout, Instant nextAt, int failures) {
    private static final int HOUR = 7;

    /** @param dues that the unit above has set */
    static Instant next(List<Due> dues, Instant after) {
        Stream<Instant> monday =
                dues.stream().anyMatch(due -> due.weekday() != null) ? Stream.empty() : Stream.of(mondayAtSeven(after));
        return Stream.concat(
                        monday,
                        dues.stream()
                                .map(due -> due.next(after))
                                .flatMap(Optional::stream)
                                .map(Due.Instance::at))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The week before. */
    String period() {
        return PeriodChoice.week(Numbers.today(nextAt).minusWeeks(1)).code();
    }

    private static Instant mondayAtSeven(Instant after) {
        ZonedDateTime local = after.atZone(Numbers.VIETNAM);
        ZonedDateTime monday = local.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY))
                .withHour(HOUR)
                .withMinute(0)
                .withSecond(0)
                .withNano(0);
        return (monday.isAfter(local) ? monday : monday.plusWeeks(1)).toInstant();
    }
}
