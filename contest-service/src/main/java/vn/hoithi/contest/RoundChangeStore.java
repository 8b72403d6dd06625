package vn.hoithi.contest;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class RoundChangeStore {
    private static final int SHOWN = 1_000;

    private static final String COLUMNS = """
            id, round_id, base_version, form::text AS form, difference::text AS difference, reason, proposed_by, proposed_at,
            state, decided_by, decided_at""";

    private static final String PROPOSE = """
            INSERT INTO round_change (round_id, base_version, form, difference, reason, proposed_by, proposed_at)
            VALUES (:round, :base, :form::jsonb, :difference::jsonb, :reason, :by, :now)
            ON CONFLICT DO NOTHING
            RETURNING id""";

    private static final String DECIDE = """
            UPDATE round_change SET state = :state, decided_by = :by, decided_at = :now, decision = :decision
             WHERE id = :id AND state = 'WAITING' AND (:state = 'REJECTED' OR proposed_by <> :by OR :alone)
            RETURNING id""";

    private static final TypeReference<List<String>> LINES = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    RoundChangeStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A change with what it would make of the round. */
    record Kept(RuleChange change, int baseVersion, RoundForm form) {}

    /** What the round is while nobody else can change it. */
    record Locked(int version, Instant closesAt) {}

    /** Those that wait or hold, newest first. */
    Flux<RuleChange> shown() {
        return database.sql("SELECT " + COLUMNS + " FROM round_change WHERE state <> 'REJECTED' ORDER BY id DESC LIMIT "
                        + SHOWN)
                .map(this::kept)
                .all()
                .map(Kept::change);
    }

    Mono<Kept> find(int id) {
        return database.sql("SELECT " + COLUMNS + " FROM round_change WHERE id = :id")
                .bind("id", id)
                .map(this::kept)
                .one();
    }

    /** The new id; empty when another change of the round waits. */
    Mono<Integer> propose(Round round, RoundForm form, List<String> difference, String reason, String by, Instant now) {
        return database.sql(PROPOSE)
                .bind("round", round.id())
                .bind("base", round.rules().version())
                .bind("form", json.writeValueAsString(form))
                .bind("difference", json.writeValueAsString(difference))
                .bind("reason", reason)
                .bind("by", by)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one();
    }

    /** Empty when it is decided already, or by the one who proposed it where two are needed. */
    Mono<Integer> decide(int id, RuleChange.State state, String by, String decision, boolean alone, Instant now) {
        return database.sql(DECIDE)
                .bind("id", id)
                .bind("state", state.name())
                .bind("by", by)
                .bind("decision", decision)
                .bind("alone", alone)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one();
    }

    /** Holds the round until the transaction ends; starts of attempts wait, because they refer to it. */
    Mono<Locked> lock(int roundId) {
        return database.sql("SELECT rules_version, closes_at FROM round WHERE id = :id FOR UPDATE")
                .bind("id", roundId)
                .map(row ->
                        new Locked(requireNonNull(row.get("rules_version", Integer.class)), instant(row, "closes_at")))
                .one();
    }

    /** Whether anybody has started an attempt of the round. */
    Mono<Boolean> begun(int roundId) {
        return database.sql("SELECT EXISTS (SELECT FROM report_started WHERE round_id = :id) AS begun")
                .bind("id", roundId)
                .map(row -> requireNonNull(row.get("begun", Boolean.class)))
                .one();
    }

    private Kept kept(Readable row) {
        RuleChange.State state = RuleChange.State.valueOf(requireNonNull(row.get("state", String.class)));
        RuleChange change = new RuleChange(
                requireNonNull(row.get("id", Integer.class)),
                requireNonNull(row.get("round_id", Integer.class)),
                state,
                json.readValue(requireNonNull(row.get("difference", String.class)), LINES),
                requireNonNull(row.get("reason", String.class)),
                requireNonNull(row.get("proposed_by", String.class)),
                instant(row, "proposed_at"),
                row.get("decided_by", String.class),
                state == RuleChange.State.APPROVED ? instant(row, "decided_at") : null);
        return new Kept(
                change,
                requireNonNull(row.get("base_version", Integer.class)),
                json.readValue(requireNonNull(row.get("form", String.class)), RoundForm.class));
    }

    private static Instant instant(Readable row, String column) {
        return requireNonNull(row.get(column, OffsetDateTime.class)).toInstant();
    }
}
