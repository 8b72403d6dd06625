package vn.hoithi.unit;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class TargetStore {
    private static final String ALL = """
            SELECT id, contest_id, round_id, unit_id, audience, kind, value, document FROM unit_target ORDER BY id""";

    private final DatabaseClient database;

    TargetStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<Target>> all() {
        return database.sql(ALL).map(TargetStore::target).all().collectList();
    }

    private static Target target(Readable row) {
        return new Target(
                requireNonNull(row.get("id", Long.class)),
                requireNonNull(row.get("contest_id", Integer.class)),
                row.get("round_id", Integer.class),
                requireNonNull(row.get("unit_id", Long.class)),
                requireNonNull(row.get("audience", String.class)),
                Target.Kind.valueOf(requireNonNull(row.get("kind", String.class))),
                requireNonNull(row.get("value", BigDecimal.class)),
                requireNonNull(row.get("document", String.class)));
    }
}
