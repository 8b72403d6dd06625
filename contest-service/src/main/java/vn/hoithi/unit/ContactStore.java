package vn.hoithi.unit;

import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.platform.Secrets;

/** People in charge, sealed each for its own unit. */
@Component
class ContactStore {
    private static final int BATCH = 5_000;
    private static final String PUT = """
            INSERT INTO unit_contact (unit_id, sealed, changed_by)
            SELECT l.unit_id, decode(l.sealed, 'base64'), :by FROM unnest(:units::bigint[], :sealed::text[]) AS l (unit_id, sealed)
            ON CONFLICT (unit_id) DO UPDATE
               SET sealed = excluded.sealed, changed_by = excluded.changed_by, changed_at = clock_timestamp()""";

    private final DatabaseClient database;
    private final Secrets secrets;
    private final JsonMapper json;

    ContactStore(DatabaseClient database, Secrets secrets, JsonMapper json) {
        this.database = database;
        this.secrets = secrets;
        this.json = json;
    }

    Mono<Contact> find(long unit) {
        return database.sql("SELECT sealed FROM unit_contact WHERE unit_id = :unit")
                .bind("unit", unit)
                .map(row -> open(unit, requireNonNull(row.get("sealed", byte[].class))))
                .one();
    }

    /** Those of a whole tree, by unit. */
    Mono<Map<Long, Contact>> ofTree(int tree) {
        Map<Long, Contact> contacts = new HashMap<>();
        return database.sql(
                        "SELECT c.unit_id, c.sealed FROM unit_contact c JOIN unit u ON u.id = c.unit_id WHERE u.tree_id = :tree")
                .bind("tree", tree)
                .map(row -> {
                    long unit = requireNonNull(row.get("unit_id", Long.class));
                    return contacts.put(unit, open(unit, requireNonNull(row.get("sealed", byte[].class)))) == null;
                })
                .all()
                .then(Mono.just(contacts));
    }

    Mono<Void> put(Map<Long, Contact> contacts, String by) {
        return Flux.fromIterable(contacts.entrySet())
                .buffer(BATCH)
                .concatMap(part -> putSome(part, by))
                .then();
    }

    private Mono<Void> putSome(List<Map.Entry<Long, Contact>> part, String by) {
        // The driver writes arrays of bytes wrongly.
        String[] sealed = part.stream()
                .map(entry -> secrets.seal(json.writeValueAsString(entry.getValue()), context(entry.getKey())))
                .map(Base64.getEncoder()::encodeToString)
                .toArray(String[]::new);
        return database.sql(PUT)
                .bind("units", part.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .bind("sealed", sealed)
                .bind("by", by)
                .then();
    }

    private Contact open(long unit, byte[] sealed) {
        return json.readValue(secrets.open(sealed, context(unit)), Contact.class);
    }

    private static String context(long unit) {
        return "unit_contact|sealed|" + unit;
    }
}
