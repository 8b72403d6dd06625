package vn.hoithi.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetTest {
    private final UnitForest forest =
            new UnitForest(List.of(new UnitTree(1, "t", "Cây", 1)), List.of(unit(1, null), unit(2, 1L), unit(3, 2L)));

    @Test
    void aRateIsReachedByWholePeopleOnly() {
        Target rate = target(1, null, Target.Kind.RATE, "95.5");
        assertThat(rate.state(95, 400, 100)).isEqualTo(new TargetState(new BigDecimal("99.48"), 1, false));
        assertThat(rate.state(96, 0, 100)).isEqualTo(new TargetState(new BigDecimal("100.52"), 0, true));
        assertThat(rate.state(150, 0, 100).percent()).isEqualByComparingTo("157.07");
    }

    @Test
    void withoutAHeadcountARateCannotBeTold() {
        assertThat(target(1, null, Target.Kind.RATE, "80").state(5, 5, null))
                .isEqualTo(new TargetState(null, null, false));
    }

    @Test
    void aMinimumOfPeopleOrAttemptsNeedsNoHeadcount() {
        assertThat(target(1, null, Target.Kind.PEOPLE, "20").state(13, 90, null))
                .isEqualTo(new TargetState(new BigDecimal("65.00"), 7, false));
        assertThat(target(1, null, Target.Kind.ATTEMPTS, "80").state(13, 90, null))
                .isEqualTo(new TargetState(new BigDecimal("112.50"), 0, true));
    }

    @Test
    void onlyARateHoldsForThoseBelow() {
        Targets targets = new Targets(List.of(
                target(1, null, Target.Kind.RATE, "80"),
                target(2, null, Target.Kind.PEOPLE, "500"),
                target(1, 7, Target.Kind.ATTEMPTS, "50")));
        assertThat(targets.of(forest, 2, 0).orElseThrow().kind()).isEqualTo(Target.Kind.PEOPLE);
        assertThat(targets.of(forest, 3, 0).orElseThrow().value()).isEqualByComparingTo("80");
        assertThat(targets.of(forest, 3, 7)).isEmpty();
        assertThat(targets.of(forest, 3, 8)).isEmpty();
        assertThat(targets.of(forest, 3, 0, "Đảng viên")).isEmpty();
    }

    private static Unit unit(long id, @Nullable Long parent) {
        return new Unit(id, 1, parent, "U" + id, "Đơn vị " + id, "", "", null);
    }

    private static Target target(long unit, @Nullable Integer round, Target.Kind kind, String value) {
        return new Target(unit, 1, round, unit, "", kind, new BigDecimal(value), "");
    }
}
