package vn.hoithi.unit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Role;
import vn.hoithi.platform.Attachment;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.BackingServices.Database;
import vn.hoithi.testing.Call;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http.Answer;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.Recount;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;

/** Units through the front door: what happens to them, who may say so, and that figures follow. */
class UnitLivesJourneyTest {
    private static final Database DATABASE = BackingServices.shared().freshDatabase();
    private static final Node NODE = Node.start(DATABASE, "--hoithi.first-start.contests=false");
    private static final StaffMember ADMIN = StaffMember.signedIn(NODE, Role.ADMIN, null);

    private final TestContest contest = TestContest.on(NODE);
    private final int round = contest.openRound(Duration.ofHours(1));
    private final String tree = contest.slug().replace("thu-nghiem-", "cay-");

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void theHeadcountOfAUnitThatEndedIsItsLastOneAndNoLongerInUse() {
        long ended = contest.unit("A-1");
        assertThat(get(ADMIN, "/don-vi/ho-so/" + ended).text()).contains(">Đang dùng<");
        assertThat(post(ADMIN, "/api/admin/units/" + ended + "/merger", """
                {"intoId": %d, "on": "2025-07-01", "document": "01/NQ"}""".formatted(contest.unit("A-2")))
                        .status())
                .isEqualTo(204);
        assertThat(get(ADMIN, "/don-vi/ho-so/" + ended).text())
                .contains(">Số cuối cùng<")
                .doesNotContain(">Đang dùng<");
    }

    @Test
    void aMergedUnitsPeopleCountForItsSuccessorAndNobodyChoosesItAnyMore() {
        for (String code : new String[] {"A", "A-1", "A-2", "B"}) {
            take(contest.unit(code));
        }
        long wardA = contest.unit("A");
        long wardB = contest.unit("B");
        long tdp = contest.unit("A-1");

        assertThat(post(ADMIN, "/api/admin/units/" + wardA + "/merger", """
                {"intoId": %d, "on": "2025-07-01", "document": "01/NQ-UBTVQH"}""".formatted(wardB))
                        .status())
                .isEqualTo(204);

        assertFiguresAreARecount();
        assertThat(Recount.of(DATABASE, contest.id()))
                .containsEntry(new Recount.Key(0, wardB), new Recount.Figures(4, 4))
                .containsEntry(new Recount.Key(0, wardA), new Recount.Figures(1, 1));
        UnitForest forest = forest();
        assertThat(forest.find(wardA).orElseThrow().merged()).isTrue();
        assertThat(forest.openChildren(wardB))
                .extracting(Unit::id)
                .contains(tdp)
                .doesNotContain(wardA);
        assertThat(forest.search(forest.find(wardA).orElseThrow().treeId(), "phường an", 10))
                .noneMatch(unit -> unit.id() == wardA);
        assertThat(forest.denominator(wardB).orElseThrow().people()).isEqualTo(200);
        String choices =
                Call.get("/api/units?contest=" + contest.slug()).to(NODE).text();
        assertThat(choices).contains("Phường Bình").doesNotContain("Phường An");
        // A poster of the merged unit still brings people: to its successor.
        take(wardA);
        assertFiguresAreARecount();
        assertThat(Recount.of(DATABASE, contest.id()))
                .containsEntry(new Recount.Key(0, wardB), new Recount.Figures(5, 5))
                .containsEntry(new Recount.Key(0, wardA), new Recount.Figures(1, 1));
        JsonNode life = get(ADMIN, "/api/units/" + wardA + "/life").json();
        assertThat(life.get(0).path("kind").asString()).isEqualTo("MERGED");
        assertThat(life.get(0).path("document").asString()).isEqualTo("01/NQ-UBTVQH");
        assertThat(get(ADMIN, "/api/units/" + tdp + "/life").text()).contains("MOVED", "Phường An (A)");
    }

    @Test
    void aUnitMergedByMistakeComesBackWithItsChildrenAndItsFigures() {
        for (String code : new String[] {"A", "A-1", "A-2", "B"}) {
            take(contest.unit(code));
        }
        long wardA = contest.unit("A");
        long wardB = contest.unit("B");
        long school = contest.unit("A-2");
        var before = Recount.of(DATABASE, contest.id());
        assertThat(post(ADMIN, "/api/admin/units/" + wardA + "/merger", """
                {"intoId": %d, "on": "2025-07-01", "document": "01/NQ"}""".formatted(wardB))
                        .status())
                .isEqualTo(204);
        // What was decided since then about one of them stands.
        assertThat(post(ADMIN, "/api/admin/units/" + school + "/move", """
                {"parentCode": "TP", "on": "2025-08-01", "document": "9/QĐ"}""").status())
                .isEqualTo(204);
        assertThat(post(ADMIN, "/api/admin/units/" + school + "/move", """
                {"parentCode": "B", "on": "2025-08-02", "document": "10/QĐ"}""").status())
                .isEqualTo(204);
        assertFiguresAreARecount();

        String path = "/api/units/" + wardA + "/reopening";
        String body = "{\"parentCode\": \"TP\", \"on\": \"2025-09-01\", \"document\": \"Nhập nhầm phường\"}";
        StaffMember own = StaffMember.signedIn(NODE, Role.ORGANIZER, wardA);
        StaffMember successor = StaffMember.signedIn(NODE, Role.ORGANIZER, wardB);
        StaffMember elsewhere = StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("NGOAI"));
        StaffMember reviewer = StaffMember.signedIn(NODE, Role.REVIEWER, null);
        assertThat(post(own, path, body).status()).isEqualTo(403);
        assertThat(post(reviewer, path, body).status()).isEqualTo(403);
        assertThat(post(elsewhere, path, body).status()).isEqualTo(404);
        assertThat(post(successor, path, body).status()).as("TP is not its").isEqualTo(422);
        assertInvalid(path, body.replace("Nhập nhầm phường", " "), "document");
        assertInvalid(path, body.replace("TP", "NGOAI"), "parentCode");
        assertThat(post(ADMIN, path, body).status()).isEqualTo(204);
        assertInvalid(path, body, "on");

        UnitForest forest = forest();
        assertThat(forest.find(wardA).orElseThrow().open()).isTrue();
        assertThat(forest.ancestors(wardA)).extracting(Unit::code).containsExactly("TP");
        assertThat(forest.openChildren(wardA)).extracting(Unit::code).containsExactly("A-1");
        assertThat(forest.openChildren(wardB)).extracting(Unit::code).contains("A-2");
        assertFiguresAreARecount();
        assertThat(Recount.of(DATABASE, contest.id()))
                .containsEntry(new Recount.Key(0, wardA), new Recount.Figures(2, 2))
                .containsEntry(new Recount.Key(0, wardB), new Recount.Figures(2, 2));
        assertThat(before).containsEntry(new Recount.Key(0, wardA), new Recount.Figures(3, 3));
        JsonNode life = get(ADMIN, "/api/units/" + wardA + "/life").json();
        assertThat(life.get(0).path("kind").asString()).isEqualTo("REOPENED");
        assertThat(life.get(0).path("document").asString()).isEqualTo("Nhập nhầm phường");
        assertThat(number("SELECT count(*) FROM audit_log WHERE action = 'unit.reopen' AND subject = 'unit:" + wardA
                        + "'"))
                .isEqualTo(1);
        take(wardA);
        assertFiguresAreARecount();
    }

    @Test
    void aUnitClosedByMistakeIsOpenedByTheLevelAboveAndThePeopleOfItsOtherFormFollow() {
        String union = "cdm-" + contest.id();
        upload(
                union,
                "Công đoàn",
                "Mã,Tên,Mã cấp trên,Tương đương %s\nR,LĐLĐ,,\nCD1,Công đoàn trường,R,A-2\n".formatted(tree));
        long school = contest.unit("A-2");
        long cd1 = unit(union, "CD1");
        String closing = "{\"on\": \"2025-07-01\", \"document\": \"5/QĐ\"}";
        assertThat(post(ADMIN, "/api/admin/units/" + cd1 + "/closing", closing).status())
                .isEqualTo(204);
        take(school);
        assertFoldedIsARecount();
        assertThat(Recount.of(DATABASE, contest.id())).doesNotContainKey(new Recount.Key(0, cd1));

        StaffMember above = StaffMember.signedIn(NODE, Role.ORGANIZER, unit(union, "R"));
        String body = "{\"on\": \"2025-07-02\", \"document\": \"Ghi nhầm\"}";
        assertThat(post(above, "/api/units/" + cd1 + "/reopening", body.replace("07-02", "06-30"))
                        .status())
                .as("before it ended")
                .isEqualTo(422);
        assertThat(post(above, "/api/units/" + cd1 + "/reopening", body).status())
                .isEqualTo(204);
        assertFoldedIsARecount();
        assertThat(Recount.of(DATABASE, contest.id()))
                .containsEntry(new Recount.Key(0, cd1), new Recount.Figures(1, 1));
    }

    @Test
    void nothingIsOpenedBelowWhatHasEnded() {
        String closing = "{\"on\": \"2025-07-01\", \"document\": \"\"}";
        for (String code : new String[] {"A-1", "A-2", "A"}) {
            assertThat(post(ADMIN, "/api/admin/units/" + id(code) + "/closing", closing)
                            .status())
                    .isEqualTo(204);
        }
        String body = "{\"on\": \"2025-07-02\", \"document\": \"Ghi nhầm\"}";
        assertInvalid("/api/units/" + id("A-1") + "/reopening", body, "on");
        assertThat(post(ADMIN, "/api/units/" + id("A") + "/reopening", body).status())
                .isEqualTo(204);
        assertThat(post(ADMIN, "/api/units/" + id("A-1") + "/reopening", body).status())
                .isEqualTo(204);
    }

    @Test
    void contradictionsInTimeAndPlaceAreRefusedByName() {
        long wardA = contest.unit("A");
        String units = "/api/admin/units/";
        assertInvalid(units + wardA + "/closing", "{\"on\": \"2025-07-01\", \"document\": \"\"}", "on");
        assertInvalid(units + contest.unit("A-1") + "/closing", "{\"on\": \"2999-07-01\", \"document\": \"\"}", "on");
        assertInvalid(
                units + wardA + "/move",
                "{\"parentId\": " + contest.unit("A-1") + ", \"on\": \"2025-07-01\", \"document\": \"\"}",
                "parentId");
        long school = contest.unit("A-2");
        assertThat(post(ADMIN, units + school + "/closing", "{\"on\": \"2025-07-01\", \"document\": \"5/QĐ\"}")
                        .status())
                .isEqualTo(204);
        assertInvalid(
                units + school + "/renaming", "{\"name\": \"Khác\", \"on\": \"2025-08-01\", \"document\": \"\"}", "on");
        assertThat(forest().denominator(wardA).orElseThrow().people()).isEqualTo(40);
        assertThat(forest().denominator(wardA).orElseThrow().partial()).isFalse();
    }

    @Test
    void theLevelAboveConfirmsAHeadcountOrSendsItBack() {
        long wardA = contest.unit("A");
        long tdp = contest.unit("A-1");
        StaffMember own = StaffMember.signedIn(NODE, Role.ORGANIZER, tdp);
        StaffMember above = StaffMember.signedIn(NODE, Role.ORGANIZER, wardA);
        StaffMember elsewhere = StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("B"));
        StaffMember reviewer = StaffMember.signedIn(NODE, Role.REVIEWER, null);
        String path = "/api/units/" + tdp + "/headcounts";
        String sixty = "{\"audience\": \"\", \"people\": 60, \"asOf\": \"2026-01-01\"}";

        assertThat(post(elsewhere, path, sixty).status()).isEqualTo(404);
        assertThat(post(reviewer, path, sixty).status()).isEqualTo(403);
        assertThat(get(elsewhere, path).status()).isEqualTo(404);
        assertOlderIsRefused(own, path);
        assertThat(post(own, path, sixty.replace("2026-01-01", today())).status())
                .isEqualTo(204);
        assertThat(forest().find(tdp).orElseThrow().headcount()).isEqualTo(40);
        long id = waiting(own, path);
        assertThat(post(own, path + "/" + id + "/confirmation", "").status()).isEqualTo(403);
        assertThat(post(elsewhere, path + "/" + id + "/confirmation", "").status())
                .isEqualTo(404);
        assertThat(post(above, path + "/" + id + "/return", "{\"reason\": \"Thiếu hộ tạm trú\"}")
                        .status())
                .isEqualTo(204);
        assertThat(get(own, path).text()).contains("RETURNED", "Thiếu hộ tạm trú");

        assertThat(post(own, path, sixty.replace("60", "65").replace("2026-01-01", today()))
                        .status())
                .isEqualTo(204);
        assertThat(post(above, path + "/" + waiting(own, path) + "/confirmation", "")
                        .status())
                .isEqualTo(204);
        assertThat(forest().find(tdp).orElseThrow().headcount()).isEqualTo(65);
        assertThat(get(own, path).text()).contains("REPLACED");
        assertThat(post(above, path, "{\"audience\": \"Đảng viên\", \"people\": 9, \"asOf\": \"" + today() + "\"}")
                        .status())
                .as("whoever decides enters at once")
                .isEqualTo(204);
        assertThat(forest().denominator(wardA, "Đảng viên").orElseThrow())
                .isEqualTo(new Denominator(9, 1, 2, java.util.List.of(tdp)));
    }

    private static void assertOlderIsRefused(StaffMember own, String path) {
        Answer old = post(own, path, "{\"audience\": \"\", \"people\": 60, \"asOf\": \"2020-01-01\"}");
        assertThat(old.status()).isEqualTo(422);
        assertThat(old.text()).contains("asOf");
    }

    @Test
    void targetsAreSetStrictlyBelowAndFoundFromMemory() {
        long wardA = contest.unit("A");
        StaffMember above = StaffMember.signedIn(NODE, Role.ORGANIZER, wardA);
        String body = """
                {"contestId": %d, "audience": "", "kind": "RATE", "value": 95.5, "document": "129/KH"}""".formatted(contest.id());
        assertThat(put(above, "/api/units/" + wardA + "/targets", body).status())
                .isEqualTo(403);
        assertThat(put(above, "/api/units/" + contest.unit("B") + "/targets", body)
                        .status())
                .isEqualTo(404);
        assertThat(put(ADMIN, "/api/units/" + wardA + "/targets", body).status())
                .isEqualTo(204);
        assertThat(put(above, "/api/units/" + contest.unit("A-1") + "/targets", body.replace("RATE", "PEOPLE"))
                        .status())
                .as("half a person")
                .isEqualTo(422);
        assertThat(put(above, "/api/units/" + contest.unit("A-1") + "/targets", body.replaceFirst("[0-9]+", "99999"))
                        .status())
                .isEqualTo(404);
        Targets targets = NODE.door(UnitService.class).targets(contest.id());
        assertThat(targets.all()).hasSize(1);
        assertThat(targets.of(forest(), contest.unit("A-2"), 0).orElseThrow().document())
                .isEqualTo("129/KH");
        long id = targets.all().getFirst().id();
        assertThat(Call.json("DELETE", "/api/units/" + wardA + "/targets/" + id, "")
                        .with(ADMIN.headers())
                        .to(NODE)
                        .status())
                .isEqualTo(204);
        assertThat(NODE.door(UnitService.class).targets(contest.id()).all()).isEmpty();
    }

    @Test
    void thePersonInChargeIsSealedAndSeenInTheSubtreeOnly() {
        long wardA = contest.unit("A");
        String path = "/api/units/" + wardA + "/contact";
        String body = "{\"name\": \"Trần Thị Đầu Mối\", \"position\": \"Phó Bí thư\", \"phone\": \"0912 000 111\"}";
        assertThat(put(StaffMember.signedIn(NODE, Role.ORGANIZER, wardA), path, body)
                        .status())
                .isEqualTo(204);
        assertThat(get(ADMIN, path).json().path("phone").asString()).isEqualTo("0912 000 111");
        assertThat(get(StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("B")), path)
                        .status())
                .isEqualTo(404);
        assertThat(put(ADMIN, path, body.replace("0912 000 111", "gọi sau")).status())
                .isEqualTo(422);
        assertThat(number("SELECT count(*) FROM unit_contact WHERE position(convert_to('Mối', 'UTF8') IN sealed) > 0"))
                .isZero();
        // The whole number, however it is spaced: four digits of it may stand in any identifier of the log.
        assertThat(number("""
                        SELECT count(*) FROM audit_log
                         WHERE regexp_replace(concat(before, after), '[^0-9]', '', 'g') LIKE '%0912000111%'
                            OR concat(before, after) LIKE '%Đầu Mối%'""")).isZero();
    }

    @Test
    void peopleOfOneBodyCountOnceInEachTreeAndACorrectionByHandStays() throws SQLException {
        String union = "cd-" + contest.id();
        upload(
                union,
                "Công đoàn",
                "Mã,Tên,Mã cấp trên,Quân số\nR,LĐLĐ,,\nCD1,Công đoàn trường,R,10\nCD2,Công đoàn khác,R,5\n");
        long school = contest.unit("A-2");
        long cd1 = unit(union, "CD1");
        long cd2 = unit(union, "CD2");
        take(school);
        take(school);
        take(contest.unit("A-1"));
        String corrected = text("SELECT min(participation_id::text) FROM participation_unit WHERE unit_id = " + school);
        run("INSERT INTO participation_unit (participation_id, tree_id, unit_id, source) SELECT '" + corrected
                + "', tree_id, id, 'CORRECTED' FROM unit WHERE id = " + cd2);
        run("INSERT INTO standing_change (contest_id, participation_id) VALUES (" + contest.id() + ", '" + corrected
                + "')");

        assertThat(post(ADMIN, "/api/admin/units/" + school + "/same-body", "{\"otherId\": " + cd1 + "}")
                        .status())
                .isEqualTo(204);
        assertThat(post(ADMIN, "/api/admin/units/" + school + "/same-body", "{\"otherId\": " + cd2 + "}")
                        .status())
                .as("two of one tree")
                .isEqualTo(409);
        take(school);
        assertFoldedIsARecount();
        assertThat(Recount.of(DATABASE, contest.id()))
                .containsEntry(new Recount.Key(0, cd1), new Recount.Figures(2, 2))
                .containsEntry(new Recount.Key(0, cd2), new Recount.Figures(1, 1))
                .containsEntry(new Recount.Key(0, unit(union, "R")), new Recount.Figures(3, 3))
                .containsEntry(new Recount.Key(0, school), new Recount.Figures(3, 3));

        assertThat(Call.json("DELETE", "/api/admin/units/" + school + "/same-body", "")
                        .with(ADMIN.headers())
                        .to(NODE)
                        .status())
                .isEqualTo(204);
        assertFoldedIsARecount();
        assertThat(Recount.of(DATABASE, contest.id()))
                .doesNotContainKey(new Recount.Key(0, cd1))
                .containsEntry(new Recount.Key(0, cd2), new Recount.Figures(1, 1));
    }

    @Test
    void aListIsLookedAtFirstAndAppliedWholeOrNotAtAll() {
        String list = """
                Mã,Tên,Mã cấp trên,Quân số,Ngày kết thúc,Nhập vào mã
                A,Phường An Mới,TP,,,
                A-1,Tổ dân phố số 1,B,44,,
                A-2,Trường An,A,,01/07/2025,B
                M,=cmd|' /C calc'!A0,A,7,,
                N,Ngõ mới trong tổ chuyển đi,A-1,,,
                """;
        JsonNode preview =
                uploadTo("/api/admin/trees/" + tree + "/previews", list).json();
        JsonNode changes = preview.path("changes");
        assertThat(changes.path("added").path("count").asInt()).isEqualTo(2);
        assertThat(changes.path("renamed").path("first").get(0).path("before").asString())
                .isEqualTo("Phường An");
        assertThat(changes.path("moved").path("first").get(0).path("after").asString())
                .isEqualTo("Phường Bình (B)");
        assertThat(changes.path("closed").path("count").asInt()).isEqualTo(1);
        assertThat(changes.path("headcounts").path("first").get(0).path("after").asString())
                .isEqualTo("44");
        assertThat(forest().find(contest.unit("A")).orElseThrow().name())
                .as("nothing yet")
                .isEqualTo("Phường An");
        String apply =
                "/api/admin/trees/" + tree + "/previews/" + preview.path("id").asString() + "/application";

        assertThat(post(
                                ADMIN,
                                "/api/admin/units/" + contest.unit("B") + "/renaming",
                                "{\"name\": \"Phường Bình Mới\", \"on\": \"2025-07-01\", \"document\": \"\"}")
                        .status())
                .isEqualTo(204);
        Answer outdated = post(ADMIN, apply, "");
        assertThat(outdated.status()).isEqualTo(409);
        assertThat(outdated.problem()).isEqualTo("preview-outdated");
        assertThat(forest().find(contest.unit("A")).orElseThrow().name()).isEqualTo("Phường An");

        String again = uploadTo("/api/admin/trees/" + tree + "/previews", list)
                .json()
                .path("id")
                .asString();
        StaffMember other = StaffMember.signedIn(NODE, Role.ADMIN, null);
        String now = "/api/admin/trees/" + tree + "/previews/" + again + "/application";
        assertThat(post(other, now, "").status()).as("somebody else's preview").isEqualTo(404);
        assertThat(post(ADMIN, now, "").status()).isEqualTo(200);
        assertThat(post(ADMIN, now, "").status()).as("once").isEqualTo(404);
        UnitForest forest = forest();
        assertThat(forest.find(unit(tree, "A")).orElseThrow().name()).isEqualTo("Phường An Mới");
        assertThat(forest.find(unit(tree, "A-1")).orElseThrow().headcount()).isEqualTo(44);
        assertThat(forest.find(unit(tree, "A-2")).orElseThrow().merged()).isTrue();
        assertThat(forest.ancestors(unit(tree, "A-2"))).extracting(Unit::code).containsExactly("TP", "B");
        assertThat(
                        number(
                                "SELECT count(*) FROM unit u JOIN unit p ON p.id = u.parent_id WHERE u.path <> p.path || u.id::text"))
                .as("units whose way up is not their parents'")
                .isZero();
    }

    @Test
    void anExportThatIsImportedAgainChangesNothing() {
        String union = "cdx-" + contest.id();
        upload(union, "Công đoàn", "Mã,Tên,Mã cấp trên\nR,LĐLĐ,\nCD1,Công đoàn,R\n");
        upload(tree, null, """
                Mã,Tên,Loại,Mã cấp trên,Khối,Quân số,Ngày thành lập,Ngày kết thúc,Nhập vào mã,Quân số: Đảng viên,Tương đương %s,Đầu mối,Chức vụ,Điện thoại
                A,"=HYPERLINK(""x"")",Phường,TP,Khối phường,,01/07/2025,,,12,,Lê Văn B,Chủ tịch,0912345678
                A-2,Trường An,Trường,A,Khối trường,,,01/08/2025,A,,,,,
                B,Phường Bình,Phường,TP,Khối phường,200,,,,0,CD1,,,
                """.formatted(union));
        for (String form : new String[] {"xlsx", "csv"}) {
            byte[] file = java.util.Objects.requireNonNull(NODE.door(UnitListService.class)
                    .write(
                            tree,
                            UnitListService.Form.valueOf(form.toUpperCase(java.util.Locale.ROOT)),
                            true,
                            vn.hoithi.account.Staff.SYSTEM)
                    .map(Attachment::content)
                    .block());
            long before = number("SELECT revision FROM unit_tree WHERE code = '" + tree + "'");
            Answer preview = Call.upload(
                            "/api/admin/trees/" + tree + "/previews", "name", name(tree), "u." + form, file)
                    .with(ADMIN.headers())
                    .to(NODE);
            assertThat(preview.status()).as(preview.text()).isEqualTo(201);
            preview.json()
                    .path("changes")
                    .forEach(kind -> assertThat(kind.path("count").asInt())
                            .as(form + preview.text())
                            .isZero());
            assertThat(uploadFile("/api/admin/trees/" + tree + "/units", "u." + form, file, name(tree))
                            .status())
                    .isEqualTo(201);
            assertThat(number("SELECT revision FROM unit_tree WHERE code = '" + tree + "'"))
                    .isEqualTo(before);
            if (form.equals("csv")) {
                assertThat(new String(file, UTF_8)).contains("'=HYPERLINK").contains("Tương đương " + union);
            }
        }
        assertThat(get(ADMIN, "/api/admin/trees/" + tree + "/units.csv").text())
                .doesNotContain("0912345678", "Đầu mối");
    }

    @Test
    void aTruncatedOrMislabelledWorkbookIsRefusedWithNothingChanged() {
        byte[] file = java.util.Objects.requireNonNull(NODE.door(UnitListService.class)
                .write(tree, UnitListService.Form.XLSX, false, vn.hoithi.account.Staff.SYSTEM)
                .map(Attachment::content)
                .block());
        byte[] half = java.util.Arrays.copyOf(file, file.length / 2);
        String path = "/api/admin/trees/" + tree + "/previews";
        assertThat(uploadFile(path, "u.xlsx", half, name(tree)).status()).isEqualTo(422);
        assertThat(uploadFile(path, "u.xlsx", "%PDF-1.7\n".getBytes(UTF_8), name(tree))
                        .status())
                .isEqualTo(422);
        // A workbook that calls itself CSV is still read for what it is.
        assertThat(uploadFile(path, "u.csv", file, name(tree)).status()).isEqualTo(201);
        Answer bad = uploadFile(path, "u.xlsx", new byte[0], name(tree));
        assertThat(bad.status()).isEqualTo(422);
    }

    /* ---------- doing ---------- */

    /** Of a unit that may have ended. */
    private long id(String code) {
        return unit(tree, code);
    }

    private void take(long unit) {
        assertThat(Citizen.enters(NODE.address(), contest.slug(), unit)
                        .takes(round)
                        .has("receipt"))
                .isTrue();
    }

    private void assertFiguresAreARecount() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Recount.shown(NODE.address(), contest.slug(), round)
                                .figures())
                        .isEqualTo(Recount.of(DATABASE, contest.id())));
    }

    /** Also the trees that the contest's boards do not show. */
    private void assertFoldedIsARecount() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(number("SELECT count(*) FROM standing_change WHERE contest_id = " + contest.id()))
                    .isZero();
            Recount.of(DATABASE, contest.id())
                    .forEach((key, figures) -> assertThat(number(
                                    "SELECT coalesce(sum(people * 1000 + attempts), 0) FROM unit_standing WHERE contest_id = "
                                            + contest.id() + " AND round_id = " + key.round() + " AND unit_id = "
                                            + key.unit()))
                            .isEqualTo(figures.people() * 1000L + figures.attempts()));
        });
    }

    private static UnitForest forest() {
        return NODE.door(UnitService.class).forest();
    }

    private static long unit(String tree, String code) {
        UnitForest forest = forest();
        return forest.all(forest.tree(tree).orElseThrow().id()).stream()
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static String name(String tree) {
        return forest().tree(tree).orElseThrow().name();
    }

    private static void upload(String tree, @Nullable String name, String list) {
        Answer answer = uploadFile(
                "/api/admin/trees/" + tree + "/units", "u.csv", list.getBytes(UTF_8), name == null ? name(tree) : name);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private Answer uploadTo(String path, String list) {
        Answer answer = uploadFile(path, "u.csv", list.getBytes(UTF_8), name(tree));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    private static Answer uploadFile(String path, String fileName, byte[] file, String name) {
        return Call.upload(path, "name", name, fileName, file)
                .with(ADMIN.headers())
                .to(NODE);
    }

    private static long waiting(StaffMember who, String path) {
        JsonNode first = get(who, path).json().get(0);
        assertThat(first.path("state").asString()).isEqualTo("PROPOSED");
        return first.path("id").asLong();
    }

    private static String today() {
        return java.time.LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh")).toString();
    }

    private static void assertInvalid(String path, String body, String field) {
        Answer answer = post(ADMIN, path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("errors").get(0).path("field").asString()).isEqualTo(field);
    }

    private static Answer get(StaffMember who, String path) {
        return Call.get(path).with(who.headers()).to(NODE);
    }

    private static Answer post(StaffMember who, String path, String body) {
        return Call.json("POST", path, body).with(who.headers()).to(NODE);
    }

    private static Answer put(StaffMember who, String path, String body) {
        return Call.json("PUT", path, body).with(Map.copyOf(who.headers())).to(NODE);
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = DATABASE.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            boolean unused = statement.execute();
        }
    }

    private static long number(String sql) {
        return Long.parseLong(text(sql));
    }

    private static String text(String sql) {
        try (Connection connection = DATABASE.connect();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
