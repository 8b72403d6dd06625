package vn.hoithi.unit;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All trees of units as they were at one moment; immutable, so that everything about units is answered from memory. */
public final class UnitForest {
    private final Map<Integer, UnitTree> trees = new HashMap<>();
    private final Map<Long, Unit> units = new HashMap<>();
    private final Map<Long, List<Unit>> children = new HashMap<>();
    private final Map<Long, List<Unit>> openChildren = new HashMap<>();
    private final Map<Integer, Unit> roots = new HashMap<>();
    private final Map<Long, List<Unit>> bodies = new HashMap<>();
    private final Details details;
    private final Denominators denominators;
    private final Map<String, Denominators> byAudience = new ConcurrentHashMap<>();
    private final UnitSearch search;

    /**
     * What is known of units beside the units themselves.
     *
     * @param headcounts confirmed headcounts per audience, by unit
     * @param bodies number of the body that a unit is one form of, by unit
     */
    record Details(Map<Long, Map<String, Integer>> headcounts, Map<Long, Long> bodies) {
        static final Details NONE = new Details(Map.of(), Map.of());
    }

    /** @param ordered the units in the order in which lists show them */
    UnitForest(Collection<UnitTree> trees, List<Unit> ordered) {
        this(trees, ordered, Details.NONE);
    }

    /** @param ordered the units in the order in which lists show them */
    UnitForest(Collection<UnitTree> trees, List<Unit> ordered, Details details) {
        trees.forEach(tree -> this.trees.put(tree.id(), tree));
        this.details = details;
        ordered.forEach(this::add);
        // Those who are elsewhere come last among those to choose from, and what has ended comes after everything.
        children.values()
                .forEach(list -> list.sort(
                        Comparator.comparing((Unit unit) -> !unit.open()).thenComparing(Unit::outside)));
        children.forEach((parent, list) ->
                openChildren.put(parent, list.stream().filter(Unit::open).toList()));
        denominators = new Denominators(unit -> openChildren(unit.id()), Unit::headcount);
        search = new UnitSearch(ordered);
    }

    private void add(Unit unit) {
        units.put(unit.id(), unit);
        Long parent = unit.parentId();
        if (parent == null) {
            roots.put(unit.treeId(), unit);
        } else {
            children.computeIfAbsent(parent, ignored -> new ArrayList<>()).add(unit);
        }
        Long body = details.bodies().get(unit.id());
        if (body != null) {
            bodies.computeIfAbsent(body, ignored -> new ArrayList<>()).add(unit);
        }
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

    /** All units of a tree, parents and children in no particular order. */
    public List<Unit> all(int treeId) {
        return units.values().stream().filter(unit -> unit.treeId() == treeId).toList();
    }

    /** Units directly below, in Vietnamese order, people from elsewhere last and ended ones after them. */
    public List<Unit> children(long id) {
        return children.getOrDefault(id, List.of());
    }

    /** Units directly below that exist: those to choose from, and to expect something of. */
    public List<Unit> openChildren(long id) {
        return openChildren.getOrDefault(id, List.of());
    }

    /** Who takes part for this unit now takes part for: the unit itself, or the one it was merged into; none if it ended. */
    public Optional<Unit> current(long id) {
        Unit unit = units.get(id);
        while (unit != null && unit.merged()) {
            unit = parent(unit.id());
        }
        return Optional.ofNullable(unit).filter(Unit::open);
    }

    /** The units of other trees that are the same body as this one, in the order of their trees. */
    public List<Unit> sameBody(long id) {
        Long body = details.bodies().get(id);
        return body == null
                ? List.of()
                : bodies.getOrDefault(body, List.of()).stream()
                        .filter(unit -> unit.id() != id)
                        .sorted(Comparator.comparingInt(Unit::treeId))
                        .toList();
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

    /** Existing units whose name or place contains every typed word, whatever the diacritics; best first. */
    public List<Unit> search(int treeId, String typed, int limit) {
        return search.find(treeId, typed, limit, Unit::open);
    }

    /** As {@link #search}, but ended units are found too. */
    public List<Unit> searchAll(int treeId, String typed, int limit) {
        return search.find(treeId, typed, limit, unit -> true);
    }

    /** Confirmed headcounts of a unit by audience; all of its people together are {@link Unit#headcount()}. */
    public Map<String, Integer> headcounts(long id) {
        return details.headcounts().getOrDefault(id, Map.of());
    }

    /** The denominator of the unit's rate; empty when neither it nor anything below declared a headcount. */
    public Optional<Denominator> denominator(long id) {
        return denominators.of(requireNonNull(units.get(id)));
    }

    /** The denominator of the rate of one audience; "" means all people together. */
    public Optional<Denominator> denominator(long id, String audience) {
        Unit unit = requireNonNull(units.get(id));
        return audience.isEmpty()
                ? denominators.of(unit)
                : byAudience.computeIfAbsent(audience, this::denominators).of(unit);
    }

    private Denominators denominators(String audience) {
        return new Denominators(
                unit -> openChildren(unit.id()), unit -> headcounts(unit.id()).get(audience));
    }

    private @Nullable Unit parent(long id) {
        Unit unit = units.get(id);
        Long parent = unit == null ? null : unit.parentId();
        return parent == null ? null : units.get(parent);
    }
}
