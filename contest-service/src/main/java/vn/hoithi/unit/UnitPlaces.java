package vn.hoithi.unit;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The id of every unit of a tree once a list is written, and the way from the root down to each that the list adds or changes.
 * Pure.
 */
final class UnitPlaces {
    private final Map<String, Long> ids = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();

    /** @param fresh an id for each unit that the list adds */
    UnitPlaces(List<UnitPlan.Row> changed, KnownUnits known, List<Long> fresh) {
        known.all().forEach((code, unit) -> ids.put(code, unit.id()));
        Iterator<Long> next = fresh.iterator();
        for (UnitPlan.Row row : changed) {
            long id = ids.computeIfAbsent(row.code(), ignored -> next.next());
            String parent = row.parent();
            paths.put(row.code(), parent == null ? String.valueOf(id) : path(parent, known) + "." + id);
        }
    }

    // Parents come first: one that has no path here is not of the list and stays where it is.
    private String path(String code, KnownUnits known) {
        String path = paths.get(code);
        if (path != null) {
            return path;
        }
        long id = id(code);
        return Stream.concat(known.forest().ancestors(id).stream().map(Unit::id), Stream.of(id))
                .map(String::valueOf)
                .collect(joining("."));
    }

    long id(String code) {
        Long id = ids.get(code);
        if (id == null) {
            throw new IllegalStateException("a unit of the list has no id: " + code);
        }
        return id;
    }

    @Nullable
    Long idOf(@Nullable String code) {
        return code == null ? null : id(code);
    }

    /** Of a unit that the list adds or changes; the ids as the database writes them. */
    String path(UnitPlan.Row row) {
        return requireNonNull(paths.get(row.code()));
    }
}
