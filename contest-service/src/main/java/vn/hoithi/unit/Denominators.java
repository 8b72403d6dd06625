package vn.hoithi.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The denominators over one kind of headcount: of all people, or of one audience. Each is worked out once. */
final class Denominators {
    private static final Denominator NONE = new Denominator(0, 0, 0, List.of());
    private static final Denominator MISSING = new Denominator(0, 0, 1, List.of());

    private final Function<Unit, List<Unit>> openChildren;
    private final Function<Unit, @Nullable Integer> declared;
    private final Map<Long, Denominator> known = new ConcurrentHashMap<>();

    Denominators(Function<Unit, List<Unit>> openChildren, Function<Unit, @Nullable Integer> declared) {
        this.openChildren = openChildren;
        this.declared = declared;
    }

    /** Empty when neither the unit nor anything below declared a headcount, or only zeros, over which there is no rate. */
    Optional<Denominator> of(Unit unit) {
        return Optional.of(compute(unit)).filter(found -> found.people() > 0);
    }

    private Denominator compute(Unit unit) {
        Denominator before = known.get(unit.id());
        if (before != null) {
            return before;
        }
        Denominator now = work(unit);
        known.put(unit.id(), now);
        return now;
    }

    private Denominator work(Unit unit) {
        if (!unit.open()) {
            return NONE;
        }
        Integer own = declared.apply(unit);
        if (own != null) {
            return new Denominator(own, 1, 1, List.of(unit.id()));
        }
        List<Unit> below = openChildren.apply(unit);
        if (below.isEmpty()) {
            return unit.outside() ? NONE : MISSING;
        }
        return sum(below);
    }

    private Denominator sum(List<Unit> units) {
        int people = 0;
        int counted = 0;
        int of = 0;
        List<Long> ids = new ArrayList<>();
        for (Unit unit : units) {
            Denominator part = compute(unit);
            people += part.people();
            counted += part.counted();
            of += part.of();
            ids.addAll(part.units());
        }
        return new Denominator(people, counted, of, List.copyOf(ids));
    }
}
