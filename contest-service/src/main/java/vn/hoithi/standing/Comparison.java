package vn.hoithi.standing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ranks units among those of their block and size. Pure. */
final class Comparison {
    private final Map<Long, Place> places = new HashMap<>();

    /** @param rank none when the unit is not ranked */
    record Place(String group, @Nullable Integer rank, int of) {}

    /** @param rows highest rate first */
    Comparison(List<Board.Row> rows) {
        Map<String, List<Board.Row>> groups = new HashMap<>();
        for (Board.Row row : rows) {
            groups.computeIfAbsent(group(row), ignored -> new ArrayList<>()).add(row);
        }
        groups.forEach(this::rank);
    }

    Place place(long unit) {
        Place place = places.get(unit);
        if (place == null) {
            throw new IllegalArgumentException("not compared: unit " + unit);
        }
        return place;
    }

    private void rank(String group, List<Board.Row> rows) {
        int of = (int) rows.stream().filter(Comparison::ranked).count();
        @Nullable BigDecimal before = null;
        int rank = 0;
        int seen = 0;
        for (Board.Row row : rows) {
            BigDecimal rate = row.rate();
            if (!ranked(row) || rate == null) {
                places.put(row.id(), new Place(group, null, of));
                continue;
            }
            seen++;
            if (before == null || rate.compareTo(before) != 0) {
                rank = seen;
            }
            before = rate;
            places.put(row.id(), new Place(group, of > 1 && rate.signum() > 0 ? rank : null, of));
        }
    }

    private static boolean ranked(Board.Row row) {
        return row.rate() != null && SizeBand.of(row.headcount()).ranked();
    }

    private static String group(Board.Row row) {
        String kind = row.block().isBlank() ? row.type() : row.block();
        String size = SizeBand.of(row.headcount()).words();
        return kind.isBlank() ? size : kind + " · " + size;
    }
}
