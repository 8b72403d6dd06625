package vn.hoithi.unit;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which units are one body. Changes are made with the trees' rows locked, so that what was read still holds. */
@Component
class BodyStore {
    private static final String MEMBERS = """
            SELECT m.unit_id, m.tree_id, m.body FROM unit_body m
             WHERE m.body IN (SELECT body FROM unit_body WHERE unit_id = ANY(:units))
             ORDER BY m.body, m.tree_id""";

    private static final String PUT = """
            INSERT INTO unit_body (unit_id, tree_id, body)
            SELECT u.id, u.tree_id, l.body FROM unnest(:units::bigint[], :bodies::bigint[]) AS l (unit_id, body)
              JOIN unit u ON u.id = l.unit_id
            ON CONFLICT (unit_id) DO UPDATE SET body = excluded.body""";

    private final DatabaseClient database;

    BodyStore(DatabaseClient database) {
        this.database = database;
    }

    record Member(long unit, int tree, long body) {}

    /** All units of the bodies that these units belong to. */
    Mono<List<Member>> members(Collection<Long> units) {
        return database.sql(MEMBERS)
                .bind("units", units.toArray(Long[]::new))
                .map(row -> new Member(
                        requireNonNull(row.get("unit_id", Long.class)),
                        requireNonNull(row.get("tree_id", Integer.class)),
                        requireNonNull(row.get("body", Long.class))))
                .all()
                .collectList();
    }

    /** Makes the units of each pair one body, with all that either of them was; the units whose body changed. */
    Mono<Set<Long>> join(List<long[]> pairs) {
        Set<Long> named = new HashSet<>();
        pairs.forEach(pair -> {
            named.add(pair[0]);
            named.add(pair[1]);
        });
        return members(named)
                .flatMap(members -> numbers(pairs.size()).flatMap(numbers -> put(joined(pairs, members, numbers))));
    }

    private Mono<List<Long>> numbers(int count) {
        return database.sql("SELECT nextval('unit_body_number') AS number FROM generate_series(1, :count)")
                .bind("count", count)
                .map(row -> requireNonNull(row.get("number", Long.class)))
                .all()
                .collectList();
    }

    private static Map<Long, Long> joined(List<long[]> pairs, List<Member> members, List<Long> numbers) {
        Map<Long, Long> bodyOf = new HashMap<>();
        Map<Long, List<Long>> unitsOf = new HashMap<>();
        members.forEach(member -> {
            bodyOf.put(member.unit(), member.body());
            unitsOf.computeIfAbsent(member.body(), body -> new ArrayList<>()).add(member.unit());
        });
        for (int at = 0; at < pairs.size(); at++) {
            long body = numbers.get(at);
            List<Long> all = new ArrayList<>();
            for (long unit : pairs.get(at)) {
                Long before = bodyOf.get(unit);
                all.addAll(before == null ? List.of(unit) : unitsOf.getOrDefault(before, List.of(unit)));
            }
            all.forEach(unit -> bodyOf.put(unit, body));
            unitsOf.put(body, all);
        }
        return bodyOf;
    }

    private Mono<Set<Long>> put(Map<Long, Long> bodyOf) {
        List<Long> units = List.copyOf(bodyOf.keySet());
        return database.sql(PUT)
                .bind("units", units.toArray(Long[]::new))
                .bind("bodies", units.stream().map(bodyOf::get).toArray(Long[]::new))
                .then()
                .thenReturn(bodyOf.keySet());
    }

    /** Takes a unit out of its body; a body of one unit is none. */
    Mono<Void> leave(long unit) {
        return database.sql("""
                        DELETE FROM unit_body m USING unit_body left_one
                         WHERE left_one.unit_id = :unit AND m.body = left_one.body
                           AND (m.unit_id = :unit OR (SELECT count(*) FROM unit_body x WHERE x.body = m.body) <= 2)""").bind("unit", unit).then();
    }
}
