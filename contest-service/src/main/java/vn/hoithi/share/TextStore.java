package vn.hoithi.share;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class TextStore {
    private static final String KEEP = """
            INSERT INTO share_text (contest_id, kind, body) VALUES (:contest, :kind, :body)
            ON CONFLICT (contest_id, kind) DO UPDATE SET body = :body""";

    private final DatabaseClient database;

    TextStore(DatabaseClient database) {
        this.database = database;
    }

    private record Row(TextKind kind, String body) {}

    Mono<Map<TextKind, String>> all(int contestId) {
        return database.sql("SELECT kind, body FROM share_text WHERE contest_id = :contest")
                .bind("contest", contestId)
                .map(row -> new Row(
                        TextKind.valueOf(requireNonNull(row.get("kind", String.class))),
                        requireNonNull(row.get("body", String.class))))
                .all()
                .collectMap(Row::kind, Row::body);
    }

    /** @param body empty to have none */
    Mono<Void> keep(int contestId, TextKind kind, String body) {
        DatabaseClient.GenericExecuteSpec sql = body.isEmpty()
                ? database.sql("DELETE FROM share_text WHERE contest_id = :contest AND kind = :kind")
                : database.sql(KEEP).bind("body", body);
        return sql.bind("contest", contestId).bind("kind", kind.name()).then();
    }
}
