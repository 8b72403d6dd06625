package vn.hoithi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.BackingServices.Database;
import vn.hoithi.testing.BoardStream;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Http.Answer;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.Recount;
import vn.hoithi.testing.TestContest;

/** Every node is the same: it does not matter which one a request reaches, nor how many of them fold. */
class TwoNodesTest {
    private static final Database DATABASE = BackingServices.shared().freshDatabase();
    private static final Node A = Node.start(DATABASE, "--hoithi.first-start.contests=false");
    private static final Node B = Node.start(DATABASE, "--hoithi.first-start.contests=false");

    private final TestContest contest = TestContest.on(A);
    private final int round = contest.openRound(Duration.ofHours(1));

    @AfterAll
    static void stop() {
        A.close();
        B.close();
    }

    @BeforeEach
    void theOtherNodeNoticesANewRound() {
        await().atMost(Duration.ofSeconds(5))
                .until(() -> new Http(B.address())
                                .get("/api/contests/" + contest.slug() + "/standings?round=" + round)
                                .status()
                        == 200);
    }

    @Test
    void aCitizenWhoChangesNodesAtEveryStepNoticesNothing() {
        Citizen citizen = Citizen.enters(A.address(), contest.slug(), contest.unit("A-1"));
        JsonNode attempt = via(B, citizen).start(round).json();
        String id = attempt.path("id").asString();
        assertThat(via(A, citizen).save(id, 1, Map.of("1", "A")).status()).isEqualTo(200);
        assertThat(via(B, citizen).save(id, 2, Map.of("1", "B", "2", "B")).status())
                .isEqualTo(200);

        JsonNode resumed =
                via(A, citizen).http().get("/api/attempts/" + id + "/answers").json();
        assertThat(resumed.path("questions")).isEqualTo(attempt.path("questions"));
        assertThat(resumed.path("revision").asInt()).isEqualTo(2);
        assertThat(resumed.path("answers").path("2").asString()).isEqualTo("B");

        Answer submitted = via(B, citizen).submit(id, 3, Map.of("1", "B", "2", "B", "3", "A"));
        assertThat(submitted.status()).isEqualTo(200);
        JsonNode mine = via(A, citizen).me().path("rounds").get(0);
        assertThat(mine.path("used").asInt()).isEqualTo(1);
        assertThat(mine.path("attempts").get(0)).isEqualTo(submitted.json());
        Answer receipt = via(B, citizen)
                .http()
                .get("/api/receipts/" + submitted.json().path("receipt").asString());
        assertThat(receipt.json().path("answered").asInt()).isEqualTo(3);
        assertThat(via(A, citizen).submit(id, 4, Map.of("1", "A")).text()).isEqualTo(submitted.text());
    }

    @Test
    void fiftyStartsSpreadOverBothNodesMakeOneAttempt() {
        Citizen citizen = Citizen.enters(A.address(), contest.slug(), contest.unit("A-1"));

        List<CompletableFuture<Answer>> starts = IntStream.range(0, 50)
                .mapToObj(i -> via(i % 2 == 0 ? A : B, citizen).startWith(round, UUID.randomUUID()))
                .toList();
        List<Answer> answers = starts.stream().map(CompletableFuture::join).toList();

        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 201);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream()
                        .map(answer -> answer.json().path("id").asString())
                        .distinct())
                .hasSize(1);
        assertThat(citizen.me().path("rounds").get(0).path("used").asInt()).isEqualTo(1);
    }

    @Test
    void bothNodesFoldAndCountNobodyTwice() {
        List<String> leaves = List.of("A-1", "A-2", "B-1", "NGOAI");
        List<Citizen> citizens = IntStream.range(0, 100)
                .mapToObj(i ->
                        Citizen.enters((i % 2 == 0 ? A : B).address(), contest.slug(), contest.unit(leaves.get(i % 4))))
                .toList();

        CompletableFuture.allOf(citizens.stream()
                        .map(citizen -> CompletableFuture.runAsync(
                                () -> {
                                    assertThat(via(A, citizen).takes(round).has("receipt"))
                                            .isTrue();
                                    assertThat(via(B, citizen).takes(round).has("receipt"))
                                            .isTrue();
                                },
                                Thread::startVirtualThread))
                        .toArray(CompletableFuture[]::new))
                .join();

        for (Node node : List.of(A, B)) {
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                Recount.Shown shown = Recount.shown(node.address(), contest.slug(), round);
                assertThat(shown.figures())
                        .isEqualTo(Recount.of(DATABASE, contest.id()))
                        .containsValue(new Recount.Figures(100, 200));
                assertThat(shown.catchingUp()).isFalse();
            });
        }
    }

    @Test
    void aBoardOnOneNodeShowsASubmissionThroughTheOtherWithinASecond() {
        Citizen citizen = Citizen.enters(A.address(), contest.slug(), contest.unit("B-1"));
        List<Long> delays = new ArrayList<>();
        try (BoardStream stream = BoardStream.open(B.address(), contest.slug(), "parent=" + contest.unit("B"))) {
            await().until(() -> !stream.seen().isEmpty());
            for (int i = 1; i <= 7; i++) {
                int expected = i;
                assertThat(via(A, citizen).takes(round).has("receipt")).isTrue();
                long answered = System.nanoTime();
                await().pollInterval(Duration.ofMillis(2))
                        .atMost(Duration.ofSeconds(5))
                        .until(() -> stream.seen()
                                        .getLast()
                                        .board()
                                        .path("unit")
                                        .path("attempts")
                                        .asInt()
                                >= expected);
                delays.add((stream.seen().getLast().nanos() - answered) / 1_000_000);
            }
        }
        List<Long> sorted = delays.stream().sorted().toList();
        System.out.printf(
                "submission through A to watcher at B: median %d ms, slowest %d ms%n",
                sorted.get(sorted.size() / 2), sorted.getLast());
        assertThat(sorted.getLast()).isLessThan(1_000);
    }

    private static Citizen via(Node node, Citizen citizen) {
        citizen.http().moveTo(node.address());
        return citizen;
    }
}
