package vn.hoithi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.hoithi.account.AccountService;
import vn.hoithi.account.NewStaff;
import vn.hoithi.account.OneTimePassword;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** Staff at their desks: an admin prepares a contest, an organizer watches the own units and nobody else's. */
class StaffJourneyTest {
    private static final String PASSWORD = "một câu dễ nhớ 2026";
    private static Chromium chromium;

    private final Node node = Node.shared();
    private final TestContest contest = TestContest.on(node);

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void anAdminReplacesThePasswordLoadsFilesAndRunsARound() {
        contest.round(Instant.now().plusSeconds(3_600), Instant.now().plusSeconds(7_200), 7, null);
        Page page = chromium.desktop();
        signInFirstTime(page, account("quan-tri-thu-" + contest.id(), Role.ADMIN, null));

        page.navigate(at("/quan-tri"));
        assertThat(page.locator("body")).containsText(contest.slug().isEmpty() ? "" : "Cuộc thi thử");
        Chromium.look(page, "staff-home");

        page.navigate(at("/quan-tri/don-vi"));
        page.locator("[data-opens=load-new]").click();
        dialog(page, "[name=name]").fill("Hệ thống công đoàn");
        dialog(page, "[name=file]")
                .setInputFiles(file("units.csv", "Mã,Tên,Mã cấp trên,Quân số\nR,Gốc,,\nb,Tổ 1,R,mười\n"));
        dialog(page, "button.primary").click();
        assertThat(dialog(page, ".findings")).containsText("mười");
        Chromium.look(page, "staff-units-errors");
        dialog(page, "[name=file]")
                .setInputFiles(file("units.csv", "Mã,Tên,Mã cấp trên,Quân số\nR,Gốc,,\nB,Tổ 1,R,10\n"));
        dialog(page, "button.primary").click();
        assertThat(page.locator("#loaded[open]")).isVisible();

        page.navigate(at("/quan-tri/cuoc-thi/" + contest.id()));
        Chromium.look(page, "staff-contest");
        page.locator("button:has-text('Mở ngay')").first().click();
        Chromium.look(page, "staff-open-round");
        dialog(page, "button.primary").click();
        assertThat(page.locator(".chip.ok").first()).isVisible();
        page.locator("button:has-text('Gia hạn')").first().click();
        dialog(page, "[name=until]").fill("2030-12-24T17:00");
        dialog(page, "button.primary").click();
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
        signInFirstTime(page, account("phuong-an-" + contest.id(), Role.ORGANIZER, contest.unit("A")));

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

    private void signInFirstTime(Page page, OneTimePassword account) {
        page.navigate(at("/dang-nhap"));
        Chromium.look(page, "sign-in");
        signIn(page, account.login(), account.password());
        page.waitForURL("**/doi-mat-khau**");
        page.locator("#current").fill(account.password());
        page.locator("#wanted").fill(PASSWORD);
        page.locator("button.primary.block").click();
        page.waitForURL("**/dang-nhap**");
        signIn(page, account.login(), PASSWORD);
        page.waitForURL(address -> !address.contains("dang-nhap"));
    }

    private static void signIn(Page page, String login, String password) {
        page.locator("#login").fill(login);
        page.locator("#password").fill(password);
        page.locator("button.primary").click();
    }

    private OneTimePassword account(String login, Role role, @org.jspecify.annotations.Nullable Long unit) {
        return requireNonNull(node.door(AccountService.class)
                .create(new NewStaff(login, "Người thử", role, unit), Staff.SYSTEM)
                .block());
    }

    private static Locator dialog(Page page, String selector) {
        return page.locator("dialog[open] " + selector);
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "text/csv", content.getBytes(UTF_8));
    }

    private String at(String path) {
        return node.address() + path;
    }
}
