package vn.hoithi.unit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The targets of one contest as they were at one moment; immutable. */
public final class Targets {
    /** The whole contest, where a round is asked for. */
    public static final int CONTEST = 0;

    private final List<Target> all;
    private final Map<Key, Target> own = new HashMap<>();

    private record Key(long unit, int round, String audience) {}

    Targets(List<Target> all) {
        this.all = List.copyOf(all);
        all.forEach(target -> own.put(
                new Key(target.unitId(), Objects.requireNonNullElse(target.roundId(), CONTEST), target.audience()),
                target));
    }

    /** In the order in which they were set. */
    public List<Target> all() {
        return all;
    }

    /** The target of all people of a unit; as {@link #of(UnitForest, long, int, String)} with audience "". */
    public Optional<Target> of(UnitForest forest, long unitId, int roundId) {
        return of(forest, unitId, roundId, "");
    }

    /**
     * The unit's own target, or else the nearest rate set for a unit above: a rate holds for everybody below, a number of
     * people or attempts only for the unit it was set for.
     *
     * @param roundId {@link #CONTEST} for the whole contest; its target is no round's
     */
    public Optional<Target> of(UnitForest forest, long unitId, int roundId, String audience) {
        Target known = own.get(new Key(unitId, roundId, audience));
        return known != null
                ? Optional.of(known)
                : forest.ancestors(unitId).reversed().stream()
                        .map(above -> own.get(new Key(above.id(), roundId, audience)))
                        .filter(target -> target != null && target.kind() == Target.Kind.RATE)
                        .findFirst();
    }
}
