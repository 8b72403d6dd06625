package vn.hoithi.unit;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    private static final String TOUCH_TREE = """
            INSERT INTO unit_tree (code, name) VALUES (:code, :name)
            ON CONFLICT (code) DO UPDATE SET name = :name, revision = unit_tree.revision + 1, shape = unit_tree.shape + 1
            RETURNING id""";

    private static final String UPSERT = """
            INSERT INTO unit (id, tree_id, path, code, name, type, block, headcount)
            OVERRIDING SYSTEM VALUE
            SELECT n.id, :tree, n.id::text::ltree, n.code, n.name, n.type, n.block, n.headcount
              FROM (SELECT nextval(pg_get_serial_sequence('unit', 'id')) AS id, l.*
                      FROM unnest(:codes::text[], :names::text[], :types::text[], :blocks::text[], :headcounts::int[])
                        AS l (code, name, type, block, headcount)) n
            ON CONFLICT (tree_id, code) DO UPDATE
               SET name = excluded.name, type = excluded.type, block = excluded.block, headcount = excluded.headcount""";

    private static final String LINK_PARENTS = """
            UPDATE unit u SET parent_id = p.id
              FROM unnest(:codes::text[], :parents::text[]) AS l (code, parent)
              LEFT JOIN unit p ON p.tree_id = :tree AND p.code = l.parent
             WHERE u.tree_id = :tree AND u.code = l.code AND u.parent_id IS DISTINCT FROM p.id""";

    private static final String WALK_PATHS = """
            WITH RECURSIVE walk AS (
                SELECT id, id::text::ltree AS path FROM unit WHERE tree_id = :tree AND parent_id IS NULL
                UNION ALL
                SELECT u.id, w.path || u.id::text::ltree FROM unit u JOIN walk w ON u.parent_id = w.id
            )
            UPDATE unit u SET path = w.path FROM walk w WHERE u.id = w.id AND u.path <> w.path""";

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

    /** Makes the tree, or moves its revision; its id. */
    Mono<Integer> touchTree(String code, String name) {
        return database.sql(TOUCH_TREE)
                .bind("code", code)
                .bind("name", name)
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one();
    }

    /** Adds and changes units by their code; units that the list leaves out stay as they are. */
    Mono<Void> save(int tree, List<UnitList.Entry> entries) {
        String[] codes = column(entries, UnitList.Entry::code);
        return database.sql(UPSERT)
                .bind("tree", tree)
                .bind("codes", codes)
                .bind("names", column(entries, UnitList.Entry::name))
                .bind("types", column(entries, UnitList.Entry::type))
                .bind("blocks", column(entries, UnitList.Entry::block))
                .bind(
                        "headcounts",
                        entries.stream().map(UnitList.Entry::headcount).toArray(Integer[]::new))
                .then()
                .then(database.sql(LINK_PARENTS)
                        .bind("tree", tree)
                        .bind("codes", codes)
                        .bind("parents", column(entries, UnitList.Entry::parent))
                        .then())
                .then(database.sql(WALK_PATHS).bind("tree", tree).then());
    }

    private static String[] column(
            List<UnitList.Entry> entries, java.util.function.Function<UnitList.Entry, @Nullable String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }
}
