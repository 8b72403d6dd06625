package vn.hoithi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.hoithi.account.Role;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** Staff at their desks: an admin prepares a contest, an organizer watches the own units and nobody else's. */
class StaffJourneyTest {
    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final Node node = Node.shared();
    private final Desk desk = new Desk(node);
    private final TestContest contest = TestContest.on(node);

    @Test
    void anAdminReplacesThePasswordLoadsFilesAndRunsARound() {
        contest.round(Instant.now().plusSeconds(3_600), Instant.now().plusSeconds(7_200), 7, null);
        Page page = chromium.desktop();
        desk.signInFirstTime(page, desk.account("quan-tri-thu-" + contest.id(), Role.ADMIN, null));

        page.navigate(at("/quan-tri"));
        assertThat(page.locator("body")).containsText(contest.slug().isEmpty() ? "" : "Cuộc thi thử");
        Chromium.look(page, "staff-home");

        page.navigate(at("/quan-tri/don-vi"));
        page.locator("[data-opens=load-new]").click();
        Desk.dialog(page, "[name=name]").fill("Hệ thống công đoàn");
        Desk.dialog(page, "[name=file]")
                .setInputFiles(Desk.file("units.csv", "Mã,Tên,Mã cấp trên,Quân số\nR,Gốc,,\nb,Tổ 1,R,mười\n"));
        Desk.dialog(page, "button.primary").click();
        assertThat(Desk.dialog(page, ".findings")).containsText("mười");
        Chromium.look(page, "staff-units-errors");
        Desk.dialog(page, "[name=file]")
                .setInputFiles(Desk.file("units.csv", "Mã,Tên,Mã cấp trên,Quân số\nR,Gốc,,\nB,Tổ 1,R,10\n"));
        Desk.dialog(page, "button.primary").click();
        page.waitForURL("**/quan-tri/don-vi/xem-truoc/**");
        page.locator("button.primary").click();
        page.waitForURL("**/quan-tri/don-vi");
        assertThat(page.locator("table")).containsText("Hệ thống công đoàn");

        page.navigate(at("/quan-tri/cuoc-thi/" + contest.id()));
        Chromium.look(page, "staff-contest");
        page.locator("button:has-text('Mở ngay')").first().click();
        Chromium.look(page, "staff-open-round");
        Desk.dialog(page, "button.primary").click();
        assertThat(page.locator(".chip.ok").first()).isVisible();
        page.locator("button:has-text('Gia hạn')").first().click();
        Desk.dialog(page, "[name=until]").fill("2030-12-24T17:00");
        Desk.dialog(page, "button.primary").click();
        // The dialog writes the date out in words as well: the page has it only when the dialog is gone.
        assertThat(page.locator("dialog[open]")).hasCount(0);
        assertThat(page.locator("main")).containsText("24/12/2030");
        assertThat(page.locator(".notice.good")).isVisible();

        page.navigate(at("/quan-tri/nhat-ky"));
        assertThat(page.locator("main")).containsText("quan-tri-thu-" + contest.id());
        page.navigate(at("/quan-tri/ngan-hang"));
        Chromium.look(page, "staff-banks");

        page.navigate(at("/quan-tri/cuoc-thi/" + contest.id()));
        page.locator("button:has-text('Chạy thử')").first().click();
        page.waitForURL("**/thi/**");
        Chromium.look(page, "staff-rehearsal");
    }

    @Test
    void anOrganizerSeesTheOwnUnitsMoveAndNobodyElses() {
        int round = contest.openRound(Duration.ofHours(1));
        Page page = chromium.desktop();
        desk.signInFirstTime(page, desk.account("phuong-an-" + contest.id(), Role.ORGANIZER, contest.unit("A")));

        page.navigate(at("/don-vi/" + contest.slug() + "/" + contest.unit("A")));
        assertThat(page.locator("h1")).containsText("Phường An");
        Citizen.enters(node.address(), contest.slug(), contest.unit("A-1")).takes(round);
        assertThat(page.locator("main")).containsText("2,5");
        Chromium.look(page, "organizer-unit");

        page.navigate(at("/don-vi/" + contest.slug() + "/" + contest.unit("A") + "/ma-qr"));
        assertThat(page.locator("main svg").first()).isVisible();
        Chromium.look(page, "organizer-qr");

        page.navigate(at("/don-vi/" + contest.slug() + "/" + contest.unit("B")));
        assertThat(page.locator("body")).containsText("Không tìm thấy");
        assertThat(page.locator("body")).not().containsText("Phường Bình");
        page.navigate(at("/quan-tri/tai-khoan"));
        assertThat(page.locator("body")).not().containsText("quan-tri-thu");

        Page phone = page.context().newPage();
        phone.setViewportSize(360, 740);
        phone.navigate(at("/don-vi/" + contest.slug() + "/" + contest.unit("A")));
        assertThat(phone.locator("h1")).containsText("Phường An");
        Chromium.look(phone, "organizer-unit-phone");
    }

    private String at(String path) {
        return node.address() + path;
    }
}
