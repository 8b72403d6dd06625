package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.platform.Codes;
import vn.hoithi.platform.Secrets;

/** Complaints; what people write is sealed before it gets here and opened only for those who may read it. */
@Component
class ComplaintStore {
    private static final int GROUP = 4;

    private static final String COLUMNS =
            " id, code, contest_id, round_id, about, text, contact, receipt, made_at, decision, answer, answered_by, answered_at, key_change_id, closing_id, shown, summary, public_answer ";

    // A contest that is flooded takes no more until some are answered.
    private static final String INSERT = """
            INSERT INTO complaint (code, contest_id, round_id, about, text, contact, receipt, made_at)
            SELECT :code, :contest, :round, :about, :text, :contact, :receipt, :now
             WHERE (SELECT count(*) FROM complaint WHERE contest_id = :contest AND decision IS NULL) < :most
            RETURNING""" + COLUMNS;

    // Of two who answer at once the first does.
    private static final String ANSWER = """
            UPDATE complaint SET decision = :decision, answer = :answer, answered_by = :by, answered_at = :now,
                   key_change_id = :change, closing_id = :closing, shown = :shown, summary = :summary, public_answer = :public
             WHERE id = :id AND decision IS NULL
            RETURNING""" + COLUMNS;

    private static final String SHOW = """
            UPDATE complaint SET shown = :shown, summary = :summary, public_answer = :public
             WHERE id = :id AND decision IS NOT NULL
            RETURNING""" + COLUMNS;

    private static final String ERASE = """
            UPDATE complaint SET text = NULL, contact = NULL, receipt = NULL, erased_at = :now
             WHERE erased_at IS NULL AND answered_at < :before""";

    private final DatabaseClient database;
    private final Secrets secrets;

    ComplaintStore(BackgroundDatabase background, Secrets secrets) {
        this.database = background.client();
        this.secrets = secrets;
    }

    record Made(
            int contestId,
            @Nullable Integer roundId,
            Complaint.About about,
            String text,
            @Nullable String contact,
            @Nullable String receipt) {}

    /** The new one under this code; empty when too many are open. */
    Mono<Complaint> insert(Made made, String code, int most, Instant now) {
        String contact = made.contact();
        DatabaseClient.GenericExecuteSpec sql = database.sql(INSERT)
                .bind("code", code)
                .bind("contest", made.contestId())
                .bind("about", made.about().name())
                .bind("text", secrets.seal(made.text(), context("text", code)))
                .bind("most", most)
                .bind("now", now);
        sql = ClosingStore.bind(sql, "round", made.roundId(), Integer.class);
        sql = ClosingStore.bind(
                sql, "contact", contact == null ? null : secrets.seal(contact, context("contact", code)), byte[].class);
        return ClosingStore.bind(sql, "receipt", made.receipt(), String.class)
                .map(this::complaint)
                .one();
    }

    record Shown(
            boolean shown,
            @Nullable String summary,
            @Nullable String publicAnswer) {}

    record Answer(
            Complaint.Decision decision,
            String text,
            @Nullable Integer keyChange,
            @Nullable Integer closing,
            Shown shown) {}

    /** As answered now; empty when somebody was faster. */
    Mono<Complaint> answer(int id, Answer answer, String by, Instant now) {
        DatabaseClient.GenericExecuteSpec sql = database.sql(ANSWER)
                .bind("id", id)
                .bind("decision", answer.decision().name())
                .bind("answer", answer.text())
                .bind("by", by)
                .bind("now", now);
        sql = ClosingStore.bind(sql, "change", answer.keyChange(), Integer.class);
        sql = ClosingStore.bind(sql, "closing", answer.closing(), Integer.class);
        return shown(sql, answer.shown()).map(this::complaint).one();
    }

    Mono<Complaint> show(int id, Shown shown) {
        return shown(database.sql(SHOW).bind("id", id), shown)
                .map(this::complaint)
                .one();
    }

    private static DatabaseClient.GenericExecuteSpec shown(DatabaseClient.GenericExecuteSpec sql, Shown shown) {
        DatabaseClient.GenericExecuteSpec bound =
                ClosingStore.bind(sql.bind("shown", shown.shown()), "summary", shown.summary(), String.class);
        return ClosingStore.bind(bound, "public", shown.publicAnswer(), String.class);
    }

    Mono<Complaint> find(int id) {
        return database.sql("SELECT" + COLUMNS + "FROM complaint WHERE id = :id")
                .bind("id", id)
                .map(this::complaint)
                .one();
    }

    Mono<Complaint> byCode(int contestId, String code) {
        return database.sql("SELECT" + COLUMNS + "FROM complaint WHERE contest_id = :contest AND code = :code")
                .bind("contest", contestId)
                .bind("code", code)
                .map(this::complaint)
                .one();
    }

    /** Open ones first, the oldest of them first; then the newest answers. */
    Flux<Complaint> ofContest(int contestId, int limit) {
        return database.sql("SELECT" + COLUMNS + """
                        FROM complaint WHERE contest_id = :contest
                        ORDER BY decision IS NOT NULL, CASE WHEN decision IS NULL THEN id END, id DESC LIMIT :limit""")
                .bind("contest", contestId)
                .bind("limit", limit)
                .map(this::complaint)
                .all();
    }

    /** Those whose summary is public, the newest answer first. */
    Flux<Complaint> published(int contestId, int limit) {
        return database.sql(
                        "SELECT" + COLUMNS
                                + "FROM complaint WHERE contest_id = :contest AND shown ORDER BY answered_at DESC, id DESC LIMIT :limit")
                .bind("contest", contestId)
                .bind("limit", limit)
                .map(this::complaint)
                .all();
    }

    /** Whether an attempt of the contest has this receipt code. */
    Mono<Boolean> knowsReceipt(int contestId, String receipt) {
        return database.sql(
                        "SELECT EXISTS (SELECT FROM report_submission WHERE contest_id = :contest AND receipt = :receipt) AS known")
                .bind("contest", contestId)
                .bind("receipt", receipt)
                .map(row -> requireNonNull(row.get("known", Boolean.class)))
                .one();
    }

    /** How many nobody has answered; about one result. */
    Mono<Long> open(int contestId, @Nullable Integer roundId) {
        return ClosingStore.bind(database.sql("""
                                        SELECT count(*) AS open FROM complaint
                                         WHERE contest_id = :contest AND round_id IS NOT DISTINCT FROM :round AND decision IS NULL""").bind("contest", contestId), "round", roundId, Integer.class)
                .map(row -> ClosingStore.number(row, "open"))
                .one();
    }

    /** Erases what people wrote in complaints that were answered before that moment. */
    Mono<Long> erase(Instant before, Instant now) {
        return database.sql(ERASE)
                .bind("before", before)
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    private static String context(String column, String code) {
        return "complaint." + column + ":" + code;
    }

    private @Nullable String opened(Readable row, String column, String code) {
        byte[] sealed = row.get(column, byte[].class);
        return sealed == null ? null : secrets.open(sealed, context(column, code));
    }

    private Complaint complaint(Readable row) {
        String code = ClosingStore.text(row, "code");
        String decision = row.get("decision", String.class);
        return new Complaint(
                requireNonNull(row.get("id", Integer.class)),
                Codes.grouped(code, GROUP),
                requireNonNull(row.get("contest_id", Integer.class)),
                row.get("round_id", Integer.class),
                Complaint.About.valueOf(ClosingStore.text(row, "about")),
                opened(row, "text", code),
                opened(row, "contact", code),
                row.get("receipt", String.class),
                ClosingStore.moment(row, "made_at"),
                decision == null ? null : Complaint.Decision.valueOf(decision),
                row.get("answer", String.class),
                row.get("answered_by", String.class),
                ClosingStore.maybe(row, "answered_at"),
                row.get("key_change_id", Integer.class),
                row.get("closing_id", Integer.class),
                requireNonNull(row.get("shown", Boolean.class)),
                row.get("summary", String.class),
                row.get("public_answer", String.class));
    }
}
