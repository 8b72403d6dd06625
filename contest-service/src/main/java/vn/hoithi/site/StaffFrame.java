package vn.hoithi.site;

import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;

/**
 * What the frame of every staff page shows about whoever is signed in.
 *
 * @param writes whether this person sees the buttons that change something
 */
record StaffFrame(String name, String role, boolean writes, boolean organizer, boolean mustChange) {

    static StaffFrame of(Staff staff) {
        return new StaffFrame(
                staff.name(),
                roleName(staff.role()),
                staff.isAdmin(),
                staff.role() == Role.ORGANIZER,
                staff.mustChange());
    }

    static String roleName(Role role) {
        return switch (role) {
            case ADMIN -> "Quản trị";
            case REVIEWER -> "Thẩm định";
            case ORGANIZER -> "Đầu mối đơn vị";
        };
    }
}
