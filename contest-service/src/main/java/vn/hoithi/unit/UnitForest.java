package vn.hoithi.unit;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All trees of units as they were at one moment; immutable, so that everything about units is answered from memory. */
public final class UnitForest {
    private final Map<Integer, UnitTree> trees = new HashMap<>();
    private final Map<Long, Unit> units = new HashMap<>();
    private final Map<Long, List<Unit>> children = new HashMap<>();
    private final Map<Integer, Unit> roots = new HashMap<>();
    private final Map<Long, Denominator> denominators = new HashMap<>();
    private final UnitSearch search;

    /** @param ordered the units in the order in which lists show them */
    UnitForest(Collection<UnitTree> trees, List<Unit> ordered) {
        trees.forEach(tree -> this.trees.put(tree.id(), tree));
        for (Unit unit : ordered) {
            units.put(unit.id(), unit);
            Long parent = unit.parentId();
            if (parent == null) {
                roots.put(unit.treeId(), unit);
            } else {
                children.computeIfAbsent(parent, ignored -> new ArrayList<>()).add(unit);
            }
        }
        children.values().forEach(list -> list.sort(Comparator.comparing(Unit::outside)));
        search = new UnitSearch(ordered);
    }

    public Collection<UnitTree> trees() {
        return List.copyOf(trees.values());
    }

    public Optional<UnitTree> tree(String code) {
        return trees.values().stream().filter(tree -> tree.code().equals(code)).findFirst();
    }

    public Optional<UnitTree> tree(int id) {
        return Optional.ofNullable(trees.get(id));
    }

    public Optional<Unit> find(long id) {
        return Optional.ofNullable(units.get(id));
    }

    public Optional<Unit> root(int treeId) {
        return Optional.ofNullable(roots.get(treeId));
    }

    /** Units directly below, in Vietnamese order, people from elsewhere last. */
    public List<Unit> children(long id) {
        return children.getOrDefault(id, List.of());
    }

    /** From the root down to the unit's parent. */
    public List<Unit> ancestors(long id) {
        List<Unit> up = new ArrayList<>();
        for (Unit unit = parent(id); unit != null; unit = parent(unit.id())) {
            up.addFirst(unit);
        }
        return up;
    }

    /** Whether {@code id} is {@code top} or lies below it. */
    public boolean isWithin(long id, long top) {
        for (Unit unit = units.get(id); unit != null; unit = parent(unit.id())) {
            if (unit.id() == top) {
                return true;
            }
        }
        return false;
    }

    /** The names above the unit, nearest first and without the root: enough to tell two units of one name apart. */
    public String above(long id) {
        List<String> names =
                ancestors(id).stream().skip(1).map(Unit::name).toList().reversed();
        return String.join(", ", names);
    }

    /** Units whose name or place contains every typed word, whatever the diacritics; best first. */
    public List<Unit> search(int treeId, String typed, int limit) {
        return search.find(treeId, typed, limit, this::above);
    }

    /** The denominator of the unit's rate; empty when neither it nor anything below declared a headcount. */
    public Optional<Denominator> denominator(long id) {
        synchronized (denominators) {
            Denominator found = compute(id);
            return found.counted() == 0 ? Optional.empty() : Optional.of(found);
        }
    }

    private Denominator compute(long id) {
        Denominator known = denominators.get(id);
        if (known == null) {
            known = declared(requireNonNull(units.get(id)));
            denominators.put(id, known);
        }
        return known;
    }

    private Denominator declared(Unit unit) {
        Integer own = unit.headcount();
        if (own != null) {
            return new Denominator(own, 1, 1, List.of(unit.id()));
        }
        List<Unit> below = children(unit.id());
        if (below.isEmpty()) {
            return new Denominator(0, 0, unit.outside() ? 0 : 1, List.of());
        }
        int people = 0;
        int counted = 0;
        int of = 0;
        List<Long> ids = new ArrayList<>();
        for (Unit child : below) {
            Denominator part = compute(child.id());
            people += part.people();
            counted += part.counted();
            of += part.of();
            ids.addAll(part.units());
        }
        return new Denominator(people, counted, of, List.copyOf(ids));
    }

    private @Nullable Unit parent(long id) {
        Unit unit = units.get(id);
        Long parent = unit == null ? null : unit.parentId();
        return parent == null ? null : units.get(parent);
    }
}
