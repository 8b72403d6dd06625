package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.questionbank.bundle.BundleLine;

/** What goes into bundles, in batches, and the written files in pieces. */
@Component
class BundleStore {
    // One statement, so one snapshot: whoever is corrected or erased while the file is written changes nothing in it.
    // Attempts are numbered as the ranked list orders equals, people as they come first.
    private static final String ENTER = """
            INSERT INTO bundle_entry (file_id, n, attempt_id, person, units, audience, correct, points)
            WITH attempt AS (
                SELECT s.id, s.participation_id, row_number() OVER (ORDER BY s.id) AS n,
                       coalesce(g.correct, s.correct) AS correct, coalesce(r.points, g.points, s.points) AS points
                  FROM report_submission s
                  LEFT JOIN regraded g ON g.closing_id = :closing AND g.attempt_id = s.id
                  LEFT JOIN ranked r ON r.closing_id = :closing AND r.attempt_id = s.id
                 WHERE s.round_id = :round
            ), numbered AS (
                SELECT a.*, min(a.n) OVER (PARTITION BY a.participation_id) AS first FROM attempt a
            ), home AS (
                SELECT participation_id, array_agg(unit_id ORDER BY unit_id) AS units
                  FROM report_participation_unit
                 WHERE participation_id IN (SELECT participation_id FROM attempt)
                 GROUP BY participation_id
            )
            SELECT :file, a.n, a.id, dense_rank() OVER (ORDER BY a.first), coalesce(h.units, '{}'),
                   CASE WHEN :audiences THEN nullif(w.audience, '') END, a.correct, a.points
              FROM numbered a
              LEFT JOIN home h ON h.participation_id = a.participation_id
              LEFT JOIN report_participation w ON w.participation_id = a.participation_id""";

    private static final String TREES = """
            SELECT DISTINCT u.unit_id FROM bundle_entry e, unnest(e.units) AS u (unit_id) WHERE e.file_id = :file""";

    private static final String SOURCES = """
            SELECT DISTINCT s.rules_version, s.bank_version_id, s.blueprint FROM report_submission s WHERE s.round_id = :round
             ORDER BY s.rules_version, s.bank_version_id, s.blueprint""";

    private static final String SUBMISSIONS = """
            SELECT e.n, e.person, e.units, e.audience, s.rules_version, s.bank_version_id, s.blueprint, s.seed,
                   floor(extract(epoch FROM s.started_at))::bigint AS started,
                   floor(extract(epoch FROM s.submitted_at))::bigint AS submitted,
                   (s.elapsed_ms / 1000)::bigint AS elapsed, s.number, s.sheet, e.correct, e.points, s.receipt
              FROM bundle_entry e JOIN report_submission s ON s.id = e.attempt_id
             WHERE e.file_id = :file AND e.n > :after AND e.n <= :after + :limit
             ORDER BY e.n""";

    private static final String PLACES = """
            SELECT r.place, e.n
              FROM ranked r JOIN bundle_entry e ON e.attempt_id = r.attempt_id AND e.file_id = :file
             WHERE r.closing_id = :closing AND r.n > :after AND r.n <= :after + :limit
             ORDER BY r.n""";

    // As things stood when the draft was made, which is what the awards follow from.
    private static final String HOLDS = """
            SELECT DISTINCT e.person, h.kind
              FROM prize_hold h
              JOIN report_submission s ON s.participation_id = h.participation_id AND s.round_id = :round
              JOIN bundle_entry e ON e.attempt_id = s.id AND e.file_id = :file
             WHERE h.contest_id = :contest AND h.set_at <= :at AND (h.lifted_at IS NULL OR h.lifted_at > :at)""";

    private static final String WON = """
            WITH other AS (
                SELECT DISTINCT ON (c.round_id) c.id FROM closing c
                 WHERE c.contest_id = :contest AND c.round_id IS DISTINCT FROM :round AND c.published_at <= :at
                 ORDER BY c.round_id, c.number DESC)
            SELECT DISTINCT e.person
              FROM award w JOIN other o ON o.id = w.closing_id
              JOIN report_submission s ON s.participation_id = w.participation_id AND s.round_id = :round
              JOIN bundle_entry e ON e.attempt_id = s.id AND e.file_id = :file
             WHERE w.kind = 'INDIVIDUAL'""";

    private static final String EXCLUDED = """
            SELECT DISTINCT e.person
              FROM report_submission s JOIN bundle_entry e ON e.attempt_id = s.id AND e.file_id = :file
             WHERE s.round_id = :round AND s.participation_id = ANY(:people)""";

    private static final String DRAFTED = """
            SELECT max(at) AS at FROM closing_step WHERE closing_id = :closing AND state = 'DRAFT'""";

    private static final String AWARDS = """
            SELECT w.prize, w.place, w.by_lot, w.held, w.pseudonym,
                   (SELECT e.n FROM report_submission s JOIN bundle_entry e ON e.attempt_id = s.id AND e.file_id = :file
                     WHERE s.participation_id = w.participation_id AND s.round_id = :round
                       AND left(encode(sha256(convert_to('hoithi|' || s.receipt, 'UTF8')), 'hex'), 16) = w.pseudonym) AS n
              FROM award w WHERE w.closing_id = :closing AND w.kind = 'INDIVIDUAL' ORDER BY w.nth""";

    private final DatabaseClient database;

    BundleStore(BackgroundDatabase background) {
        this.database = background.client();
    }

    Mono<Integer> begin(int closingId) {
        return database.sql("INSERT INTO bundle_file (closing_id) VALUES (:closing) RETURNING id")
                .bind("closing", closingId)
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one();
    }

    /**
     * How many attempts there are. In a transaction of the background pool: a list that was made a moment ago is not analysed
     * yet, and loops over it would take as long as its square.
     */
    Mono<Long> enter(int file, Closing closing, boolean audiences) {
        return database.sql("SET LOCAL enable_nestloop = off")
                .then()
                .then(database.sql("SET LOCAL work_mem = '192MB'").then())
                .then(insert(file, closing, audiences));
    }

    /** Lets what follows know how many rows there are. */
    Mono<Void> analyse() {
        return database.sql("ANALYZE bundle_entry").then();
    }

    private Mono<Long> insert(int file, Closing closing, boolean audiences) {
        return database.sql(ENTER)
                .bind("file", file)
                .bind("closing", closing.id())
                .bind("round", requireNonNull(closing.roundId()))
                .bind("audiences", audiences)
                .fetch()
                .rowsUpdated();
    }

    /** Units that anybody took part for. */
    Flux<Long> units(int file) {
        return database.sql(TREES)
                .bind("file", file)
                .map(row -> ClosingStore.number(row, "unit_id"))
                .all();
    }

    /** Where papers of a version of the rules came from. */
    record Source(int rules, int bank, String blueprint) {}

    Flux<Source> sources(int roundId) {
        return database.sql(SOURCES)
                .bind("round", roundId)
                .map(row -> new Source(
                        integer(row, "rules_version"),
                        integer(row, "bank_version_id"),
                        ClosingStore.text(row, "blueprint")))
                .all();
    }

    /** An attempt; times in whole seconds. */
    record Handed(
            int n,
            int person,
            List<Long> units,
            @Nullable String audience,
            int rules,
            int bank,
            String blueprint,
            long seed,
            long started,
            long submitted,
            long elapsed,
            int number,
            String sheet,
            int correct,
            int points,
            String receipt) {}

    Mono<List<Handed>> submissions(int file, int after, int limit) {
        return database.sql(SUBMISSIONS)
                .bind("file", file)
                .bind("after", after)
                .bind("limit", limit)
                .map(BundleStore::handed)
                .all()
                .collectList();
    }

    private static Handed handed(Readable row) {
        return new Handed(
                integer(row, "n"),
                integer(row, "person"),
                List.of(requireNonNull(row.get("units", Long[].class))),
                row.get("audience", String.class),
                integer(row, "rules_version"),
                integer(row, "bank_version_id"),
                ClosingStore.text(row, "blueprint"),
                ClosingStore.number(row, "seed"),
                ClosingStore.number(row, "started"),
                ClosingStore.number(row, "submitted"),
                ClosingStore.number(row, "elapsed"),
                integer(row, "number"),
                ClosingStore.text(row, "sheet"),
                integer(row, "correct"),
                integer(row, "points"),
                ClosingStore.text(row, "receipt"));
    }

    /** Lines of the ranked list. */
    Mono<List<BundleLine.Place>> places(int file, int closingId, int after, int limit) {
        return database.sql(PLACES)
                .bind("file", file)
                .bind("closing", closingId)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> new BundleLine.Place(integer(row, "place"), integer(row, "n")))
                .all()
                .collectList();
    }

    record Held(int person, Hold.Kind kind) {}

    Flux<Held> holds(int file, Closing closing, Instant at) {
        return database.sql(HOLDS)
                .bind("file", file)
                .bind("contest", closing.contestId())
                .bind("round", requireNonNull(closing.roundId()))
                .bind("at", at)
                .map(row -> new Held(integer(row, "person"), Hold.Kind.valueOf(ClosingStore.text(row, "kind"))))
                .all();
    }

    Flux<Integer> wonBefore(int file, Closing closing, Instant at) {
        return database.sql(WON)
                .bind("file", file)
                .bind("contest", closing.contestId())
                .bind("round", requireNonNull(closing.roundId()))
                .bind("at", at)
                .map(row -> integer(row, "person"))
                .all();
    }

    Flux<Integer> numbers(int file, int roundId, List<UUID> people) {
        return database.sql(EXCLUDED)
                .bind("file", file)
                .bind("round", roundId)
                .bind("people", people.toArray(UUID[]::new))
                .map(row -> integer(row, "person"))
                .all();
    }

    /** When the draft was made; empty when there is none. */
    Mono<Instant> drafted(int closingId) {
        return database.sql(DRAFTED)
                .bind("closing", closingId)
                .map(row -> java.util.Optional.ofNullable(ClosingStore.maybe(row, "at")))
                .one()
                .flatMap(Mono::justOrEmpty);
    }

    record Awarded(String prize, int place, boolean byLot, boolean held, String pseudonym, int n) {}

    Flux<Awarded> awards(int file, Closing closing) {
        return database.sql(AWARDS)
                .bind("file", file)
                .bind("closing", closing.id())
                .bind("round", requireNonNull(closing.roundId()))
                .map(row -> {
                    Integer n = row.get("n", Integer.class);
                    return new Awarded(
                            ClosingStore.text(row, "prize"),
                            integer(row, "place"),
                            requireNonNull(row.get("by_lot", Boolean.class)),
                            requireNonNull(row.get("held", Boolean.class)),
                            ClosingStore.text(row, "pseudonym"),
                            n == null ? 0 : n);
                })
                .all();
    }

    Mono<Void> chunk(int file, int nth, byte[] content) {
        return database.sql("INSERT INTO bundle_chunk (file_id, nth, content) VALUES (:file, :nth, :content)")
                .bind("file", file)
                .bind("nth", nth)
                .bind("content", content)
                .then();
    }

    /** Makes the file the one of its version, unless another node was faster; drops what was only needed to write it. */
    Mono<Void> finish(int file, int closingId, long lines, long bytes, String digest) {
        return database.sql("""
                        UPDATE bundle_file SET finished_at = clock_timestamp(), lines = :lines, bytes = :bytes, digest = :digest
                         WHERE id = :file
                           AND NOT EXISTS (SELECT FROM bundle_file WHERE closing_id = :closing AND finished_at IS NOT NULL)""")
                .bind("file", file)
                .bind("closing", closingId)
                .bind("lines", lines)
                .bind("bytes", bytes)
                .bind("digest", digest)
                .then()
                .then(clean(closingId));
    }

    /** Drops what is left of files of a version that were never finished. */
    Mono<Void> clean(int closingId) {
        return database.sql(
                        "DELETE FROM bundle_entry WHERE file_id IN (SELECT id FROM bundle_file WHERE closing_id = :closing)")
                .bind("closing", closingId)
                .then()
                .then(database.sql("DELETE FROM bundle_file WHERE closing_id = :closing AND finished_at IS NULL")
                        .bind("closing", closingId)
                        .then());
    }

    /** The finished file of a version. */
    Mono<BundleFile> find(int closingId) {
        return database.sql("""
                        SELECT id, closing_id, finished_at, lines, bytes, digest FROM bundle_file
                         WHERE closing_id = :closing AND finished_at IS NOT NULL""")
                .bind("closing", closingId)
                .map(row -> new BundleFile(
                        integer(row, "id"),
                        integer(row, "closing_id"),
                        ClosingStore.moment(row, "finished_at"),
                        ClosingStore.number(row, "lines"),
                        ClosingStore.number(row, "bytes"),
                        ClosingStore.text(row, "digest")))
                .one();
    }

    /** One piece; empty behind the last. */
    Mono<byte[]> piece(int file, int nth) {
        return database.sql("SELECT content FROM bundle_chunk WHERE file_id = :file AND nth = :nth")
                .bind("file", file)
                .bind("nth", nth)
                .map(row -> requireNonNull(row.get("content", byte[].class)))
                .one();
    }

    /** Published results of rounds that nobody has asked a bundle for. */
    Flux<Integer> unwritten() {
        return database.sql("""
                        SELECT c.id FROM closing c
                         WHERE c.published_at IS NOT NULL AND c.round_id IS NOT NULL
                           AND NOT EXISTS (SELECT FROM bundle_file f WHERE f.closing_id = c.id AND f.finished_at IS NOT NULL)
                           AND NOT EXISTS (SELECT FROM result_task t WHERE t.kind = 'BUNDLE' AND t.subject = c.id)
                         ORDER BY c.id LIMIT 20""").map(row -> integer(row, "id")).all();
    }

    private static int integer(Readable row, String column) {
        return requireNonNull(row.get(column, Integer.class));
    }
}
