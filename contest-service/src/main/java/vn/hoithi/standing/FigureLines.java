package vn.hoithi.standing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.hoithi.standing.PeriodFigures.AudienceFigures;
import vn.hoithi.standing.PeriodFigures.Line;
import vn.hoithi.unit.Denominator;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;

/** Which units a report needs figures of, and the figures put together. Pure. */
final class FigureLines {
    private static final int SCORES = 101;

    private final UnitForest forest;
    private final Unit node;
    private final List<Unit> children;

    FigureLines(UnitForest forest, Unit node) {
        this.forest = forest;
        this.node = node;
        this.children = forest.children(node.id());
    }

    long node() {
        return node.id();
    }

    /** The node, those directly below, and every unit whose headcount is in one of their denominators. */
    Long[] units() {
        Set<Long> units = new HashSet<>();
        add(node, units);
        children.forEach(child -> add(child, units));
        return units.toArray(Long[]::new);
    }

    /** The node and those directly below: each has a line of its own. */
    Long[] shown() {
        return Stream.concat(Stream.of(node), children.stream()).map(Unit::id).toArray(Long[]::new);
    }

    /** The node with everything below it. */
    Long[] below() {
        List<Long> below = new ArrayList<>();
        walk(node, below);
        return below.toArray(Long[]::new);
    }

    PeriodFigures put(List<FigureStore.Part> parts, Period period, Instant asOf) {
        Map<Long, Sum> sums = new HashMap<>();
        Integer[] scores = new Integer[SCORES];
        Arrays.fill(scores, 0);
        for (FigureStore.Part part : parts) {
            switch (part.kind()) {
                case "SCORE" -> scores[Integer.parseInt(part.key())] = part.people();
                default ->
                    sums.computeIfAbsent(part.unit(), ignored -> new Sum()).add(part);
            }
        }
        return new PeriodFigures(
                period,
                asOf,
                line(node, sums),
                children.stream().map(child -> line(child, sums)).toList(),
                parts.stream()
                        .filter(part -> part.unit() == node.id() && part.kind().equals("AUDIENCE"))
                        .map(part -> new AudienceFigures(part.key(), part.people(), part.attempts()))
                        .sorted(Comparator.comparingInt(AudienceFigures::people)
                                .reversed()
                                .thenComparing(AudienceFigures::audience))
                        .toList(),
                List.of(scores));
    }

    private void walk(Unit unit, List<Long> below) {
        below.add(unit.id());
        forest.children(unit.id()).forEach(child -> walk(child, below));
    }

    private void add(Unit unit, Set<Long> units) {
        units.add(unit.id());
        forest.denominator(unit.id()).ifPresent(over -> units.addAll(over.units()));
    }

    private Line line(Unit unit, Map<Long, Sum> sums) {
        Sum sum = sum(unit.id(), sums);
        Denominator over = forest.denominator(unit.id()).orElse(null);
        if (over == null) {
            return new Line(unit, null, null, sum.people, sum.attempts, sum.perfect, null);
        }
        // None of the units in a denominator is below another: nobody is added twice.
        int people =
                over.units().stream().mapToInt(one -> sum(one, sums).people).sum();
        return new Line(
                unit,
                over.people(),
                over.partial() ? over.counted() + "/" + over.of() : null,
                sum.people,
                sum.attempts,
                sum.perfect,
                Rate.of(people, over.people()));
    }

    private static Sum sum(long unit, Map<Long, Sum> sums) {
        return sums.getOrDefault(unit, Sum.NONE);
    }

    private static final class Sum {
        private static final Sum NONE = new Sum();

        private int people;
        private int attempts;
        private int perfect;

        void add(FigureStore.Part part) {
            if (part.kind().equals("PERFECT")) {
                perfect += part.attempts();
            } else {
                people += part.people();
                attempts += part.attempts();
            }
        }
    }
}
