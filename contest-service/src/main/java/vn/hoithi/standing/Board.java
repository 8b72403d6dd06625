package vn.hoithi.standing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.unit.Unit;

/**
 * A unit and those directly below it, as shown to people.
 *
 * @param round 0 for all rounds together
 * @param revision grows with every change of the contest's standings
 * @param asOf everything that happened before is in the figures
 * @param catchingUp figures may come late just now
 * @param frozen figures stand still until the result is published
 * @param ancestors from the root down to the unit's parent
 */
public record Board(
        String contest,
        int round,
        long revision,
        Instant asOf,
        boolean catchingUp,
        boolean frozen,
        Row unit,
        List<Ancestor> ancestors,
        List<Row> children) {

    /** A unit above. */
    public record Ancestor(long id, String name) {}

    /**
     * One unit's three counters, never mixed.
     *
     * @param headcount declared number of people: the unit's own, or the sum over those below it that declared one
     * @param headcountOf "n/m" when only n of m units below declared one: the rate is over these n alone
     * @param people persons who handed in at least one attempt
     * @param attempts attempts handed in
     * @param rate people per hundred of headcount, two decimals; may exceed 100
     */
    public record Row(
            long id,
            String code,
            String name,
            String type,
            String block,
            boolean hasChildren,
            @Nullable Integer headcount,
            @Nullable String headcountOf,
            int people,
            int attempts,
            @Nullable BigDecimal rate) {

        /** Whether it is the place for people from elsewhere, which nobody misses. */
        public boolean outside() {
            return type.equals(Unit.OUTSIDE);
        }
    }
}
