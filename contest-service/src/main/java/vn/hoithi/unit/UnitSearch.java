package vn.hoithi.unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.hoithi.platform.Unmarked;

/** Finds units by words typed with or without diacritics. */
final class UnitSearch {
    private static final int LONGEST_QUERY = 80;

    private final Map<Integer, List<Entry>> entries = new HashMap<>();
    private final Map<Long, Entry> byId = new HashMap<>();

    private record Entry(Unit unit, String plain) {}

    private record Hit(Unit unit, int rank) {}

    UnitSearch(List<Unit> units) {
        for (Unit unit : units) {
            Entry entry = new Entry(unit, Unmarked.of(unit.name()));
            byId.put(unit.id(), entry);
            entries.computeIfAbsent(unit.treeId(), ignored -> new ArrayList<>()).add(entry);
        }
    }

    /** Every word must be in the unit's name or in the names above it; a name that starts with the words comes first. */
    List<Unit> find(int treeId, String typed, int limit, Predicate<Unit> wanted) {
        String query = Unmarked.of(typed.length() > LONGEST_QUERY ? typed.substring(0, LONGEST_QUERY) : typed);
        String[] words = query.split(" ");
        List<Hit> hits = new ArrayList<>();
        for (Entry entry : entries.getOrDefault(treeId, List.of())) {
            int rank = entry.unit().parentId() == null || !wanted.test(entry.unit()) ? -1 : rank(entry, query, words);
            if (rank >= 0) {
                hits.add(new Hit(entry.unit(), rank));
            }
        }
        return hits.stream()
                .sorted(Comparator.comparingInt(Hit::rank))
                .limit(limit)
                .map(Hit::unit)
                .toList();
    }

    private int rank(Entry entry, String query, String[] words) {
        if (entry.plain().startsWith(query)) {
            return 0;
        }
        if (entry.plain().contains(query)) {
            return 1;
        }
        boolean someInName = false;
        for (String word : words) {
            boolean inName = entry.plain().contains(word);
            someInName |= inName;
            if (!inName && !isAbove(entry, word)) {
                return -1;
            }
        }
        return someInName ? 2 : -1;
    }

    /** Whether the word is in a name above, the root's left out: it is above everything. */
    private boolean isAbove(Entry entry, String word) {
        Entry above = parent(entry);
        while (above != null && above.unit().parentId() != null) {
            if (above.plain().contains(word)) {
                return true;
            }
            above = parent(above);
        }
        return false;
    }

    private @Nullable Entry parent(Entry entry) {
        Long parent = entry.unit().parentId();
        return parent == null ? null : byId.get(parent);
    }
}
