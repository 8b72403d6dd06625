package vn.hoithi.unit;

import org.jspecify.annotations.Nullable;

/**
 * A body that people take part for.
 *
 * @param headcount declared number of people; none when it was not declared
 */
public record Unit(
        long id,
        int treeId,
        @Nullable Long parentId,
        String code,
        String name,
        String type,
        String block,
        @Nullable Integer headcount) {
    /** Type of the unit for people from elsewhere: it never has a headcount and is missed by nobody. */
    public static final String OUTSIDE = "Ngoài địa bàn";

    public boolean outside() {
        return type.equals(OUTSIDE);
    }
}
