package vn.hoithi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.hoithi.account.Role;
import vn.hoithi.questionbank.format.BankFormats;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** A question bank from a file with errors to a round that draws from it, by two people. */
class BankJourneyTest {
    private static final String HEADER = "Mã câu,Chủ đề,Mức độ,Câu hỏi,A,B,C,D,Đáp án,Giải thích,Nguồn\n";
    private static Chromium chromium;

    private final Node node = Node.shared();
    private final Desk desk = new Desk(node);
    private final TestContest contest = TestContest.on(node);
    private final String title = "Ngân hàng của " + contest.slug();

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
    void aFileIsCorrectedLookedAtApprovedByAnotherPersonAndUsed() {
        Page admin = chromium.desktop();
        desk.signInFirstTime(admin, desk.account("nap-de-" + contest.id(), Role.ADMIN, null));
        admin.navigate(at("/quan-tri/ngan-hang"));
        Chromium.look(admin, "banks");
        upload(admin, HEADER + questions(12) + "B13,Bầu cử,khó,Ai bầu?,Một,Hai,Ba,Bốn,E,Vì thế.,\n");
        assertThat(Desk.dialog(admin, ".findings")).containsText("Không có mức độ này.");
        assertThat(Desk.dialog(admin, ".findings")).containsText("Chưa ghi nguồn.");
        assertThat(Desk.dialog(admin, ".findings")).containsText("Đáp án chỉ phương án không có.");
        Chromium.look(admin, "bank-errors");

        upload(admin, HEADER + questions(12) + "B13,Bầu cử,vận dụng,Ai bầu?,Một,Hai,Ba,Cả A và B,D,,Điều 1\n");
        assertThat(admin.locator("#loaded[open]")).containsText("Đã đọc 13 câu hỏi");
        Chromium.look(admin, "bank-read");
        Desk.dialog(admin, "button.primary").click();
        admin.locator(".row-link", new Page.LocatorOptions().setHasText(title))
                .first()
                .click();
        assertThat(admin.locator("main")).containsText("Người thứ hai");
        assertThat(admin.locator("button:has-text('Duyệt')")).hasCount(0);

        Page second = chromium.desktop();
        desk.signInFirstTime(second, desk.account("duyet-de-" + contest.id(), Role.REVIEWER, null));
        second.navigate(admin.url());
        assertThat(second.locator(".question").first()).containsText("Trong tệp, 2:1");
        assertThat(second.locator("main")).containsText("Phương án nhắc đến phương án khác");
        Chromium.look(second, "bank-draft");
        second.setViewportSize(360, 740);
        Chromium.look(second, "bank-draft-phone");
        second.setViewportSize(1280, 900);
        second.locator("button:has-text('Duyệt')").first().click();
        Chromium.look(second, "bank-approve");
        Desk.dialog(second, "button.primary").click();
        second.waitForURL("**/quan-tri/ngan-hang/*");
        assertThat(second.locator(".lead")).containsText("13 câu");
        assertThat(second.locator(".is-key").first()).isVisible();
        Chromium.look(second, "bank-version");

        String version = second.url();
        second.locator("a:has-text('Lịch sử')").first().click();
        assertThat(second.locator("main")).containsText("có từ đây");
        Chromium.look(second, "bank-question");

        admin.navigate(at("/quan-tri/ngan-hang"));
        upload(admin, HEADER + questions(11).replace("số 2 hỏi", "số hai hỏi"));
        assertThat(admin.locator("#loaded[open]")).containsText("Đã đọc 11 câu hỏi");
        Desk.dialog(admin, "button.primary").click();
        admin.locator(".row-link", new Page.LocatorOptions().setHasText(title))
                .first()
                .click();
        String draft = admin.url();
        second.navigate(draft);
        Chromium.look(second, "bank-draft-changes");
        second.locator("button:has-text('Duyệt')").first().click();
        Desk.dialog(second, "button.primary").click();
        second.waitForURL(address -> !address.equals(draft));
        second.navigate(second.url().split("#", -1)[0] + "/khac?voi=" + version.replaceAll(".*/(\\d+).*", "$1"));
        assertThat(second.locator("main")).containsText("số hai hỏi");
        Chromium.look(second, "bank-difference");

        admin.navigate(at("/quan-tri/cuoc-thi/" + contest.id() + "/vong-thi/moi"));
        assertThat(admin.locator("select[name=bankVersionId]")).containsText(title);
    }

    @Test
    void theTemplateAndPastedTextAreReadToo() {
        Page admin = chromium.desktop();
        desk.signInFirstTime(admin, desk.account("dan-de-" + contest.id(), Role.ADMIN, null));
        admin.navigate(at("/quan-tri/ngan-hang"));
        admin.locator("[data-opens=load]").click();
        Desk.dialog(admin, "[name=title]").fill(title + " (mẫu)");
        Desk.dialog(admin, "[name=file]")
                .setInputFiles(new FilePayload(
                        "mau.xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        BankFormats.template()));
        Chromium.look(admin, "bank-load");
        Desk.dialog(admin, "button.primary").click();
        assertThat(admin.locator("#loaded[open]")).containsText("Đã đọc");
        Desk.dialog(admin, "button.primary").click();

        admin.locator("[data-opens=load]").click();
        Desk.dialog(admin, "[name=title]").fill(title + " (dán)");
        Desk.dialog(admin, "[name=pasted]")
                .fill("Câu 1: Ai bầu ra đại biểu Quốc hội?\nA. Cử tri\nB. Chính phủ\nĐáp án: A\nNguồn: Điều 1\n");
        Desk.dialog(admin, "button.primary").click();
        assertThat(admin.locator("#loaded[open]")).containsText("Đã đọc 1 câu hỏi");
    }

    private void upload(Page page, String file) {
        if (page.locator("#load[open]").count() == 0) {
            page.locator("[data-opens=load]").click();
        }
        Desk.dialog(page, "[name=title]").fill(title);
        Desk.dialog(page, "[name=file]").setInputFiles(Desk.file("bank.csv", file));
        Desk.dialog(page, "button.primary").click();
    }

    private static String questions(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "B" + number + ",Bầu cử,nhận biết,Câu hỏi thử số " + number
                        + " hỏi điều gì?,Điều thứ nhất,Điều thứ hai,Điều thứ ba,Điều thứ tư,"
                        + "ABCD".charAt(number % 4)
                        + ",Vì điều luật nói thế.,Điều " + number + "\n")
                .collect(Collectors.joining());
    }

    private String at(String path) {
        return node.address() + path;
    }
}
