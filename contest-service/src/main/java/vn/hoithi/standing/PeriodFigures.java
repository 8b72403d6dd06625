package vn.hoithi.standing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.unit.Unit;

/**
 * A unit and those directly below it in one period, all counted at one moment: sums agree with their parts.
 *
 * @param asOf everything handed in before is counted
 * @param children in the order of the unit list; people who take part for the unit itself, not for one below, are in
 *     {@code unit} alone
 * @param audiences by audience, most people first
 * @param scores people by their best score in the period: 101 entries, the share of right answers in whole percent
 *     (rounded down, but at least 1 when anything was right; 100 only when everything was)
 */
public record PeriodFigures(
        Period period,
        Instant asOf,
        Line unit,
        List<Line> children,
        List<AudienceFigures> audiences,
        List<Integer> scores) {

    /**
     * The counters of one unit with everything below it.
     *
     * @param headcount declared number of people, as in {@link Board.Row}
     * @param headcountOf "n/m" when only n of m units below declared one
     * @param people distinct persons who handed in an attempt in the period
     * @param attempts attempts handed in during the period
     * @param perfect attempts with every answer right
     * @param rate people per hundred of headcount, two decimals; may exceed 100
     */
    public record Line(
            Unit unit,
            @Nullable Integer headcount,
            @Nullable String headcountOf,
            int people,
            int attempts,
            int perfect,
            @Nullable BigDecimal rate) {}

    /**
     * Counters of one audience in the unit.
     *
     * @param audience as the contest names it; empty when none was asked
     */
    public record AudienceFigures(String audience, int people, int attempts) {}
}
