package vn.hoithi.unit;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes what a list changes, in one transaction, some thousand rows at a time so that no statement takes long. */
@Component
class PlanStore {
    private static final int BATCH = 5_000;

    /** The rule of a confirmation: the tree is still as it was looked at. */
    private static final String TAKE_TREE = """
            UPDATE unit_tree SET name = :name, revision = revision + 1, shape = shape + :moves
             WHERE code = :code AND revision = :revision
            RETURNING id""";

    private static final String MAKE_TREE = """
            INSERT INTO unit_tree (code, name) VALUES (:code, :name) ON CONFLICT (code) DO NOTHING RETURNING id""";

    private static final String RESERVE_IDS = """
            SELECT nextval(pg_get_serial_sequence('unit', 'id')) AS id FROM generate_series(1, :count)""";

    private static final String UPSERT = """
            INSERT INTO unit (id, tree_id, parent_id, path, code, name, type, block, headcount, opened_on, closed_on, merged)
            OVERRIDING SYSTEM VALUE
            SELECT l.id, :tree, l.parent_id, l.path::ltree, l.code, l.name, l.type, l.block, l.headcount, l.opened_on,
                   l.closed_on, l.merged
              FROM unnest(:ids::bigint[], :parents::bigint[], :paths::text[], :codes::text[], :names::text[], :types::text[],
                          :blocks::text[], :headcounts::int[], :opened::date[], :closed::date[], :merged::boolean[])
                AS l (id, parent_id, path, code, name, type, block, headcount, opened_on, closed_on, merged)
            ON CONFLICT (tree_id, code) DO UPDATE
               SET parent_id = excluded.parent_id, name = excluded.name, type = excluded.type, block = excluded.block,
                   headcount = excluded.headcount, opened_on = excluded.opened_on, closed_on = excluded.closed_on,
                   merged = excluded.merged""";

    // A unit that moves takes what is below it along: those are not in the list of what changes.
    private static final String WALK_PATHS = """
            WITH RECURSIVE walk AS (
                SELECT id, id::text::ltree AS path FROM unit WHERE tree_id = :tree AND parent_id IS NULL
                UNION ALL
                SELECT u.id, w.path || u.id::text::ltree FROM unit u JOIN walk w ON u.parent_id = w.id
            )
            UPDATE unit u SET path = w.path FROM walk w WHERE u.id = w.id AND u.path <> w.path""";

    private static final String REPLACE_HEADCOUNTS = """
            UPDATE unit_headcount h SET state = 'REPLACED'
              FROM unnest(:units::bigint[], :audiences::text[]) AS l (unit_id, audience)
             WHERE h.unit_id = l.unit_id AND h.audience = l.audience AND h.state = 'CONFIRMED'""";

    private static final String ADD_HEADCOUNTS = """
            INSERT INTO unit_headcount (unit_id, audience, people, as_of, state, entered_by, confirmed_by, decided_at)
            SELECT l.unit_id, l.audience, l.people, :today, 'CONFIRMED', :by, :by, clock_timestamp()
              FROM unnest(:units::bigint[], :audiences::text[], :people::int[]) AS l (unit_id, audience, people)""";

    private static final String ADD_EVENTS = """
            INSERT INTO unit_event (unit_id, kind, happened_on, before, after, document, recorded_by)
            SELECT l.unit_id, l.kind, l.happened_on, l.before, l.after, '', :by
              FROM unnest(:units::bigint[], :kinds::text[], :days::date[], :befores::text[], :afters::text[])
                AS l (unit_id, kind, happened_on, before, after)""";

    private final DatabaseClient database;

    PlanStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Locks the tree, or makes it, and moves its revision; its id.
     *
     * @return empty when the tree is no longer as it was at this revision (0 = it did not exist)
     */
    Mono<Integer> take(String code, String name, long revision, boolean moves) {
        DatabaseClient.GenericExecuteSpec sql = revision == 0
                ? database.sql(MAKE_TREE)
                : database.sql(TAKE_TREE).bind("revision", revision).bind("moves", moves ? 1 : 0);
        return sql.bind("code", code)
                .bind("name", name)
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one();
    }

    /** Adds and changes the units themselves. */
    Mono<UnitPlaces> units(int tree, UnitPlan plan, KnownUnits known) {
        long added = plan.changed.stream()
                .filter(row -> known.find(row.code()) == null)
                .count();
        return database.sql(RESERVE_IDS)
                .bind("count", added)
                .map(row -> requireNonNull(row.get("id", Long.class)))
                .all()
                .collectList()
                .map(fresh -> new UnitPlaces(plan.changed, known, fresh))
                .flatMap(places -> batches(plan.changed, rows -> upsert(tree, rows, places))
                        .then(plan.moves() ? walkPaths(tree) : Mono.empty())
                        .thenReturn(places));
    }

    /** Gives every unit of a tree the path that its parents make. */
    Mono<Void> walkPaths(int tree) {
        return database.sql(WALK_PATHS).bind("tree", tree).then();
    }

    private Mono<Void> upsert(int tree, List<UnitPlan.Row> rows, UnitPlaces places) {
        return database.sql(UPSERT)
                .bind("tree", tree)
                .bind("ids", rows.stream().map(row -> places.id(row.code())).toArray(Long[]::new))
                .bind(
                        "parents",
                        rows.stream().map(row -> places.idOf(row.parent())).toArray(Long[]::new))
                .bind("paths", text(rows, places::path))
                .bind("codes", text(rows, UnitPlan.Row::code))
                .bind("names", text(rows, UnitPlan.Row::name))
                .bind("types", text(rows, UnitPlan.Row::type))
                .bind("blocks", text(rows, UnitPlan.Row::block))
                .bind("headcounts", rows.stream().map(UnitPlan.Row::headcount).toArray(Integer[]::new))
                .bind("opened", rows.stream().map(UnitPlan.Row::openedOn).toArray(LocalDate[]::new))
                .bind("closed", rows.stream().map(UnitPlan.Row::closedOn).toArray(LocalDate[]::new))
                .bind("merged", rows.stream().map(UnitPlan.Row::merged).toArray(Boolean[]::new))
                .then();
    }

    Mono<Void> headcounts(UnitPlaces places, UnitPlan plan, LocalDate today, String by) {
        return batches(plan.headcounts, rows -> {
            Long[] units = rows.stream().map(row -> places.id(row.code())).toArray(Long[]::new);
            String[] audiences = text(rows, UnitPlan.Headcount::audience);
            return database.sql(REPLACE_HEADCOUNTS)
                    .bind("units", units)
                    .bind("audiences", audiences)
                    .then()
                    .then(database.sql(ADD_HEADCOUNTS)
                            .bind("units", units)
                            .bind("audiences", audiences)
                            .bind(
                                    "people",
                                    rows.stream()
                                            .map(UnitPlan.Headcount::people)
                                            .toArray(Integer[]::new))
                            .bind("today", today)
                            .bind("by", by)
                            .then());
        });
    }

    Mono<Void> events(UnitPlaces places, UnitPlan plan, String by) {
        return batches(
                plan.events,
                rows -> database.sql(ADD_EVENTS)
                        .bind(
                                "units",
                                rows.stream().map(row -> places.id(row.code())).toArray(Long[]::new))
                        .bind("kinds", text(rows, row -> row.kind().name()))
                        .bind("days", rows.stream().map(UnitPlan.Event::on).toArray(LocalDate[]::new))
                        .bind("befores", text(rows, UnitPlan.Event::before))
                        .bind("afters", text(rows, UnitPlan.Event::after))
                        .bind("by", by)
                        .then());
    }

    private static <T> Mono<Void> batches(List<T> rows, Function<List<T>, Mono<Void>> write) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += BATCH) {
            parts.add(rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
        return Flux.fromIterable(parts).concatMap(write).then();
    }

    private static <T> String[] text(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
