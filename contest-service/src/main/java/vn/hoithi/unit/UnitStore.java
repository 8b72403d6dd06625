package vn.hoithi.unit;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class UnitStore {
    private static final String ALL = """
            SELECT id, tree_id, parent_id, code, name, type, block, headcount, opened_on, closed_on, merged
              FROM unit
             ORDER BY tree_id, name COLLATE vietnamese, id""";

    private static final String MARKS = """
            SELECT id, code, name, revision, shape, targets FROM unit_tree ORDER BY id""";

    private static final String HEADCOUNTS = """
            SELECT unit_id, audience, people FROM unit_headcount WHERE state = 'CONFIRMED' AND audience <> ''""";

    private final DatabaseClient database;

    UnitStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<TreeMark>> marks() {
        return database.sql(MARKS).mapProperties(TreeMark.class).all().collectList();
    }

    Mono<List<Unit>> all() {
        return database.sql(ALL).map(UnitStore::unit).all().collectList();
    }

    /** Confirmed headcounts per audience, and which units are one body. */
    Mono<UnitForest.Details> details() {
        Map<Long, Map<String, Integer>> headcounts = new HashMap<>();
        Map<Long, Long> bodies = new HashMap<>();
        return database.sql(HEADCOUNTS)
                .map(row -> headcounts
                                .computeIfAbsent(requireNonNull(row.get("unit_id", Long.class)), id -> new HashMap<>())
                                .put(
                                        requireNonNull(row.get("audience", String.class)),
                                        requireNonNull(row.get("people", Integer.class)))
                        == null)
                .all()
                .thenMany(database.sql("SELECT unit_id, body FROM unit_body")
                        .map(row -> bodies.put(
                                        requireNonNull(row.get("unit_id", Long.class)),
                                        requireNonNull(row.get("body", Long.class)))
                                == null)
                        .all())
                .then(Mono.fromSupplier(() -> new UnitForest.Details(headcounts, bodies)));
    }

    // By position: fifty thousand rows are read whenever a tree changes.
    private static Unit unit(Readable row) {
        return new Unit(
                requireNonNull(row.get(0, Long.class)),
                requireNonNull(row.get(1, Integer.class)),
                row.get(2, Long.class),
                requireNonNull(row.get(3, String.class)),
                requireNonNull(row.get(4, String.class)),
                requireNonNull(row.get(5, String.class)),
                requireNonNull(row.get(6, String.class)),
                row.get(7, Integer.class),
                row.get(8, LocalDate.class),
                row.get(9, LocalDate.class),
                requireNonNull(row.get(10, Boolean.class)));
    }
}
