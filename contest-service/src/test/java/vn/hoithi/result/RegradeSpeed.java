package vn.hoithi.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.Composition;
import vn.hoithi.questionbank.PaperQuestion;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.bundle.BundleVerifier;
import vn.hoithi.questionbank.bundle.Verification;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Node;

/** How long a corrected key and a bundle take over many submissions: {@code -Dhoithi.submissions=50000}. */
@EnabledIfSystemProperty(named = "hoithi.submissions", matches = "\\d+")
class RegradeSpeed {
    private static final Logger log = LoggerFactory.getLogger(RegradeSpeed.class);

    @Test
    void aCorrectedKeyAndABundleOverManySubmissions() throws Exception {
        int submissions = Integer.getInteger("hoithi.submissions", 50_000);
        BackingServices.Database database = BackingServices.shared().freshDatabase();
        try (Node node = Node.start(database, "--hoithi.first-start.contests=false", "--hoithi.result.settle=0s")) {
            Closed closed = new Closed(database, node);
            int round = closed.contest().openRound(Duration.ofHours(2));
            String question = fill(database, closed, round, submissions);
            closed.close(round);
            closed.plan(round, List.of(closed.prize("nhat", "Giải Nhất", 10_000, 0)), 5);
            long start = System.nanoTime();
            int first = closed.rank(round);
            log.warn("{} submissions: frozen and ranked in {} ms", submissions, millis(start));
            closed.update("UPDATE closing SET state = 'PUBLISHED', published_at = changed_at WHERE id = " + first);
            start = System.nanoTime();
            int change = closed.propose(round, question, null);
            log.warn(
                    "preview: {} ms; {}",
                    millis(start),
                    closed.change(change).path("preview").path("withQuestion"));
            long approved = System.nanoTime();
            assertThat(closed.approve(change).status()).isEqualTo(200);
            int second = closed.version(round, 2, ClosingState.RANKED);
            log.warn("approved to ranked: {} ms; proposed to ranked: {} ms", millis(approved), millis(start));
            // The first version is published, so its bundle writes itself; the second's is timed alone.
            await(() -> files(closed, first) == 1);
            start = System.nanoTime();
            assertThat(closed.admin()
                            .http()
                            .post("/api/admin/closings/" + second + "/bundle", Map.of())
                            .status())
                    .isEqualTo(202);
            await(() -> files(closed, second) == 1);
            log.warn(
                    "bundle written: {} ms, {} bytes",
                    millis(start),
                    closed.count(
                            "SELECT bytes FROM bundle_file WHERE finished_at IS NOT NULL AND closing_id = " + second));
            Path file = Files.createTempFile("bundle", ".gz");
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            closed.rows("SELECT encode(content, 'base64') FROM bundle_chunk c JOIN bundle_file f ON f.id = c.file_id"
                            + " WHERE f.closing_id = " + second + " AND finished_at IS NOT NULL ORDER BY nth")
                    .forEach(row ->
                            whole.writeBytes(java.util.Base64.getMimeDecoder().decode(row.getFirst())));
            Files.write(file, whole.toByteArray());
            start = System.nanoTime();
            Verification found;
            try (FileInputStream in = new FileInputStream(file.toFile())) {
                found = BundleVerifier.verify(in, BundleVerifier.Options.NONE, line -> {});
            }
            log.warn("bundle verified: {} ms, {} lines", millis(start), found.lines());
            Files.delete(file);
            assertThat(found.differences()).isEmpty();
            start = System.nanoTime();
            closed.update("UPDATE closing SET state = 'PUBLISHED', published_at = changed_at WHERE id = " + second);
            await(() -> closed.count("SELECT count(*) FROM regrade_followed WHERE closing_id = " + second) == 1);
            log.warn("attempts followed: {} ms", millis(start));
        }
    }

    private static void await(Callable<Boolean> done) {
        Awaitility.await().atMost(Duration.ofMinutes(5)).until(done);
    }

    private static long files(Closed closed, int closing) {
        return closed.count(
                "SELECT count(*) FROM bundle_file WHERE finished_at IS NOT NULL AND closing_id = " + closing);
    }

    private static long millis(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis();
    }

    /** Attempts with real papers, graded; about half of the answers right. The question that most had. */
    private static String fill(BackingServices.Database database, Closed closed, int round, int submissions)
            throws Exception {
        QuestionBank bank = closed.bank(closed.contest().bankVersion());
        Composition composition = Composition.of(bank, Blueprint.any(10));
        Random random = new Random(1);
        long unit = closed.contest().unit("A-1");
        Instant opened = Instant.now().minusSeconds(50);
        try (Connection connection = database.connect();
                PreparedStatement person = connection.prepareStatement(
                        "INSERT INTO participation (id, contest_id, consent_version, entered_at) VALUES (?::uuid, ?, 1, now())");
                PreparedStatement home = connection.prepareStatement(
                        "INSERT INTO participation_unit (participation_id, tree_id, unit_id) SELECT ?::uuid, tree_id, id FROM unit WHERE id = ?");
                PreparedStatement attempt = connection.prepareStatement(
                        "INSERT INTO attempt (id, contest_id, round_id, participation_id, number, day, client_key, trial, rules_version, bank_version_id,"
                                + " blueprint, seed, started_at, expires_at, deadline, sheet, submitted_at, closed_by, correct, total, elapsed_ms, receipt)"
                                + " VALUES (?::uuid, ?, ?, ?::uuid, 1, current_date, gen_random_uuid(), false, 1, ?, '10', ?, ?, ?, ?, ?, ?, 'citizen', ?, 10, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= submissions; i++) {
                String id = "00000000-0000-7000-8000-%012x".formatted(i);
                long seed = random.nextLong();
                List<String> sheet = new java.util.ArrayList<>();
                int correct = 0;
                for (PaperQuestion asked : composition.paper(seed).questions()) {
                    boolean right = random.nextBoolean();
                    correct += right ? 1 : 0;
                    sheet.add(right ? Closed.right(asked) : "");
                }
                Instant started = opened.plusMillis(i % 20_000);
                int elapsed = 1_000 + random.nextInt(20_000);
                person.setString(1, id);
                person.setInt(2, closed.contest().id());
                person.addBatch();
                home.setString(1, id);
                home.setLong(2, unit);
                home.addBatch();
                attempt.setString(1, id);
                attempt.setInt(2, closed.contest().id());
                attempt.setInt(3, round);
                attempt.setString(4, id);
                attempt.setInt(5, closed.contest().bankVersion());
                attempt.setLong(6, seed);
                attempt.setTimestamp(7, Timestamp.from(started));
                attempt.setTimestamp(8, Timestamp.from(started.plusSeconds(600)));
                attempt.setTimestamp(9, Timestamp.from(started.plusSeconds(600)));
                attempt.setString(10, String.join("|", sheet));
                attempt.setTimestamp(11, Timestamp.from(started.plusMillis(elapsed)));
                attempt.setInt(12, correct);
                attempt.setInt(13, elapsed);
                attempt.setString(14, "R%011d".formatted(i));
                attempt.addBatch();
                if (i % 5_000 == 0 || i == submissions) {
                    int done =
                            person.executeBatch().length + home.executeBatch().length + attempt.executeBatch().length;
                    assertThat(done).isPositive();
                    connection.commit();
                }
            }
        }
        return composition.paper(1).questions().getFirst().question().id();
    }
}
