package vn.hoithi.loadtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;

/**
 * The close of a big round: people and attempts are made by SQL, then the round is frozen, ranked and drafted over HTTP and
 * each step timed, quiet first and then again and again while citizens answer another round, whose receipts are timed too.
 */
public final class Closing {
    private static final int PER_PERSON = 3;
    private static final Duration TURN = Duration.ofSeconds(15);
    private static final String RANKING =
            "{\"counting\":\"BEST\",\"scoring\":\"ALL_OR_NOTHING\",\"prediction\":{\"meaning\":\"PEOPLE_ALL_RIGHT\",\"decimals\":0,"
                    + "\"least\":0,\"most\":1000000000,\"pass\":0,\"required\":true},\"order\":[\"SCORE\",\"PREDICTION\",\"SHORTEST\",\"EARLIEST\"]}";

    private final PrintStream out = new PrintStream(System.out, true, UTF_8);
    private final Backstage stage;

    private Closing(Backstage stage) {
        this.stage = stage;
    }

    /** Options: see {@code loadtest/README.md}. */
    public static void main(String[] arguments) throws SQLException, InterruptedException {
        try (Backstage stage = Backstage.open(arguments, Set.of("turns"))) {
            new Closing(stage).run();
        }
    }

    private void run() throws SQLException, InterruptedException {
        // Before the big contest is made, so that citizens find the ready one on the start page.
        PacedCitizens citizens = stage.citizens();
        out.printf("%,d units%n", stage.importTree(stage.options().number("units", 5_000)));
        int contest = stage.contest("khoa-so", "Cuộc thi để khóa sổ", List.of());
        int round = makeRound(contest);
        int attempts = stage.options().number("attempts", 1_000_000);
        Population population = new Population(stage.database(), contest, stage.tree());
        long start = System.nanoTime();
        int people = population.people(Math.max(1, attempts * 2 / 5));
        int made = population.attempts(people, 1, PER_PERSON, attempts);
        stage.sql("UPDATE attempt SET sheet = 'ABCDABCDAB#' || floor(random() * " + people
                + ")::int WHERE contest_id = " + contest);
        population.analyze();
        out.printf("made %,d people and %,d attempts in %.0f s%n", people, made, Backstage.seconds(start));
        plan(contest, round);
        Map<String, Stopwatch> alone = new HashMap<>();
        close(contest, round, alone, "");
        check(round);
        print("quiet", alone);
        whileAnswering(citizens, contest, round);
    }

    private int makeRound(int contest) throws SQLException, InterruptedException {
        Instant closes = Instant.now().minus(Duration.ofHours(1));
        int round = stage.round(contest, "Tuần 1", closes.minus(Duration.ofDays(7)), closes);
        stage.sql(
                "INSERT INTO round_rules (round_id, version, minutes, attempts, blueprint, ranking) SELECT round_id, 2, minutes, attempts, blueprint, '"
                        + RANKING + "' FROM round_rules WHERE round_id = " + round);
        stage.sql("UPDATE round SET rules_version = 2 WHERE id = " + round);
        Thread.sleep(Duration.ofSeconds(3));
        return round;
    }

    private void plan(int contest, int round) throws SQLException {
        stage.sql("""
                INSERT INTO prize_plan (contest_id, round_id, version, set_by, set_at, plan)
                SELECT %d, %d, 1, 'loadtest', now(), jsonb_build_object('onePerPerson', true, 'acrossRounds', false, 'complaintDays', 5,
                    'spread', '[]'::jsonb, 'quotas', '[]'::jsonb,
                    'persons', '[{"id":"n","name":"Giải Nhất","quantity":1,"leastPercent":0,"type":"MONEY","money":5000000},
                                 {"id":"k","name":"Giải Khuyến khích","quantity":10,"leastPercent":0,"type":"MONEY","money":1000000}]'::jsonb,
                    'units', jsonb_build_array(jsonb_build_object('treeId', tree_id, 'level', 1, 'type', '',
                        'formula', '{"keys":[[{"metric":"PEOPLE","weight":1}],[{"metric":"POINTS","weight":1}]],"thresholds":[],"byBlock":false}'::jsonb,
                        'prizes', '[{"id":"t","name":"Giải tập thể","quantity":3,"type":"BANG_KHEN","money":0}]'::jsonb)))
                  FROM contest WHERE id = %d""".formatted(contest, round, contest));
    }

    /** Freeze, rank, draft; then the version is withdrawn, so that it can be done again. */
    private void close(int contest, int round, Map<String, Stopwatch> times, String reason) {
        long start = System.nanoTime();
        int id = timed(
                        times,
                        "freeze",
                        "/api/admin/contests/" + contest + "/results",
                        Map.of("round", round, "reason", reason))
                .path("id")
                .asInt();
        JsonNode unusedRanked = timed(times, "rank", "/api/admin/results/" + id + "/ranking", Map.of());
        times.computeIfAbsent("freeze to ranked list", key -> new Stopwatch()).add((System.nanoTime() - start) / 1e6);
        JsonNode unusedDraft = timed(times, "prizes and draft", "/api/admin/results/" + id + "/draft", Map.of());
        JsonNode unused = stage.desk().post("/api/admin/results/" + id + "/withdrawal", Map.of("reason", "Đo lại"));
    }

    private JsonNode timed(Map<String, Stopwatch> times, String name, String path, Object body) {
        return times.computeIfAbsent(name, key -> new Stopwatch())
                .time(() -> stage.desk().post(path, body));
    }

    // The list against an order of its own words: every place by another query over the attempts alone.
    private void check(int round) throws SQLException {
        int wrong = stage.number("""
                WITH truth AS (SELECT count(DISTINCT participation_id) AS value FROM attempt WHERE round_id = %1$d AND correct = total),
                key AS (
                    SELECT id, participation_id, number, (10 - correct)::bigint AS a, abs(split_part(sheet, '#', 2)::bigint - value) AS b,
                           (elapsed_ms / 1000)::bigint AS c, floor(extract(epoch FROM submitted_at))::bigint AS d
                      FROM attempt, truth WHERE round_id = %1$d
                ), best AS (SELECT DISTINCT ON (participation_id) * FROM key ORDER BY participation_id, a, b, c, d, number),
                placed AS (SELECT id, rank() OVER (ORDER BY a, b, c, d) AS place FROM best)
                SELECT count(*) FROM placed p FULL JOIN (SELECT * FROM ranked WHERE closing_id = (SELECT max(id) FROM closing)) r ON r.attempt_id = p.id
                 WHERE p.place IS DISTINCT FROM r.place""".formatted(round));
        out.printf("lines that are not where an independent query has them: %d%n", wrong);
    }

    // Quiet and busy turns alternate, so that whatever else changes on the machine meets both alike.
    private void whileAnswering(PacedCitizens citizens, int contest, int round) throws InterruptedException {
        List<Double> warm = citizens.takePart(TURN);
        List<Double> quiet = new ArrayList<>();
        List<Double> busy = new ArrayList<>();
        Map<String, Stopwatch> times = new HashMap<>();
        for (int turn = 0; turn < stage.options().number("turns", 4); turn++) {
            quiet.addAll(citizens.takePart(TURN));
            AtomicBoolean closing = new AtomicBoolean(true);
            try (ExecutorService staff = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> unused = staff.submit(() -> {
                    while (closing.get()) {
                        close(contest, round, times, "Đo lại");
                    }
                });
                busy.addAll(citizens.takePart(TURN));
                closing.set(false);
            }
        }
        print("while citizens answer another round", times);
        out.printf(
                "submissions while nobody closes:   %s (warm-up %d)%n",
                Stopwatch.of(quiet).summary(), warm.size());
        out.printf("submissions while a round closes:  %s%n", Stopwatch.of(busy).summary());
    }

    private void print(String when, Map<String, Stopwatch> times) {
        times.forEach((name, watch) -> out.printf("%s, %s: %s%n", name, when, watch.summary()));
    }
}
