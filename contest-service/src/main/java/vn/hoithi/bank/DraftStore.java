package vn.hoithi.bank;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class DraftStore {
    private static final String COLUMNS = """
            id, title, kind, base_version_id, digest, questions, warnings, file_name, uploaded_by, uploaded_at, state,
            decided_by, decided_at, reason, version_id
            """;

    /** The same content waits once, whoever sends it again. */
    private static final String ADD = """
            INSERT INTO bank_draft (title, kind, base_version_id, digest, questions, warnings, file_name, original, content,
                                    uploaded_by)
            VALUES (:title, :kind, :base, :digest, :questions, :warnings, :fileName, :original, :content, :by)
            ON CONFLICT (title, digest) WHERE state = 'WAITING' DO UPDATE SET title = excluded.title
            RETURNING id""";

    private static final String OPEN = "SELECT " + COLUMNS + """
              FROM bank_draft WHERE state = 'WAITING' ORDER BY id""";

    private static final String DECIDED = "SELECT " + COLUMNS + """
              FROM bank_draft WHERE state <> 'WAITING' ORDER BY decided_at DESC LIMIT 20""";

    /** Nobody decides twice, and nothing is approved that builds on a version which is no longer the newest. */
    private static final String APPROVE = """
            UPDATE bank_draft d
               SET state = 'APPROVED', decided_by = :by, decided_at = clock_timestamp(), reason = :reason
             WHERE d.id = :id AND d.state = 'WAITING' AND (d.uploaded_by <> :by OR :alone)
               AND d.base_version_id IS NOT DISTINCT FROM
                   (SELECT v.id FROM bank_version v JOIN bank b ON b.id = v.bank_id
                     WHERE b.title = d.title ORDER BY v.number DESC LIMIT 1)
            RETURNING content""";

    private static final String REJECT = """
            UPDATE bank_draft SET state = 'REJECTED', decided_by = :by, decided_at = clock_timestamp(), reason = :reason
             WHERE id = :id AND state = 'WAITING'""";

    private final DatabaseClient database;

    DraftStore(DatabaseClient database) {
        this.database = database;
    }

    /** What comes in. */
    record NewDraft(
            String title,
            BankDraft.Kind kind,
            @Nullable Integer base,
            String digest,
            int questions,
            int warnings,
            String fileName,
            byte[] original,
            byte[] content,
            String by) {}

    /** The file as it came, and the bank that would result. */
    record Files(String name, byte[] original, byte[] content) {}

    Mono<Integer> add(NewDraft draft) {
        DatabaseClient.GenericExecuteSpec sql = database.sql(ADD)
                .bind("title", draft.title())
                .bind("kind", draft.kind().name())
                .bind("digest", draft.digest())
                .bind("questions", draft.questions())
                .bind("warnings", draft.warnings())
                .bind("fileName", draft.fileName())
                .bind("original", draft.original())
                .bind("content", draft.content())
                .bind("by", draft.by());
        Integer base = draft.base();
        return (base == null ? sql.bindNull("base", Integer.class) : sql.bind("base", base))
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one();
    }

    Flux<BankDraft> waiting() {
        return database.sql(OPEN).mapProperties(BankDraft.class).all();
    }

    Flux<BankDraft> decided() {
        return database.sql(DECIDED).mapProperties(BankDraft.class).all();
    }

    Mono<BankDraft> find(int id) {
        return database.sql("SELECT " + COLUMNS + " FROM bank_draft WHERE id = :id")
                .bind("id", id)
                .mapProperties(BankDraft.class)
                .one();
    }

    Mono<Files> files(int id) {
        return database.sql("SELECT file_name, original, content FROM bank_draft WHERE id = :id")
                .bind("id", id)
                .map(row -> new Files(
                        requireNonNull(row.get("file_name", String.class)),
                        requireNonNull(row.get("original", byte[].class)),
                        requireNonNull(row.get("content", byte[].class))))
                .one();
    }

    /** The content to keep as a version; empty if the draft cannot be approved by this person now. */
    Mono<byte[]> approve(int id, String by, String reason, boolean alone) {
        return database.sql(APPROVE)
                .bind("id", id)
                .bind("by", by)
                .bind("reason", reason)
                .bind("alone", alone)
                .map(row -> requireNonNull(row.get("content", byte[].class)))
                .one();
    }

    Mono<Void> became(int id, int versionId) {
        return database.sql("UPDATE bank_draft SET version_id = :version WHERE id = :id")
                .bind("version", versionId)
                .bind("id", id)
                .then();
    }

    /** How many drafts were rejected: 0 if somebody has decided already. */
    Mono<Long> reject(int id, String by, String reason) {
        return database.sql(REJECT)
                .bind("id", id)
                .bind("by", by)
                .bind("reason", reason)
                .fetch()
                .rowsUpdated();
    }
}
