package vn.hoithi.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Wording as changed by an admin, with what was shipped behind it. */
@Component
class TemplateStore {
    private static final String ALL = "SELECT kind, layout, body FROM report_template";
    private static final String SAVE = """
            INSERT INTO report_template (kind, layout, body) VALUES (:kind, :layout, :body)
            ON CONFLICT (kind, layout) DO UPDATE SET body = excluded.body, updated_at = clock_timestamp()""";
    private static final String REMOVE = "DELETE FROM report_template WHERE kind = :kind AND layout = :layout";

    private final DatabaseClient database;

    TemplateStore(DatabaseClient database) {
        this.database = database;
    }

    /** @param layout empty for all layouts without their own */
    record Changed(String kind, String layout, String body) {}

    Flux<Changed> changed() {
        return database.sql(ALL).mapProperties(Changed.class).all();
    }

    /** What a document of this layout is filled from: changed or shipped for the layout, else for all. */
    Mono<String> inForce(WordingKind kind, String layout) {
        return changed().collectList().map(all -> inForce(all, kind, layout));
    }

    static String inForce(List<Changed> all, WordingKind kind, String layout) {
        return find(all, kind, layout)
                .or(() -> shipped(kind, layout))
                .or(() -> find(all, kind, ""))
                .or(() -> shipped(kind, ""))
                .orElseThrow();
    }

    static Optional<String> find(List<Changed> all, WordingKind kind, String layout) {
        return all.stream()
                .filter(one -> one.kind().equals(kind.code()) && one.layout().equals(layout))
                .map(Changed::body)
                .findFirst();
    }

    static Optional<String> shipped(WordingKind kind, String layout) {
        String path = "/report/" + kind.code() + (layout.isEmpty() ? "" : "." + layout) + ".md";
        try (InputStream source = TemplateStore.class.getResourceAsStream(path)) {
            return source == null
                    ? Optional.empty()
                    : Optional.of(new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Mono<Void> save(WordingKind kind, String layout, String body) {
        return database.sql(SAVE)
                .bind("kind", kind.code())
                .bind("layout", layout)
                .bind("body", body)
                .then();
    }

    Mono<Long> remove(WordingKind kind, String layout) {
        return database.sql(REMOVE)
                .bind("kind", kind.code())
                .bind("layout", layout)
                .fetch()
                .rowsUpdated();
    }
}
