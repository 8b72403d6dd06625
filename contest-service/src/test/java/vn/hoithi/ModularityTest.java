package vn.hoithi;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void featuresUseOnlyTheDoorsBelowThem() {
        // question-bank is a library below all features, with packages of its own.
        ApplicationModules unused = ApplicationModules.of(
                        HoiThi.class, JavaClass.Predicates.resideInAPackage("vn.hoithi.questionbank.."))
                .verify();
    }
}
