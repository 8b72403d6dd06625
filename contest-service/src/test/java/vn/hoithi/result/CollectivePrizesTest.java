package vn.hoithi.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.hoithi.account.Role;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;

/**
 * Prizes for units in the result of a whole contest of two rounds, whose people and marks are in {@link #PEOPLE}. By hand:
 *
 * <pre>
 *      people  rate      points             average  prizes
 * H1   4 of 4  100 %     18+8+7+12 = 45     11,25    one second prize
 * H2   2 of 2  100 %     20+5      = 25     12,5     the first prize
 * S1   3 of 3  100 %     16+4+6    = 26      8,67    none
 * S2   2 of 50   4 %     19+17     = 36     18       one second prize
 * X1   2         none    7+8       = 15      7,5     none
 * </pre>
 *
 * X1 has no rate, since only one of its two villages declared how many people it has; nobody took part for X2.
 */
class CollectivePrizesTest {
    private static final BackingServices.Database DATABASE =
            BackingServices.shared().freshDatabase();
    private static final Node NODE =
            Node.start(DATABASE, "--hoithi.first-start.contests=false", "--hoithi.result.settle=0s");
    private static final String UNITS = """
            Mã,Tên,Loại,Mã cấp trên,Khối,Quân số
            TP,Tỉnh Thử,Tỉnh,,,
            H1,Sở Một,Sở,TP,Khối hành chính,4
            H2,Sở Hai,Sở,TP,Khối hành chính,2
            S1,Trường Một,Trường,TP,Khối sự nghiệp,3
            S2,Trường Hai,Trường,TP,Khối sự nghiệp,50
            X1,Xã Một,Xã,TP,Khối xã,
            X1-1,Thôn Đông,Thôn,X1,,2
            X1-2,Thôn Tây,Thôn,X1,,
            X2,Xã Hai,Xã,TP,Khối xã,30
            """;
    private static final int ABSENT = -1;

    /** One who took part: the unit and the right answers of ten in each round. */
    private record One(String unit, int first, int second) {}

    private static final List<One> PEOPLE = List.of(
            new One("H1", 9, 9),
            new One("H1", 8, ABSENT),
            new One("H1", ABSENT, 7),
            new One("H1", 6, 6),
            new One("H2", 10, 10),
            new One("H2", 5, ABSENT),
            new One("S1", 8, 8),
            new One("S1", 4, ABSENT),
            new One("S1", 3, 3),
            new One("S2", 10, 9),
            new One("S2", 9, 8),
            new One("X1-1", 7, ABSENT),
            new One("X1-2", ABSENT, 8));

    private static final TestContest CONTEST = TestContest.on(NODE, UNITS);
    private static final StaffMember ADMIN = StaffMember.signedIn(NODE, Role.ADMIN, null);
    private static final StaffMember SECOND = StaffMember.signedIn(NODE, Role.REVIEWER, null);
    private static final Rounds ROUNDS = new Rounds(NODE, DATABASE, CONTEST);
    private static int round;

    // Both rounds are over and published; each test makes its own version of the whole.
    @BeforeAll
    static void bothRoundsArePublished() {
        round = ROUNDS.open();
        int other = ROUNDS.open();
        for (One one : PEOPLE) {
            Citizen citizen = Citizen.enters(NODE.address(), CONTEST.slug(), CONTEST.unit(one.unit()));
            if (one.first() != ABSENT) {
                ROUNDS.handIn(citizen, round, one.first());
            }
            if (one.second() != ABSENT) {
                ROUNDS.handIn(citizen, other, one.second());
            }
        }
        List.of(round, other).forEach(over -> {
            ROUNDS.close(over);
            set(over, plan(List.of(person("nhat", 20, 0)), List.of()));
            publish(ROUNDS.ranked(ADMIN, Map.of("round", over)));
        });
    }

    @AfterAll
    static void stop() {
        NODE.close();
    }

    private static Map<String, Object> person(String id, int quantity, int unitPoints) {
        return Map.of(
                "id",
                id,
                "name",
                "Giải " + id,
                "quantity",
                quantity,
                "leastPercent",
                0,
                "type",
                "MONEY",
                "money",
                1_000_000,
                "unitPoints",
                unitPoints);
    }

    private static Map<String, Object> plan(List<?> persons, List<?> units) {
        return Map.of(
                "onePerPerson",
                true,
                "acrossRounds",
                false,
                "persons",
                persons,
                "units",
                units,
                "spread",
                List.of(),
                "complaintDays",
                0,
                "quotas",
                List.of());
    }

    private static Map<String, Object> group(String id, int quantity, Map<String, ?> formula) {
        return Map.of(
                "treeId",
                CONTEST.tree(),
                "level",
                1,
                "type",
                "",
                "formula",
                formula,
                "prizes",
                List.of(Map.of("id", id, "name", "Giải " + id, "quantity", quantity, "type", "BANG_KHEN", "money", 0)));
    }

    /** @param keys "RATE*0.5+POINTS": the figures of one step with their weights */
    private static Map<String, Object> formula(boolean byBlock, List<?> thresholds, String... keys) {
        List<List<Map<String, Object>>> steps = new ArrayList<>();
        for (String key : keys) {
            List<Map<String, Object>> terms = new ArrayList<>();
            for (String term : key.split("\\+", -1)) {
                String[] parts = term.split("\\*", -1);
                terms.add(Map.of("metric", parts[0], "weight", parts.length > 1 ? Double.parseDouble(parts[1]) : 1));
            }
            steps.add(terms);
        }
        return Map.of("keys", steps, "thresholds", thresholds, "byBlock", byBlock);
    }

    private static List<?> least(String metric, Number least) {
        return List.of(Map.of("metric", metric, "least", least));
    }

    private static void set(int scope, Map<String, Object> plan) {
        Http.Answer answer = put(scope, plan);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static Http.Answer put(int scope, Map<String, Object> plan) {
        Map<String, Object> form = new HashMap<>(Map.of("basedOn", version(scope), "plan", plan));
        if (scope != 0) {
            form.put("round", scope);
        }
        return ADMIN.http().put("/api/admin/contests/" + CONTEST.id() + "/prize-plan", form);
    }

    private static int version(int scope) {
        return Integer.parseInt(ROUNDS.lines("SELECT coalesce(max(version), 0) FROM prize_plan WHERE contest_id = "
                        + CONTEST.id() + " AND coalesce(round_id, 0) = " + scope)
                .getFirst());
    }

    private static void publish(int id) {
        assertThat(ADMIN.http()
                        .post("/api/admin/results/" + id + "/draft", Map.of())
                        .status())
                .isEqualTo(200);
        Http.Answer published = SECOND.http().post("/api/admin/results/" + id + "/publication", Map.of("reason", ""));
        assertThat(published.status()).as(published.text()).isEqualTo(200);
    }

    private int whole() {
        return ROUNDS.ranked(ADMIN, Map.of("reason", "Bản của phép thử"));
    }

    /** "tt H1" for each prize that a unit was given, in order. */
    private List<String> units(int closing) {
        return ROUNDS.lines(
                "SELECT split_part(a.prize, '|', 1) || ' ' || u.code FROM award a JOIN unit u ON u.id = a.unit_id WHERE a.kind = 'UNIT' AND a.closing_id = "
                        + closing + " ORDER BY nth");
    }

    @Test
    void everyFormulaGivesTheUnitsWorkedOutByHand() {
        set(
                0,
                plan(
                        List.of(person("nhat", 1, 10), person("nhi", 2, 8)),
                        List.of(
                                // From 98 % on, by block: H1 before H2 by points; S2 has 4 %, X1 no rate.
                                group("tt", 1, formula(true, least("RATE", 98), "RATE", "POINTS")),
                                // 4+45, 2+36, 3+26, 2+25, 2+15
                                group("db", 2, formula(false, List.of(), "PEOPLE+POINTS")),
                                // 12,5 before 11,25; 18 before 8,67; X1 alone, X2 took no part.
                                group("cl", 2, formula(true, List.of(), "AVERAGE", "PEOPLE")),
                                // 100+10, 100+8, 100+0, 4+8; X1 has no rate and gets none of the five.
                                group("qd", 5, formula(false, List.of(), "RATE+PRIZE_POINTS")),
                                // 50+25, 50+22,5, 50+17,33, 2+36
                                group("rieng", 1, formula(false, List.of(), "RATE*0.5+AVERAGE*2")),
                                // 4; 3; then 2 people each with one prize, and two seats for both
                                group("dong", 4, formula(false, List.of(), "PEOPLE", "WINNERS")))));
        int id = whole();
        publish(id);
        assertThat(units(id))
                .containsExactly(
                        "tt H1",
                        "tt S1",
                        "db H1",
                        "db S2",
                        "cl H2",
                        "cl H1",
                        "cl S2",
                        "cl S1",
                        "cl X1",
                        "qd H2",
                        "qd H1",
                        "qd S1",
                        "qd S2",
                        "rieng H2",
                        "dong H1",
                        "dong S1",
                        "dong H2",
                        "dong S2");
        assertThat(ROUNDS.lines("SELECT value FROM award WHERE prize = 'rieng' AND closing_id = " + id))
                .containsExactly(
                        "Tỷ lệ tham gia 100 %; điểm bình quân 12,5; 0,5 × tỷ lệ tham gia (%) cộng 2 × điểm bình quân = 75");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(new Http(NODE.address())
                                .get("/c/" + CONTEST.slug() + "/ket-qua")
                                .text())
                        .contains(
                                "Cách xét giải tập thể",
                                "Chỉ xét đơn vị có tỷ lệ tham gia từ 98 % trở lên.",
                                "Đơn vị nào có số người dự thi cộng tổng điểm cao hơn thì xếp trước."));
        assertThat(ROUNDS.lines("SELECT block FROM award WHERE prize LIKE 'cl%' AND closing_id = " + id))
                .containsExactly("Khối hành chính", "Khối hành chính", "Khối sự nghiệp", "Khối sự nghiệp", "Khối xã");
    }

    @Test
    void whatTheCommitteeGaveDecidesAndAChangeAfterTheDraftStopsThePublication() {
        set(
                0,
                plan(
                        List.of(),
                        List.of(
                                group("cd", 3, formula(false, List.of(), "JUDGED")),
                                // From 9 points on, then by people: S1 has three, S2 two.
                                group("hh", 1, formula(false, least("JUDGED", 9), "PEOPLE")))));
        assertThat(judge(0, Map.of("H1", 8.5, "S1", 9, "X2", 3.25)).status()).isEqualTo(204);
        // Points of a round are another matter than those of the whole.
        assertThat(judge(round, Map.of("H2", 100)).status()).isEqualTo(204);
        int id = whole();
        assertThat(step(ADMIN, id, "draft", Map.of()).status()).isEqualTo(200);
        assertThat(units(id)).containsExactly("cd S1", "cd H1", "cd X2", "hh S1");

        Map<String, Object> later = new HashMap<>(Map.of("S2", 9.75));
        later.put("X2", null);
        assertThat(judge(0, later).status()).isEqualTo(204);
        assertThat(step(SECOND, id, "publication", Map.of("reason", "")).problem())
                .isEqualTo("draft-stale");
        assertThat(step(ADMIN, id, "withdrawal", Map.of("reason", "Ban Tổ chức chấm lại"))
                        .status())
                .isEqualTo(200);
        int again = whole();
        publish(again);
        assertThat(units(again)).containsExactly("cd S2", "cd S1", "cd H1", "hh S1");
        assertThat(ROUNDS.lines(
                        "SELECT u.code || ' ' || coalesce(before ->> 'judged', '-') || ' ' || (after ->> 'judged')"
                                + " FROM audit_log JOIN unit u ON u.id = (after ->> 'unitId')::bigint"
                                + " WHERE action = 'result.judge' AND after ->> 'round' = '0' AND audit_log.subject = 'contest:"
                                + CONTEST.id() + "' ORDER BY u.code, audit_log.id"))
                .containsExactly("H1 - 8.5", "S1 - 9", "S2 - 9.75", "X2 - 3.25", "X2 3.25 ");
    }

    @Test
    void aReviewerSeesThePointsAndOthersNoSuchPage() {
        set(round, plan(List.of(), List.of(group("cd", 1, formula(false, List.of(), "JUDGED")))));
        assertThat(judge(round, Map.of("S2", 41.5)).status()).isEqualTo(204);
        String page = "/quan-tri/cuoc-thi/" + CONTEST.id() + "/diem-cham?vong=" + round;
        assertThat(ADMIN.http().get(page).text())
                .contains("Trường Hai", "value=\"41,5\"", ADMIN.login())
                .doesNotContain("Thôn Đông");
        assertThat(SECOND.http().get(page).text())
                .contains("Trường Hai", "41,5")
                .doesNotContain("data-unit=", "Lưu điểm chấm");
        StaffMember organizer = StaffMember.signedIn(NODE, Role.ORGANIZER, CONTEST.unit("S2"));
        assertThat(organizer.http().get(page).status()).isEqualTo(403);
        assertThat(judge(organizer, round, Map.of("S2", 99)).status()).isEqualTo(403);
        assertThat(ADMIN.http()
                        .get("/quan-tri/cuoc-thi/" + CONTEST.id() + "/diem-cham?vong=999999")
                        .status())
                .isEqualTo(404);
    }

    private Http.Answer judge(int scope, Map<String, ?> points) {
        return judge(ADMIN, scope, points);
    }

    private static Http.Answer judge(StaffMember by, int scope, Map<String, ?> points) {
        List<Map<String, Object>> given = new ArrayList<>();
        points.forEach((code, value) -> {
            Map<String, Object> one = new HashMap<>();
            one.put("unit", CONTEST.unit(code));
            one.put("points", value);
            given.add(one);
        });
        Map<String, Object> form = new HashMap<>(Map.of("units", given));
        if (scope != 0) {
            form.put("round", scope);
        }
        return by.http().put("/api/admin/contests/" + CONTEST.id() + "/judged-points", form);
    }

    private Http.Answer step(StaffMember by, int id, String step, Map<String, ?> form) {
        return by.http().post("/api/admin/results/" + id + "/" + step, form);
    }

    @Test
    void wrongPointsAreToldAtTheirUnitAndNothingIsKept() {
        Http.Answer wrong = judge(0, Map.of("H2", 7, "S1", -1, "S2", 1.234, "H1", 1_000_001));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains(
                        "Trường Một: điểm chấm từ 0 đến 1.000.000, tối đa hai chữ số lẻ.", "unit-" + CONTEST.unit("S2"))
                .contains("Sở Một: điểm chấm");
        assertThat(ROUNDS.lines(
                        "SELECT points FROM judged_points WHERE round_id IS NULL AND unit_id = " + CONTEST.unit("H2")))
                .isEmpty();
        assertThat(judge(SECOND, 0, Map.of("H2", 7)).status())
                .as("a reviewer looks only")
                .isEqualTo(403);
        assertThat(judge(0, Map.of()).status()).isEqualTo(422);
        Http.Answer unknown = ADMIN.http()
                .put(
                        "/api/admin/contests/" + CONTEST.id() + "/judged-points",
                        Map.of("units", List.of(Map.of("unit", 999_999_999, "points", 1))));
        assertThat(unknown.status()).isEqualTo(404);
    }

    @Test
    void aFormulaThatMakesNoSenseIsRefusedWithWhatIsWrongInIt() {
        Http.Answer wrong = put(
                0,
                plan(
                        List.of(),
                        List.of(
                                group("a", 1, formula(false, List.of(), "PEOPLE")),
                                group(
                                        "b",
                                        1,
                                        formula(
                                                false,
                                                least("RATE", 101),
                                                "RATE+RATE",
                                                "POINTS*0",
                                                "POINTS*0.1234567")))));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("Nhóm giải tập thể 2: bước 1 dùng “tỷ lệ tham gia (%)” hai lần.")
                .contains("Nhóm giải tập thể 2: bước 2 có hệ số của “tổng điểm” chưa đúng")
                .contains("Nhóm giải tập thể 2: bước 3 có hệ số")
                .contains("mức của điều kiện “tỷ lệ tham gia (%)” từ 0 đến 100")
                .doesNotContain("Nhóm giải tập thể 1");
        assertThat(put(0, plan(List.of(), List.of(group("a", 1, Map.of("keys", List.of(), "byBlock", false)))))
                        .text())
                .contains("công thức cần ít nhất một bước xét");
    }

    @Test
    void aFormulaIsReadInPlainWords() {
        Http.Answer read = ADMIN.http()
                .post(
                        "/api/admin/unit-formula-reading",
                        Map.of("formula", formula(true, least("RATE", 98), "RATE+PRIZE_POINTS*2", "PEOPLE")));
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        List<String> says = new ArrayList<>();
        read.json().path("says").forEach(line -> says.add(line.asString()));
        assertThat(says)
                .startsWith(
                        "Các đơn vị cùng khối được so với nhau; mỗi khối có đủ số giải.",
                        "Đơn vị nào có tỷ lệ tham gia (%) cộng 2 × điểm quy đổi từ giải cá nhân cao hơn thì xếp trước.",
                        "Nếu bằng nhau, xét số người dự thi.",
                        "Chỉ xét đơn vị có tỷ lệ tham gia từ 98 % trở lên.");
        assertThat(ADMIN.http()
                        .post("/api/admin/unit-formula-reading", Map.of("formula", formula(true, List.of(), "RATE*0")))
                        .json()
                        .path("errors")
                        .get(0)
                        .asString())
                .contains("hệ số khác 0");
    }
}
