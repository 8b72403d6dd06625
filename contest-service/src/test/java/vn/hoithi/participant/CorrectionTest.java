package vn.hoithi.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.BackingServices.Database;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.Recount;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/** Where people count is put right by the unit's organizer: within the own units, in the log, and in the figures. */
class CorrectionTest {
    private static final Database DATABASE = BackingServices.shared().freshDatabase();
    private static final Node NODE = Node.start(DATABASE, "--hoithi.first-start.contests=false");
    private static final String REASON = "Người dự thi chọn nhầm";

    private final TestContest contest = TestContest.on(NODE);
    private final long ward = contest.unit("A");
    private final long hamlet = contest.unit("A-1");
    private final long school = contest.unit("A-2");

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void boardsEqualARecountAfterManyCorrections() {
        int round = contest.openRound(Duration.ofHours(1));
        Random random = new Random(7);
        List<String> codes = List.of("A", "A-1", "A-2", "B", "B-1");
        List<Citizen> people = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Citizen citizen = Citizen.enters(NODE.address(), contest.slug(), contest.unit(codes.get(i % codes.size())));
            citizen.takes(round);
            people.add(citizen);
        }
        StaffMember admin = StaffMember.signedIn(NODE, Role.ADMIN, null);
        long city =
                NODE.door(UnitService.class).forest().ancestors(ward).getFirst().id();
        for (int i = 0; i < 60; i++) {
            String who = id(people.get(random.nextInt(people.size())));
            long to = contest.unit(codes.get(random.nextInt(codes.size())));
            assertThat(move(admin, city, who, to).status()).isEqualTo(204);
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Recount.Shown shown = Recount.shown(NODE.address(), contest.slug(), round);
            assertThat(shown.figures()).isEqualTo(Recount.of(DATABASE, contest.id()));
        });
        assertThat(rows(
                        "SELECT DISTINCT source FROM participation_unit pu JOIN participation p ON p.id = pu.participation_id"
                                + " WHERE p.contest_id = " + contest.id()))
                .contains("CORRECTED");
    }

    @Test
    void whoIsMovedFollowsInTheOtherTreeAndTheBoardsOfBothEqualARecount() {
        int round = contest.openRound(Duration.ofHours(1));
        String tree = contest.slug().replace("thu-nghiem-", "cay-");
        String union = "cong-doan-" + contest.id();
        UnitService units = NODE.door(UnitService.class);
        UnitService.Loaded unused = units.load(
                        union,
                        "Công đoàn",
                        """
                        Mã,Tên,Mã cấp trên,Tương đương %s
                        R,Liên đoàn,,
                        C1,Công đoàn tổ,R,A-1
                        C2,Công đoàn trường,R,A-2
                        C3,Công đoàn khác,R,
                        """.formatted(tree).getBytes(StandardCharsets.UTF_8),
                        "cong-doan.csv",
                        Staff.SYSTEM)
                .block();
        StaffMember admin = StaffMember.signedIn(NODE, Role.ADMIN, null);
        long city = units.forest().ancestors(ward).getFirst().id();
        long top = inUnion(union, "R");
        List<Citizen> people = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Citizen citizen = Citizen.enters(NODE.address(), contest.slug(), i % 2 == 0 ? hamlet : school);
            citizen.takes(round);
            people.add(citizen);
        }
        Citizen moved = people.get(0);
        assertThat(unitsOf(moved)).containsExactly(hamlet + " CHOSEN", inUnion(union, "C1") + " EQUIVALENT");
        assertThat(move(admin, city, id(moved), school).status()).isEqualTo(204);
        assertThat(unitsOf(moved)).containsExactly(school + " CORRECTED", inUnion(union, "C2") + " EQUIVALENT");
        // To a unit that is nothing in the other tree, and back.
        Citizen away = people.get(2);
        assertThat(move(admin, city, id(away), contest.unit("B")).status()).isEqualTo(204);
        assertThat(unitsOf(away)).containsExactly(contest.unit("B") + " CORRECTED");
        Citizen back = people.get(4);
        assertThat(move(admin, city, id(back), contest.unit("B")).status()).isEqualTo(204);
        assertThat(move(admin, city, id(back), hamlet).status()).isEqualTo(204);
        assertThat(unitsOf(back)).containsExactly(hamlet + " CORRECTED", inUnion(union, "C1") + " EQUIVALENT");
        // What was corrected in the other tree itself stays there.
        Citizen own = people.get(6);
        assertThat(move(admin, top, id(own), inUnion(union, "C3")).status()).isEqualTo(204);
        assertThat(move(admin, city, id(own), school).status()).isEqualTo(204);
        assertThat(unitsOf(own)).containsExactly(school + " CORRECTED", inUnion(union, "C3") + " CORRECTED");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Recount.shownInTrees(NODE.address(), contest.slug(), List.of(tree, union)))
                                .isEqualTo(Recount.totals(Recount.of(DATABASE, contest.id())))
                                .containsEntry(new Recount.Key(0, top), new Recount.Figures(11, 11)));
    }

    @Test
    void anOrganizerFindsMasksAndMovesTheOwnPeopleAlone() {
        int round = contest.openRound(Duration.ofHours(1));
        Citizen own = Citizen.enters(NODE.address(), contest.slug(), hamlet);
        own.takes(round);
        Citizen foreign = Citizen.enters(NODE.address(), contest.slug(), contest.unit("B"));
        StaffMember head = StaffMember.signedIn(NODE, Role.ORGANIZER, ward);

        JsonNode found = search(head, ward, own.phone());
        JsonNode row = found.path("rows").path(0);
        assertThat(row.path("name").asString()).isEqualTo("Thử N.");
        assertThat(row.path("identity").asString())
                .isEqualTo("*".repeat(own.phone().length() - 3)
                        + own.phone().substring(own.phone().length() - 3));
        assertThat(row.path("attempts").asInt()).isEqualTo(1);
        assertThat(search(head, ward, foreign.phone()).path("rows")).isEmpty();
        assertThat(search(head, ward, "").path("rows")).hasSize(1);
        assertThat(found.toString()).doesNotContain(own.phone());

        assertThat(move(head, ward, id(own), school).status()).isEqualTo(204);
        assertThat(unitOf(own)).isEqualTo(school + " CORRECTED");
        // Neither somebody else's person nor somebody else's unit.
        assertThat(move(head, ward, id(foreign), hamlet).status()).isEqualTo(404);
        assertThat(move(head, ward, id(own), contest.unit("B")).status()).isEqualTo(404);
        assertThat(unitOf(foreign)).isEqualTo(contest.unit("B") + " CHOSEN");
        List<String> log = rows(
                "SELECT row_to_json(a)::text FROM audit_log a WHERE action = 'participation.move' AND subject = 'participation:"
                        + id(own) + "'");
        assertThat(log).hasSize(1);
        assertThat(log.getFirst())
                .contains(head.login(), REASON, String.valueOf(hamlet), String.valueOf(school))
                .doesNotContain(own.phone())
                .doesNotContain("Thử Nghiệm");
    }

    @Test
    void somebodyIsHandedUpWhenTheRightUnitIsElsewhere() {
        Citizen lost = Citizen.enters(NODE.address(), contest.slug(), hamlet);
        StaffMember head = StaffMember.signedIn(NODE, Role.ORGANIZER, hamlet);
        StaffMember above = StaffMember.signedIn(NODE, Role.ORGANIZER, ward);
        Http.Answer up = head.http().post(people(hamlet) + "/" + id(lost) + "/hand-up", Map.of("reason", REASON));
        assertThat(up.status()).isEqualTo(204);
        assertThat(unitOf(lost)).isEqualTo(ward + " CORRECTED");
        assertThat(search(head, hamlet, lost.phone()).path("rows")).isEmpty();
        assertThat(search(above, ward, lost.phone()).path("rows")).hasSize(1);
        assertThat(move(above, ward, id(lost), school).status()).isEqualTo(204);
    }

    @Test
    void everyAddressRefusesOthers() {
        Citizen own = Citizen.enters(NODE.address(), contest.slug(), hamlet);
        StaffMember beside = StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("B"));
        StaffMember reviewer = StaffMember.signedIn(NODE, Role.REVIEWER, null);
        String address = people(hamlet) + "/" + id(own);
        assertThat(beside.http().post(people(hamlet) + "/search", Map.of()).status())
                .isEqualTo(404);
        assertThat(beside.http().get(people(hamlet) + "/units?q=to").status()).isEqualTo(404);
        assertThat(beside.http()
                        .get("/don-vi/" + contest.slug() + "/" + hamlet + "/nguoi-du-thi")
                        .status())
                .isEqualTo(404);
        Map<String, Map<String, Object>> acts = Map.of(
                "unit", Map.of("unitId", school, "reason", REASON),
                "hand-up", Map.of("reason", REASON),
                "audience", Map.of("audience", "", "reason", REASON));
        acts.forEach((act, body) -> {
            assertThat(beside.http().post(address + "/" + act, body).status())
                    .as(act)
                    .isEqualTo(404);
            assertThat(reviewer.http().post(address + "/" + act, body).status())
                    .as(act)
                    .isEqualTo(403);
            assertThat(new Http(NODE.address()).post(address + "/" + act, body).status())
                    .isIn(401, 403);
        });
        assertThat(unitOf(own)).isEqualTo(hamlet + " CHOSEN");
    }

    @Test
    void aReasonIsNeeded() {
        Citizen own = Citizen.enters(NODE.address(), contest.slug(), hamlet);
        StaffMember head = StaffMember.signedIn(NODE, Role.ORGANIZER, ward);
        assertThat(head.http()
                        .post(people(ward) + "/" + id(own) + "/unit", Map.of("unitId", school, "reason", ""))
                        .status())
                .isEqualTo(422);
        assertThat(head.http()
                        .post(people(ward) + "/" + id(own) + "/audience", Map.of("audience", "Lạ", "reason", REASON))
                        .status())
                .isEqualTo(422);
    }

    private String people(long unit) {
        return "/api/units/" + unit + "/contests/" + contest.slug() + "/participants";
    }

    private Http.Answer move(StaffMember who, long top, String person, long to) {
        return who.http().post(people(top) + "/" + person + "/unit", Map.of("unitId", to, "reason", REASON));
    }

    private JsonNode search(StaffMember who, long unit, String phone) {
        return who.http()
                .post(people(unit) + "/search", Map.of("identity", phone))
                .json();
    }

    private static String id(Citizen citizen) {
        return citizen.me().path("participation").asString();
    }

    private String unitOf(Citizen citizen) {
        return rows("SELECT unit_id || ' ' || source FROM participation_unit WHERE participation_id = '" + id(citizen)
                        + "'")
                .getFirst();
    }

    /** The unit and why, in the order of the trees. */
    private List<String> unitsOf(Citizen citizen) {
        return rows("SELECT unit_id || ' ' || source FROM participation_unit WHERE participation_id = '" + id(citizen)
                + "' ORDER BY tree_id");
    }

    private static long inUnion(String tree, String code) {
        UnitForest forest = NODE.door(UnitService.class).forest();
        return forest.all(forest.tree(tree).orElseThrow().id()).stream()
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static List<String> rows(String sql) {
        try (Connection connection = DATABASE.connect();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
