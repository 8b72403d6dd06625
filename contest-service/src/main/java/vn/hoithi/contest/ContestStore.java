package vn.hoithi.contest;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.rules.RankingRules;

@Component
class ContestStore {
    private static final String CONTESTS = """
            SELECT id, slug, name, organizer, hotline, tree_id, rules_text, fields::text AS fields,
                   audiences::text AS audiences, consent_text, consent_version, score_at_once, entry::text AS entry, held_at
              FROM contest
             ORDER BY id""";

    private static final String ROUNDS = """
            SELECT r.id, r.contest_id, r.number, r.name, r.phase, r.opens_at, r.closes_at, r.bank_version_id,
                   u.version, u.minutes, u.attempts, u.per_day, u.blueprint, u.rules_text, u.ranking::text AS ranking,
                   u.terms::text AS terms
              FROM round r JOIN round_rules u ON u.round_id = r.id AND u.version = r.rules_version
             ORDER BY r.contest_id, r.number""";

    private static final String DOCUMENTS = """
            SELECT id, contest_id, round_id, title, number, issuer, issued_on, link, file_name
              FROM contest_document
             ORDER BY contest_id, issued_on DESC NULLS LAST, id""";

    private static final String INSERT_CONTEST = """
            INSERT INTO contest (slug, name, organizer, hotline, tree_id, rules_text, fields, audiences, consent_text, score_at_once, entry)
            VALUES (:slug, :name, :organizer, :hotline, :tree, :rules, :fields::jsonb, :audiences::jsonb, :consent, :scoreAtOnce, :entry::jsonb)
            ON CONFLICT (slug) DO NOTHING
            RETURNING id""";

    // A changed consent text is a new version: what somebody agreed to can always be told.
    private static final String UPDATE_CONTEST = """
            UPDATE contest
               SET slug = :slug, name = :name, organizer = :organizer, hotline = :hotline, tree_id = :tree, rules_text = :rules,
                   fields = :fields::jsonb, audiences = :audiences::jsonb, score_at_once = :scoreAtOnce,
                   entry = :entry::jsonb,
                   consent_version = consent_version + CASE WHEN consent_text = :consent THEN 0 ELSE 1 END,
                   consent_text = :consent
             WHERE id = :id AND NOT EXISTS (SELECT FROM contest o WHERE o.slug = :slug AND o.id <> :id)
            RETURNING id""";

    // What is held elsewhere has no rounds of ours, and what has rounds is held here.
    private static final String HOLD_AT = """
            UPDATE contest SET held_at = :address
             WHERE id = :id AND (:address::text IS NULL OR NOT EXISTS (SELECT FROM round WHERE contest_id = :id))
            RETURNING id""";

    private static final String INSERT_ROUND = """
            WITH made AS (
                INSERT INTO round (contest_id, number, name, phase, opens_at, closes_at, bank_version_id)
                SELECT :contest, 1 + coalesce(max(number), 0), :name, :phase, :opens, :closes, :bank FROM round WHERE contest_id = :contest
                HAVING NOT EXISTS (SELECT FROM contest WHERE id = :contest AND held_at IS NOT NULL)
                RETURNING id
            )
            INSERT INTO round_rules (round_id, version, minutes, attempts, per_day, blueprint, rules_text, ranking, terms)
            SELECT id, 1, :minutes, :attempts, :perDay, :blueprint, :rules, :ranking::jsonb, :terms::jsonb FROM made
            RETURNING round_id AS id""";

    private static final String UPDATE_ROUND = """
            WITH changed AS (
                UPDATE round
                   SET name = :name, phase = :phase, opens_at = :opens, closes_at = :closes, bank_version_id = :bank, rules_version = rules_version + 1
                 WHERE id = :id AND %s
                RETURNING id, rules_version
            )
            INSERT INTO round_rules (round_id, version, minutes, attempts, per_day, blueprint, rules_text, ranking, terms)
            SELECT id, rules_version, :minutes, :attempts, :perDay, :blueprint, :rules, :ranking::jsonb, :terms::jsonb FROM changed
            RETURNING round_id AS id""";

    private static final String UPDATE_COMING = UPDATE_ROUND.formatted("opens_at > :now");

    // Bank and opening stay; the close may move, but not into the past.
    private static final String AMEND_OPEN = UPDATE_ROUND.formatted("""
            rules_version = :base AND bank_version_id = :bank AND opens_at = :opens AND opens_at <= :now
                   AND closes_at > :now AND (closes_at = :closes OR :closes > :now)""");

    private static final String OPEN = """
            UPDATE round SET opens_at = :now WHERE id = :id AND opens_at > :now AND closes_at > :now RETURNING id""";

    private static final String EXTEND = """
            UPDATE round SET closes_at = :until WHERE id = :id AND closes_at > :now AND closes_at < :until RETURNING id""";

    private static final String CLOSE = """
            UPDATE round SET closes_at = :now WHERE id = :id AND opens_at < :now AND closes_at > :now RETURNING id""";

    private static final String INSERT_DOCUMENT = """
            INSERT INTO contest_document (contest_id, round_id, title, number, issuer, issued_on, link, file_name, media_type, content)
            VALUES (:contest, :round, :title, :number, :issuer, :issuedOn, :link, :fileName, :mediaType, :content)
            RETURNING id""";

    private static final TypeReference<List<FormField>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    ContestStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Long> revision() {
        return database.sql("SELECT revision FROM contest_catalog")
                .map(row -> requireNonNull(row.get("revision", Long.class)))
                .one();
    }

    Flux<Contest> contests() {
        return database.sql(CONTESTS).map(this::contest).all();
    }

    Flux<Round> rounds() {
        return database.sql(ROUNDS).map(this::round).all();
    }

    Flux<Document> documents() {
        return database.sql(DOCUMENTS).mapProperties(Document.class).all();
    }

    /** The new id; empty when the slug is taken. */
    Mono<Integer> insert(ContestForm form) {
        return bindForm(database.sql(INSERT_CONTEST), form)
                .map(ContestStore::id)
                .one();
    }

    /** Empty when the contest is unknown or the slug is taken by another. */
    Mono<Integer> update(int id, ContestForm form) {
        return bindForm(database.sql(UPDATE_CONTEST), form)
                .bind("id", id)
                .map(ContestStore::id)
                .one();
    }

    /** Empty when the contest has rounds. */
    Mono<Integer> holdAt(int id, @Nullable String address) {
        return bind(database.sql(HOLD_AT).bind("id", id), "address", address, String.class)
                .map(ContestStore::id)
                .one();
    }

    /** Empty when the contest is held elsewhere. */
    Mono<Integer> insertRound(int contestId, RoundForm form) {
        return bindForm(database.sql(INSERT_ROUND), form)
                .bind("contest", contestId)
                .map(ContestStore::id)
                .one();
    }

    /** Empty when the round has opened. */
    Mono<Integer> updateComing(int id, RoundForm form, Instant now) {
        return bindForm(database.sql(UPDATE_COMING), form)
                .bind("id", id)
                .bind("now", at(now))
                .map(ContestStore::id)
                .one();
    }

    /** Empty when the round is not open, its rules moved on, or bank or opening would change. */
    Mono<Integer> amendOpen(int id, int baseVersion, RoundForm form, Instant now) {
        return bindForm(database.sql(AMEND_OPEN), form)
                .bind("id", id)
                .bind("base", baseVersion)
                .bind("now", at(now))
                .map(ContestStore::id)
                .one();
    }

    /** How a round ranked under one version of its rules; empty when there is no such version. */
    Mono<RankingRules> ranking(int roundId, int version) {
        return database.sql(
                        "SELECT ranking::text AS ranking FROM round_rules WHERE round_id = :round AND version = :version")
                .bind("round", roundId)
                .bind("version", version)
                .map(row -> RankingRules.parse(text(row, "ranking")))
                .one();
    }

    Mono<Integer> open(int roundId, Instant now) {
        return database.sql(OPEN)
                .bind("id", roundId)
                .bind("now", at(now))
                .map(ContestStore::id)
                .one();
    }

    Mono<Integer> extend(int roundId, Instant until, Instant now) {
        return database.sql(EXTEND)
                .bind("id", roundId)
                .bind("until", at(until))
                .bind("now", at(now))
                .map(ContestStore::id)
                .one();
    }

    Mono<Integer> close(int roundId, Instant now) {
        return database.sql(CLOSE)
                .bind("id", roundId)
                .bind("now", at(now))
                .map(ContestStore::id)
                .one();
    }

    record File(String name, String mediaType, byte[] content) {}

    record NewDocument(
            int contestId,
            @Nullable Integer roundId,
            String title,
            String number,
            String issuer,
            @Nullable LocalDate issuedOn,
            @Nullable String link,
            @Nullable File file) {}

    Mono<Integer> insertDocument(NewDocument document) {
        File file = document.file();
        DatabaseClient.GenericExecuteSpec sql = database.sql(INSERT_DOCUMENT)
                .bind("contest", document.contestId())
                .bind("title", document.title())
                .bind("number", document.number())
                .bind("issuer", document.issuer());
        sql = bind(sql, "round", document.roundId(), Integer.class);
        sql = bind(sql, "issuedOn", document.issuedOn(), LocalDate.class);
        sql = bind(sql, "link", document.link(), String.class);
        sql = bind(sql, "fileName", file == null ? null : file.name(), String.class);
        sql = bind(sql, "mediaType", file == null ? null : file.mediaType(), String.class);
        sql = bind(sql, "content", file == null ? null : file.content(), byte[].class);
        return sql.map(ContestStore::id).one();
    }

    Mono<File> file(int documentId) {
        return database.sql(
                        "SELECT file_name, media_type, content FROM contest_document WHERE id = :id AND content IS NOT NULL")
                .bind("id", documentId)
                .map(row -> new File(
                        text(row, "file_name"),
                        text(row, "media_type"),
                        requireNonNull(row.get("content", byte[].class))))
                .one();
    }

    Mono<Integer> deleteDocument(int id) {
        return database.sql("DELETE FROM contest_document WHERE id = :id RETURNING id")
                .bind("id", id)
                .map(ContestStore::id)
                .one();
    }

    private DatabaseClient.GenericExecuteSpec bindForm(DatabaseClient.GenericExecuteSpec sql, ContestForm form) {
        return sql.bind("slug", form.slug())
                .bind("name", form.name())
                .bind("organizer", form.organizer())
                .bind("hotline", form.hotline())
                .bind("tree", form.treeId())
                .bind("rules", form.rulesText())
                .bind("fields", json.writeValueAsString(form.fields()))
                .bind("audiences", json.writeValueAsString(form.audiences()))
                .bind("consent", form.consentText())
                .bind("scoreAtOnce", form.scoreAtOnce())
                .bind("entry", json.writeValueAsString(form.entryTerms()));
    }

    private DatabaseClient.GenericExecuteSpec bindForm(DatabaseClient.GenericExecuteSpec sql, RoundForm form) {
        return bind(sql, "perDay", form.perDay(), Integer.class)
                .bind("name", form.name())
                .bind("phase", Objects.requireNonNullElse(form.phase(), "").strip())
                .bind("opens", at(form.opensAt()))
                .bind("closes", at(form.closesAt()))
                .bind("bank", form.bankVersionId())
                .bind("minutes", form.minutes())
                .bind("attempts", form.attempts())
                .bind("blueprint", form.blueprint())
                .bind("rules", form.rulesText())
                .bind("ranking", form.rankingRules().print())
                .bind("terms", json.writeValueAsString(form.saidTerms()));
    }

    private static <T> DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable T value, Class<T> type) {
        return value == null ? sql.bindNull(name, type) : sql.bind(name, value);
    }

    private Contest contest(Readable row) {
        return new Contest(
                id(row),
                text(row, "slug"),
                text(row, "name"),
                text(row, "organizer"),
                text(row, "hotline"),
                number(row, "tree_id"),
                text(row, "rules_text"),
                json.readValue(text(row, "fields"), FIELDS),
                json.readValue(text(row, "audiences"), NAMES),
                text(row, "consent_text"),
                number(row, "consent_version"),
                requireNonNull(row.get("score_at_once", Boolean.class)),
                json.readValue(text(row, "entry"), EntryTerms.class),
                row.get("held_at", String.class));
    }

    private Round round(Readable row) {
        Rules rules = new Rules(
                number(row, "version"),
                number(row, "minutes"),
                number(row, "attempts"),
                row.get("per_day", Integer.class),
                Blueprint.parse(text(row, "blueprint")),
                text(row, "rules_text"),
                RankingRules.parse(text(row, "ranking")),
                json.readValue(text(row, "terms"), Terms.class));
        return new Round(
                id(row),
                number(row, "contest_id"),
                number(row, "number"),
                text(row, "name"),
                text(row, "phase"),
                instant(row, "opens_at"),
                instant(row, "closes_at"),
                number(row, "bank_version_id"),
                rules);
    }

    private static int id(Readable row) {
        return number(row, "id");
    }

    private static int number(Readable row, String column) {
        return requireNonNull(row.get(column, Integer.class));
    }

    private static String text(Readable row, String column) {
        return requireNonNull(row.get(column, String.class));
    }

    private static Instant instant(Readable row, String column) {
        return requireNonNull(row.get(column, OffsetDateTime.class)).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
