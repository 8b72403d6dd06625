package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.questionbank.KeyChanges;

/** Key changes and which of them count in which version. Everything runs on the background pool. */
@Component
class KeyChangeStore {
    private static final String COLUMNS =
            " id, contest_id, round_id, question_id, key, reason, proposed_by, proposed_at, approved_by, approved_at, refused_by, refused_at, refuse_reason, preview::text AS preview ";

    private static final String INSERT = """
            INSERT INTO key_change (contest_id, round_id, question_id, annulled, key, reason, proposed_by, proposed_at)
            VALUES (:contest, :round, :question, :annulled, :key, :reason, :by, :now)
            ON CONFLICT (round_id, question_id) WHERE approved_by IS NULL AND refused_by IS NULL DO NOTHING
            RETURNING id""";

    // Whoever approves and whoever marks a version wait for each other here: a version holds a change wholly or not.
    private static final String LOCK = """
            SELECT c.id, c.state, r.closing_id IS NOT NULL AS marked
              FROM closing c LEFT JOIN regrade r ON r.closing_id = c.id
             WHERE c.round_id = :round AND c.state IN ('FROZEN', 'RANKED', 'DRAFT')
               FOR UPDATE OF c""";

    private static final String APPROVE = """
            UPDATE key_change SET approved_by = :by, approved_at = :now, approve_reason = :reason
             WHERE id = :id AND approved_by IS NULL AND refused_by IS NULL AND preview IS NOT NULL AND proposed_at <= :now
            RETURNING""" + COLUMNS;

    private static final String REFUSE = """
            UPDATE key_change SET refused_by = :by, refused_at = :now, refuse_reason = :reason
             WHERE id = :id AND approved_by IS NULL AND refused_by IS NULL
            RETURNING""" + COLUMNS;

    private static final String PREVIEWED = """
            UPDATE key_change SET preview = :preview::jsonb WHERE id = :id AND approved_by IS NULL AND refused_by IS NULL""";

    private static final String BY_ID = "SELECT" + COLUMNS + "FROM key_change WHERE id = :id";

    private static final String OF_CONTEST =
            "SELECT" + COLUMNS + "FROM key_change WHERE contest_id = :contest ORDER BY id DESC LIMIT 500";

    // The newest approved one of a question holds.
    private static final String IN_FORCE = "SELECT DISTINCT ON (question_id)" + COLUMNS
            + "FROM key_change WHERE round_id = :round AND approved_by IS NOT NULL ORDER BY question_id, id DESC";

    private static final String BEGIN = """
            INSERT INTO regrade (closing_id, changes)
            SELECT :closing, coalesce(array_agg(id ORDER BY id), '{}')
              FROM (SELECT DISTINCT ON (question_id) id FROM key_change
                     WHERE round_id = :round AND approved_by IS NOT NULL ORDER BY question_id, id DESC) newest
            ON CONFLICT DO NOTHING""";

    private static final String OF_VERSION = "SELECT" + COLUMNS
            + "FROM key_change WHERE id = ANY(SELECT unnest(changes) FROM regrade WHERE closing_id = :closing) ORDER BY id";

    // In how many questions of the round something was decided, and the newest published version that counts all of it.
    private static final String NOTICE = """
            WITH held AS (
                SELECT array_agg(id) AS ids, count(*) AS questions
                  FROM (SELECT DISTINCT ON (question_id) id FROM key_change
                         WHERE round_id = :round AND approved_by IS NOT NULL ORDER BY question_id, id DESC) newest)
            SELECT h.questions,
                   (SELECT max(c.number) FROM closing c JOIN regrade r ON r.closing_id = c.id
                     WHERE c.round_id = :round AND c.published_at IS NOT NULL AND r.changes @> h.ids) AS version
              FROM held h""";

    private static final String GRADED = """
            UPDATE regrade SET graded_at = clock_timestamp(), attempts = :attempts, differing = :differing
             WHERE closing_id = :closing""";

    private final DatabaseClient database;
    private final JsonMapper json;

    KeyChangeStore(BackgroundDatabase background, JsonMapper json) {
        this.database = background.client();
        this.json = json;
    }

    /** A version in the making. */
    record InMaking(int closingId, ClosingState state, boolean marked) {
        /** Whether an approval now would come too late for it. */
        boolean tooLate() {
            return marked || state != ClosingState.FROZEN;
        }
    }

    record Proposed(
            int contestId,
            int roundId,
            String question,
            @Nullable String key,
            String reason) {}

    /** The new id; empty when a change of this question waits already. */
    Mono<Integer> insert(Proposed change, String by, Instant now) {
        return ClosingStore.bind(
                        database.sql(INSERT)
                                .bind("contest", change.contestId())
                                .bind("round", change.roundId())
                                .bind("question", change.question())
                                .bind("annulled", change.key() == null)
                                .bind("reason", change.reason())
                                .bind("by", by)
                                .bind("now", now),
                        "key",
                        change.key(),
                        String.class)
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one();
    }

    /** Versions in the making, held until the transaction ends. */
    Flux<InMaking> lock(int roundId) {
        return database.sql(LOCK)
                .bind("round", roundId)
                .map(row -> new InMaking(
                        requireNonNull(row.get("id", Integer.class)),
                        ClosingState.valueOf(ClosingStore.text(row, "state")),
                        requireNonNull(row.get("marked", Boolean.class))))
                .all();
    }

    /** As approved now; empty when it is decided already or has no preview. */
    Mono<KeyChange> approve(int id, String reason, String by, Instant now) {
        return decide(APPROVE, id, reason, by, now);
    }

    Mono<KeyChange> refuse(int id, String reason, String by, Instant now) {
        return decide(REFUSE, id, reason, by, now);
    }

    private Mono<KeyChange> decide(String sql, int id, String reason, String by, Instant now) {
        return database.sql(sql)
                .bind("id", id)
                .bind("reason", reason)
                .bind("by", by)
                .bind("now", now)
                .map(this::change)
                .one();
    }

    Mono<Void> previewed(int id, KeyPreview preview) {
        return database.sql(PREVIEWED)
                .bind("id", id)
                .bind("preview", json.writeValueAsString(preview))
                .then();
    }

    Mono<KeyChange> find(int id) {
        return database.sql(BY_ID).bind("id", id).map(this::change).one();
    }

    Flux<KeyChange> ofContest(int contestId) {
        return database.sql(OF_CONTEST)
                .bind("contest", contestId)
                .map(this::change)
                .all();
    }

    Flux<KeyChange> inForce(int roundId) {
        return database.sql(IN_FORCE).bind("round", roundId).map(this::change).all();
    }

    /** Fixes which changes count in a version: those in force when this is called first. */
    Mono<Void> begin(int closingId, int roundId) {
        return database.sql(BEGIN)
                .bind("closing", closingId)
                .bind("round", roundId)
                .then();
    }

    /** The changes that count in a version. */
    Flux<KeyChange> ofVersion(int closingId) {
        return database.sql(OF_VERSION)
                .bind("closing", closingId)
                .map(this::change)
                .all();
    }

    /** What is told of corrected keys with a receipt; empty when nothing was corrected. */
    Mono<KeyNotice> notice(int roundId) {
        return database.sql(NOTICE)
                .bind("round", roundId)
                .map(row -> new KeyNotice(ClosingStore.number(row, "questions"), row.get("version", Integer.class)))
                .one()
                .filter(notice -> notice.questions() > 0);
    }

    Mono<Boolean> graded(int closingId) {
        return database.sql("SELECT graded_at IS NOT NULL AS graded FROM regrade WHERE closing_id = :closing")
                .bind("closing", closingId)
                .map(row -> requireNonNull(row.get("graded", Boolean.class)))
                .one()
                .defaultIfEmpty(false);
    }

    Mono<Void> graded(int closingId, long attempts, long differing) {
        return database.sql(GRADED)
                .bind("closing", closingId)
                .bind("attempts", attempts)
                .bind("differing", differing)
                .then();
    }

    /** As the library grades by. */
    static KeyChanges library(List<KeyChange> changes) {
        Set<String> annulled = new HashSet<>();
        Map<String, SortedSet<Integer>> keys = new HashMap<>();
        changes.forEach(change -> {
            if (change.annulled()) {
                annulled.add(change.questionId());
            } else {
                keys.put(change.questionId(), change.positions());
            }
        });
        return new KeyChanges(annulled, keys);
    }

    private KeyChange change(Readable row) {
        String preview = row.get("preview", String.class);
        return new KeyChange(
                requireNonNull(row.get("id", Integer.class)),
                requireNonNull(row.get("contest_id", Integer.class)),
                requireNonNull(row.get("round_id", Integer.class)),
                ClosingStore.text(row, "question_id"),
                row.get("key", String.class),
                ClosingStore.text(row, "reason"),
                ClosingStore.text(row, "proposed_by"),
                ClosingStore.moment(row, "proposed_at"),
                row.get("approved_by", String.class),
                ClosingStore.maybe(row, "approved_at"),
                row.get("refused_by", String.class),
                ClosingStore.maybe(row, "refused_at"),
                row.get("refuse_reason", String.class),
                preview == null ? null : json.readValue(preview, KeyPreview.class));
    }
}
