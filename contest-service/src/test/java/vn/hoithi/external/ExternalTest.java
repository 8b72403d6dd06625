package vn.hoithi.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Role;
import vn.hoithi.contest.ContestService;
import vn.hoithi.standing.FigureService;
import vn.hoithi.standing.Period;
import vn.hoithi.standing.PeriodFigures;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.BackingServices.Database;
import vn.hoithi.testing.Call;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Http.Answer;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;
import vn.hoithi.unit.UnitService;

/** A contest held elsewhere: who enters what, and what every level shows of it. */
class ExternalTest {
    private final LocalDate thisWeek = Weeks.mondayOf(LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")));
    private final LocalDate lastWeek = thisWeek.minusWeeks(1);
    private static final Database DATABASE = BackingServices.shared().freshDatabase();
    private static final List<String> CODES = List.of("A", "A-1", "A-2", "B", "B-1");
    private static final Node NODE = Node.start(DATABASE, "--hoithi.first-start.contests=false");

    // Nothing of ours: a level's week is its own row or the sum below, decided week by week along the parents.
    private static final String RECOUNT = """
            WITH RECURSIVE tree AS (
                SELECT id, id AS top, 0 AS depth FROM unit WHERE id = ?
                UNION ALL
                SELECT u.id, t.top, t.depth + 1 FROM unit u JOIN tree t ON u.parent_id = t.id
            ), covered AS (
                SELECT e.unit_id, e.monday, e.people, e.attempts
                  FROM external_entry e JOIN tree t ON t.id = e.unit_id
                 WHERE e.contest_id = ? AND e.monday = ? AND e.people IS NOT NULL
                   AND NOT EXISTS (
                       WITH RECURSIVE up AS (
                           SELECT u.parent_id AS id FROM unit u WHERE u.id = e.unit_id
                           UNION ALL SELECT u.parent_id FROM unit u JOIN up ON up.id = u.id)
                       SELECT FROM external_entry a JOIN up ON up.id = a.unit_id JOIN tree x ON x.id = a.unit_id
                        WHERE a.contest_id = e.contest_id AND a.monday = e.monday AND a.people IS NOT NULL)
            )
            SELECT coalesce(sum(people), 0) AS people, coalesce(sum(attempts), 0) AS attempts FROM covered""";

    // Over several weeks: the topmost units that entered anything each count their largest week, or what they say of
    // the
    // whole contest; of each week counts what nobody above entered.
    private static final String RECOUNT_WEEKS = """
            WITH RECURSIVE tree AS (
                SELECT id FROM unit WHERE id = %1$d
                UNION ALL
                SELECT u.id FROM unit u JOIN tree t ON u.parent_id = t.id
            ), above AS (
                SELECT u.id, u.parent_id AS over FROM unit u JOIN tree t ON t.id = u.parent_id
                UNION ALL
                SELECT a.id, u.parent_id FROM above a JOIN unit u ON u.id = a.over JOIN tree t ON t.id = u.parent_id
            ), live AS (
                SELECT e.* FROM external_entry e JOIN tree t ON t.id = e.unit_id
                 WHERE e.contest_id = %2$d AND e.people IS NOT NULL AND %3$s
            ), topmost AS (
                SELECT DISTINCT unit_id FROM live l
                 WHERE NOT EXISTS (SELECT FROM above a JOIN live o ON o.unit_id = a.over WHERE a.id = l.unit_id)
            ), counted AS (
                SELECT t.unit_id AS topmost, l.monday, sum(l.people) AS people, sum(l.attempts) AS attempts,
                       sum(l.perfect) AS perfect
                  FROM live l
                  JOIN topmost t ON t.unit_id = l.unit_id
                                 OR EXISTS (SELECT FROM above a WHERE a.id = l.unit_id AND a.over = t.unit_id)
                 WHERE l.monday IS NOT NULL
                   AND NOT EXISTS (SELECT FROM above a JOIN live o ON o.unit_id = a.over AND o.monday = l.monday
                                    WHERE a.id = l.unit_id)
                 GROUP BY t.unit_id, l.monday
            ), people AS (
                SELECT greatest((SELECT max(c.people) FROM counted c WHERE c.topmost = t.unit_id),
                                (SELECT l.people FROM live l WHERE l.unit_id = t.unit_id AND l.monday IS NULL)) AS people
                  FROM topmost t
            )
            SELECT (SELECT coalesce(sum(people), 0) FROM people) || '/' || coalesce(sum(attempts), 0) || '/'
                   || coalesce(sum(perfect), 0)
              FROM counted""";

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void aLevelsFigureIsItsOwnEntryOrTheSumBelowAndNeverBoth() {
        TestContest contest = external();
        StaffMember admin = StaffMember.signedIn(NODE, Role.ADMIN, null);
        StaffMember ward = StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("A"));
        long city = root(contest);
        enter(ward, contest, "A-1", lastWeek, 20, 30, 4);
        enter(ward, contest, "A-2", lastWeek, 5, 5, null);
        enter(ward, contest, "A-1", thisWeek, 10, 40, null);
        enter(admin, contest, "B", lastWeek, 100, 150, 7);

        JsonNode board = dashboard(admin, contest, city);
        // Largest week of each unit: 20 + 5 and 100; attempts add up.
        assertThat(figures(board.path("board").path("unit"))).isEqualTo("125/225");
        assertThat(figures(child(board, contest.unit("A")))).isEqualTo("25/75");
        assertThat(board.path("weeks").toString())
                .isEqualTo("[{\"monday\":\"" + lastWeek + "\",\"people\":125,\"attempts\":185},{\"monday\":\""
                        + thisWeek + "\",\"people\":10,\"attempts\":40}]");
        sameAsRecount(admin, contest, city, lastWeek);

        // The ward enters for itself: what its units entered is no longer in its figure, nor in the city's.
        enter(ward, contest, "A", lastWeek, 28, 40, null);
        board = dashboard(admin, contest, city);
        assertThat(figures(child(board, contest.unit("A")))).isEqualTo("28/80");
        assertThat(figures(board.path("board").path("unit"))).isEqualTo("128/230");
        sameAsRecount(admin, contest, city, lastWeek);
        sameAsRecount(admin, contest, contest.unit("A"), lastWeek);

        // A's headcount is the sum 50 of its two, B's its own 200: rates follow the recount.
        BigDecimal rate = BigDecimal.valueOf(12800).divide(BigDecimal.valueOf(250), 2, RoundingMode.HALF_UP);
        assertThat(board.path("board").path("unit").path("rate").decimalValue()).isEqualByComparingTo(rate);

        Answer taken = ward.http().post(path(contest, "A", lastWeek) + "/withdrawal", Map.of("reason", "nhập nhầm"));
        assertThat(taken.status()).isEqualTo(204);
        assertThat(figures(dashboard(admin, contest, city).path("board").path("unit")))
                .isEqualTo("125/225");
        sameAsRecount(admin, contest, city, lastWeek);
    }

    @Test
    void theReportOfAWeekShowsTheSameFiguresAndSaysWhereTheyComeFrom() {
        TestContest contest = external();
        StaffMember ward = StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("A"));
        enter(ward, contest, "A-1", lastWeek, 20, 30, 4);
        enter(ward, contest, "A-2", lastWeek, 5, 6, 1);
        String report = "/don-vi/" + contest.slug() + "/" + contest.unit("A") + "/bao-cao";
        String page = ward.http().get(report).text();
        Map<String, Long> counted = recount(contest.unit("A"), contest.id(), lastWeek);
        assertThat(counted).isEqualTo(Map.of("people", 25L, "attempts", 36L));
        assertThat(page)
                .contains("25 người dự thi")
                .contains("36 lượt thi")
                .contains("Người dự thi cả cuộc thi do đơn vị khai")
                .contains("50,00")
                .doesNotContain("Theo mức điểm");
        Answer csv = ward.http().get("/api/units/" + contest.unit("A") + "/reports/" + contest.slug() + "/report.csv");
        assertThat(csv.text()
                        .lines()
                        .filter(line -> line.contains("Tổ dân phố số 1"))
                        .findFirst()
                        .orElseThrow())
                .contains("40,20,")
                .contains(",30,4,");
    }

    @Test
    void theWholeContestsPeopleAreTheLargestWeekUnlessTheUnitSaysHowMany() {
        TestContest contest = external();
        StaffMember ward = StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("A"));
        enter(ward, contest, "A", lastWeek, 20, 30, null);
        enter(ward, contest, "A", thisWeek, 15, 15, null);
        assertThat(figures(dashboard(ward, contest, contest.unit("A"))
                        .path("board")
                        .path("unit")))
                .isEqualTo("20/45");
        String whole = "/api/units/" + contest.unit("A") + "/external/" + contest.slug() + "/people";
        assertThat(ward.http().put(whole, Map.of("people", 19)).status()).isEqualTo(422);
        assertThat(ward.http().put(whole, Map.of("people", 46)).status()).isEqualTo(422);
        assertThat(ward.http().put(whole, Map.of("people", 31)).status()).isEqualTo(204);
        assertThat(figures(dashboard(ward, contest, contest.unit("A"))
                        .path("board")
                        .path("unit")))
                .isEqualTo("31/45");
    }

    @Test
    void whateverIsEnteredTheFiguresOfEveryLevelAreThoseOfARecount() {
        TestContest contest = external();
        StaffMember admin = StaffMember.signedIn(NODE, Role.ADMIN, null);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Long> units = new ArrayList<>(List.of(root(contest)));
        CODES.forEach(code -> units.add(contest.unit(code)));
        int distinct = 0;
        for (int i = 0; i < 60; i++) {
            enterAnything(admin, contest, units.get(random.nextInt(units.size())), random);
            if (i % 6 == 5) {
                String where = "seed " + seed + ", after " + (i + 1) + " entries";
                Set<String> seen = new HashSet<>();
                for (long unit : units) {
                    String whole = figures(contest, unit, new Period.Whole());
                    seen.add(whole);
                    assertThat(whole).as(where).isEqualTo(recount(contest, unit, "true"));
                    assertThat(figures(contest, unit, new Period.Days(lastWeek.minusWeeks(1), lastWeek.plusDays(6))))
                            .as(where)
                            .isEqualTo(recount(
                                    contest, unit, "monday IN ('" + lastWeek + "', '" + lastWeek.minusWeeks(1) + "')"));
                }
                distinct = Math.max(distinct, seen.size());
            }
        }
        assertThat(distinct).as("different figures at one time").isGreaterThan(3);
    }

    private void enterAnything(StaffMember admin, TestContest contest, long unit, Random random) {
        String base = "/api/units/" + unit + "/external/" + contest.slug();
        String week = base + "/weeks/" + thisWeek.minusWeeks(random.nextInt(4));
        int people = random.nextInt(1, 200);
        int attempts = people + random.nextInt(300);
        Answer answer =
                switch (random.nextInt(6)) {
                    case 0 -> admin.http().post(week + "/withdrawal", Map.of("reason", "thử"));
                    case 1 -> admin.http().put(base + "/people", Map.of("people", people + 150, "reason", "thử"));
                    default ->
                        admin.http()
                                .put(
                                        week,
                                        Map.of(
                                                "people",
                                                people,
                                                "attempts",
                                                attempts,
                                                "perfect",
                                                random.nextInt(people),
                                                "reason",
                                                "thử"));
                };
        // Nothing to take back, or people of the whole contest that do not go with the weeks.
        assertThat(answer.status()).as(answer.text()).isIn(204, 404, 409, 422);
    }

    private static String figures(TestContest contest, long unit, Period period) {
        PeriodFigures.Line line = requireNonNull(NODE.door(FigureService.class)
                        .figures(
                                NODE.door(ContestService.class).require(contest.slug()),
                                NODE.door(UnitService.class).require(unit),
                                period)
                        .block())
                .unit();
        return line.people() + "/" + line.attempts() + "/" + line.perfect();
    }

    private static String recount(TestContest contest, long unit, String weeks) {
        return text(RECOUNT_WEEKS.formatted(unit, contest.id(), weeks));
    }

    @Test
    void theLevelAboveCorrectsWithAReasonThatStaysInTheLogAndTheUnitDoesNotUndoIt() {
        TestContest contest = external();
        StaffMember group = StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("A-1"));
        StaffMember ward = StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("A"));
        enter(group, contest, "A-1", lastWeek, 20, 30, null);
        enter(group, contest, "A-1", lastWeek, 21, 30, null);
        Answer without = ward.http().put(path(contest, "A-1", lastWeek), Map.of("people", 12, "attempts", 30));
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.text()).contains("reason");
        Answer with = ward.http()
                .put(path(contest, "A-1", lastWeek), Map.of("people", 12, "attempts", 30, "reason", "trùng tên"));
        assertThat(with.status()).isEqualTo(204);
        assertThat(group.http()
                        .put(path(contest, "A-1", lastWeek), Map.of("people", 21, "attempts", 30))
                        .status())
                .isEqualTo(409);
        String logged =
                text("SELECT string_agg(staff || ' ' || coalesce(before->>'persons', '-') || '>' || (after->>'persons')"
                        + " || coalesce(' ' || (after->>'reason'), ''), '; ' ORDER BY id) FROM audit_log"
                        + " WHERE action LIKE 'external.%' AND subject = 'unit:" + contest.unit("A-1") + "'");
        assertThat(logged)
                .isEqualTo(group.login() + " ->20; " + group.login() + " 20>21; " + ward.login() + " 21>12 trùng tên");
    }

    @Test
    void nobodyEntersOutsideTheOwnSubtreeAndReviewersOnlyRead() {
        TestContest contest = external();
        StaffMember other = StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("B"));
        Map<String, Integer> numbers = Map.of("people", 1, "attempts", 1);
        assertThat(other.http().put(path(contest, "A-1", lastWeek), numbers).status())
                .isEqualTo(404);
        assertThat(other.http()
                        .get("/don-vi/" + contest.slug() + "/" + contest.unit("A") + "/so-lieu-tuan")
                        .status())
                .isEqualTo(404);
        StaffMember reviewer = StaffMember.signedIn(NODE, Role.REVIEWER, null);
        assertThat(reviewer.http().put(path(contest, "A-1", lastWeek), numbers).status())
                .isEqualTo(403);
        assertThat(text("SELECT count(*)::text FROM external_entry WHERE contest_id = " + contest.id()))
                .isEqualTo("0");
    }

    @Test
    void impossibleNumbersAndWeeksAreRefusedByName() {
        TestContest contest = external();
        StaffMember ward = StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("A"));
        assertThat(refused(ward, contest, lastWeek, "{\"people\":31,\"attempts\":30}"))
                .contains("\"attempts\"");
        assertThat(refused(ward, contest, lastWeek, "{\"people\":-1,\"attempts\":30}"))
                .contains("\"people\"");
        assertThat(refused(ward, contest, lastWeek, "{\"people\":1,\"attempts\":2,\"perfect\":3}"))
                .contains("\"perfect\"");
        assertThat(refused(ward, contest, lastWeek, "{\"people\":10000000,\"attempts\":20000000}"))
                .contains("\"people\"");
        assertThat(refused(ward, contest, lastWeek, "{}"))
                .contains("\"people\"")
                .contains("\"attempts\"");
        assertThat(refused(ward, contest, thisWeek.plusWeeks(1), "{\"people\":1,\"attempts\":1}"))
                .contains("chưa đến");
        assertThat(refused(ward, contest, lastWeek.plusDays(1), "{\"people\":1,\"attempts\":1}"))
                .contains("Thứ Hai");
        assertThat(text("SELECT count(*)::text FROM external_entry WHERE contest_id = " + contest.id()))
                .isEqualTo("0");
    }

    @Test
    void aListIsTakenWholeOrRefusedWithThePlacesOfItsErrors() {
        TestContest contest = external();
        StaffMember ward = StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("A"));
        String list = path(contest, "A", lastWeek) + "/list";
        Answer wrong = Call.upload(
                        list,
                        "reason",
                        "",
                        "tuan.csv",
                        "Mã đơn vị,Số người,Số lượt\nA-1,20,30\nB,1,1\nA-2,9,8\n".getBytes(UTF_8))
                .with(ward.headers())
                .to(NODE);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors").toString())
                .contains("\"line\":3")
                .contains("\"line\":4")
                .contains("unknown-unit");
        Answer right = Call.upload(
                        list,
                        "reason",
                        "",
                        "tuan.csv",
                        "Mã đơn vị,Số người,Số lượt\nA-1,20,30\nA-2,8,9\n".getBytes(UTF_8))
                .with(ward.headers())
                .to(NODE);
        assertThat(right.status()).as(right.text()).isEqualTo(204);
        assertThat(figures(dashboard(ward, contest, contest.unit("A"))
                        .path("board")
                        .path("unit")))
                .isEqualTo("28/39");
    }

    @Test
    void citizensAreSentOnAndNobodyTakesPartHere() {
        TestContest contest = external();
        Http citizen = new Http(NODE.address());
        assertThat(citizen.get("/c/" + contest.slug()).text())
                .contains("href=\"https://baocaovien.vn/thi\"")
                .doesNotContain("data-bind=\"go\"");
        Answer entered = citizen.post("/api/contests/" + contest.slug() + "/participations", entry(contest));
        assertThat(entered.status()).as(entered.text()).isEqualTo(409);
        assertThat(entered.text()).contains("baocaovien.vn");
        StaffMember admin = StaffMember.signedIn(NODE, Role.ADMIN, null);
        assertThat(admin.http()
                        .put(
                                "/api/admin/contests/" + contest.id() + "/held-at",
                                Map.of("address", "javascript:alert(1)"))
                        .status())
                .isEqualTo(422);
    }

    private static Map<String, Object> entry(TestContest contest) {
        return Map.of(
                "unitId",
                contest.unit("A-1"),
                "consent",
                true,
                "helper",
                false,
                "sharedDevice",
                false,
                "fields",
                Map.of("fullName", "Nguyễn Văn An", "phone", "0912345678"),
                "consentVersion",
                1);
    }

    private static TestContest external() {
        TestContest contest = TestContest.on(NODE);
        Answer held = StaffMember.signedIn(NODE, Role.ADMIN, null)
                .http()
                .put(
                        "/api/admin/contests/" + contest.id() + "/held-at",
                        Map.of("address", "https://baocaovien.vn/thi"));
        assertThat(held.status()).as(held.text()).isEqualTo(204);
        return contest;
    }

    private static void enter(
            StaffMember staff,
            TestContest contest,
            String unit,
            LocalDate monday,
            int people,
            int attempts,
            @Nullable Integer perfect) {
        Map<String, Integer> numbers = new HashMap<>(Map.of("people", people, "attempts", attempts));
        if (perfect != null) {
            numbers.put("perfect", perfect);
        }
        Answer answer = staff.http().put(path(contest, unit, monday), numbers);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private static String refused(StaffMember staff, TestContest contest, LocalDate monday, String body) {
        Answer answer = Call.json("PUT", path(contest, "A", monday), body)
                .with(staff.headers())
                .to(NODE);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        return answer.text();
    }

    private static String path(TestContest contest, String unit, LocalDate monday) {
        return "/api/units/" + contest.unit(unit) + "/external/" + contest.slug() + "/weeks/" + monday;
    }

    private static long root(TestContest contest) {
        return NODE.door(UnitService.class)
                .forest()
                .ancestors(contest.unit("A"))
                .getFirst()
                .id();
    }

    private static JsonNode dashboard(StaffMember staff, TestContest contest, long unit) {
        Answer answer = staff.http().get("/api/units/" + unit + "/dashboard?contest=" + contest.slug());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode child(JsonNode dashboard, long unit) {
        for (JsonNode row : dashboard.path("board").path("children")) {
            if (row.path("id").asLong() == unit) {
                return row;
            }
        }
        throw new AssertionError("no such child: " + unit);
    }

    private static String figures(JsonNode row) {
        return row.path("people").asInt() + "/" + row.path("attempts").asInt();
    }

    private static void sameAsRecount(StaffMember staff, TestContest contest, long unit, LocalDate monday) {
        Map<String, Long> counted = recount(unit, contest.id(), monday);
        for (JsonNode week : dashboard(staff, contest, unit).path("weeks")) {
            if (week.path("monday").asString().equals(monday.toString())) {
                assertThat(Map.of(
                                "people",
                                week.path("people").asLong(),
                                "attempts",
                                week.path("attempts").asLong()))
                        .isEqualTo(counted);
                return;
            }
        }
        throw new AssertionError("the dashboard has no week " + monday);
    }

    private static Map<String, Long> recount(long unit, int contest, LocalDate monday) {
        try (Connection connection = DATABASE.connect();
                PreparedStatement sql = connection.prepareStatement(RECOUNT)) {
            sql.setLong(1, unit);
            sql.setInt(2, contest);
            sql.setObject(3, monday);
            ResultSet row = sql.executeQuery();
            assertThat(row.next()).isTrue();
            return Map.of("people", row.getLong("people"), "attempts", row.getLong("attempts"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String statement) {
        try (Connection connection = DATABASE.connect();
                PreparedStatement sql = connection.prepareStatement(statement);
                ResultSet row = sql.executeQuery()) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
