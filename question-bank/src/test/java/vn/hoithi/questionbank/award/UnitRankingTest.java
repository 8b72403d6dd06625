package vn.hoithi.questionbank.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnitRankingTest {

    @Test
    void ratesAreComparedExactlyAndEqualsShareAPlace() {
        UnitFormula formula = formula(List.of(List.of(term(Metric.RATE, "1"))));
        assertThat(UnitRanking.rank(
                        List.of(unit("a", 1, 3), unit("b", 333_333, 1_000_000), unit("c", 2, 6), unit("d", 4, 4)),
                        formula))
                .extracting(placed -> placed.figures().id(), PlacedUnit::place)
                .containsExactly(tuple("d", 1), tuple("a", 2), tuple("c", 2), tuple("b", 4));
    }

    @Test
    void aUnitWithoutHeadcountHasNoRate() {
        UnitFormula byRate = formula(List.of(List.of(term(Metric.RATE, "1")), List.of(term(Metric.PEOPLE, "1"))));
        assertThat(UnitRanking.rank(List.of(unit("a", 500, null), unit("b", 1, 100), unit("c", 600, null)), byRate))
                .extracting(placed -> placed.figures().id(), PlacedUnit::place)
                .containsExactly(tuple("b", 1), tuple("c", 2), tuple("a", 3));
        UnitFormula atLeast =
                new UnitFormula(byRate.keys(), List.of(new Threshold(Metric.RATE, BigDecimal.ZERO)), false);
        assertThat(UnitRanking.rank(List.of(unit("a", 500, null), unit("b", 1, 100)), atLeast))
                .extracting(placed -> placed.figures().id())
                .containsExactly("b");
        assertThat(UnitRanking.missed(unit("a", 500, null), atLeast)).isEqualTo(atLeast.thresholds());
    }

    @Test
    void aThresholdIsMetAtItsEdge() {
        UnitFormula formula = new UnitFormula(
                List.of(List.of(term(Metric.PEOPLE, "1"))),
                List.of(new Threshold(Metric.RATE, new BigDecimal("98"))),
                false);
        assertThat(UnitRanking.rank(List.of(unit("a", 98, 100), unit("b", 9_799, 10_000)), formula))
                .extracting(placed -> placed.figures().id())
                .containsExactly("a");
    }

    /** Quảng Nam 2022: the rate as points, and ten, eight or six for each prize. */
    @Test
    void aKeyMixesFigures() {
        UnitFormula formula = formula(List.of(List.of(term(Metric.RATE, "1"), term(Metric.PRIZE_POINTS, "1"))));
        List<PlacedUnit> placed = UnitRanking.rank(
                List.of(prized("a", 80, 100, "0"), prized("b", 75, 100, "10"), prized("c", 60, 100, "24")), formula);
        assertThat(placed).extracting(one -> one.figures().id()).containsExactly("b", "c", "a");
        assertThat(placed.getFirst().values().getFirst()).isEqualByComparingTo("85");
    }

    @Test
    void blocksAreRankedForThemselves() {
        UnitFormula formula = new UnitFormula(List.of(List.of(term(Metric.PEOPLE, "1"))), List.of(), true);
        assertThat(UnitRanking.rank(
                        List.of(in("cấp xã", "a", 5), in("cơ quan", "b", 9), in("cấp xã", "c", 7)), formula))
                .extracting(PlacedUnit::block, placed -> placed.figures().id(), PlacedUnit::place)
                .containsExactly(tuple("cơ quan", "b", 1), tuple("cấp xã", "c", 1), tuple("cấp xã", "a", 2));
    }

    @Test
    void everyFigureIsWhatItsNameSays() {
        UnitFigures unit = new UnitFigures("a", "", 4, 10, 8, 3_450, 2, 1, new BigDecimal("10"), new BigDecimal("7.5"));
        assertThat(List.of(Metric.values()))
                .extracting(metric -> String.valueOf(unit.value(metric)).replaceAll("(\\.[0-9]*[1-9])0+$|\\.0+$", "$1"))
                .containsExactly("4", "10", "50", "34.5", "8.625", "2", "1", "10", "7.5");
    }

    @Test
    void formulasSurviveTheirTextForm() {
        UnitFormula formula = new UnitFormula(
                List.of(
                        List.of(term(Metric.RATE, "0.7"), term(Metric.AVERAGE, "3")),
                        List.of(term(Metric.PEOPLE, "1000000"))),
                List.of(new Threshold(Metric.ATTEMPTS, new BigDecimal("50"))),
                true);
        assertThat(UnitFormula.parse(formula.print())).isEqualTo(formula);
        for (String wrong : List.of(
                "",
                "null",
                "{}",
                formula.print().replace("0.7", "0"),
                formula.print().replace("RATE", "TỶ LỆ"),
                formula.print().replace("1000000", "1000001"),
                formula.print().replace("0.7", "0.7000001"),
                formula.print().replace("AVERAGE", "RATE"))) {
            assertThatThrownBy(() -> UnitFormula.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static UnitFormula formula(List<List<Term>> keys) {
        return new UnitFormula(keys, List.of(), false);
    }

    private static Term term(Metric metric, String weight) {
        return new Term(metric, new BigDecimal(weight));
    }

    private static UnitFigures unit(String id, int people, @Nullable Integer headcount) {
        return new UnitFigures(id, "", people, people, headcount, 0, 0, 0, BigDecimal.ZERO, null);
    }

    private static UnitFigures prized(String id, int people, int headcount, String prizePoints) {
        return new UnitFigures(id, "", people, people, headcount, 0, 0, 0, new BigDecimal(prizePoints), null);
    }

    private static UnitFigures in(String block, String id, int people) {
        return new UnitFigures(id, block, people, people, null, 0, 0, 0, BigDecimal.ZERO, null);
    }
}
