package vn.hoithi.standing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.unit.Target;
import vn.hoithi.unit.TargetState;

/**
 * Everything an organizer looks at for one unit: its counters, how they came about, and how those directly below it do.
 *
 * @param board counters of the unit and of those below it, highest rate first
 * @param revision of the tallies; the board has its own
 * @param tallied every attempt before is in days, weeks, audiences and scores, which follow the board within seconds
 * @param days each day with an attempt, oldest first; always of all rounds together
 * @param weeks each week with an attempt, named by its Monday
 * @param audiences most people first
 * @param scores people by best score in whole percent, 101 entries
 * @param children in the order of {@code board.children()}
 */
public record Dashboard(
        Board board,
        long revision,
        Instant tallied,
        @Nullable Goal goal,
        Today today,
        List<Day> days,
        List<Week> weeks,
        List<Audience> audiences,
        List<Integer> scores,
        List<Child> children) {

    /** A target and how far the unit is. */
    public record Goal(Target.Kind kind, BigDecimal value, String document, TargetState state) {}

    /** What happened since midnight in Việt Nam. */
    public record Today(LocalDate date, int people, int attempts) {}

    /**
     * One day.
     *
     * @param people who handed in an attempt that day
     * @param attempts handed in that day
     * @param fresh people who took part for the first time
     * @param soFar people who took part up to that day
     */
    public record Day(LocalDate date, int people, int attempts, int fresh, int soFar) {}

    /** One week: distinct people, and attempts. */
    public record Week(LocalDate monday, int people, int attempts) {}

    /**
     * One audience.
     *
     * @param audience as the contest names it; empty when none was asked
     * @param headcount declared for this audience; none where it was not declared for the whole unit
     * @param rate people per hundred of headcount, two decimals; may exceed 100
     */
    public record Audience(
            String audience,
            int people,
            int attempts,
            @Nullable Integer headcount,
            @Nullable BigDecimal rate) {}

    /**
     * A unit directly below.
     *
     * @param group block and size in which it is compared
     * @param rank by rate in its group, equal rates alike; none where it cannot be ranked: no headcount, fewer than ten
     *     people, nobody took part, or nobody to compare with
     * @param of how many units of the group are ranked
     * @param lastDay none when nobody has taken part
     * @param silentDays days since then, or since the contest opened; none before it opened
     * @param behind its target is not reached, or its rate is below the threshold where it has none
     * @param silent nobody has taken part for the asked number of days
     */
    public record Child(
            long id,
            String group,
            @Nullable Integer rank,
            int of,
            @Nullable Goal goal,
            @Nullable LocalDate lastDay,
            @Nullable Integer silentDays,
            boolean behind,
            boolean silent) {}

    /**
     * When a unit counts as lagging.
     *
     * @param threshold rate in percent for units without a target, 0 to 100
     * @param silentDays days without an attempt, 1 to 60
     */
    public record Lagging(int threshold, int silentDays) {
        public static final Lagging USUAL = new Lagging(50, 3);

        /** Wrong values become the nearest right ones. */
        public static Lagging of(int threshold, int silentDays) {
            return new Lagging(Math.clamp(threshold, 0, 100), Math.clamp(silentDays, 1, 60));
        }
    }
}
