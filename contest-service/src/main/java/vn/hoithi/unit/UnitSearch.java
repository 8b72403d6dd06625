package vn.hoithi.unit;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/** Finds units by words typed with or without diacritics. */
final class UnitSearch {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int LONGEST_QUERY = 80;

    private final List<Entry> entries;

    private record Entry(Unit unit, String plain) {}

    private record Hit(Unit unit, int rank) {}

    UnitSearch(List<Unit> units) {
        this.entries =
                units.stream().map(unit -> new Entry(unit, plain(unit.name()))).toList();
    }

    /** Every word must be in the unit's name or in the names above it; a name that starts with the words comes first. */
    List<Unit> find(int treeId, String typed, int limit, LongFunction<String> above) {
        String query = plain(typed.length() > LONGEST_QUERY ? typed.substring(0, LONGEST_QUERY) : typed);
        String[] words = query.split(" ");
        List<Hit> hits = new ArrayList<>();
        for (Entry entry : entries) {
            Unit unit = entry.unit();
            if (unit.treeId() != treeId || unit.parentId() == null) {
                continue;
            }
            int rank = rank(entry.plain(), query, words, () -> plain(above.apply(unit.id())));
            if (rank >= 0) {
                hits.add(new Hit(unit, rank));
            }
        }
        return hits.stream()
                .sorted(Comparator.comparingInt(Hit::rank))
                .limit(limit)
                .map(Hit::unit)
                .toList();
    }

    private static int rank(String name, String query, String[] words, java.util.function.Supplier<String> above) {
        if (name.startsWith(query)) {
            return 0;
        }
        if (name.contains(query)) {
            return 1;
        }
        boolean someInName = false;
        for (String word : words) {
            someInName |= name.contains(word);
        }
        if (!someInName) {
            return -1;
        }
        String whole = name + " " + above.get();
        for (String word : words) {
            if (!whole.contains(word)) {
                return -1;
            }
        }
        return 2;
    }

    /** Lower case without diacritics; đ is a letter of its own and has no mark to strip. */
    static String plain(String text) {
        String decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return MARKS.matcher(decomposed)
                .replaceAll("")
                .replace('đ', 'd')
                .strip()
                .replaceAll("\\s+", " ");
    }
}
