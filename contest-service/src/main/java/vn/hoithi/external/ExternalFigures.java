package vn.hoithi.external;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hoithi.unit.Denominator;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;

/**
 * Figures of every level of a contest held elsewhere. The figure of a level for a week is what it entered itself, else
 * the sum of those below, never both. Attempts of weeks add up. People of weeks are not distinct: over several weeks a
 * unit has as many people as in its largest week, unless it says how many took part in the whole contest. Pure.
 */
public final class ExternalFigures {
    private static final Week NOTHING = new Week(0, 0, 0, false);

    private final UnitForest forest;
    private final Entries entries;
    private final Set<Long> active = new HashSet<>();
    private final Map<Long, NavigableMap<LocalDate, Week>> weeks = new ConcurrentHashMap<>();

    ExternalFigures(UnitForest forest, Entries entries) {
        this.forest = forest;
        this.entries = entries;
        for (long unit : entries.units()) {
            active.add(unit);
            forest.ancestors(unit).forEach(above -> active.add(above.id()));
        }
    }

    /**
     * A level in one week.
     *
     * @param own entered by the unit for itself; otherwise the sum of those below
     */
    public record Week(long people, long attempts, long perfect, boolean own) {
        Week plus(Week other) {
            return new Week(
                    people + other.people, attempts + other.attempts, perfect + other.perfect, own || other.own);
        }
    }

    /** A level in several weeks. */
    public record Sum(int people, int attempts, int perfect) {}

    public long revision() {
        return entries.revision();
    }

    /** What the unit entered itself for the week; none for the Monday: for the whole contest. */
    public Optional<Entry> entry(long unit, @Nullable LocalDate monday) {
        return Optional.ofNullable(entries.find(unit, monday));
    }

    /** The first week that anybody entered. */
    public Optional<LocalDate> firstWeek() {
        return entries.units().stream()
                .map(unit -> entries.weeks(unit).keySet().iterator().next())
                .min(LocalDate::compareTo);
    }

    /** The weeks of a unit with everything below it, oldest first. */
    public NavigableMap<LocalDate, Week> weeks(long unit) {
        NavigableMap<LocalDate, Week> known = weeks.get(unit);
        if (known != null) {
            return known;
        }
        NavigableMap<LocalDate, Week> found = work(unit);
        weeks.put(unit, found);
        return found;
    }

    private NavigableMap<LocalDate, Week> work(long unit) {
        NavigableMap<LocalDate, Week> below = new TreeMap<>();
        below(unit)
                .forEach(child -> weeks(child.id())
                        .forEach((monday, week) -> below.merge(
                                monday, new Week(week.people(), week.attempts(), week.perfect(), false), Week::plus)));
        entries.weeks(unit).forEach((monday, entry) -> below.put(monday, own(entry)));
        return below;
    }

    private static Week own(Entry entry) {
        return new Week(number(entry.people()), number(entry.attempts()), number(entry.perfect()), true);
    }

    /** The unit's figures in those weeks. */
    public Sum figures(long unit, Weeks asked) {
        Week all = during(unit, asked).reduce(NOTHING, Week::plus);
        return new Sum(fit(people(unit, asked)), fit(all.attempts()), fit(all.perfect()));
    }

    /**
     * People of the unit who belong to its rate's denominator; none when that cannot be told, because a level entered one
     * figure for all while only some of those below declared a headcount.
     */
    public @Nullable Long counted(Unit unit, Weeks asked) {
        Denominator over = forest.denominator(unit.id()).orElse(null);
        if (over == null) {
            return 0L;
        }
        boolean own = isOwn(unit.id(), asked);
        if (unit.headcount() != null || (own && !over.partial())) {
            return people(unit.id(), asked);
        }
        if (own) {
            return null;
        }
        long sum = 0;
        for (Unit child : below(unit.id()).toList()) {
            Long part = counted(child, asked);
            if (part == null) {
                return null;
            }
            sum += part;
        }
        return sum;
    }

    private long people(long unit, Weeks asked) {
        if (!isOwn(unit, asked)) {
            return below(unit).mapToLong(child -> people(child.id(), asked)).sum();
        }
        long largest = during(unit, asked).mapToLong(Week::people).max().orElse(0);
        Entry declared = asked.whole() ? entries.find(unit, null) : null;
        return declared == null ? largest : Math.max(largest, number(declared.people()));
    }

    private boolean isOwn(long unit, Weeks asked) {
        return (asked.whole() && entries.find(unit, null) != null)
                || entries.weeks(unit).keySet().stream().anyMatch(asked::has);
    }

    private Stream<Week> during(long unit, Weeks asked) {
        return weeks(unit).entrySet().stream()
                .filter(week -> asked.has(week.getKey()))
                .map(Map.Entry::getValue);
    }

    private Stream<Unit> below(long unit) {
        List<Unit> children = active.contains(unit) ? forest.children(unit) : List.of();
        return children.stream().filter(child -> active.contains(child.id()));
    }

    private static long number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private static int fit(long value) {
        return Math.clamp(value, 0, Integer.MAX_VALUE);
    }
}
