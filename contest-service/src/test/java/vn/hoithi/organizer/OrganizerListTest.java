package vn.hoithi.organizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.BackingServices.Database;
import vn.hoithi.testing.Call;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;
import vn.hoithi.unit.UnitService;

/** Organizers from a list: whole or not at all, their codes in the one answer and nowhere else. */
class OrganizerListTest {
    private static final Database DATABASE = BackingServices.shared().freshDatabase();
    private static final Node NODE = Node.start(DATABASE, "--hoithi.first-start.contests=false");
    private static final String HEADER = "Mã đơn vị,Tên người hoặc bộ phận,Tên đăng nhập\n";

    private final TestContest contest = TestContest.on(NODE);
    private final long ward = contest.unit("A");

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void aListMakesAccountsWhoseCodesWorkOnce() throws Exception {
        StaffMember head = StaffMember.signedIn(NODE, Role.ORGANIZER, ward);
        Http.Answer made = upload(
                head, ward, HEADER + "A-1,Bà Trưởng tổ 1,\nA-2,Văn phòng trường,truong.an" + contest.id() + "\n");
        assertThat(made.status()).isEqualTo(201);
        JsonNode accounts = made.json().path("accounts");
        assertThat(accounts).hasSize(2);
        assertThat(accounts.path(0).path("login").asString()).startsWith("a-1");
        String login = accounts.path(1).path("login").asString();
        String code = accounts.path(1).path("password").asString();
        assertThat(login).isEqualTo("truong.an" + contest.id());
        assertThat(made.json().path("csv").asString()).contains(login, code, "/dang-nhap");

        byte[] pdf = Base64.getDecoder().decode(made.json().path("pdf").asString());
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Trường An", login, code, "Đổi mật khẩu khi đăng nhập lần đầu");
            var page = new PDFRenderer(document).renderImageWithDPI(0, 150);
            // One card alone: a reader for a single code does not know which of several to take.
            var picture = page.getSubimage(0, 0, page.getWidth() / 2, page.getHeight() / 3);
            assertThat(new MultiFormatReader()
                            .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture))))
                            .getText())
                    .isEqualTo(NODE.address() + "/dang-nhap");
        }
        Http browser = new Http(NODE.address());
        Http.Answer door = browser.get("/dang-nhap");
        assertThat(door.status()).isEqualTo(200);
        Http.Answer signedIn = StaffMember.signIn(browser, login, code);
        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.text()).contains("true");
        assertThat(everyRow()).doesNotContain(code);
        assertThat(rows("SELECT after::text FROM audit_log WHERE action = 'account.create-list'"))
                .anyMatch(line -> line.contains(login) && !line.contains(code));
    }

    @Test
    void everyErrorHasItsPlaceAndNobodyIsMade() {
        StaffMember head = StaffMember.signedIn(NODE, Role.ORGANIZER, ward);
        List<String> before = rows("SELECT count(*) FROM staff");
        Http.Answer refused = upload(head, ward, """
                Mã đơn vị,Tên người hoặc bộ phận,Tên đăng nhập
                A-1,Được,
                B-1,Ngoài phạm vi,
                A,Chính mình,
                A-2,,
                A-1,Trùng,x y
                A-1,Một,giong-nhau
                A-2,Hai,Giong-Nhau
                ,Không mã,
                """);
        assertThat(refused.status()).isEqualTo(422);
        List<String> errors = new ArrayList<>();
        refused.json()
                .path("errors")
                .forEach(error -> errors.add(
                        error.path("line").asInt() + ":" + error.path("column").asInt() + " "
                                + error.path("code").asString()));
        assertThat(errors)
                .containsExactly(
                        "3:1 unknown-unit",
                        "4:1 unknown-unit",
                        "5:2 bad-name",
                        "6:3 bad-login",
                        "8:3 duplicate-login",
                        "9:1 unknown-unit");
        Http.Answer taken = upload(head, ward, HEADER + "A-1,Một," + head.login() + "\n");
        assertThat(taken.text()).contains("taken-login");
        assertThat(rows("SELECT count(*) FROM staff")).isEqualTo(before);
    }

    @Test
    void onlyWhoLooksAfterTheUnitsMayAndAReviewerNever() {
        StaffMember beside = StaffMember.signedIn(NODE, Role.ORGANIZER, contest.unit("B"));
        StaffMember reviewer = StaffMember.signedIn(NODE, Role.REVIEWER, null);
        String page = "/don-vi/" + contest.slug() + "/" + ward + "/tai-khoan/danh-sach";
        String template = "/api/units/" + ward + "/organizer-list/template.csv";
        assertThat(upload(beside, ward, HEADER + "A-1,X,\n").status()).isEqualTo(404);
        assertThat(beside.http().get(page).status()).isEqualTo(404);
        assertThat(beside.http().get(template).status()).isEqualTo(404);
        assertThat(upload(reviewer, ward, HEADER + "A-1,X,\n").status()).isEqualTo(403);
        assertThat(reviewer.http().get(page).status()).isEqualTo(403);
        assertThat(reviewer.http().get(template).status()).isEqualTo(403);
    }

    @Test
    void loginsFromCodesAreUniqueAndShort() {
        Logins logins = new Logins(java.util.Set.of("11413"));
        assertThat(logins.next("11413")).isEqualTo("11413-2");
        assertThat(logins.next("11413")).isEqualTo("11413-3");
        assertThat(logins.next("A")).isEqualTo("dv-a");
        String longest = "X".repeat(32);
        for (int i = 0; i < 20; i++) {
            assertThat(logins.next(longest)).hasSizeLessThanOrEqualTo(40).matches("[a-z0-9][a-z0-9._-]{2,39}");
        }
    }

    @Test
    void aCityGetsItsAccountsInSeconds() throws Exception {
        StringBuilder units = new StringBuilder("Mã,Tên,Mã cấp trên\nTP,Thành phố lớn,\n");
        StringBuilder list = new StringBuilder(HEADER);
        for (int i = 1; i <= 114; i++) {
            units.append("P%03d,Phường số %d,TP\n".formatted(i, i));
            list.append("P%03d,Văn phòng Đảng ủy phường số %d,\n".formatted(i, i));
        }
        UnitService.Loaded tree = requireNonNull(NODE.door(UnitService.class)
                .load("lon-" + contest.id(), "Lớn", units.toString().getBytes(UTF_8), "u.csv", Staff.SYSTEM)
                .block());
        long top = NODE.door(UnitService.class)
                .forest()
                .root(tree.treeId())
                .orElseThrow()
                .id();
        StaffMember admin = StaffMember.signedIn(NODE, Role.ADMIN, null);
        long began = System.nanoTime();
        Http.Answer made = upload(admin, top, list.toString());
        long millis = (System.nanoTime() - began) / 1_000_000;
        System.out.println("114 accounts with their cards: " + millis + " ms");
        assertThat(made.json().path("count").asInt()).isEqualTo(114);
        byte[] pdf = Base64.getDecoder().decode(made.json().path("pdf").asString());
        Files.createDirectories(Path.of("target", "paper"));
        Files.write(Path.of("target", "paper", "cards.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(15);
        }
        assertThat(millis).isLessThan(20_000);
    }

    private static Http.Answer upload(StaffMember who, long unit, String csv) {
        return Call.upload("/api/units/" + unit + "/organizer-list", "note", "", "dau-moi.csv", csv.getBytes(UTF_8))
                .with(who.headers())
                .to(NODE);
    }

    private static String everyRow() {
        StringBuilder all = new StringBuilder();
        for (String table : rows("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")) {
            rows("SELECT row_to_json(t)::text FROM " + table + " t").forEach(all::append);
        }
        return all.toString();
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
