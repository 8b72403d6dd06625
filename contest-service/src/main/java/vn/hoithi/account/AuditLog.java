package vn.hoithi.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The append-only log of every change of rules, banks, results and accounts. */
@Component
public class AuditLog {
    private static final String INSERT = """
            INSERT INTO audit_log (staff_id, staff, action, subject, before, after)
            VALUES (:staffId, :staff, :action, :subject, :before::jsonb, :after::jsonb)""";

    private static final String NEWEST = """
            SELECT id, at, staff, action, subject, before::text AS before, after::text AS after
              FROM audit_log
             WHERE id < :before
             ORDER BY id DESC
             LIMIT :limit""";

    private final DatabaseClient database;
    private final JsonMapper json;

    AuditLog(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** One line of the log; {@code before} and {@code after} are JSON. */
    public record Entry(
            long id,
            Instant at,
            String staff,
            String action,
            String subject,
            @Nullable String before,
            @Nullable String after) {}

    /** Joins the transaction of the change it records. {@code before} and {@code after} hold no personal data. */
    public Mono<Void> write(
            Staff staff, String action, String subject, @Nullable Object before, @Nullable Object after) {
        return write(database, staff, action, subject, before, after);
    }

    /** As above, for a change made over other connections, whose transaction it joins. */
    public Mono<Void> write(
            DatabaseClient on,
            Staff staff,
            String action,
            String subject,
            @Nullable Object before,
            @Nullable Object after) {
        return bind(
                        bind(
                                on.sql(INSERT)
                                        .bind("staffId", staff.id())
                                        .bind("staff", staff.login())
                                        .bind("action", action)
                                        .bind("subject", subject),
                                "before",
                                before),
                        "after",
                        after)
                .then();
    }

    /** The newest entries with an id below {@code before}, at most 200. */
    public Flux<Entry> newest(long before, int limit) {
        return database.sql(NEWEST)
                .bind("before", before)
                .bind("limit", Math.clamp(limit, 1, 200))
                .mapProperties(Entry.class)
                .all();
    }

    private DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable Object value) {
        return value == null ? sql.bindNull(name, String.class) : sql.bind(name, json.writeValueAsString(value));
    }
}
