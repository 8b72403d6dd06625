package vn.hoithi.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** What holds for any forest in which some units have ended or were merged. */
class UnitLivesTest {
    private static final LocalDate DAY = LocalDate.of(2025, 7, 1);

    @Property(tries = 200)
    void endedUnitsAreOfferedToNobodyAndExpectedToDeclareNothing(@ForAll long seed) {
        UnitForest forest = forest(seed);
        for (Unit unit : forest.all(1)) {
            assertThat(forest.openChildren(unit.id())).allMatch(Unit::open);
            forest.denominator(unit.id()).ifPresent(over -> {
                assertThat(over.units()).allSatisfy(id -> {
                    Unit counted = forest.find(id).orElseThrow();
                    assertThat(counted.open()).isTrue();
                    assertThat(counted.headcount()).isNotNull();
                    assertThat(forest.isWithin(id, unit.id())).isTrue();
                });
                assertThat(over.people())
                        .isEqualTo(over.units().stream()
                                .mapToInt(id -> forest.find(id).orElseThrow().headcount())
                                .sum());
                assertThat(over.counted()).isEqualTo(over.units().size()).isLessThanOrEqualTo(over.of());
            });
        }
        assertThat(forest.search(1, "don vi", 1_000)).allMatch(Unit::open);
    }

    @Property(tries = 200)
    void removingWhatHasEndedChangesNoDenominator(@ForAll long seed) {
        UnitForest forest = forest(seed);
        List<Unit> open = forest.all(1).stream().filter(Unit::open).toList();
        UnitForest without = new UnitForest(forest.trees(), open);
        open.forEach(unit -> {
            var before =
                    forest.denominator(unit.id()).map(over -> over.people() + " " + over.counted() + "/" + over.of());
            var after =
                    without.denominator(unit.id()).map(over -> over.people() + " " + over.counted() + "/" + over.of());
            assertThat(before).isEqualTo(after);
        });
    }

    @Property(tries = 200)
    void whoeverComesForAMergedUnitComesForAnOpenOneAboveIt(@ForAll long seed) {
        UnitForest forest = forest(seed);
        for (Unit unit : forest.all(1)) {
            forest.current(unit.id()).ifPresent(now -> {
                assertThat(now.open()).isTrue();
                assertThat(forest.isWithin(unit.id(), now.id())).isTrue();
            });
            if (unit.open()) {
                assertThat(forest.current(unit.id())).contains(unit);
            }
            List<Long> up = forest.ancestors(unit.id()).stream().map(Unit::id).toList();
            assertThat(up).allMatch(id -> forest.isWithin(unit.id(), id)).doesNotContain(unit.id());
        }
    }

    /** Up to sixty units; the ended ones have only ended ones below, as every way of ending sees to. */
    private static UnitForest forest(long seed) {
        Random random = new Random(seed);
        Map<Long, Unit> units = new HashMap<>();
        units.put(1L, unit(1, null, random, false, false));
        int count = 2 + random.nextInt(60);
        for (long id = 2; id <= count; id++) {
            Unit above = java.util.Objects.requireNonNull(units.get(random.nextLong(1, id)));
            boolean ends = !above.open() || random.nextInt(4) == 0;
            units.put(id, unit(id, above.id(), random, ends, ends && random.nextBoolean()));
        }
        return new UnitForest(List.of(new UnitTree(1, "t", "Cây", 1)), new ArrayList<>(units.values()));
    }

    private static Unit unit(long id, @Nullable Long parent, Random random, boolean ends, boolean merged) {
        Integer headcount = random.nextInt(3) == 0 ? null : 1 + random.nextInt(500);
        return new Unit(id, 1, parent, "U" + id, "Đơn vị " + id, "", "", headcount, null, ends ? DAY : null, merged);
    }
}
