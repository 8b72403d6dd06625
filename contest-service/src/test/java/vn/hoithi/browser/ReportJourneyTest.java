package vn.hoithi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.hoithi.account.Role;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;
import vn.hoithi.unit.UnitService;

/** Monday morning of an organizer: the lowest units, the letter to them, the weekly report; and nobody else's. */
class ReportJourneyTest {
    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final Node node = Node.shared();
    private final Desk desk = new Desk(node);
    private final TestContest contest = TestContest.on(node);

    @Test
    void anOrganizerFindsTheLowestUnitsDraftsTheLetterAndExportsTheWeeklyReport() {
        int round = contest.openRound(Duration.ofHours(1));
        Citizen.enter(3, node.address(), contest.slug(), contest.unit("A-1")).forEach(one -> one.takes(round));
        Citizen.enters(node.address(), contest.slug(), contest.unit("A-2")).takes(round);
        contest.awaitTallies();
        Page page = chromium.desktop();
        desk.signInFirstTime(page, desk.account("bao-cao-" + contest.id(), Role.ORGANIZER, city()));
        String base = node.address() + "/don-vi/" + contest.slug() + "/";

        page.navigate(base + city());
        page.locator("a:has-text('Báo cáo')").first().click();
        page.locator(".tabs a:has-text('Công văn đôn đốc')").click();
        assertThat(page.locator("#low tbody tr").first()).containsText("Phường Bình");
        assertThat(page.locator("#low tbody tr").first()).containsText("còn thiếu");
        Chromium.look(page, "report-letter");
        Download letter = page.waitForDownload(
                () -> page.locator("a:has-text('Word (DOCX)')").click());
        org.assertj.core.api.Assertions.assertThat(letter.suggestedFilename())
                .matches("cong-van-don-doc-[a-z0-9-]+\\.docx");

        page.locator(".tabs a:has-text('Thể thức')").click();
        page.locator("#bases").fill("Kế hoạch số 12-KH/BTGDV ngày 05/11/2026\nCông văn số 439-CV/BTGDVTU");
        page.locator("#place").fill("Hải Phòng");
        Chromium.look(page, "report-head");
        page.locator("button:has-text('Lưu thể thức')").click();
        assertThat(page.locator(".notice.good")).isVisible();

        page.locator(".tabs a:text-is('Bản báo cáo')").click();
        page.locator("select[name=ky]").selectOption("ca");
        page.locator("button:has-text('Xem báo cáo')").click();
        assertThat(page.locator(".paper")).containsText("Căn cứ Kế hoạch số 12-KH/BTGDV");
        assertThat(page.locator(".paper")).containsText("4 người dự thi");
        Chromium.look(page, "report");
        Download report = page.waitForDownload(
                () -> page.locator("a:has-text('Word (DOCX)')").click());
        org.assertj.core.api.Assertions.assertThat(report.suggestedFilename())
                .matches("bao-cao-thanh-pho-thu-den-[0-9-]+\\.docx");
        page.locator("[data-opens=issue]").click();
        Desk.dialog(page, "button.primary").click();
        page.waitForURL("**/han-nop");
        assertThat(page.locator(".notice.good")).isVisible();
        page.locator("[data-opens=new-due]").click();
        Desk.dialog(page, "button.primary").click();
        assertThat(page.locator("main")).containsText("Chưa gửi");
        page.locator("[data-opens=new-due]").click();
        Desk.dialog(page, "[data-opens=new-month]").click();
        Chromium.look(page, "report-due-month");
        page.locator("#new-month button.primary").click();
        assertThat(page.locator("main")).containsText("hằng tháng, trước 16:00 ngày cuối tháng");
        Chromium.look(page, "report-sent");

        page.locator(".tabs a:has-text('Khó khăn')").click();
        page.locator("#hard").fill("Nhiều người cao tuổi không có điện thoại thông minh.");
        page.locator("button:has-text('Gửi phản ánh')").click();
        assertThat(page.locator("article.card")).containsText("cao tuổi");
        assertThat(page.locator("main")).containsText("Xuất dự thảo công văn");
        Chromium.look(page, "report-campaign");

        Page phone = page.context().newPage();
        phone.setViewportSize(360, 740);
        phone.navigate(base + city() + "/bao-cao?ky=ca");
        assertThat(phone.locator(".paper")).containsText("4 người dự thi");
        Chromium.look(phone, "report-phone");
    }

    @Test
    void roundsOfAPhaseStandUnderItsHeadingAndHaveAReport() {
        Instant opens = Instant.now().plus(Duration.ofDays(1));
        int first = contest.round(opens, opens.plus(Duration.ofDays(3)), 7, null);
        int second = contest.round(opens, opens.plus(Duration.ofDays(7)), 7, null);
        contest.openRound(Duration.ofDays(6));
        Page page = chromium.desktop();
        desk.signInFirstTime(page, desk.account("giai-doan-" + contest.id(), Role.ADMIN, null));
        for (int round : List.of(first, second)) {
            page.navigate(node.address() + "/quan-tri/cuoc-thi/" + contest.id() + "/vong-thi/" + round);
            page.locator("#phase").fill("Đợt 1: Tìm hiểu pháp luật về bầu cử");
            Chromium.look(page, "round-phase");
            page.locator("button:has-text('Lưu thay đổi')").click();
            page.waitForURL("**/cuoc-thi/" + contest.id());
        }
        Chromium.look(page, "contest-phases");
        page.navigate(node.address() + "/don-vi/" + contest.slug() + "/" + city() + "/bao-cao");
        page.locator("select[name=ky]").selectOption("giai-doan:Đợt 1: Tìm hiểu pháp luật về bầu cử");
        page.locator("button:has-text('Xem báo cáo')").click();
        assertThat(page.locator(".paper")).containsText("giai đoạn “Đợt 1: Tìm hiểu pháp luật về bầu cử”");
        Chromium.look(page, "report-phase");
        Page phone = chromium.phone();
        phone.navigate(node.address() + "/c/" + contest.slug());
        assertThat(phone.locator(".schedule h4")).hasCount(2);
        Chromium.look(phone, "public-phases");
    }

    @Test
    void anOrganizerWhoTriesAnotherSubtreesAddressGetsNothing() {
        Page page = chromium.desktop();
        desk.signInFirstTime(page, desk.account("bao-cao-an-" + contest.id(), Role.ORGANIZER, contest.unit("A")));
        for (String part : new String[] {"", "/don-doc", "/the-thuc", "/han-nop", "/kho-khan"}) {
            page.navigate(node.address() + "/don-vi/" + contest.slug() + "/" + contest.unit("B") + "/bao-cao" + part);
            assertThat(page.locator("body")).containsText("Không tìm thấy");
            assertThat(page.locator("body")).not().containsText("Phường Bình");
        }
    }

    @Test
    void anAdminChangesTheWordingAndSeesWhatIsWrongWithIt() {
        Page page = chromium.desktop();
        desk.signInFirstTime(page, desk.account("mau-" + contest.id(), Role.ADMIN, null));
        page.navigate(node.address() + "/quan-tri/mau-bao-cao");
        page.locator("[data-previews]").click();
        assertThat(page.locator(".paper")).containsText("1.234 người dự thi");
        Chromium.look(page, "report-templates");
        page.locator("#body").fill("# Thử\n\nCó {{so nguoi}} người.");
        page.locator("button:has-text('Lưu mẫu')").click();
        assertThat(page.locator(".findings")).containsText("so nguoi");
        Chromium.look(page, "report-templates-errors");
    }

    private long city() {
        return requireNonNull(
                node.door(UnitService.class).require(contest.unit("A")).parentId());
    }
}
