package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** People who are held back or out, and for how long. */
@Component
class HoldStore {
    private static final String HOLD = """
            INSERT INTO prize_hold (contest_id, participation_id, kind, reason, set_by, set_at)
            VALUES (:contest, :person, :kind, :reason, :by, :now)
            ON CONFLICT (contest_id, participation_id) WHERE lifted_at IS NULL DO NOTHING
            RETURNING id""";

    private static final String LIFT = """
            UPDATE prize_hold SET lifted_by = :by, lifted_at = :now, lifted_reason = :reason
             WHERE id = :id AND lifted_at IS NULL AND set_at <= :now
            RETURNING contest_id""";

    private static final String HOLDS = """
            SELECT id, contest_id, participation_id, kind, reason, set_by, set_at, lifted_by, lifted_at, lifted_reason
              FROM prize_hold WHERE contest_id = :contest ORDER BY lifted_at NULLS FIRST, id DESC LIMIT 500""";

    private final DatabaseClient database;

    HoldStore(DatabaseClient database) {
        this.database = database;
    }

    /** The new hold; empty when one is in force. */
    Mono<Integer> hold(int contestId, UUID person, Hold.Kind kind, String reason, String by, Instant now) {
        return database.sql(HOLD)
                .bind("contest", contestId)
                .bind("person", person)
                .bind("kind", kind.name())
                .bind("reason", reason)
                .bind("by", by)
                .bind("now", now)
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one();
    }

    /** The contest of a hold that was lifted now; empty when it was lifted before. */
    Mono<Integer> lift(int id, String reason, String by, Instant now) {
        return database.sql(LIFT)
                .bind("id", id)
                .bind("reason", reason)
                .bind("by", by)
                .bind("now", now)
                .map(row -> requireNonNull(row.get("contest_id", Integer.class)))
                .one();
    }

    Flux<Hold> holds(int contestId) {
        return database.sql(HOLDS)
                .bind("contest", contestId)
                .map(row -> new Hold(
                        requireNonNull(row.get("id", Integer.class)),
                        requireNonNull(row.get("contest_id", Integer.class)),
                        requireNonNull(row.get("participation_id", UUID.class)),
                        Hold.Kind.valueOf(ClosingStore.text(row, "kind")),
                        ClosingStore.text(row, "reason"),
                        ClosingStore.text(row, "set_by"),
                        ClosingStore.moment(row, "set_at"),
                        row.get("lifted_by", String.class),
                        ClosingStore.maybe(row, "lifted_at"),
                        row.get("lifted_reason", String.class)))
                .all();
    }
}
