package vn.hoithi.unit;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of units, checked by itself. What is null or not in a map was left blank, or its column is not there:
 * then the unit keeps what it has.
 *
 * @param parent code of the unit above; of a merged unit, of the one it was merged into; none for the top
 * @param headcounts per audience
 * @param bodies codes of the same body in other trees, by code of the tree
 */
record UnitEntry(
        String code,
        String name,
        @Nullable String type,
        @Nullable String parent,
        @Nullable String block,
        @Nullable Integer headcount,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate closedOn,
        boolean merged,
        Map<String, Integer> headcounts,
        Map<String, String> bodies,
        @Nullable Contact contact) {

    UnitEntry placed(@Nullable String above, boolean mergedInto) {
        return new UnitEntry(
                code, name, type, above, block, headcount, openedOn, closedOn, mergedInto, headcounts, bodies, contact);
    }
}
