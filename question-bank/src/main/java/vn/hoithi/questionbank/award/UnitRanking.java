package vn.hoithi.questionbank.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Ranks units by a formula. Equals share a place and the next place is skipped (1, 2, 2, 4). A unit without a figure that a
 * key needs — a rate without headcount — comes after all that have it.
 */
public final class UnitRanking {

    private record Valued(UnitFigures figures, List<@Nullable BigDecimal> values) {}

    private UnitRanking() {}

    /**
     * The units that reach every threshold, by block, place and id. The others have no place: see {@link #missed}.
     */
    public static List<PlacedUnit> rank(List<UnitFigures> units, UnitFormula formula) {
        Map<String, List<Valued>> blocks = units.stream()
                .filter(unit -> missed(unit, formula).isEmpty())
                .map(unit -> valued(unit, formula))
                .collect(Collectors.groupingBy(
                        one -> formula.byBlock() ? one.figures().block() : "", TreeMap::new, Collectors.toList()));
        List<PlacedUnit> placed = new ArrayList<>();
        blocks.forEach((block, within) -> placed.addAll(place(block, within, order(formula))));
        return placed;
    }

    /** The thresholds that a unit does not reach. */
    public static List<Threshold> missed(UnitFigures unit, UnitFormula formula) {
        return formula.thresholds().stream()
                .filter(threshold -> !threshold.metBy(unit))
                .toList();
    }

    private static List<PlacedUnit> place(String block, Collection<Valued> units, Comparator<Valued> order) {
        List<Valued> sorted = units.stream()
                .sorted(order.thenComparing(one -> one.figures().id()))
                .toList();
        List<PlacedUnit> placed = new ArrayList<>(sorted.size());
        for (int i = 0; i < sorted.size(); i++) {
            boolean equal = i > 0 && order.compare(sorted.get(i - 1), sorted.get(i)) == 0;
            placed.add(new PlacedUnit(
                    block,
                    equal ? placed.get(i - 1).place() : i + 1,
                    sorted.get(i).figures(),
                    sorted.get(i).values()));
        }
        return placed;
    }

    private static Comparator<Valued> order(UnitFormula formula) {
        Comparator<@Nullable BigDecimal> larger = Comparator.nullsLast(Comparator.reverseOrder());
        return IntStream.range(0, formula.keys().size())
                .mapToObj(key -> Comparator.<Valued, @Nullable BigDecimal>comparing(
                        one -> one.values().get(key), larger))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    private static Valued valued(UnitFigures unit, UnitFormula formula) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        formula.keys().forEach(key -> values.add(sum(unit, key)));
        return new Valued(unit, values);
    }

    private static @Nullable BigDecimal sum(UnitFigures unit, List<Term> key) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Term term : key) {
            BigDecimal value = unit.value(term.metric());
            if (value == null) {
                return null;
            }
            sum = sum.add(value.multiply(term.weight()));
        }
        return sum;
    }
}
