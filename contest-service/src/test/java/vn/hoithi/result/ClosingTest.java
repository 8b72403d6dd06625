package vn.hoithi.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;

/** A round is frozen and ranked by the front door; what two at once, an early hand or a wrong clock may not do. */
class ClosingTest {
    private static final BackingServices.Database DATABASE =
            BackingServices.shared().freshDatabase();
    private static final Node NODE =
            Node.start(DATABASE, "--hoithi.first-start.contests=false", "--hoithi.result.settle=0s");

    private final TestContest contest = TestContest.on(NODE);
    private final StaffMember admin = StaffMember.signedIn(NODE, Role.ADMIN, null);

    @AfterAll
    static void stop() {
        NODE.close();
    }

    private int closedRound(int people) {
        int round = contest.openRound(Duration.ofHours(1));
        Citizen.enter(people, NODE.address(), contest.slug(), contest.unit("A-1"))
                .forEach(citizen -> citizen.takes(round));
        close(round);
        return round;
    }

    private static void close(int round) {
        NODE.door(ContestService.class).close(round, Staff.SYSTEM).block();
    }

    private Http.Answer freeze(int round) {
        return admin.http().post("/api/admin/contests/" + contest.id() + "/results", Map.of("round", round));
    }

    @Test
    void aRoundIsFrozenAndRankedOnceItIsOver() {
        int open = contest.openRound(Duration.ofHours(1));
        Http.Answer early = freeze(open);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().path("type").asString()).isEqualTo("/van-de/result-not-yet");

        int round = closedRound(3);
        Http.Answer frozen = freeze(round);
        assertThat(frozen.status()).as(frozen.text()).isEqualTo(201);
        assertThat(frozen.json().path("state").asString()).isEqualTo("FROZEN");
        assertThat(frozen.json().path("people").asInt()).isEqualTo(3);
        int id = frozen.json().path("id").asInt();

        Http.Answer ranked = admin.http().post("/api/admin/results/" + id + "/ranking", Map.of());
        assertThat(ranked.status()).as(ranked.text()).isEqualTo(200);
        assertThat(count("SELECT count(*) FROM ranked WHERE closing_id = " + id))
                .isEqualTo(3);
        assertThat(count("SELECT count(*) FROM audit_log WHERE subject = 'result:" + id + "'"))
                .isEqualTo(2);

        Http.Answer again = admin.http().post("/api/admin/results/" + id + "/ranking", Map.of());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("detail").asString()).contains("Đã xếp hạng", admin.login());
    }

    @Test
    void aSecondVersionNeedsTheFirstGivenUpAndAReason() {
        int round = closedRound(1);
        int id = freeze(round).json().path("id").asInt();
        assertThat(freeze(round).json().path("type").asString()).isEqualTo("/van-de/result-in-making");
        assertThat(withdraw(id, " ").status()).isEqualTo(422);
        assertThat(withdraw(id, "Chốt nhầm").status()).isEqualTo(200);
        assertThat(freeze(round).status()).isEqualTo(422);
        Http.Answer second = admin.http()
                .post("/api/admin/contests/" + contest.id() + "/results", Map.of("round", round, "reason", "Làm lại"));
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().path("number").asInt()).isEqualTo(2);
        assertThat(count("SELECT count(*) FROM closing WHERE id = " + id + " AND state = 'WITHDRAWN'"))
                .isEqualTo(1);
    }

    private Http.Answer withdraw(int id, String reason) {
        return admin.http().post("/api/admin/results/" + id + "/withdrawal", Map.of("reason", reason));
    }

    @Test
    void ofTwentyAtOnceExactlyOneFreezesAndOneRanks() throws Exception {
        int round = closedRound(2);
        List<Http.Answer> frozen = atOnce(20, () -> freeze(round));
        assertThat(frozen.stream()
                        .map(Http.Answer::status)
                        .collect(Collectors.groupingBy(s -> s, Collectors.counting())))
                .isEqualTo(Map.of(201, 1L, 409, 19L));
        int id = frozen.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow()
                .json()
                .path("id")
                .asInt();
        List<Http.Answer> ranked =
                atOnce(20, () -> admin.http().post("/api/admin/results/" + id + "/ranking", Map.of()));
        assertThat(ranked.stream()
                        .map(Http.Answer::status)
                        .collect(Collectors.groupingBy(s -> s, Collectors.counting())))
                .isEqualTo(Map.of(200, 1L, 409, 19L));
        assertThat(count("SELECT count(*) FROM closing_step WHERE closing_id = " + id))
                .isEqualTo(2);
        assertThat(count("SELECT count(*) FROM ranked WHERE closing_id = " + id))
                .isEqualTo(2);
    }

    private static List<Http.Answer> atOnce(int times, Callable<Http.Answer> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Http.Answer> answers = new ArrayList<>();
            for (var done : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> call).toList())) {
                answers.add(done.get());
            }
            return answers;
        }
    }

    @Test
    void anAttemptUnderWayHoldsTheFreezeUp() {
        int round = contest.openRound(Duration.ofHours(1));
        Citizen citizen = Citizen.enters(NODE.address(), contest.slug(), contest.unit("A-1"));
        citizen.start(round);
        close(round);
        Http.Answer answer = freeze(round);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("Còn 1 bài thi đang được hệ thống thu");
    }

    @Test
    void aClockThatWentBackChangesNothing() {
        int round = closedRound(1);
        int id = freeze(round).json().path("id").asInt();
        update("UPDATE closing SET changed_at = clock_timestamp() + interval '1 hour' WHERE id = " + id);
        Http.Answer answer = admin.http().post("/api/admin/results/" + id + "/ranking", Map.of());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("type").asString()).isEqualTo("/van-de/clock-set-back");
        assertThat(count("SELECT count(*) FROM ranked WHERE closing_id = " + id))
                .isZero();
    }

    @Test
    void aReviewerLooksAndChangesNothing() {
        StaffMember reviewer = StaffMember.signedIn(NODE, Role.REVIEWER, null);
        String path = "/api/admin/contests/" + contest.id() + "/results";
        assertThat(reviewer.http().get(path).status()).isEqualTo(200);
        assertThat(reviewer.http().post(path, Map.of("round", 1)).status()).isEqualTo(403);
        assertThat(StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("A"))
                        .http()
                        .get(path)
                        .status())
                .isEqualTo(403);
    }

    private static long count(String sql) {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : -1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(String sql) {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
