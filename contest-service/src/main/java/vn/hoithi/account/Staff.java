package vn.hoithi.account;

import org.jspecify.annotations.Nullable;

/**
 * A signed-in member of staff.
 *
 * @param unitId top of an organizer's subtree; none for the other roles
 * @param mustChange the password was given by somebody else and must be replaced first
 */
public record Staff(
        int id,
        String login,
        String name,
        Role role,
        @Nullable Long unitId,
        boolean mustChange) {
    /** The platform itself, for what it does on its first start. */
    public static final Staff SYSTEM = new Staff(0, "he-thong", "Hệ thống", Role.ADMIN, null, false);

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }
}
