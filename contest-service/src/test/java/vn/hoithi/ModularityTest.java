package vn.hoithi;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void featuresUseOnlyTheDoorsBelowThem() {
        ApplicationModules unused = ApplicationModules.of(HoiThi.class).verify();
    }
}
