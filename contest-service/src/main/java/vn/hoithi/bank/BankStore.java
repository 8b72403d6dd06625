package vn.hoithi.bank;

import static java.util.Objects.requireNonNull;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class BankStore {
    private static final String ALL = """
            SELECT v.id, v.bank_id, b.title, v.number, v.digest, v.questions, v.created_by, v.created_at
              FROM bank_version v JOIN bank b ON b.id = v.bank_id
             ORDER BY b.title COLLATE vietnamese, v.number DESC""";

    private static final String KEEP_BANK = """
            INSERT INTO bank (title) VALUES (:title)
            ON CONFLICT (title) DO UPDATE SET title = excluded.title
            RETURNING id""";

    // The row lock on bank, taken by KEEP_BANK, hands out the numbers one at a time.
    private static final String ADD_VERSION = """
            INSERT INTO bank_version (bank_id, number, digest, questions, file_name, content, created_by)
            SELECT :bank, 1 + count(*), :digest, :questions, :fileName, :content, :by
              FROM bank_version WHERE bank_id = :bank
            ON CONFLICT (bank_id, digest) DO NOTHING""";

    private final DatabaseClient database;

    BankStore(DatabaseClient database) {
        this.database = database;
    }

    record File(String name, byte[] content, String digest) {}

    record NewVersion(String title, String digest, int questions, String fileName, byte[] content, String by) {}

    Flux<BankVersion> all() {
        return database.sql(ALL).mapProperties(BankVersion.class).all();
    }

    Mono<File> file(int versionId) {
        return database.sql("SELECT file_name AS name, content, digest FROM bank_version WHERE id = :id")
                .bind("id", versionId)
                .map(row -> new File(
                        requireNonNull(row.get("name", String.class)),
                        requireNonNull(row.get("content", byte[].class)),
                        requireNonNull(row.get("digest", String.class))))
                .one();
    }

    /** The id of the version with this content, new or not. */
    Mono<Integer> keep(NewVersion version) {
        return database.sql(KEEP_BANK)
                .bind("title", version.title())
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one()
                .flatMap(bank -> addVersion(bank, version).then(idOf(bank, version.digest())));
    }

    private Mono<Void> addVersion(int bank, NewVersion version) {
        return database.sql(ADD_VERSION)
                .bind("bank", bank)
                .bind("digest", version.digest())
                .bind("questions", version.questions())
                .bind("fileName", version.fileName())
                .bind("content", version.content())
                .bind("by", version.by())
                .then();
    }

    private Mono<Integer> idOf(int bank, String digest) {
        return database.sql("SELECT id FROM bank_version WHERE bank_id = :bank AND digest = :digest")
                .bind("bank", bank)
                .bind("digest", digest)
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one();
    }
}
