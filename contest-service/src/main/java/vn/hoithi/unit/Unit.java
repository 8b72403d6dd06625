package vn.hoithi.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A body that people take part for.
 *
 * @param parentId the unit above; of a merged unit, the one it was merged into
 * @param headcount confirmed number of all its people; none when it was not declared
 * @param openedOn when it was set up, where that is known
 * @param closedOn when it ended; none while it exists
 * @param merged it ended by being merged into the unit above it
 */
public record Unit(
        long id,
        int treeId,
        @Nullable Long parentId,
        String code,
        String name,
        String type,
        String block,
        @Nullable Integer headcount,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate closedOn,
        boolean merged) {
    /** Type of the unit for people from elsewhere: it never has a headcount and is missed by nobody. */
    public static final String OUTSIDE = "Ngoài địa bàn";

    /** A unit that exists and whose beginning is not known. */
    public Unit(
            long id,
            int treeId,
            @Nullable Long parentId,
            String code,
            String name,
            String type,
            String block,
            @Nullable Integer headcount) {
        this(id, treeId, parentId, code, name, type, block, headcount, null, null, false);
    }

    public boolean outside() {
        return type.equals(OUTSIDE);
    }

    /** Whether people can take part for it; a closed one keeps its figures, but nobody is asked of it any more. */
    public boolean open() {
        return closedOn == null;
    }
}
