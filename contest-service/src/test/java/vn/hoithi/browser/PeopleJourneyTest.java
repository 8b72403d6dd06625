package vn.hoithi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.hoithi.account.Role;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** A unit's head loads the own list and sees who is missing; another unit's head gets nothing. */
class PeopleJourneyTest {
    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final Node node = Node.shared();
    private final Desk desk = new Desk(node);
    private final TestContest contest = TestContest.on(node);

    @Test
    void aUnitHeadLoadsARosterWithAnErrorCorrectsItAndSeesWhoIsMissing() {
        int round = contest.openRound(Duration.ofHours(1));
        Citizen citizen = Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"));
        citizen.takes(round);
        Page page = chromium.phone();
        desk.signInFirstTime(page, desk.account("to-mot-" + contest.id(), Role.ORGANIZER, contest.unit("A-1")));

        String roster = at("A-1", "danh-sach");
        page.navigate(roster);
        assertThat(page.locator("h2").first()).containsText("chưa có danh sách");
        Chromium.look(page, "roster-none-phone");
        page.locator("main [data-opens=load]").first().click();
        String good = "Nguyễn Thị Hoa," + citizen.phone() + "\nTrần Văn Bảy,0987000111\nLê Thị Chín,0987000222\n";
        Desk.dialog(page, "[name=file]")
                .setInputFiles(Desk.file("to-1.csv", "Họ và tên,Số điện thoại\n" + good + "Phạm Mười,09870\n"));
        Desk.dialog(page, "[data-bind=check]").click();
        assertThat(Desk.dialog(page, ".findings")).containsText("09870");
        Chromium.look(page, "roster-errors-phone");
        Desk.dialog(page, "[name=file]")
                .setInputFiles(Desk.file("to-1.csv", "Họ và tên,Số điện thoại\n" + good + "Phạm Mười,0987000333\n"));
        Desk.dialog(page, "[data-bind=check]").click();
        assertThat(Desk.dialog(page, "[data-bind=preview]")).containsText("4 người thêm mới");
        Chromium.look(page, "roster-preview-phone");
        Desk.dialog(page, "[data-bind=confirm]").click();

        assertThat(page.locator(".notice.good")).containsText("Đã nạp 4 người, 1 người đã thi");
        assertThat(page.locator("[data-bind=rows] tr")).hasCount(3);
        assertThat(page.locator("[data-bind=rows]")).containsText("Trần Văn Bảy");
        assertThat(page.locator("[data-bind=rows]")).not().containsText("Nguyễn Thị Hoa");
        Chromium.look(page, "roster-missing-phone");
        page.locator("[data-bind=search]").fill("phạm muoi");
        assertThat(page.locator("[data-bind=rows] tr")).hasCount(1);
        page.locator("[data-bind=search]").fill("");
        page.locator("[data-state=TAKEN]").click();
        assertThat(page.locator("[data-bind=rows]")).containsText("Nguyễn Thị Hoa");

        Page other = chromium.phone();
        desk.signInFirstTime(other, desk.account("phuong-binh-" + contest.id(), Role.ORGANIZER, contest.unit("B")));
        other.navigate(roster);
        assertThat(other.locator("body")).containsText("Không tìm thấy");
        assertThat(other.locator("body")).not().containsText("Trần Văn Bảy");
        assertThat(other.locator("body")).not().containsText("Tổ dân phố");

        Page above = chromium.desktop();
        desk.signInFirstTime(above, desk.account("phuong-an-tren-" + contest.id(), Role.ORGANIZER, contest.unit("A")));
        above.navigate(at("A", "danh-sach"));
        assertThat(above.locator("main")).containsText("Tổ dân phố số 1");
        Chromium.look(above, "roster-above-desktop");
        above.navigate(roster);
        assertThat(above.locator("main")).containsText("chỉ thấy số lượng");
        assertThat(above.locator("body")).not().containsText("Trần Văn Bảy");
        Chromium.look(above, "roster-counts-desktop");
    }

    @Test
    void anOrganizerMovesSomebodyToTheRightUnit() {
        int round = contest.openRound(Duration.ofHours(1));
        Citizen.enters(node.address(), contest.slug(), contest.unit("A-1")).takes(round);
        Page page = chromium.phone();
        desk.signInFirstTime(page, desk.account("phuong-sua-" + contest.id(), Role.ORGANIZER, contest.unit("A")));
        page.navigate(at("A", "nguoi-du-thi"));
        assertThat(page.locator("[data-bind=rows] tr")).hasCount(1);
        assertThat(page.locator("[data-bind=rows]")).containsText("Thử N.");
        Chromium.look(page, "people-phone");
        page.locator("[data-bind=rows] button").click();
        Desk.dialog(page, "#to-unit").fill("truong an");
        Desk.dialog(page, "[name=unitId]").first().check();
        Desk.dialog(page, "#why").fill("Chọn nhầm tổ dân phố");
        Chromium.look(page, "people-correct-phone");
        Desk.dialog(page, "button.primary").click();
        assertThat(page.locator(".notice.good")).isVisible();
        assertThat(page.locator("[data-bind=rows]")).containsText("Trường An");
        assertThat(page.locator("[data-bind=rows]")).containsText("đã được sửa");
    }

    @Test
    void anOrganizerMakesAccountsFromAListAndTakesTheCards() {
        Page page = chromium.phone();
        desk.signInFirstTime(page, desk.account("phuong-lap-" + contest.id(), Role.ORGANIZER, contest.unit("A")));
        page.navigate(at("A", "tai-khoan"));
        page.locator("a:has-text('Tạo theo danh sách')").click();
        page.waitForURL("**/tai-khoan/danh-sach");
        Chromium.look(page, "organizer-list-phone");
        page.locator("#file").setInputFiles(Desk.file("ds.csv", "Mã đơn vị,Tên người hoặc bộ phận\nA-9,Ai\n"));
        page.locator("[data-bind=send]").click();
        assertThat(page.locator(".findings")).containsText("A-9");
        Chromium.look(page, "organizer-list-errors-phone");
        page.locator("#file")
                .setInputFiles(Desk.file("ds.csv", "Mã đơn vị,Tên người hoặc bộ phận\nA-1,Tổ trưởng\nA-2,Văn phòng\n"));
        page.locator("[data-bind=send]").click();
        assertThat(page.locator("[data-bind=made]")).containsText("Đã tạo 2 tài khoản");
        Chromium.look(page, "organizer-list-done-phone");
        Download cards =
                page.waitForDownload(() -> page.locator("[data-bind=pdf]").click());
        org.assertj.core.api.Assertions.assertThat(cards.suggestedFilename()).isEqualTo("phieu-tai-khoan-a.pdf");
    }

    @Test
    void aCitizenTakesAConfirmationThatAStrangerCanCheck() {
        int round = contest.openRound(Duration.ofHours(1));
        Citizen citizen = Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"));
        String receipt = citizen.takes(round).path("receipt").asString();
        Page page = chromium.phone();
        for (String cookie : citizen.http().cookies().split("; ", -1)) {
            String[] parts = cookie.split("=", 2);
            page.context()
                    .addCookies(java.util.List.of(new com.microsoft.playwright.options.Cookie(parts[0], parts[1])
                            .setUrl(node.address().toString())));
        }
        page.navigate(node.address() + "/c/" + contest.slug() + "/phieu/" + receipt);
        page.locator("[data-bind=proof]").click();
        page.waitForURL("**/xac-nhan");
        assertThat(page.locator("main")).containsText("Thử Nghiệm");
        Chromium.look(page, "confirmation-phone");
        page.locator("a[href^='/xac-nhan/']").click();
        assertThat(page.locator(".stamp")).containsText("hợp lệ");
        assertThat(page.locator("main")).containsText("Thử N.");
        Chromium.look(page, "confirmation-check-phone");
        page.navigate(node.address() + "/xac-nhan/AAAA-BBBB-CCCC");
        assertThat(page.locator("main")).containsText("không hợp lệ");
        Chromium.look(page, "confirmation-invalid-phone");
    }

    private String at(String unit, String page) {
        return node.address() + "/don-vi/" + contest.slug() + "/" + contest.unit(unit) + "/" + page;
    }
}
