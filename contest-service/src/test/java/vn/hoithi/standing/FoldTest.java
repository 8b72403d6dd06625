package vn.hoithi.standing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.hoithi.account.Staff;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.BackingServices.Database;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.Recount;
import vn.hoithi.testing.TestContest;
import vn.hoithi.unit.UnitService;

/** Whatever happens in whatever order, and whoever folds: the standings are what a recount gives. */
class FoldTest {
    private static final Database DATABASE = BackingServices.shared().freshDatabase();
    private static final Node A = Node.start(DATABASE, "--hoithi.first-start.contests=false");
    private static final Node B = Node.start(DATABASE, "--hoithi.first-start.contests=false");
    private static final int PEOPLE = 60;
    private static final int CHANGES = 400;
    private static final int CHANGERS = 4;

    /** What counts of each person, by the rules: the best result, and all attempts, with every unit above. */
    private static final String BEST = """
            WITH RECURSIVE up AS (
                SELECT id AS unit_id, id AS ancestor_id, parent_id FROM unit
                UNION ALL
                SELECT up.unit_id, u.id, u.parent_id FROM up JOIN unit u ON u.id = up.parent_id
            ), counted AS (
                SELECT participation_id, round_id, correct, elapsed_ms, submitted_at FROM attempt
                 WHERE contest_id = %1$d AND submitted_at IS NOT NULL AND NOT trial
            ), both_periods AS (
                SELECT * FROM counted
                UNION ALL
                SELECT participation_id, 0, correct, elapsed_ms, submitted_at FROM counted
            ), recount AS (
                SELECT participation_id, round_id, count(*)::int AS attempts,
                       (array_agg(correct ORDER BY correct DESC, elapsed_ms, submitted_at))[1] AS correct,
                       (array_agg(elapsed_ms ORDER BY correct DESC, elapsed_ms, submitted_at))[1] AS elapsed_ms,
                       (SELECT array_agg(up.ancestor_id ORDER BY up.ancestor_id)
                          FROM participation_unit p JOIN up ON up.unit_id = p.unit_id
                         WHERE p.participation_id = c.participation_id) AS units
                  FROM both_periods c GROUP BY participation_id, round_id
            ), folded AS (
                SELECT participation_id, round_id, attempts, correct, elapsed_ms, units FROM person_best WHERE contest_id = %1$d
            )
            SELECT count(*) FROM ((TABLE recount EXCEPT TABLE folded) UNION ALL (TABLE folded EXCEPT TABLE recount)) d""";

    /** What a dashboard tells apart, by the rules, from the attempts alone. */
    private static final String TALLIES = """
            WITH RECURSIVE up AS (
                SELECT id AS unit_id, id AS ancestor_id, parent_id FROM unit
                UNION ALL
                SELECT up.unit_id, u.id, u.parent_id FROM up JOIN unit u ON u.id = up.parent_id
            ), counted AS (
                SELECT up.ancestor_id AS unit_id, a.participation_id AS who, p.audience, a.round_id, a.correct * 100 / a.total AS score,
                       to_char(a.submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') AS day,
                       a.submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS at
                  FROM attempt a
                  JOIN participation p ON p.id = a.participation_id
                  JOIN participation_unit pu ON pu.participation_id = p.id
                  JOIN up ON up.unit_id = pu.unit_id
                 WHERE a.contest_id = %1$d AND a.submitted_at IS NOT NULL AND NOT a.trial
            ), every_span AS (
                SELECT unit_id, who, audience, round_id AS span, score FROM counted
                UNION ALL
                SELECT unit_id, who, audience, 0, score FROM counted
                UNION ALL
                SELECT unit_id, who, audience, -extract(year FROM at)::int * 100 - extract(month FROM at)::int, score FROM counted
                UNION ALL
                SELECT unit_id, who, audience, -replace((at::date + 1 - extract(isodow FROM at)::int)::text, '-', '')::int, score
                  FROM counted
            ), best AS (
                SELECT unit_id, who, span, max(score) AS score, count(*) AS attempts FROM every_span GROUP BY unit_id, who, span
            ), first AS (
                SELECT unit_id, who, min(day) AS day, count(*) AS attempts FROM counted GROUP BY unit_id, who
            ), recount AS (
                SELECT unit_id, 'AUDIENCE' AS kind, span, audience AS key, count(DISTINCT who)::int AS people, count(*)::int AS attempts
                  FROM every_span GROUP BY unit_id, span, audience
                UNION ALL
                SELECT unit_id, 'SCORE', span, score::text, count(*)::int, sum(attempts)::int FROM best GROUP BY unit_id, span, score
                UNION ALL
                SELECT unit_id, 'PERFECT', span, '', count(DISTINCT who)::int, count(*)::int
                  FROM every_span WHERE score = 100 GROUP BY unit_id, span
                UNION ALL
                SELECT unit_id, 'DAY', 0, day, count(DISTINCT who)::int, count(*)::int FROM counted GROUP BY unit_id, day
                UNION ALL
                SELECT unit_id, 'FIRST_DAY', 0, day, count(*)::int, sum(attempts)::int FROM first GROUP BY unit_id, day
            ), tallied AS (
                SELECT unit_id, kind, span, key, people, attempts FROM unit_tally
                 WHERE contest_id = %1$d AND (people <> 0 OR attempts <> 0)
            )
            SELECT count(*) FROM ((TABLE recount EXCEPT TABLE tallied) UNION ALL (TABLE tallied EXCEPT TABLE recount)) d""";

    @AfterAll
    static void stop() {
        A.close();
        B.close();
    }

    @Test
    void randomChangesFoldedBySeveralAtOnceEndAsARecount() throws SQLException {
        TestContest contest = TestContest.on(A);
        Instant from = Instant.now().minusSeconds(60);
        int[] rounds = {
            contest.round(from, from.plusSeconds(7_200), 1_000, null),
            contest.round(from, from.plusSeconds(7_200), 1_000, null)
        };
        List<Long> units = List.of("A", "A-1", "A-2", "B", "B-1", "NGOAI").stream()
                .map(contest::unit)
                .toList();
        List<UUID> people = enter(contest.id(), units);
        long seed = System.nanoTime();
        AtomicBoolean changing = new AtomicBoolean(true);
        AtomicLong folds = new AtomicLong();

        CompletableFuture<Void> folders = CompletableFuture.allOf(List.of(A, B, A, B).stream()
                .map(node -> CompletableFuture.runAsync(
                        () -> keepFolding(node, contest.id(), changing, folds), Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new));
        CompletableFuture<Void> watcher =
                CompletableFuture.runAsync(() -> watchRevisions(contest.id(), changing), Thread::startVirtualThread);
        CompletableFuture<Void> changers = CompletableFuture.allOf(IntStream.range(0, CHANGERS)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> change(contest.id(), rounds, units, people, new Random(seed + i)),
                        Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new));
        changers.join();
        changing.set(false);
        CompletableFuture.allOf(folders, watcher).join();

        assertFoldedAsRecounted(contest, "seed " + seed);
        assertThat(folds.get()).as("folds that these threads won").isPositive();
        System.out.printf("%d random changes, %d folds by our own threads%n", CHANGES * CHANGERS, folds.get());
    }

    @Test
    void aUnitMovedUnderAnotherByANewListTakesItsFiguresAlong() {
        TestContest contest = TestContest.on(A);
        int round = contest.openRound(Duration.ofHours(1));
        String tree = contest.slug().replace("thu-nghiem-", "cay-");
        for (String unit : List.of("A-1", "A-2", "A-2", "B-1")) {
            assertThat(Citizen.enters(A.address(), contest.slug(), contest.unit(unit))
                            .takes(round)
                            .has("receipt"))
                    .isTrue();
        }
        assertFoldedAsRecounted(contest, "before");
        long wardB = contest.unit("B");
        assertThat(Recount.of(DATABASE, contest.id()))
                .containsEntry(new Recount.Key(round, wardB), new Recount.Figures(1, 1));

        String moved = """
                Mã,Tên,Loại,Mã cấp trên,Khối,Quân số
                TP,Thành phố Thử,Thành phố,,,
                A,Phường An,Phường,TP,Khối phường,
                A-1,Tổ dân phố số 1,Tổ dân phố,A,Khối dân cư,40
                A-2,Trường An,Trường,B,Khối trường,10
                B,Phường Bình,Phường,TP,Khối phường,200
                B-1,Tổ dân phố số 10,Tổ dân phố,B,Khối dân cư,
                NGOAI,Ngoài địa bàn / khác,Ngoài địa bàn,TP,,
                """;
        assertThat(A.door(UnitService.class)
                        .load(tree, "Cây thử", moved.getBytes(UTF_8), "moved.csv", Staff.SYSTEM)
                        .block())
                .isNotNull();

        assertThat(Recount.of(DATABASE, contest.id()))
                .containsEntry(new Recount.Key(round, wardB), new Recount.Figures(3, 3));
        assertFoldedAsRecounted(contest, "after");
        await("no start after this one follows the move again")
                .atMost(Duration.ofSeconds(5))
                .until(() ->
                        number("SELECT (SELECT sum(shape) FROM unit_tree) - shape FROM fold_state WHERE contest_id = "
                                        + contest.id())
                                == 0);
        for (Node node : List.of(A, B)) {
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(Recount.shown(node.address(), contest.slug(), round)
                                    .figures())
                            .isEqualTo(Recount.of(DATABASE, contest.id())));
        }
    }

    private static void keepFolding(Node node, int contest, AtomicBoolean changing, AtomicLong folds) {
        StandingStore store = node.door(StandingStore.class);
        TallyStore tallies = node.door(TallyStore.class);
        Random random = new Random();
        while (changing.get()) {
            Long unused = tallies.tally(contest, 1 + random.nextInt(20)).block();
            Long taken = store.fold(contest, 1 + random.nextInt(20)).block();
            if (taken != null && taken > 0) {
                folds.incrementAndGet();
            }
        }
    }

    private static void watchRevisions(int contest, AtomicBoolean changing) {
        long before = 0;
        while (changing.get()) {
            // Before the first change is folded the contest has no state yet: the sum of none is zero.
            long now = number("SELECT coalesce(sum(revision), 0) FROM fold_state WHERE contest_id = " + contest);
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
            assertThat(number(
                            "SELECT count(*) FROM unit_standing s JOIN fold_state f USING (contest_id) WHERE contest_id = "
                                    + contest + " AND (s.revision > f.revision OR people < 0 OR attempts < people)"))
                    .isZero();
        }
    }

    private static void assertFoldedAsRecounted(TestContest contest, String when) {
        await(when).atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(number("SELECT count(*) FROM standing_change WHERE contest_id = " + contest.id()))
                    .isZero();
            assertThat(folded(contest.id())).isEqualTo(Recount.of(DATABASE, contest.id()));
            assertThat(number(BEST.formatted(contest.id()))).isZero();
            assertThat(number("SELECT count(*) FROM tally_change WHERE contest_id = " + contest.id()))
                    .isZero();
            assertThat(number("SELECT count(*) FROM unit_tally WHERE contest_id = " + contest.id()))
                    .isPositive();
            assertThat(number(TALLIES.formatted(contest.id()))).as("tallies").isZero();
            assertThat(number("SELECT units - (SELECT count(*) FROM unit_standing s WHERE s.contest_id = f.contest_id)"
                            + " FROM fold_state f WHERE contest_id = " + contest.id()))
                    .as("units in fold_state")
                    .isZero();
        });
    }

    private static Map<Recount.Key, Recount.Figures> folded(int contest) {
        try (Connection connection = DATABASE.connect();
                PreparedStatement sql = connection.prepareStatement(
                        "SELECT round_id, unit_id, people, attempts FROM unit_standing WHERE contest_id = ? AND attempts > 0")) {
            sql.setInt(1, contest);
            ResultSet row = sql.executeQuery();
            Map<Recount.Key, Recount.Figures> folded = new TreeMap<>();
            while (row.next()) {
                folded.put(
                        new Recount.Key(row.getInt("round_id"), row.getLong("unit_id")),
                        new Recount.Figures(row.getInt("people"), row.getInt("attempts")));
            }
            return folded;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<UUID> enter(int contest, List<Long> units) throws SQLException {
        List<UUID> people = new ArrayList<>();
        try (Connection connection = DATABASE.connect()) {
            for (int i = 0; i < PEOPLE; i++) {
                UUID id = UUID.randomUUID();
                people.add(id);
                run(
                        connection,
                        "INSERT INTO participation (id, contest_id, audience, consent_version, entered_at) VALUES ('"
                                + id
                                + "', " + contest + ", '"
                                + List.of("", "Cán bộ", "Học sinh").get(i % 3)
                                + "', 1, now())");
                run(
                        connection,
                        "INSERT INTO participation_unit SELECT '" + id + "', tree_id, id FROM unit WHERE id = "
                                + units.get(i % units.size()));
            }
        }
        return people;
    }

    /** Submissions, corrected units, voided and un-counted attempts; each with its outbox row in one transaction. */
    private static void change(int contest, int[] rounds, List<Long> units, List<UUID> people, Random random) {
        try (Connection connection = DATABASE.connect()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < CHANGES; i++) {
                UUID who = people.get(random.nextInt(people.size()));
                // Locked, so that two changers do not give one person the same attempt number.
                run(connection, "SELECT FROM participation WHERE id = '" + who + "' FOR UPDATE");
                String newest =
                        "(SELECT id FROM attempt WHERE participation_id = '" + who + "' ORDER BY random() LIMIT 1)";
                switch (random.nextInt(10)) {
                    case 0, 1 ->
                        run(
                                connection,
                                "UPDATE participation_unit SET unit_id = " + units.get(random.nextInt(units.size()))
                                        + " WHERE participation_id = '" + who + "'");
                    case 2 -> run(connection, "DELETE FROM attempt WHERE id = " + newest);
                    case 3 -> run(connection, "UPDATE attempt SET trial = NOT trial WHERE id = " + newest);
                    default -> submit(connection, contest, rounds[random.nextInt(rounds.length)], who, random);
                }
                run(
                        connection,
                        "INSERT INTO standing_change (contest_id, participation_id) VALUES (" + contest + ", '" + who
                                + "')");
                if (random.nextInt(10) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void submit(Connection connection, int contest, int round, UUID who, Random random)
            throws SQLException {
        run(connection, """
                INSERT INTO attempt (id, contest_id, round_id, participation_id, number, day, client_key, trial, rules_version,
                                     bank_version_id, blueprint, seed, started_at, expires_at, deadline, submitted_at,
                                     closed_by, correct, total, elapsed_ms, receipt)
                SELECT gen_random_uuid(), %1$d, %2$d, '%3$s',
                       1 + coalesce((SELECT max(number) FROM attempt WHERE participation_id = '%3$s' AND round_id = %2$d), 0),
                       current_date, gen_random_uuid(), false, 1, 1, '10', 1, now(), now(), now(), clock_timestamp() - interval '1 hour' * %6$d,
                       'citizen', %4$d, 10, %5$d, gen_random_uuid()::text""".formatted(
                        contest, round, who, random.nextInt(11), random.nextInt(5) * 1_000, random.nextInt(400)));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            boolean unused = statement.execute();
        }
    }

    private static long number(String sql) {
        try (Connection connection = DATABASE.connect();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
