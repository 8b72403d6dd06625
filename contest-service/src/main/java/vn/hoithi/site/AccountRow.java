package vn.hoithi.site;

import org.jspecify.annotations.Nullable;
import vn.hoithi.account.Staff;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;

/** An account in a list. */
record AccountRow(
        int id,
        String login,
        String name,
        String role,
        boolean mustChange,
        @Nullable Long unitId,
        String unit,
        String above) {

    static AccountRow of(Staff account, UnitForest forest) {
        Long top = account.unitId();
        return new AccountRow(
                account.id(),
                account.login(),
                account.name(),
                StaffFrame.roleName(account.role()),
                account.mustChange(),
                top,
                top == null ? "" : forest.find(top).map(Unit::name).orElse("đơn vị không còn"),
                top == null ? "" : forest.above(top));
    }
}
