package vn.hoithi.unit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The units of one tree by their codes, as lists name them. */
public final class UnitCodes {
    private final Map<String, Unit> byCode = new HashMap<>();

    private UnitCodes() {}

    public static UnitCodes of(UnitForest forest, int treeId) {
        UnitCodes codes = new UnitCodes();
        forest.root(treeId).ifPresent(root -> codes.add(forest, root));
        return codes;
    }

    private void add(UnitForest forest, Unit unit) {
        byCode.put(unit.code(), unit);
        forest.children(unit.id()).forEach(child -> add(forest, child));
    }

    public Optional<Unit> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
