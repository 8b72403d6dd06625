package vn.hoithi.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hoithi.platform.Problems.FieldError;

class LifeRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final LocalDate DAY = LocalDate.of(2025, 7, 1);

    private final Unit root = unit(1, null, null, null);
    private final Unit ward = unit(2, 1L, DAY.minusYears(1), null);
    private final Unit late = unit(3, 1L, DAY.plusDays(1), null);
    private final Unit ended = unit(4, 1L, null, DAY);
    private final Unit below = unit(5, 2L, null, null);
    private final UnitForest forest =
            new UnitForest(List.of(new UnitTree(1, "t", "Cây", 1)), List.of(root, ward, late, ended, below));

    @Test
    void aMergerNeedsASuccessorThatWasThere() {
        assertThat(rules(ward, DAY, null).merge(late))
                .extracting(FieldError::field)
                .containsExactly("intoId");
        assertThat(rules(ward, DAY, null).merge(ended)).hasSize(1);
        assertThat(rules(ward, DAY, null).merge(below)).hasSize(1);
        assertThat(rules(ward, DAY, null).merge(ward)).hasSize(1);
        assertThat(rules(ward, DAY, null).merge(null)).hasSize(1);
        assertThat(rules(late, DAY.plusDays(2), null).merge(ward)).isEmpty();
    }

    @Test
    void aLifeIsToldInItsOrder() {
        assertThat(rules(ward, DAY, DAY.plusDays(1)).rename("Khác")).hasSize(1);
        assertThat(rules(ward, DAY.minusYears(2), null).rename("Khác")).hasSize(1);
        assertThat(rules(ward, TODAY.plusDays(1), null).rename("Khác")).hasSize(1);
        assertThat(rules(ward, DAY, DAY).rename("Khác")).isEmpty();
        assertThat(rules(ended, DAY.plusDays(3), null).rename("Khác")).hasSize(1);
    }

    @Test
    void aUnitWithOthersBelowDoesNotEndAndTheTopNever() {
        assertThat(rules(ward, DAY, null).close()).hasSize(1);
        assertThat(rules(below, DAY, null).close()).isEmpty();
        assertThat(rules(root, DAY, null).close()).hasSize(2);
        assertThat(rules(root, DAY, null).move(ward)).isNotEmpty();
    }

    @Test
    void onlyWhatHasEndedIsOpenedAgainAndOnlyBelowWhatExists() {
        Unit merged = new Unit(6, 1, 3L, "U6", "Đơn vị 6", "", "", null, null, DAY, true);
        Unit lost = unit(7, 4L, null, DAY);
        UnitForest all = new UnitForest(
                List.of(new UnitTree(1, "t", "Cây", 1)), List.of(root, ward, late, ended, below, merged, lost));
        LocalDate later = DAY.plusDays(2);
        assertThat(new LifeRules(all, ended, later, DAY, TODAY).reopen(null)).isEmpty();
        assertThat(new LifeRules(all, ended, DAY.minusDays(1), DAY, TODAY).reopen(null))
                .hasSize(1);
        assertThat(new LifeRules(all, ward, later, null, TODAY).reopen(null)).hasSize(1);
        assertThat(new LifeRules(all, lost, later, DAY, TODAY).reopen(null))
                .extracting(FieldError::message)
                .singleElement()
                .asString()
                .contains("Đơn vị 4");
        assertThat(new LifeRules(all, merged, later, DAY, TODAY).reopen(ward)).isEmpty();
        assertThat(new LifeRules(all, merged, later, DAY, TODAY).reopen(late)).isEmpty();
        assertThat(new LifeRules(all, merged, later, DAY, TODAY).reopen(ended))
                .extracting(FieldError::field)
                .containsExactly("parentCode");
        assertThat(new LifeRules(all, merged, later, DAY, TODAY).reopen(null)).hasSize(1);
    }

    private LifeRules rules(Unit unit, LocalDate on, @Nullable LocalDate last) {
        return new LifeRules(forest, unit, on, last, TODAY);
    }

    private static Unit unit(long id, @Nullable Long parent, @Nullable LocalDate opened, @Nullable LocalDate closed) {
        return new Unit(id, 1, parent, "U" + id, "Đơn vị " + id, "", "", null, opened, closed, false);
    }
}
