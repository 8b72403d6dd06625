package vn.hoithi.roster;

import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;

/** What of a unit's roster a member of staff sees. */
public enum Sight {
    /** The unit's own head: names. */
    NAMES,
    /** An admin: names too, and the audit log says so each time. */
    NAMES_LOGGED,
    /** Levels above and reviewers: how many, never who. */
    COUNTS;

    public static Sight of(Staff staff, long unitId) {
        Long own = staff.unitId();
        if (staff.role() == Role.ORGANIZER && own != null && own == unitId) {
            return NAMES;
        }
        return staff.isAdmin() ? NAMES_LOGGED : COUNTS;
    }
}
