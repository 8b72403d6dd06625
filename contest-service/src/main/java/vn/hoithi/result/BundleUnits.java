package vn.hoithi.result;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import vn.hoithi.questionbank.bundle.BundleLine;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;

/** The units of a bundle, those above before those below, and the people and attempts of each with all below it. */
final class BundleUnits {
    private final List<Unit> units = new ArrayList<>();
    private final Map<Long, Integer> positions = new HashMap<>();
    private final int[] above;
    private final int[] people;
    private final int[] attempts;

    /** Every unit of each tree that one of these belongs to. */
    BundleUnits(UnitForest forest, Collection<Long> used) {
        TreeSet<Integer> trees = new TreeSet<>();
        used.forEach(id -> trees.add(forest.find(id)
                .orElseThrow(() -> new IllegalStateException("unit " + id + " is not known yet"))
                .treeId()));
        trees.forEach(tree -> forest.root(tree).ifPresent(root -> add(forest, root)));
        above = new int[units.size()];
        people = new int[units.size()];
        attempts = new int[units.size()];
        for (int at = 0; at < above.length; at++) {
            above[at] = positions.getOrDefault(
                    Objects.requireNonNullElse(units.get(at).parentId(), -1L), -1);
        }
    }

    private void add(UnitForest forest, Unit root) {
        Deque<Unit> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Unit unit = open.removeFirst();
            positions.put(unit.id(), units.size());
            units.add(unit);
            open.addAll(forest.children(unit.id()));
        }
    }

    List<BundleLine.Unit> lines() {
        return units.stream()
                .map(unit -> {
                    Long parent = unit.parentId();
                    return new BundleLine.Unit(
                            Math.toIntExact(unit.id()),
                            unit.code(),
                            unit.name(),
                            parent == null ? null : Math.toIntExact(parent),
                            unit.block(),
                            unit.headcount());
                })
                .toList();
    }

    void count(List<Long> of, boolean newPerson) {
        TreeSet<Integer> reached = new TreeSet<>();
        for (long id : of) {
            Integer at = positions.get(id);
            while (at != null && at >= 0 && reached.add(at)) {
                at = above[at];
            }
        }
        reached.forEach(at -> {
            attempts[at]++;
            people[at] += newPerson ? 1 : 0;
        });
    }

    List<BundleLine.Count> counts() {
        List<BundleLine.Count> lines = new ArrayList<>();
        for (int at = 0; at < people.length; at++) {
            lines.add(new BundleLine.Count(Math.toIntExact(units.get(at).id()), people[at], attempts[at]));
        }
        return lines;
    }
}
