package vn.hoithi.standing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Entry;
import vn.hoithi.questionbank.rules.Meaning;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.Ranking;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Scoring;
import vn.hoithi.questionbank.rules.TieBreak;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** In every round a person counts with the attempt that the library's comparator chooses, the prediction left out. */
class FoldRulesTest {
    private static final BackingServices.Database DATABASE =
            BackingServices.shared().freshDatabase();
    private static final Node NODE = Node.start(DATABASE, "--hoithi.first-start.contests=false");
    private static final int ROUNDS = 120;
    private static final int PEOPLE = 40;
    private static final long SEED = 20_261_121;

    @AfterAll
    static void stop() {
        NODE.close();
    }

    private record Made(UUID person, int round, Entry entry, int elapsedMs) {}

    @Test
    void thePersonsAttemptIsTheOneThatTheRulesOfTheRoundCount() throws SQLException {
        Random random = new Random(SEED);
        TestContest contest = TestContest.on(NODE);
        Instant from = Instant.now().minusSeconds(60);
        List<UUID> people = new ArrayList<>();
        Map<Integer, RankingRules> rules = new HashMap<>();
        List<Made> made = new ArrayList<>();
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < PEOPLE; i++) {
                people.add(enter(statement, contest));
            }
            for (int i = 0; i < ROUNDS; i++) {
                int round = contest.round(from, from.plusSeconds(7_200), 1_000, null);
                rules.put(round, rules(random));
                ranks(statement, round, rules.get(round));
                made.addAll(attempts(random, round, people));
            }
            submit(statement, contest.id(), made);
            execute(
                    statement,
                    "INSERT INTO standing_change (contest_id, participation_id) SELECT contest_id, id FROM participation WHERE contest_id = "
                            + contest.id());
            await().atMost(Duration.ofSeconds(30)).until(() -> rows(statement, contest.id()) == made.size());
            Map<String, String> folded = folded(statement, contest.id());
            Map<String, String> chosen = chosen(made, rules);
            assertThat(chosen).hasSizeGreaterThan(ROUNDS * PEOPLE / 2);
            assertThat(folded).isEqualTo(chosen);
            // It is a matter of rules: the best by points and time is another one in many cases.
            Map<Integer, RankingRules> plain = new HashMap<>();
            rules.keySet().forEach(round -> plain.put(round, RankingRules.PLAIN));
            Map<String, String> plainly = chosen(made, plain);
            assertThat(folded.entrySet().stream()
                            .filter(one -> !one.getValue().equals(plainly.get(one.getKey())))
                            .count())
                    .isGreaterThan(folded.size() / 5);
        }
    }

    private static RankingRules rules(Random random) {
        List<TieBreak> steps = new ArrayList<>(List.of(TieBreak.values()));
        Collections.shuffle(steps, random);
        Counting[] counting = Counting.values();
        return new RankingRules(
                counting[random.nextInt(counting.length)],
                Scoring.PARTIAL,
                Prediction.whole(Meaning.PEOPLE),
                steps.subList(0, 1 + random.nextInt(steps.size())));
    }

    // Few values of everything, so that most steps tie; papers of different length with equal shares.
    private static List<Made> attempts(Random random, int round, List<UUID> people) {
        List<Made> made = new ArrayList<>();
        for (int person = 0; person < people.size(); person++) {
            int attempts = random.nextInt(5);
            for (int number = 1; number <= attempts; number++) {
                int total = random.nextInt(3) == 0 ? 4 : 2;
                int elapsed = random.nextInt(3);
                made.add(new Made(
                        people.get(person),
                        round,
                        new Entry(
                                person,
                                number,
                                random.nextInt(5) * total * 25,
                                total,
                                null,
                                1_790_000_000L + random.nextInt(3),
                                elapsed,
                                1_780_000_000L + random.nextInt(3),
                                0),
                        elapsed * 1_000 + random.nextInt(1_000)));
            }
        }
        return made;
    }

    private static Map<String, String> chosen(List<Made> made, Map<Integer, RankingRules> rules) {
        Map<String, List<Entry>> attempts = new HashMap<>();
        Map<String, Integer> rounds = new HashMap<>();
        for (Made one : made) {
            String key = one.person() + " " + one.round();
            attempts.computeIfAbsent(key, same -> new ArrayList<>()).add(one.entry());
            rounds.put(key, one.round());
        }
        Map<String, String> chosen = new HashMap<>();
        attempts.forEach((key, entries) -> {
            Entry one = Collections.min(
                    entries,
                    Ranking.beforeTruth(requireNonNull(rules.get(rounds.get(key))))
                            .choice());
            long perfect = entries.stream()
                    .filter(entry -> entry.points() == entry.total() * 100)
                    .count();
            chosen.put(
                    key,
                    one.number() + " of " + entries.size() + ", " + one.points() + "/" + one.total() + ", " + perfect);
        });
        return chosen;
    }

    private static Map<String, String> folded(Statement statement, int contest) throws SQLException {
        Map<String, String> folded = new HashMap<>();
        try (ResultSet row = statement.executeQuery(
                "SELECT participation_id || ' ' || round_id, number || ' of ' || attempts || ', ' || points || '/' || total || ', ' || perfect"
                        + " FROM person_best WHERE round_id > 0 AND contest_id = " + contest)) {
            while (row.next()) {
                folded.put(row.getString(1), row.getString(2));
            }
        }
        return folded;
    }

    private static long rows(Statement statement, int contest) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT coalesce(sum(attempts), 0) FROM person_best WHERE round_id > 0 AND contest_id = " + contest)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private static UUID enter(Statement statement, TestContest contest) throws SQLException {
        UUID id = UUID.randomUUID();
        execute(
                statement,
                "INSERT INTO participation (id, contest_id, audience, consent_version, entered_at) VALUES ('" + id
                        + "', " + contest.id() + ", '', 1, now())");
        execute(
                statement,
                "INSERT INTO participation_unit SELECT '" + id + "', tree_id, id FROM unit WHERE id = "
                        + contest.unit("A-1"));
        return id;
    }

    private static void ranks(Statement statement, int round, RankingRules rules) throws SQLException {
        execute(
                statement,
                "INSERT INTO round_rules (round_id, version, minutes, attempts, blueprint, ranking)"
                        + " SELECT round_id, 2, minutes, attempts, blueprint, '"
                        + rules.print()
                        + "' FROM round_rules WHERE version = 1 AND round_id = " + round);
        execute(statement, "UPDATE round SET rules_version = 2 WHERE id = " + round);
    }

    private static void submit(Statement statement, int contest, List<Made> made) throws SQLException {
        StringBuilder values = new StringBuilder();
        for (Made one : made) {
            Entry entry = one.entry();
            values.append(values.isEmpty() ? "" : ",")
                    .append("('%s'::uuid,%d,%d,%d,%d,%d,%d,%d)"
                            .formatted(
                                    one.person(),
                                    one.round(),
                                    entry.number(),
                                    entry.points(),
                                    entry.total(),
                                    entry.submitted(),
                                    one.elapsedMs(),
                                    entry.started()));
        }
        execute(statement, """
                INSERT INTO attempt (id, contest_id, round_id, participation_id, number, day, client_key, trial, rules_version,
                                     bank_version_id, blueprint, seed, started_at, expires_at, deadline, submitted_at, closed_by,
                                     correct, points, total, elapsed_ms, receipt)
                SELECT gen_random_uuid(), %d, round, person, number, current_date, gen_random_uuid(), false, 2, 1, '10', 1,
                       to_timestamp(started + random() * 0.9), now(), now(), to_timestamp(submitted + random() * 0.9), 'citizen',
                       points / 100, points, total, elapsed_ms, gen_random_uuid()::text
                  FROM (VALUES %s) AS v (person, round, number, points, total, submitted, elapsed_ms, started)
                """.formatted(contest, values));
    }

    private static void execute(Statement statement, String sql) throws SQLException {
        boolean unused = statement.execute(sql);
    }
}
