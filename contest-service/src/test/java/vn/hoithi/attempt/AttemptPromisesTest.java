package vn.hoithi.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http.Answer;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** Promises 1 to 5 of an attempt, through the front door. */
class AttemptPromisesTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final Node node = Node.shared();
    private final TestContest contest = TestContest.on(node);

    @Test
    void aWholeAttemptEndsInAReceiptThatCanBeFoundAgain() {
        int round = contest.openRound(LONG);
        Citizen citizen = citizen();
        JsonNode attempt = citizen.start(round).json();
        assertThat(attempt.path("questions").size()).isEqualTo(10);
        assertThat(attempt.path("timeLeftMs").asLong()).isBetween(590_000L, 600_000L);

        String id = attempt.path("id").asString();
        assertThat(citizen.save(id, 1, Map.of("1", "A")).json().path("revision").asInt())
                .isEqualTo(1);
        JsonNode result = citizen.submit(id, 2, Map.of("1", "A", "2", "B")).json();

        assertThat(result.path("answered").asInt()).isEqualTo(2);
        assertThat(result.path("closedBy").asString()).isEqualTo("citizen");
        Answer receipt =
                citizen.http().get("/api/receipts/" + result.path("receipt").asString());
        assertThat(receipt.json().path("answered").asInt()).isEqualTo(2);
        assertThat(receipt.text()).doesNotContain(citizen.phone()).doesNotContain("Thử Nghiệm");
    }

    @Test
    void fiftyParallelStartsMakeOneAttempt() {
        int round = contest.openRound(LONG);
        Citizen citizen = citizen();
        List<Answer> answers = inParallel(50, i -> citizen.startWith(round, UUID.randomUUID()));

        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 201);
        assertThat(ids(answers)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(used(citizen, round)).isEqualTo(1);
    }

    @Test
    void aStartRepeatedAfterTheSubmissionBurnsNoSecondAttempt() {
        int round = contest.openRound(LONG);
        Citizen citizen = citizen();
        UUID key = UUID.randomUUID();
        String id = citizen.startWith(round, key).join().json().path("id").asString();
        JsonNode result = citizen.submit(id, 1, Map.of("1", "A")).json();

        Answer repeated = citizen.startWith(round, key).join();

        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.json().path("id").asString()).isEqualTo(id);
        assertThat(repeated.json().path("result").path("receipt")).isEqualTo(result.path("receipt"));
        assertThat(used(citizen, round)).isEqualTo(1);
    }

    @Test
    void theEighthAttemptOfSevenIsRefusedUnderARace() {
        int round = contest.openRound(LONG);
        Citizen citizen = citizen();
        IntStream.range(0, 6).forEach(i -> citizen.takes(round));

        // Everybody who gets in hands in at once, so that a further start could slip through.
        List<Answer> answers = inParallel(
                20,
                i -> citizen.startWith(round, UUID.randomUUID())
                        .thenCompose(started -> started.status() > 201
                                ? CompletableFuture.completedFuture(started)
                                : citizen.submitting(started.json().path("id").asString(), 1, Map.of())));

        assertThat(answers).anyMatch(answer -> answer.status() == 200);
        assertThat(used(citizen, round)).isEqualTo(7);
        Answer eighth = citizen.start(round);
        assertThat(eighth.status()).isEqualTo(409);
        assertThat(eighth.problem()).isEqualTo("attempt-limit");
        assertThat(eighth.json().path("allowed").asInt()).isEqualTo(7);
    }

    @Test
    void aDailyLimitHoldsAsWell() {
        int round = contest.round(Instant.now().minusSeconds(60), Instant.now().plus(LONG), 7, 2);
        Citizen citizen = citizen();
        citizen.takes(round);
        citizen.takes(round);

        Answer third = citizen.start(round);

        assertThat(third.problem()).isEqualTo("attempt-limit");
        assertThat(third.json().path("period").asString()).isEqualTo("day");
    }

    @Test
    void aSubmissionAfterTheDeadlineCountsTheLastSavedSheet() {
        int round = contest.round(Instant.now().minusSeconds(60), Instant.now().plusSeconds(2), 7, null);
        Citizen citizen = citizen();
        String id = citizen.start(round).json().path("id").asString();
        assertThat(citizen.save(id, 1, Map.of("1", "A", "2", "A", "3", "A")).status())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> citizen.http()
                        .get("/api/attempts/" + id + "/answers")
                        .json()
                        .has("result"));

        Answer late = citizen.submit(id, 2, Map.of("1", "B"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("time-is-up");
        assertThat(late.json().path("result").path("answered").asInt()).isEqualTo(3);
        assertThat(late.json().path("result").path("closedBy").asString()).isEqualTo("server");
        assertThat(citizen.save(id, 3, Map.of("1", "A")).problem()).isEqualTo("time-is-up");
    }

    @Test
    void whatNobodyHandsInIsClosedByTheServer() {
        int round = contest.round(Instant.now().minusSeconds(60), Instant.now().plusSeconds(2), 7, null);
        Citizen citizen = citizen();
        String id = citizen.start(round).json().path("id").asString();
        citizen.save(id, 1, Map.of("4", "B"));

        await().atMost(Duration.ofSeconds(15))
                .until(() ->
                        !citizen.me().path("rounds").get(0).path("attempts").isEmpty());

        JsonNode closed = citizen.me().path("rounds").get(0).path("attempts").get(0);
        assertThat(closed.path("attempt").asString()).isEqualTo(id);
        assertThat(closed.path("closedBy").asString()).isEqualTo("server");
        assertThat(closed.path("answered").asInt()).isEqualTo(1);
        assertThat(citizen.start(round).problem()).isEqualTo("round-closed");
    }

    @Test
    void twoRacingSubmissionsGiveOneResult() {
        int round = contest.openRound(LONG);
        Citizen citizen = citizen();
        String id = citizen.start(round).json().path("id").asString();

        List<Answer> answers = inParallel(
                50, i -> citizen.submitting(id, i, i % 2 == 0 ? Map.of("1", "A") : Map.of("1", "B", "2", "B")));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    }

    @Test
    void theKeyIsInNoAnswerBeforeTheRoundCloses() {
        int round = contest.openRound(LONG);
        Citizen citizen = citizen();
        Answer started = citizen.start(round);
        String id = started.json().path("id").asString();
        Answer saved = citizen.save(id, 1, Map.of("1", "A"));
        Answer resumed = citizen.http().get("/api/attempts/" + id + "/answers");
        Answer result = citizen.submit(id, 2, Map.of("1", "A"));
        Answer again = citizen.http().get("/api/attempts/" + id + "/answers");
        Answer receipt = citizen.http()
                .get("/api/receipts/" + result.json().path("receipt").asString());
        Answer me = citizen.http().get("/api/contests/" + contest.slug() + "/me");

        // Whole documents are compared with what they may hold: a key under any name would be a further member.
        assertThat(names(started.json()))
                .containsExactlyInAnyOrder(
                        "id",
                        "round",
                        "number",
                        "allowed",
                        "startedAt",
                        "deadline",
                        "serverTime",
                        "timeLeftMs",
                        "revision",
                        "trial",
                        "questions",
                        "answers");
        for (JsonNode question : started.json().path("questions")) {
            assertThat(names(question)).containsExactlyInAnyOrder("number", "text", "multiple", "choices");
            question.path("choices")
                    .forEach(choice -> assertThat(names(choice)).containsExactlyInAnyOrder("letter", "text"));
        }
        assertThat(names(saved.json())).containsExactlyInAnyOrder("revision", "savedAt", "timeLeftMs");
        assertThat(resumed.json().path("questions")).isEqualTo(started.json().path("questions"));
        assertThat(again.json().path("questions")).isEqualTo(started.json().path("questions"));
        Set<String> ofResult = Set.of(
                "attempt",
                "round",
                "number",
                "allowed",
                "receipt",
                "submittedAt",
                "elapsedMs",
                "answered",
                "total",
                "correct",
                "closedBy",
                "trial");
        assertThat(names(result.json())).isEqualTo(ofResult);
        assertThat(names(again.json().path("result"))).isEqualTo(ofResult);
        assertThat(names(receipt.json())).containsAll(ofResult).hasSize(ofResult.size() + 4);
        me.json()
                .path("rounds")
                .get(0)
                .path("attempts")
                .forEach(attempt -> assertThat(names(attempt)).isEqualTo(ofResult));
    }

    @Test
    void aPersonMayGoOnFromAnotherDeviceWithTheResumeCode() {
        int round = contest.openRound(LONG);
        String phone = "0188" + System.nanoTime() % 1_000_000;
        vn.hoithi.testing.Http first = new vn.hoithi.testing.Http(node.address());
        Answer entered = first.post(
                "/api/contests/" + contest.slug() + "/participations",
                Citizen.entry(
                        contest.unit("A-1"), phone.length() < 10 ? phone + "0".repeat(10 - phone.length()) : phone));
        assertThat(entered.status()).as(entered.text()).isEqualTo(201);
        String id = first.post("/api/rounds/" + round + "/attempts", Map.of("key", UUID.randomUUID()))
                .json()
                .path("id")
                .asString();
        first.put("/api/attempts/" + id + "/answers", Citizen.sheet(1, Map.of("5", "B")));

        vn.hoithi.testing.Http second = new vn.hoithi.testing.Http(node.address());
        assertThat(second.get("/api/attempts/" + id + "/answers").status()).isEqualTo(404);
        String typed = entered.json()
                .path("resumeCode")
                .asString()
                .toLowerCase(java.util.Locale.ROOT)
                .replace("-", " ");
        Answer resumed = second.post("/api/contests/" + contest.slug() + "/resumptions", Map.of("code", typed));

        assertThat(resumed.status()).isEqualTo(200);
        assertThat(second.get("/api/attempts/" + id + "/answers")
                        .json()
                        .path("answers")
                        .path("5")
                        .asString())
                .isEqualTo("B");
    }

    @Test
    void typingSomebodysPhoneIsNoLogin() {
        contest.openRound(LONG);
        Citizen citizen = citizen();

        Answer stranger = new vn.hoithi.testing.Http(node.address())
                .post(
                        "/api/contests/" + contest.slug() + "/participations",
                        Citizen.entry(contest.unit("A-2"), citizen.phone()));
        Answer same = citizen.http()
                .post(
                        "/api/contests/" + contest.slug() + "/participations",
                        Citizen.entry(contest.unit("A-2"), citizen.phone()));

        assertThat(stranger.status()).isEqualTo(409);
        assertThat(stranger.problem()).isEqualTo("already-entered");
        assertThat(stranger.raw().headers().allValues("set-cookie")).isEmpty();
        assertThat(same.status()).isEqualTo(201);
        assertThat(same.json().path("unit").path("id").asLong()).isEqualTo(contest.unit("A-1"));
    }

    @Test
    void anExtensionGivesTimeToThoseUnderWayAndAnEarlyCloseTakesIt() {
        int round = contest.round(Instant.now().minusSeconds(60), Instant.now().plusSeconds(30), 7, null);
        Citizen citizen = citizen();
        String id = citizen.start(round).json().path("id").asString();
        ContestService contests = node.door(ContestService.class);

        contests.extend(round, Instant.now().plus(LONG), Staff.SYSTEM).block();
        await().atMost(Duration.ofSeconds(5)).until(() -> timeLeft(citizen, id) > 500_000);

        contests.close(round, Staff.SYSTEM).block();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> citizen.http()
                        .get("/api/attempts/" + id + "/answers")
                        .json()
                        .has("result"));
    }

    private static long timeLeft(Citizen citizen, String id) {
        return citizen.http()
                .get("/api/attempts/" + id + "/answers")
                .json()
                .path("timeLeftMs")
                .asLong();
    }

    private Citizen citizen() {
        return Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"));
    }

    private int used(Citizen citizen, int round) {
        for (JsonNode mine : citizen.me().path("rounds")) {
            if (mine.path("round").asInt() == round) {
                return mine.path("used").asInt();
            }
        }
        return -1;
    }

    private static List<Answer> inParallel(
            int count, java.util.function.IntFunction<CompletableFuture<Answer>> request) {
        List<CompletableFuture<Answer>> sent =
                IntStream.range(0, count).mapToObj(request).toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private static Set<String> ids(List<Answer> answers) {
        Set<String> ids = new HashSet<>();
        answers.forEach(answer -> ids.add(answer.json().path("id").asString()));
        return ids;
    }

    private static Set<String> names(JsonNode object) {
        return new HashSet<>(object.propertyNames());
    }
}
