package vn.hoithi.report;

import org.springframework.stereotype.Component;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** Whose reports somebody may see or change. */
@Component
class Scope {
    private final UnitService units;

    Scope(UnitService units) {
        this.units = units;
    }

    /** The unit, if it is within the own subtree; refused (404) as if it did not exist otherwise. */
    Unit read(Staff self, long unitId) {
        return units.requireWithin(self, unitId);
    }

    /** The same, for changing something; refused (403) for those who only read. */
    Unit write(Staff self, long unitId) {
        Unit unit = read(self, unitId);
        if (self.role() == Role.REVIEWER) {
            throw SimplyRefused.forbidden("Tài khoản của bạn chỉ được xem.");
        }
        return unit;
    }
}
