package vn.hoithi.unit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The units of a tree that a list may speak of, by their codes, and those of the other trees. */
final class KnownUnits {
    private final UnitForest forest;
    private final @Nullable UnitTree tree;
    private final Map<String, Unit> own;
    private final Map<String, Map<String, Unit>> others = new HashMap<>();

    private KnownUnits(UnitForest forest, @Nullable UnitTree tree) {
        this.forest = forest;
        this.tree = tree;
        this.own = tree == null ? Map.of() : byCode(forest, tree);
    }

    static KnownUnits none() {
        return new KnownUnits(new UnitForest(java.util.List.of(), java.util.List.of()), null);
    }

    static KnownUnits of(UnitForest forest, String treeCode) {
        return new KnownUnits(forest, forest.tree(treeCode).orElse(null));
    }

    UnitForest forest() {
        return forest;
    }

    boolean newTree() {
        return own.isEmpty();
    }

    /** Zero for a tree that does not exist yet. */
    long revision() {
        return tree == null ? 0 : tree.revision();
    }

    String treeName() {
        return tree == null ? "" : tree.name();
    }

    @Nullable
    Unit find(String code) {
        return own.get(code);
    }

    Map<String, Unit> all() {
        return own;
    }

    @Nullable
    String codeOf(@Nullable Long id) {
        return id == null ? null : forest.find(id).map(Unit::code).orElse(null);
    }

    /** Whether there is such a tree beside this one. */
    boolean hasOther(String treeCode) {
        return forest.tree(treeCode).filter(other -> !other.equals(tree)).isPresent();
    }

    @Nullable
    Unit findIn(String treeCode, String code) {
        return others.computeIfAbsent(treeCode, this::load).get(code);
    }

    private Map<String, Unit> load(String treeCode) {
        return forest.tree(treeCode).map(other -> byCode(forest, other)).orElse(Map.of());
    }

    private static Map<String, Unit> byCode(UnitForest forest, UnitTree tree) {
        Map<String, Unit> units = new HashMap<>();
        forest.all(tree.id()).forEach(unit -> units.put(unit.code(), unit));
        return units;
    }
}
