package vn.hoithi.bank;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;

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

    private static final String ADD_QUESTIONS = """
            INSERT INTO bank_question (version_id, question_id, digest)
            SELECT :version, * FROM unnest(:ids::text[], :digests::text[])
            ON CONFLICT DO NOTHING""";

    private static final String ADD_PICTURE = """
            INSERT INTO bank_picture (digest, media_type, content) VALUES (:digest, :mediaType, :content)
            ON CONFLICT DO NOTHING""";

    private static final String HISTORY = """
            SELECT q.version_id, q.digest
              FROM bank_question q JOIN bank_version v ON v.id = q.version_id
             WHERE v.bank_id = :bank AND q.question_id = :question
             ORDER BY v.number""";

    /** Questions of a version that stand word for word in one of the others. */
    private static final String SHARED = """
            SELECT DISTINCT mine.question_id
              FROM bank_question mine JOIN bank_question other USING (question_id, digest)
             WHERE mine.version_id = :version AND other.version_id = ANY(:others)""";

    private final DatabaseClient database;

    BankStore(DatabaseClient database) {
        this.database = database;
    }

    record File(String name, byte[] content, String digest) {}

    record NewVersion(String title, QuestionBank bank, String fileName, byte[] content, String by) {}

    /** A version that holds a question, and which content it has there. */
    record Occurrence(int versionId, String digest) {}

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
        String digest = version.bank().digest();
        return database.sql(KEEP_BANK)
                .bind("title", version.title())
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one()
                .flatMap(bank -> addVersion(bank, digest, version).then(idOf(bank, digest)))
                .flatMap(id -> addQuestions(id, version.bank()).thenReturn(id));
    }

    private Mono<Void> addVersion(int bank, String digest, NewVersion version) {
        return database.sql(ADD_VERSION)
                .bind("bank", bank)
                .bind("digest", digest)
                .bind("questions", version.bank().questions().size())
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

    private Mono<Void> addQuestions(int version, QuestionBank bank) {
        List<Question> questions = bank.questions();
        return database.sql(ADD_QUESTIONS)
                .bind("version", version)
                .bind("ids", questions.stream().map(Question::id).toArray(String[]::new))
                .bind("digests", questions.stream().map(Question::digest).toArray(String[]::new))
                .then();
    }

    Mono<Void> keepPictures(QuestionBank bank) {
        return Flux.fromIterable(bank.pictures()).concatMap(this::keepPicture).then();
    }

    private Mono<Void> keepPicture(Picture picture) {
        return database.sql(ADD_PICTURE)
                .bind("digest", picture.digest())
                .bind("mediaType", picture.mediaType())
                .bind("content", picture.bytes())
                .then();
    }

    Mono<BankPictures.Served> picture(String digest) {
        return database.sql("SELECT media_type, content FROM bank_picture WHERE digest = :digest")
                .bind("digest", digest)
                .map(row -> new BankPictures.Served(
                        requireNonNull(row.get("media_type", String.class)),
                        requireNonNull(row.get("content", byte[].class))))
                .one();
    }

    Flux<Occurrence> history(int bankId, String questionId) {
        return database.sql(HISTORY)
                .bind("bank", bankId)
                .bind("question", questionId)
                .mapProperties(Occurrence.class)
                .all();
    }

    Flux<String> shared(int versionId, Collection<Integer> others) {
        return database.sql(SHARED)
                .bind("version", versionId)
                .bind("others", others.toArray(Integer[]::new))
                .map(row -> Objects.toString(row.get(0, String.class)))
                .all();
    }
}
