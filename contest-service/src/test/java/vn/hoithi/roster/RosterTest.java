package vn.hoithi.roster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.BackingServices.Database;
import vn.hoithi.testing.Call;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.Recount;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;
import vn.hoithi.unit.UnitService;

/** A unit's own list, through the front door. */
class RosterTest {
    private static final Database DATABASE = BackingServices.shared().freshDatabase();
    private static final Node NODE = Node.start(DATABASE, "--hoithi.first-start.contests=false");
    private static final String HEADER = "Họ và tên,Số điện thoại\n";

    private final TestContest contest = TestContest.on(NODE);
    private final long ward = contest.unit("A");
    private final long hamlet = contest.unit("A-1");

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void theHeadSeesWhoHasTakenPartAndWhoHasNot() {
        int round = contest.openRound(Duration.ofHours(1));
        Citizen one = Citizen.enters(NODE.address(), contest.slug(), hamlet);
        one.takes(round);
        Citizen entered = Citizen.enters(NODE.address(), contest.slug(), hamlet);
        Citizen elsewhere = Citizen.enters(NODE.address(), contest.slug(), contest.unit("A-2"));
        elsewhere.takes(round);
        StaffMember head = head(hamlet);
        String csv = HEADER + "Trần Thị Đã," + one.phone() + "\nLê Văn Dở," + entered.phone() + "\nNgô Nhầm,"
                + elsewhere.phone() + "\nĐỗ Chưa,0987654321\n";

        JsonNode preview = upload(head, hamlet, "/preview", csv).json();
        assertThat(preview.path("fresh").asInt()).isEqualTo(4);
        Http.Answer loaded = upload(head, hamlet, "", csv);

        assertThat(loaded.status()).isEqualTo(201);
        assertThat(loaded.json().path("taken").asInt()).isEqualTo(1);
        assertThat(names(head, hamlet, "TAKEN", "")).containsExactly("Trần Thị Đã");
        // Whoever takes part outside the subtree is no business of this head.
        assertThat(names(head, hamlet, "MISSING", "")).containsExactly("Lê Văn Dở", "Ngô Nhầm", "Đỗ Chưa");
        assertThat(names(head, hamlet, "ALL", "do chua")).containsExactly("Đỗ Chưa");
        assertThat(names(head, hamlet, "ALL", "987654")).containsExactly("Đỗ Chưa");
    }

    @Test
    void aHelpersPhoneMatchesThePersonOfThatName() {
        int round = contest.openRound(Duration.ofHours(1));
        Citizen grandchild = Citizen.enters(NODE.address(), contest.slug(), hamlet);
        Http browser = new Http(NODE.address());
        Map<String, Object> entry = new java.util.HashMap<>(Citizen.entry(hamlet, grandchild.phone()));
        entry.put("fields", Map.of("fullName", "Cụ Bà Lan", "phone", grandchild.phone()));
        entry.put("helper", true);
        assertThat(browser.post("/api/contests/" + contest.slug() + "/participations", entry)
                        .status())
                .isEqualTo(201);
        JsonNode attempt = browser.post(
                        "/api/rounds/" + round + "/attempts", Map.of("key", java.util.UUID.randomUUID()))
                .json();
        browser.post(
                "/api/attempts/" + attempt.path("id").asString() + "/submission", Citizen.sheet(1, Map.of("1", "A")));
        StaffMember head = head(hamlet);
        upload(head, hamlet, "", HEADER + "Cụ Bà Lan," + grandchild.phone() + "\n");
        assertThat(names(head, hamlet, "TAKEN", "")).containsExactly("Cụ Bà Lan");
    }

    @Test
    void everyErrorHasItsPlaceAndNothingIsLoaded() {
        StaffMember head = head(hamlet);
        String csv = """
                Họ và tên,Số điện thoại,Đối tượng,Đơn vị hệ thống khác
                An Một,0912345678,,
                An Hai,12345,,
                An Ba,0912 345 678,,
                =cmd|' /C calc'!A0,0912345679,,
                An Năm,0912345670,Đảng viên,khong-co:X
                An Sáu,,,
                """;
        Http.Answer refused = upload(head, hamlet, "", csv);
        assertThat(refused.status()).isEqualTo(422);
        List<String> errors = new ArrayList<>();
        refused.json()
                .path("errors")
                .forEach(error -> errors.add(
                        error.path("line").asInt() + ":" + error.path("column").asInt() + " "
                                + error.path("code").asString()));
        assertThat(errors)
                .containsExactly(
                        "3:2 bad-identity",
                        "4:2 duplicate",
                        "5:1 bad-name",
                        "6:3 unknown-audience",
                        "6:4 unknown-unit",
                        "7:2 bad-identity");
        assertThat(rows("SELECT count(*) FROM roster WHERE unit_id = " + hamlet))
                .containsExactly("0");
    }

    @Test
    void truncatedAndMislabelledFilesAreRefusedWithWords() throws Exception {
        StaffMember head = head(hamlet);
        byte[] whole = workbook(List.of(List.of("Họ và tên", "Số điện thoại"), List.of("An", "0912345678")));
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);
        assertThat(upload(head, hamlet, "/preview", "ds.xlsx", cut).status()).isEqualTo(422);
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0};
        assertThat(upload(head, hamlet, "/preview", "ds.csv", picture).text()).contains("hình");
        assertThat(upload(head, hamlet, "/preview", "ds.csv", new byte[0]).status())
                .isEqualTo(422);
        // The right content under the wrong name is read all the same.
        assertThat(upload(head, hamlet, "/preview", "ds.csv", whole).status()).isEqualTo(200);
    }

    @Test
    void excelNumbersThatLostTheirZeroAreUnderstood() throws Exception {
        StaffMember head = head(hamlet);
        byte[] file = workbook(List.of(List.of("STT", "Họ và tên", "Số điện thoại"), List.of("1", "An", "912345678")));
        upload(head, hamlet, "", "ds.xlsx", file);
        assertThat(search(head, hamlet, "ALL", "")
                        .path("rows")
                        .path(0)
                        .path("identity")
                        .asString())
                .isEqualTo("0912345678");
    }

    @Test
    void aSecondListReplacesTheFirstAndAnOldPreviewIsRefused() {
        StaffMember head = head(hamlet);
        upload(head, hamlet, "", HEADER + "An,0911111111\nBình,0922222222\nChi,0933333333\n");
        String second = HEADER + "An,0911111111\nBình Mới,0922222222\nDung,0944444444\n";
        JsonNode preview = upload(head, hamlet, "/preview", second).json();
        assertThat(preview.path("fresh").asInt()).isEqualTo(1);
        assertThat(preview.path("gone").asInt()).isEqualTo(1);
        assertThat(preview.path("changed").asInt()).isEqualTo(1);
        assertThat(preview.path("kept").asInt()).isEqualTo(1);
        assertThat(preview.path("goneNames").path(0).asString()).isEqualTo("Chi");
        Http.Answer late = call(head, hamlet, "", "ds.csv", second.getBytes(UTF_8), "0");
        assertThat(late.status()).isEqualTo(409);
        assertThat(names(head, hamlet, "ALL", "")).containsExactly("An", "Bình", "Chi");
        assertThat(call(head, hamlet, "", "ds.csv", second.getBytes(UTF_8), "1").status())
                .isEqualTo(201);
        assertThat(names(head, hamlet, "ALL", "")).containsExactly("An", "Bình Mới", "Dung");
    }

    @Test
    void levelsAboveSeeCountsOthersNothingAndAnAdminLeavesATrace() {
        StaffMember head = head(hamlet);
        upload(head, hamlet, "", HEADER + "Nguyễn Thị Bí Mật,0955555555\n");
        StaffMember above = head(ward);
        StaffMember beside = head(contest.unit("B"));
        StaffMember admin = StaffMember.signedIn(NODE, Role.ADMIN, null);
        StaffMember reviewer = StaffMember.signedIn(NODE, Role.REVIEWER, null);
        String page = "/don-vi/" + contest.slug() + "/" + hamlet + "/danh-sach";

        for (StaffMember who : List.of(above, reviewer)) {
            Http.Answer seen = who.http().get(page);
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.text()).contains("chỉ thấy số lượng").doesNotContain("Bí Mật", "data-opens=\"load\"");
            assertThat(everyAddress(who)).allMatch(status -> status == 403);
        }
        assertThat(above.http()
                        .get("/don-vi/" + contest.slug() + "/" + ward + "/danh-sach")
                        .text())
                .contains("Tổ dân phố số 1");
        assertThat(beside.http().get(page).status()).isEqualTo(404);
        assertThat(everyAddress(beside)).allMatch(status -> status == 404);
        assertThat(names(admin, hamlet, "ALL", "")).containsExactly("Nguyễn Thị Bí Mật");
        assertThat(rows("SELECT staff FROM audit_log WHERE action = 'roster.look' AND subject = 'unit:" + hamlet + "'"))
                .contains(admin.login());
        assertThat(new Http(NODE.address())
                        .post("/api/units/" + hamlet + "/contests/" + contest.slug() + "/roster/members", Map.of())
                        .status())
                .isIn(401, 403);
    }

    private List<Integer> everyAddress(StaffMember who) {
        String roster = roster(hamlet);
        String body = "{\"state\":\"ALL\",\"page\":1,\"all\":false}";
        return List.of(
                upload(who, hamlet, "/preview", HEADER + "A,0911111111\n").status(),
                upload(who, hamlet, "", HEADER + "A,0911111111\n").status(),
                Call.json("POST", roster + "/members", body)
                        .with(who.headers())
                        .to(NODE)
                        .status(),
                Call.get(roster + "/missing.csv").with(who.headers()).to(NODE).status(),
                Call.get(roster + "/missing.xlsx").with(who.headers()).to(NODE).status(),
                Call.json("DELETE", roster, "").with(who.headers()).to(NODE).status(),
                Call.get("/api/units/" + hamlet + "/years/2026.xlsx")
                        .with(who.headers())
                        .to(NODE)
                        .status(),
                Call.get("/api/units/" + hamlet + "/years/2026.pdf")
                        .with(who.headers())
                        .to(NODE)
                        .status());
    }

    @Test
    void exportsNeutraliseFormulasAndLeaveATrace() throws Exception {
        assertThat(new String(
                        RosterSheets.missing(
                                NODE.door(ContestService.class).require(contest.slug()),
                                List.of(new RosterService.Member("=1+1", "+84", "", 0, null)),
                                "csv"),
                        UTF_8))
                .contains("'=1+1", "'+84");
        StaffMember head = head(hamlet);
        upload(head, hamlet, "", HEADER + "An,0911111111\n");
        Http.Answer csv =
                Call.get(roster(hamlet) + "/missing.csv").with(head.headers()).to(NODE);
        assertThat(csv.text()).contains("An").contains("0911111111");
        assertThat(rows("SELECT action FROM audit_log WHERE subject = 'unit:" + hamlet + "'"))
                .contains("roster.load", "roster.export");
    }

    @Test
    void aRosterPutsItsPeopleIntoUnitsOfOtherTreesAndTheFiguresFollow() throws Exception {
        int round = contest.openRound(Duration.ofHours(1));
        UnitService.Loaded tree = requireNonNull(NODE.door(UnitService.class)
                .load(
                        "dang-" + contest.id(),
                        "Đảng bộ",
                        "Mã,Tên,Mã cấp trên\nDB,Đảng bộ,\nCB-1,Chi bộ 1,DB\nCB-2,Chi bộ 2,DB\n".getBytes(UTF_8),
                        "u.csv",
                        Staff.SYSTEM)
                .block());
        Citizen before = Citizen.enters(NODE.address(), contest.slug(), hamlet);
        before.takes(round);
        StaffMember head = head(hamlet);
        String later = "0966%06d".formatted(contest.id());
        String csv = "Họ và tên,Số điện thoại,Đơn vị hệ thống khác\nAn," + before.phone() + ",dang-" + contest.id()
                + ":CB-1\nBình," + later + ",dang-" + contest.id() + ":CB-2\n";
        assertThat(upload(head, hamlet, "", csv).status()).isEqualTo(201);
        assertThat(inTree(tree.treeId(), before.me().path("participation").asString()))
                .containsExactly("CB-1 ROSTER");

        Http browser = new Http(NODE.address());
        String newcomer = browser.post(
                        "/api/contests/" + contest.slug() + "/participations", Citizen.entry(hamlet, later))
                .json()
                .path("participation")
                .asString();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(inTree(tree.treeId(), newcomer)).containsExactly("CB-2 ROSTER"));

        change("UPDATE participation_unit SET source = 'CORRECTED' WHERE participation_id = '" + newcomer
                + "' AND tree_id = " + tree.treeId());
        call(head, hamlet, "", "ds.csv", csv.replace("CB-2", "CB-1").getBytes(UTF_8), "1");
        assertThat(inTree(tree.treeId(), newcomer)).containsExactly("CB-2 CORRECTED");
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(rows("SELECT people FROM unit_standing s JOIN unit u ON u.id = s.unit_id"
                                        + " WHERE u.code = 'CB-1' AND u.tree_id = " + tree.treeId()
                                        + " AND s.round_id = 0"))
                                .containsExactly("1"));
        assertThat(Recount.of(DATABASE, contest.id())).isNotEmpty();
    }

    @Test
    void rostersAreErasedByTheButtonAndOnTheirDay() throws Exception {
        StaffMember head = head(hamlet);
        StaffMember admin = StaffMember.signedIn(NODE, Role.ADMIN, null);
        upload(head, hamlet, "", HEADER + "An,0911111111\n");
        assertThat(Call.json("DELETE", roster(hamlet), "")
                        .with(head.headers())
                        .to(NODE)
                        .status())
                .isEqualTo(204);
        assertThat(members()).containsExactly("0");

        upload(head, hamlet, "", HEADER + "An,0911111111\n");
        String setting = "/api/admin/contests/" + contest.slug() + "/rosters";
        String today = "{\"eraseAfter\":\"" + LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh")) + "\"}";
        assertThat(Call.json("PUT", setting, today)
                        .with(admin.headers())
                        .to(NODE)
                        .status())
                .isEqualTo(204);
        assertThat(Call.json("PUT", setting, "{\"eraseAfter\":\"2020-01-01\"}")
                        .with(admin.headers())
                        .to(NODE)
                        .status())
                .isEqualTo(422);
        assertThat(Call.json("PUT", setting, today)
                        .with(head.headers())
                        .to(NODE)
                        .status())
                .isEqualTo(403);
        NODE.door(RosterService.class).eraseOverdue().block();
        assertThat(members()).containsExactly("1");
        change("UPDATE roster_setting SET erase_after = current_date - 2 WHERE contest_id = " + contest.id());
        NODE.door(RosterService.class).eraseOverdue().block();
        assertThat(members()).containsExactly("0");
        assertThat(rows("SELECT staff FROM audit_log WHERE action = 'roster.erase' AND subject = 'contest:"
                        + contest.id() + "'"))
                .containsExactly(Staff.SYSTEM.login());
    }

    @Test
    void theYearsListTellsWhoTookPartInWhat() throws Exception {
        int round = contest.openRound(Duration.ofHours(1));
        Citizen one = Citizen.enters(NODE.address(), contest.slug(), hamlet);
        one.takes(round);
        StaffMember head = head(hamlet);
        upload(head, hamlet, "", HEADER + "Trần Thị Đã," + one.phone() + "\nĐỗ Chưa,0987654321\n");
        int year = LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh")).getYear();
        byte[] file = bytes("/api/units/" + hamlet + "/years/" + year + ".xlsx", head);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo("Trần Thị Đã");
            assertThat(sheet.getRow(1).getCell(5).getStringCellValue()).isEqualTo("1");
            assertThat(sheet.getRow(2).getCell(5).getStringCellValue()).isEqualTo("0");
        }
        byte[] pdf = bytes("/api/units/" + hamlet + "/years/" + year + ".pdf", head);
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(document))
                    .contains("Đỗ Chưa", "1 người đã dự ít nhất một cuộc thi")
                    .doesNotContain("0987654321");
        }
        java.nio.file.Files.createDirectories(java.nio.file.Path.of("target", "paper"));
        java.nio.file.Files.write(java.nio.file.Path.of("target", "paper", "year.pdf"), pdf);
        assertThat(Call.get("/api/units/" + hamlet + "/years/2019.xlsx")
                        .with(head.headers())
                        .to(NODE)
                        .status())
                .isIn(404, 409);
    }

    @Test
    void noNameAndNoNumberIsAnywhereInClear() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        String name = "Hoàng Bí Danh";
        String phone = "0977123987";
        StaffMember head = head(hamlet);
        upload(head, hamlet, "/preview", HEADER + name + "," + phone + "\nAi,123\n");
        upload(head, hamlet, "", HEADER + name + "," + phone + "\n");
        names(head, hamlet, "ALL", "bi danh");
        assertThat(Call.get(roster(hamlet) + "/missing.xlsx")
                        .with(head.headers())
                        .to(NODE)
                        .status())
                .isEqualTo(200);
        root.detachAppender(log);

        String everything = everyColumn() + log.list + everyRedisKey();
        for (String secret : List.of(name, phone)) {
            assertThat(everything)
                    .doesNotContain(secret)
                    .doesNotContain(HexFormat.of().formatHex(secret.getBytes(UTF_8)))
                    .doesNotContain(Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)));
        }
        assertThat(everything).contains("roster.load");
    }

    private static String everyColumn() throws SQLException {
        StringBuilder all = new StringBuilder();
        List<String> tables = rows("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'");
        for (String table : tables) {
            rows("SELECT row_to_json(t)::text FROM " + table + " t").forEach(all::append);
        }
        return all.toString();
    }

    private static String everyRedisKey() {
        ReactiveStringRedisTemplate redis = NODE.door(ReactiveStringRedisTemplate.class);
        StringBuilder all = new StringBuilder();
        for (String key : requireNonNull(redis.keys("*").collectList().block())) {
            all.append(key);
            Object hash = redis.opsForHash()
                    .entries(key)
                    .collectList()
                    .onErrorReturn(List.of())
                    .block();
            all.append(hash);
        }
        return all.toString();
    }

    private StaffMember head(long unit) {
        return StaffMember.signedIn(NODE, Role.ORGANIZER, unit);
    }

    private String roster(long unit) {
        return "/api/units/" + unit + "/contests/" + contest.slug() + "/roster";
    }

    @CanIgnoreReturnValue
    private Http.Answer upload(StaffMember who, long unit, String tail, String csv) {
        return call(who, unit, tail, "ds.csv", csv.getBytes(UTF_8), "0");
    }

    @CanIgnoreReturnValue
    private Http.Answer upload(StaffMember who, long unit, String tail, String name, byte[] file) {
        return call(who, unit, tail, name, file, "0");
    }

    @CanIgnoreReturnValue
    private Http.Answer call(StaffMember who, long unit, String tail, String name, byte[] file, String seen) {
        return Call.upload(roster(unit) + tail, "seen", seen, name, file)
                .with(who.headers())
                .to(NODE);
    }

    private JsonNode search(StaffMember who, long unit, String state, String text) {
        return who.http()
                .post(roster(unit) + "/members", Map.of("state", state, "page", 1, "all", false, "text", text))
                .json();
    }

    @CanIgnoreReturnValue
    private List<String> names(StaffMember who, long unit, String state, String text) {
        List<String> names = new ArrayList<>();
        search(who, unit, state, text)
                .path("rows")
                .forEach(row -> names.add(row.path("name").asString()));
        return names;
    }

    private List<String> inTree(int tree, String participation) throws SQLException {
        return rows("SELECT u.code || ' ' || pu.source FROM participation_unit pu JOIN unit u ON u.id = pu.unit_id"
                + " WHERE pu.tree_id = " + tree + " AND pu.participation_id = '" + participation + "'");
    }

    private List<String> members() {
        return rows("SELECT count(*) FROM roster_member WHERE contest_id = " + contest.id());
    }

    private static byte[] bytes(String path, StaffMember who) throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(NODE.address().resolve(path));
        who.headers().forEach(request::header);
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), java.net.http.HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
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

    private static void change(String sql) throws SQLException {
        try (Connection connection = DATABASE.connect()) {
            assertThat(connection.createStatement().executeUpdate(sql)).isPositive();
        }
    }

    private static byte[] workbook(List<List<String>> rows) throws java.io.IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                var out = new java.io.ByteArrayOutputStream()) {
            var sheet = workbook.createSheet("Danh sách");
            for (int r = 0; r < rows.size(); r++) {
                var row = sheet.createRow(r);
                for (int c = 0; c < rows.get(r).size(); c++) {
                    String cell = rows.get(r).get(c);
                    if (cell.matches("[1-9]\\d*")) {
                        row.createCell(c).setCellValue(Double.parseDouble(cell));
                    } else {
                        row.createCell(c).setCellValue(cell);
                    }
                }
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
