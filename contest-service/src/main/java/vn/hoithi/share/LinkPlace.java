package vn.hoithi.share;

import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Contest;
import vn.hoithi.unit.Unit;

/**
 * For whom a link is.
 *
 * @param unitId none for the contest itself: whoever comes chooses the unit
 */
public record LinkPlace(@Nullable Long unitId) {

    /** The top of a contest's tree stands for the contest itself: its links choose no unit. */
    public static LinkPlace of(Contest contest, Unit unit) {
        return new LinkPlace(unit.parentId() == null && unit.treeId() == contest.treeId() ? null : unit.id());
    }
}
