package vn.hoithi.external;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All entries of a contest as of one revision; immutable. Withdrawn ones are only remembered for what replaces them. */
final class Entries {
    static final Entries NONE = new Entries(Map.of(), 0);

    private record Key(long unit, @Nullable LocalDate monday) {}

    private final Map<Key, Entry> all;
    private final Map<Long, TreeMap<LocalDate, Entry>> weeks = new HashMap<>();
    private final long revision;

    private Entries(Map<Key, Entry> all, long revision) {
        this.all = all;
        this.revision = revision;
        all.values().stream()
                .filter(entry -> entry.monday() != null && !entry.withdrawn())
                .forEach(entry -> weeks.computeIfAbsent(entry.unitId(), ignored -> new TreeMap<>())
                        .put(requireNonNull(entry.monday()), entry));
    }

    Entries with(List<Entry> fresh) {
        Map<Key, Entry> next = new HashMap<>(all);
        fresh.forEach(entry -> next.merge(
                new Key(entry.unitId(), entry.monday()),
                entry,
                (old, now) -> now.revision() >= old.revision() ? now : old));
        return new Entries(next, fresh.stream().mapToLong(Entry::revision).reduce(revision, Math::max));
    }

    long revision() {
        return revision;
    }

    /** Units that entered something which counts. */
    Set<Long> units() {
        return Collections.unmodifiableSet(weeks.keySet());
    }

    Map<LocalDate, Entry> weeks(long unit) {
        return weeks.getOrDefault(unit, new TreeMap<>());
    }

    /** What the unit entered for the week, or with no Monday for the whole contest; none when withdrawn. */
    @Nullable
    Entry find(long unit, @Nullable LocalDate monday) {
        Entry entry = all.get(new Key(unit, monday));
        return entry == null || entry.withdrawn() ? null : entry;
    }
}
