package vn.hoithi.report;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;

/** Reports as they were sent, with their files. */
@Component
class IssueStore {
    private static final int MOST = 200;

    private static final String ADD = """
            INSERT INTO report_issue (contest_id, unit_id, layout, period, period_words, figures, docx, pdf, xlsx,
                                      due_id, due_at, scheduled_for, issued_by)
            VALUES (:contest, :unit, :layout, :period, :words, :figures::jsonb, :docx, :pdf, :xlsx,
                    :due, :dueAt, :scheduledFor, :by)
            ON CONFLICT (contest_id, unit_id, scheduled_for, period) DO NOTHING
            RETURNING id""";
    private static final String LIST = """
            SELECT id, layout, period, period_words, due_at, scheduled_for, issued_by, issued_at
              FROM report_issue
             WHERE contest_id = :contest AND unit_id = :unit
             ORDER BY id DESC
             LIMIT :most""";
    private static final String FILE = """
            SELECT period, CASE :format WHEN 'docx' THEN docx WHEN 'pdf' THEN pdf ELSE xlsx END AS content
              FROM report_issue
             WHERE id = :id AND contest_id = :contest AND unit_id = :unit""";
    private static final String ANSWERS = """
            SELECT unit_id, min(coalesce(scheduled_for, issued_at)) AS issued_at
              FROM report_issue
             WHERE contest_id = :contest AND due_id = :due AND due_at = :dueAt
             GROUP BY unit_id""";

    private final DatabaseClient database;

    // Files of megabytes: away from the connections that answer citizens.
    IssueStore(BackgroundDatabase background) {
        this.database = background.client();
    }

    record Answer(long unit, Instant at) {}

    record File(String period, byte[] content) {}

    /** Its id; empty when one was made for that scheduled moment and period already. */
    Mono<Integer> add(
            ReportService.Bundle bundle,
            String figures,
            Due.@Nullable Instance due,
            @Nullable Instant scheduledFor,
            String by) {
        ReportData data = bundle.data();
        DatabaseClient.GenericExecuteSpec sql = database.sql(ADD)
                .bind("contest", data.contest().id())
                .bind("unit", data.unit().id())
                .bind("layout", bundle.layout())
                .bind("period", data.period().code())
                .bind("words", data.period().words())
                .bind("figures", figures)
                .bind("docx", bundle.docx())
                .bind("pdf", bundle.pdf())
                .bind("xlsx", bundle.xlsx())
                .bind("by", by);
        sql = due == null ? sql.bindNull("due", Integer.class) : sql.bind("due", due.dueId());
        sql = due == null ? sql.bindNull("dueAt", Instant.class) : sql.bind("dueAt", due.at());
        sql = scheduledFor == null
                ? sql.bindNull("scheduledFor", Instant.class)
                : sql.bind("scheduledFor", scheduledFor);
        return sql.map(row -> requireNonNull(row.get("id", Integer.class))).one();
    }

    Flux<Issue> of(int contestId, long unitId) {
        return database.sql(LIST)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .bind("most", MOST)
                .map(IssueStore::issue)
                .all();
    }

    Mono<File> file(int contestId, long unitId, int id, String format) {
        return database.sql(FILE)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .bind("id", id)
                .bind("format", format)
                .map(row -> new File(
                        requireNonNull(row.get("period", String.class)),
                        requireNonNull(row.get("content", byte[].class))))
                .one();
    }

    /** When each unit first answered a deadline. */
    Mono<Map<Long, Instant>> answers(int contestId, Due.Instance due) {
        return database.sql(ANSWERS)
                .bind("contest", contestId)
                .bind("due", due.dueId())
                .bind("dueAt", due.at())
                .map(row -> new Answer(
                        requireNonNull(row.get("unit_id", Long.class)),
                        requireNonNull(row.get("issued_at", OffsetDateTime.class))
                                .toInstant()))
                .all()
                .collectMap(Answer::unit, Answer::at);
    }

    private static Issue issue(Readable row) {
        OffsetDateTime due = row.get("due_at", OffsetDateTime.class);
        return new Issue(
                requireNonNull(row.get("id", Integer.class)),
                requireNonNull(row.get("layout", String.class)),
                requireNonNull(row.get("period", String.class)),
                requireNonNull(row.get("period_words", String.class)),
                due == null ? null : due.toInstant(),
                row.get("scheduled_for", OffsetDateTime.class) != null,
                requireNonNull(row.get("issued_by", String.class)),
                requireNonNull(row.get("issued_at", OffsetDateTime.class)).toInstant());
    }
}
