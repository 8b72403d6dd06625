package vn.hoithi.standing;

import org.jspecify.annotations.Nullable;
import vn.hoithi.unit.Denominator;
import vn.hoithi.unit.Unit;

/** Counters of units, wherever they come from. */
interface Counts {

    /** Zeros where nobody took part. */
    UnitStanding standing(int round, long unit);

    /**
     * People of the unit who belong to the headcount its rate is over; none where that cannot be told.
     *
     * <p>Each person is in one unit of a tree, so the people of the counted units may be added.
     */
    default @Nullable Long counted(int round, Unit unit, Denominator over) {
        return over.units().stream()
                .mapToLong(one -> standing(round, one).people())
                .sum();
    }
}
