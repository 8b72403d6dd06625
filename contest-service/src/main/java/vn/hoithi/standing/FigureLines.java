package vn.hoithi.standing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.hoithi.standing.PeriodFigures.AudienceFigures;
import vn.hoithi.standing.PeriodFigures.Line;
import vn.hoithi.unit.Denominator;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;

/** Every unit of a subtree with the line in which its people are counted, and the lines put together again. Pure. */
final class FigureLines {
    private static final int SCORES = 101;

    private final UnitForest forest;
    private final Unit node;
    private final List<Unit> children;
    private final List<Long> units = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private final List<Boolean> counted = new ArrayList<>();

    FigureLines(UnitForest forest, Unit node) {
        this.forest = forest;
        this.node = node;
        this.children = forest.children(node.id());
        add(node, node.id(), counting(node).contains(node.id()));
        children.forEach(child -> walk(child, child.id(), counting(child), false));
    }

    /** All units of the subtree; {@link #lines} and {@link #counted} go with them. */
    Long[] units() {
        return units.toArray(Long[]::new);
    }

    Long[] lines() {
        return lines.toArray(Long[]::new);
    }

    Boolean[] counted() {
        return counted.toArray(Boolean[]::new);
    }

    PeriodFigures put(List<FigureStore.Cell> cells, Period period, java.time.Instant asOf) {
        Map<Long, Sum> sums = new HashMap<>();
        Map<String, Sum> audiences = new HashMap<>();
        Sum all = new Sum();
        int[] scores = new int[SCORES];
        for (FigureStore.Cell cell : cells) {
            all.add(cell);
            sums.computeIfAbsent(cell.line(), ignored -> new Sum()).add(cell);
            audiences.computeIfAbsent(cell.audience(), ignored -> new Sum()).add(cell);
            scores[cell.score()] += cell.people();
        }
        return new PeriodFigures(
                period,
                asOf,
                line(node, all),
                children.stream()
                        .map(child -> line(child, sums.getOrDefault(child.id(), new Sum())))
                        .toList(),
                audiences(audiences),
                java.util.Arrays.stream(scores).boxed().toList());
    }

    private static List<AudienceFigures> audiences(Map<String, Sum> sums) {
        return sums.entrySet().stream()
                .map(entry -> new AudienceFigures(entry.getKey(), entry.getValue().people, entry.getValue().attempts))
                .sorted(java.util.Comparator.comparingInt(AudienceFigures::people)
                        .reversed()
                        .thenComparing(AudienceFigures::audience))
                .toList();
    }

    private Line line(Unit unit, Sum sum) {
        Denominator over = forest.denominator(unit.id()).orElse(null);
        if (over == null) {
            return new Line(unit, null, null, sum.people, sum.attempts, sum.perfect, null);
        }
        // The node's own headcount covers everybody in it, also where its children's are partial.
        int people = unit.headcount() != null ? sum.people : sum.counted;
        return new Line(
                unit,
                over.people(),
                over.partial() ? over.counted() + "/" + over.of() : null,
                sum.people,
                sum.attempts,
                sum.perfect,
                Rate.of(people, over.people()));
    }

    private Set<Long> counting(Unit unit) {
        return forest.denominator(unit.id())
                .map(over -> (Set<Long>) new HashSet<>(over.units()))
                .orElse(Set.of());
    }

    private void walk(Unit unit, long line, Set<Long> counting, boolean above) {
        boolean inside = above || counting.contains(unit.id());
        add(unit, line, inside);
        forest.children(unit.id()).forEach(child -> walk(child, line, counting, inside));
    }

    private void add(Unit unit, long line, boolean inside) {
        units.add(unit.id());
        lines.add(line);
        counted.add(inside);
    }

    private static final class Sum {
        private int people;
        private int attempts;
        private int perfect;
        private int counted;

        void add(FigureStore.Cell cell) {
            people += cell.people();
            attempts += cell.attempts();
            perfect += cell.perfect();
            counted += cell.counted() ? cell.people() : 0;
        }
    }
}
