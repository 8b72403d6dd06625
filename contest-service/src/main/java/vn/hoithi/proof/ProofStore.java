package vn.hoithi.proof;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class ProofStore {
    // The empty update makes RETURNING answer for the code that was there before, too.
    private static final String KEEP = """
            INSERT INTO confirmation (code, participation_id) VALUES (:code, :participation)
            ON CONFLICT (participation_id) DO UPDATE SET code = confirmation.code
            RETURNING code""";

    private static final String BY_CODE = "SELECT participation_id, issued_at FROM confirmation WHERE code = :code";

    private static final String ROUNDS = """
            SELECT round_id, count(*)::int AS attempts, max(submitted_at) AS last,
                   (array_agg(correct ORDER BY correct DESC, elapsed_ms))[1] AS correct,
                   (array_agg(total ORDER BY correct DESC, elapsed_ms))[1] AS total
              FROM report_attempt
             WHERE participation_id = :participation
             GROUP BY round_id""";

    private final DatabaseClient database;

    ProofStore(DatabaseClient database) {
        this.database = database;
    }

    record Issued(UUID participation, Instant at) {}

    /** What counts of a person in one round; {@code correct} of {@code total} is the best attempt. */
    record InRound(int roundId, int attempts, Instant last, int correct, int total) {}

    Mono<String> keep(String code, UUID participation) {
        return database.sql(KEEP)
                .bind("code", code)
                .bind("participation", participation)
                .map(row -> requireNonNull(row.get("code", String.class)))
                .one();
    }

    Mono<Issued> find(String code) {
        return database.sql(BY_CODE)
                .bind("code", code)
                .map(row -> new Issued(
                        requireNonNull(row.get("participation_id", UUID.class)),
                        requireNonNull(row.get("issued_at", OffsetDateTime.class))
                                .toInstant()))
                .one();
    }

    Flux<InRound> rounds(UUID participation) {
        return database.sql(ROUNDS)
                .bind("participation", participation)
                .map(row -> new InRound(
                        requireNonNull(row.get("round_id", Integer.class)),
                        requireNonNull(row.get("attempts", Integer.class)),
                        requireNonNull(row.get("last", OffsetDateTime.class)).toInstant(),
                        requireNonNull(row.get("correct", Integer.class)),
                        requireNonNull(row.get("total", Integer.class))))
                .all();
    }
}
