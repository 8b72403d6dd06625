package vn.hoithi.unit;

import java.util.List;

/**
 * What a participation rate is computed over: a unit's own declared headcount, or the sum over those units below it that
 * declared one. People of units without a headcount are in neither side of the rate.
 *
 * @param people sum of the declared headcounts
 * @param counted units whose headcount is in the sum
 * @param of units that should have declared one ({@code counted} of {@code of})
 * @param units ids of the counted units, whose people make the numerator
 */
public record Denominator(int people, int counted, int of, List<Long> units) {

    /** Whether units are missing, so that the rate must say "tính trên n/m đơn vị". */
    public boolean partial() {
        return counted < of;
    }
}
