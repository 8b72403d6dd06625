package vn.hoithi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** A round is closed by two people in two browsers, with a draw, up to the publication and each person's own result. */
class ResultJourneyTest {
    private static final BackingServices.Database DATABASE =
            BackingServices.shared().freshDatabase();
    private static final Node NODE =
            Node.start(DATABASE, "--hoithi.first-start.contests=false", "--hoithi.result.settle=0s");
    private static Chromium chromium;

    private final Desk desk = new Desk(NODE);
    private final TestContest contest = TestContest.on(NODE);

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
        NODE.close();
    }

    // Nine right, and three who are equal in everything.
    private List<String> takePart(int round) throws SQLException {
        List<String> receipts = new ArrayList<>();
        for (int right : new int[] {9, 7, 7, 7}) {
            String receipt = Citizen.enters(NODE.address(), contest.slug(), contest.unit("A-1"))
                    .takes(round)
                    .path("receipt")
                    .asString();
            receipts.add(receipt);
            sql(
                    "UPDATE attempt SET correct = %d, points = %d, elapsed_ms = 95000, submitted_at = date_trunc('hour', submitted_at) WHERE receipt = '%s'"
                            .formatted(right, right * 100, receipt.replace("-", "")));
        }
        return receipts;
    }

    private static void sql(String text) throws SQLException {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            org.assertj.core.api.Assertions.assertThat(statement.executeUpdate(text))
                    .isEqualTo(1);
        }
    }

    @Test
    void twoPeopleCloseARoundAndEverybodySeesWhyTheyHaveTheirPlace() throws SQLException {
        int round = contest.openRound(Duration.ofHours(1));
        List<String> receipts = takePart(round);
        NODE.door(ContestService.class).close(round, Staff.SYSTEM).block();

        Page first = chromium.desktop();
        desk.signInFirstTime(first, desk.account("quan-tri-mot", Role.ADMIN, null));
        first.navigate(NODE.address() + "/quan-tri/cuoc-thi/" + contest.id());
        first.locator("a:has-text('Khóa sổ và công bố kết quả')").first().click();
        Chromium.look(first, "result-start");
        first.locator("button:has-text('Chốt số liệu')").click();
        first.locator("#way-title").waitFor();
        assertThat(first.locator("#way-title")).containsText("Đã chốt số liệu");

        first.locator("a:has-text('Cơ cấu giải')").first().click();
        assertThat(first.locator("[data-rows=persons] [data-row]")).hasCount(4);
        first.locator("[data-rows=persons] [data-row]:nth-child(n+3) [data-remove]")
                .first()
                .click();
        first.locator("[data-rows=persons] [data-row]:nth-child(n+3) [data-remove]")
                .first()
                .click();
        first.locator("[data-add=units]").click();
        first.locator("[data-rows=units] select[name=type]").last().selectOption("BANG_KHEN");
        first.locator("[data-add=quotas]").click();
        Chromium.look(first, "result-plan");
        Page phonePlan = first.context().newPage();
        phonePlan.setViewportSize(360, 740);
        phonePlan.navigate(first.url());
        Chromium.look(phonePlan, "result-plan-phone");
        phonePlan.close();
        first.locator("button:has-text('Lưu cơ cấu giải')").click();
        first.waitForURL("**/ket-qua?vong=**");
        first.locator("button:has-text('Xếp hạng')").click();
        first.locator("#bang-nhau").waitFor();
        assertThat(first.locator("#bang-nhau")).containsText("3 bằng nhau, còn 2 suất");
        first.locator("a:has-text('Vì sao?')").nth(1).click();
        assertThat(first.locator("#dong")).containsText("Người xếp ngay trên (hạng 1)");
        Chromium.look(first, "result-ranked");

        first.locator("input[name=source]").fill("Giải đặc biệt xổ số miền Bắc ngày mai, đủ 5 chữ số");
        first.locator("button:has-text('Công bố danh sách')").click();
        assertThat(first.locator(".draw")).containsText("Giải đặc biệt xổ số miền Bắc");
        Page phone = chromium.phone();
        String results = NODE.address() + "/c/" + contest.slug() + "/ket-qua";
        phone.navigate(results);
        assertThat(phone.locator("main")).containsText("Chưa có kết quả được công bố");
        assertThat(phone.locator(".draw")).containsText("SHA-256");
        // Two days go by.
        sql("UPDATE draw SET announced_at = announced_at - interval '2 days', known_at = known_at - interval '2 days'");
        first.reload();
        first.locator("input[name=seed]").fill("48213");
        first.locator("button:has-text('Nhập số')").click();
        assertThat(first.locator("main")).containsText("đã nhập số. Người thứ hai");

        Page second = chromium.desktop();
        desk.signInFirstTime(second, desk.account("quan-tri-hai", Role.ADMIN, null));
        second.navigate(first.url());
        second.locator("label:has-text('Gõ lại số') + input").fill("48213");
        second.locator("button:has-text('Xác nhận và bốc thăm')").click();
        assertThat(second.locator(".draw")).containsText("Trúng");
        Chromium.look(second, "result-drawn");

        first.reload();
        first.locator("button:has-text('Lập dự thảo quyết định')").click();
        first.locator("#way-title:has-text('Dự thảo')").waitFor();
        assertThat(first.locator("main")).containsText("Bạn đã lập dự thảo này nên cần người khác duyệt");
        assertThat(first.locator("button:has-text('Duyệt và công bố')")).hasCount(0);
        second.reload();
        second.locator("#next-title ~ p a:has-text('dự thảo quyết định')").click();
        assertThat(second.locator(".paper")).containsText("Thử Nghiệm");
        Chromium.look(second, "result-decision");
        Download word = second.waitForDownload(
                () -> second.locator("a:has-text('Word (DOCX)')").click());
        org.assertj.core.api.Assertions.assertThat(word.suggestedFilename()).endsWith("ban-1.docx");
        second.goBack();
        second.locator("button:has-text('Duyệt và công bố')").click();
        second.locator("#way-title:has-text('Đã công bố')").waitFor();
        assertThat(second.locator("#way-title")).containsText("Đã công bố");
        Chromium.look(second, "result-published");
        Page staffPhone = second.context().newPage();
        staffPhone.setViewportSize(360, 740);
        staffPhone.navigate(second.url());
        Chromium.look(staffPhone, "result-published-phone");
        fits(staffPhone);

        // What everybody sees is a few seconds old at most.
        second.waitForTimeout(6_000);
        phone.navigate(results);
        assertThat(phone.locator("main")).containsText("Thử N.");
        assertThat(phone.locator("body")).not().containsText("Thử Nghiệm");
        Chromium.look(phone, "result-public");
        fits(phone);
        phone.locator("#ma").fill(receipts.get(1));
        phone.locator("button:has-text('Xem kết quả')").click();
        assertThat(phone.locator("main")).containsText("Hạng 2 trong 4");
        assertThat(phone.locator("main")).containsText("Có 3 người cùng hạng này");
        Chromium.look(phone, "result-own");
        fits(phone);
        Download certificate = phone.waitForDownload(
                () -> phone.locator("a:has-text('Giấy chứng nhận')").click());
        org.assertj.core.api.Assertions.assertThat(certificate.suggestedFilename())
                .isEqualTo("giay-chung-nhan.pdf");
        phone.navigate(results);
        phone.locator("a:has-text('Đáp án và giải thích')").click();
        assertThat(phone.locator("h1")).containsText("Đáp án");
        Chromium.look(phone, "result-answers");
        phone.navigate(NODE.address() + "/c/" + contest.slug() + "?tab=ket-qua");
        assertThat(phone.locator("main")).containsText("Kết quả Tuần thi");
    }

    private static void fits(Page page) {
        org.assertj.core.api.Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("nothing stands out beyond the phone's edge")
                .isEqualTo(360);
    }
}
