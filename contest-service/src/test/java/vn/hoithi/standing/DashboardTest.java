package vn.hoithi.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Role;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.BackingServices.Database;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/** What an organizer sees of the own unit, and that others see nothing of it. */
class DashboardTest {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Database DATABASE = BackingServices.shared().freshDatabase();
    private static final Node NODE = Node.start(DATABASE, "--hoithi.first-start.contests=false");

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void whoTookPartTodayAndBeforeAndWhoLagsBehindIsOnTheDashboard() throws SQLException {
        TestContest contest = TestContest.on(NODE);
        int round = contest.round(
                Instant.now().minus(Duration.ofDays(10)), Instant.now().plus(Duration.ofHours(1)), 7, null);
        Citizen early = Citizen.enters(NODE.address(), contest.slug(), contest.unit("A-1"));
        assertThat(early.takes(round).has("receipt")).isTrue();
        moveBack(contest, 5);
        Citizen again = Citizen.enters(NODE.address(), contest.slug(), contest.unit("A-2"));
        assertThat(again.takes(round).has("receipt")).isTrue();
        assertThat(again.takes(round).has("receipt")).isTrue();
        assertThat(early.takes(round).has("receipt")).isTrue();

        StaffMember head = StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("A"));
        LocalDate today = LocalDate.now(VIETNAM);
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            JsonNode board = dashboard(head, contest.unit("A"), contest.slug(), "&threshold=20&silentDays=1");
            assertThat(board.path("board").path("unit").path("people").asInt()).isEqualTo(2);
            assertThat(board.path("board").path("unit").path("rate").decimalValue())
                    .isEqualByComparingTo("4.00");
            assertThat(board.path("today")).hasToString("{\"date\":\"" + today + "\",\"people\":2,\"attempts\":3}");
            assertThat(board.path("days").toString())
                    .isEqualTo("[{\"date\":\"" + today.minusDays(5)
                            + "\",\"people\":1,\"attempts\":1,\"fresh\":1,\"soFar\":1},{\"date\":\"" + today
                            + "\",\"people\":2,\"attempts\":3,\"fresh\":1,\"soFar\":2}]");
            assertThat(numbers(board.path("scores"))).hasSize(101);
            assertThat(numbers(board.path("scores")).stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(2);
            assertThat(child(board, contest.unit("A-1")).path("behind").asBoolean())
                    .isTrue();
            assertThat(child(board, contest.unit("A-1")).path("silent").asBoolean())
                    .isFalse();
        });
        JsonNode whole =
                dashboard(StaffMember.signedIn(NODE, Role.ADMIN, null), root(contest), contest.slug(), "&silentDays=3");
        JsonNode silent = child(whole, contest.unit("B"));
        assertThat(silent.path("silent").asBoolean()).isTrue();
        assertThat(silent.path("lastDay").asString("")).isEmpty();
        assertThat(silent.path("silentDays").asInt()).isEqualTo(10);
    }

    @Test
    void aTargetSaysHowManyAreStillLacking() {
        TestContest contest = TestContest.on(NODE);
        int round = contest.openRound(Duration.ofHours(1));
        long school = contest.unit("A-2");
        target(contest.id(), school, "RATE", 80);
        assertThat(Citizen.enters(NODE.address(), contest.slug(), school)
                        .takes(round)
                        .has("receipt"))
                .isTrue();
        StaffMember head = StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("A"));
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            JsonNode board = dashboard(head, contest.unit("A"), contest.slug(), "&threshold=5");
            JsonNode goal = child(board, school).path("goal");
            assertThat(goal.path("state").path("lacking").asInt(-1)).isEqualTo(7);
            assertThat(goal.path("state").path("percent").decimalValue()).isEqualByComparingTo(new BigDecimal("12.50"));
            // Its rate of 10 % is above the threshold, but the target is what counts.
            assertThat(child(board, school).path("behind").asBoolean()).isTrue();
        });
    }

    @Test
    void whoLooksAfterAnotherSubtreeGetsNothing() {
        TestContest contest = TestContest.on(NODE);
        StaffMember head = StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("B"));
        String dashboard = "/api/units/" + contest.unit("A") + "/dashboard";
        String query = "?contest=" + contest.slug();
        assertThat(status(head, dashboard + query, "application/json")).isEqualTo(404);
        assertThat(status(head, dashboard + "/stream" + query, "text/event-stream"))
                .isEqualTo(404);
        assertThat(status(head, "/don-vi/" + contest.slug() + "/" + contest.unit("A-1"), "text/html"))
                .isEqualTo(404);
        assertThat(status(head, "/don-vi/" + contest.slug() + "/" + contest.unit("B"), "text/html"))
                .isEqualTo(200);
    }

    private static int status(StaffMember who, String path, String accept) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(NODE.address().resolve(path)).header("Accept", accept);
            who.headers().forEach(request::header);
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode dashboard(StaffMember who, long unit, String slug, String more) {
        return who.http()
                .get("/api/units/" + unit + "/dashboard?contest=" + slug + more)
                .json();
    }

    private static long root(TestContest contest) {
        UnitForest forest = NODE.door(UnitService.class).forest();
        return forest.ancestors(contest.unit("A")).getFirst().id();
    }

    private static JsonNode child(JsonNode dashboard, long unit) {
        return StreamSupport.stream(dashboard.path("children").spliterator(), false)
                .filter(child -> child.path("id").asLong() == unit)
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }

    private static void target(int contest, long unit, String kind, int value) {
        sql("INSERT INTO unit_target (contest_id, unit_id, audience, kind, value, document, set_by) VALUES (" + contest
                + ", " + unit + ", '', '" + kind + "', " + value + ", '129/KH', 'test')");
        sql("UPDATE unit_tree SET targets = targets + 1");
    }

    private static void moveBack(TestContest contest, int days) {
        sql("UPDATE attempt SET submitted_at = submitted_at - interval '" + days + " days' WHERE contest_id = "
                + contest.id());
        sql(
                "INSERT INTO standing_change (contest_id, participation_id) SELECT contest_id, id FROM participation WHERE contest_id = "
                        + contest.id());
    }

    private static void sql(String statement) {
        try (Connection connection = DATABASE.connect();
                PreparedStatement sql = connection.prepareStatement(statement)) {
            boolean unused = sql.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
