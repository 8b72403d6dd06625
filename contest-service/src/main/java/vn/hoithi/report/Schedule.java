package vn.hoithi.report;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.hoithi.document.Numbers;

/**
 * A unit whose report makes itself: at each deadline that the unit above sets, and where it sets no weekly one, at a time of
 * the week that the unit chose itself, about the week before.
 *
 * @param failures attempts to make the next one that did not end well
 */
public record Schedule(int contestId, long unitId, String layout, Weekly own, Instant nextAt, int failures) {
    /**
     * A time of every week in Việt Nam.
     *
     * @param weekday 1 is Monday
     */
    public record Weekly(int weekday, LocalTime time) {
        /** Mondays at seven: the week is over, the office opens. */
        public static final Weekly USUAL = new Weekly(1, LocalTime.of(7, 0));

        private Due due() {
            return new Due(0, 0, "", weekday, null, time, null);
        }
    }

    /** When the next report is made after that moment, by the deadlines that the unit above has set. */
    Instant next(List<Due> dues, Instant after) {
        return next(own, dues, after);
    }

    static Instant next(Weekly own, List<Due> dues, Instant after) {
        boolean weekly = dues.stream().anyMatch(due -> due.weekday() != null);
        return Stream.concat(weekly ? Stream.empty() : Stream.of(own.due()), dues.stream())
                .map(due -> due.next(after))
                .flatMap(Optional::stream)
                .map(Due.Instance::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The week before. */
    String period() {
        return PeriodChoice.week(Numbers.today(nextAt).minusWeeks(1)).code();
    }
}
