package vn.hoithi.share;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class ShareStore {
    // The empty update makes RETURNING answer for the link that was there before, too.
    private static final String KEEP = """
            INSERT INTO short_link (code, contest_id, unit_id) VALUES (:code, :contest, :unit)
            ON CONFLICT (contest_id, unit_id) DO UPDATE SET code = short_link.code
            RETURNING code""";

    private final DatabaseClient database;

    ShareStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<String> keep(String code, int contestId, @Nullable Long unitId) {
        DatabaseClient.GenericExecuteSpec sql =
                database.sql(KEEP).bind("code", code).bind("contest", contestId);
        return (unitId == null ? sql.bindNull("unit", Long.class) : sql.bind("unit", unitId))
                .map(row -> requireNonNull(row.get("code", String.class)))
                .one();
    }

    Mono<ShortLink> find(String code) {
        return database.sql("SELECT code, contest_id, unit_id FROM short_link WHERE code = :code")
                .bind("code", code)
                .mapProperties(ShortLink.class)
                .one();
    }
}
