package vn.hoithi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.hoithi.account.Role;
import vn.hoithi.questionbank.PaperQuestion;
import vn.hoithi.result.Closed;
import vn.hoithi.result.ClosingState;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Node;

/**
 * A citizen complains about a key after the publication; staff propose a correction, a second person approves it, the second
 * version is published, and the citizen reads the answer; the receipt says that keys were corrected.
 */
class AppealJourneyTest {
    private static final double PATIENCE_MS = 40_000;

    private static Chromium chromium;
    private static BackingServices.Database database;
    private static Node node;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
        database = BackingServices.shared().freshDatabase();
        node = Node.start(database, "--hoithi.first-start.contests=false", "--hoithi.result.settle=0s");
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
        if (node != null) {
            node.close();
        }
    }

    @Test
    void aComplaintLeadsToASecondVersion() {
        Closed closed = new Closed(database, node);
        int round = closed.contest().openRound(Duration.ofHours(1));
        String site = node.address() + "/c/" + closed.contest().slug();
        List<Citizen> people = Citizen.enter(
                5, node.address(), closed.contest().slug(), closed.contest().unit("A-1"));
        PaperQuestion asked = closed.paper(
                        people.getFirst().start(round).json().path("id").asString())
                .questions()
                .getFirst();
        String question = asked.question().id();
        int wrong = asked.question().key().first() == 0 ? 1 : 0;
        List<String> receipts = new ArrayList<>();
        people.forEach(citizen -> receipts.add(closed.takes(
                citizen,
                round,
                shown -> shown.question().id().equals(question) ? Closed.shown(shown, wrong) : Closed.right(shown))));
        closed.close(round);
        closed.plan(round, List.of(closed.prize("nhat", "Giải Nhất", 5, 0)), 5);
        int first = closed.rank(round);
        closed.publish(first);

        Page citizen = chromium.phone();
        citizen.navigate(site + "/khieu-nai");
        citizen.locator("label.check", new Page.LocatorOptions().setHasText("Câu hỏi, đáp án"))
                .click();
        citizen.locator("#text")
                .fill("Câu hỏi đầu tiên trong đề của tôi: văn bản đã được sửa đổi nên đáp án không còn đúng.");
        citizen.locator("#receipt").fill("1234");
        Chromium.look(citizen, "complaint-form");
        citizen.locator("form.form button.primary").click();
        assertThat(citizen.locator(".errors")).containsText("không thuộc cuộc thi");
        citizen.locator("#receipt").fill(receipts.getFirst());
        citizen.locator("form.form button.primary").click();
        citizen.waitForURL("**/khieu-nai/tra-loi**");
        assertThat(citizen.locator("main")).containsText("Đang được xem xét");
        Chromium.look(citizen, "complaint-code");
        String code = citizen.locator(".code").innerText();

        Desk desk = new Desk(node);
        Page admin = chromium.desktop();
        desk.signInFirstTime(admin, desk.account("quan-tri-khieu-nai", Role.ADMIN, null));
        String work = node.address() + "/quan-tri/cuoc-thi/" + closed.contest().id();
        admin.navigate(work + "/khieu-nai");
        assertThat(admin.locator("main")).containsText("1 kiến nghị chờ trả lời");
        Chromium.look(admin, "complaints-staff");
        admin.navigate(work + "/dap-an");
        admin.locator("[data-opens=propose]").click();
        Desk.dialog(admin, "[name=question]").fill(question);
        Desk.dialog(admin, "[name=key]").fill(String.valueOf((char) ('A' + wrong)));
        Desk.dialog(admin, "[name=reason]").fill("Văn bản đã được sửa đổi, bổ sung từ ngày 01/7/2025");
        Chromium.look(admin, "key-propose");
        Desk.dialog(admin, "button.primary").click();
        within(admin.locator("article h3", new Page.LocatorOptions().setHasText("Nếu duyệt")))
                .isVisible();
        assertThat(admin.locator("article .tile").nth(0)).containsText("lượt thi có câu này");
        assertThat(admin.locator("article [data-opens^=approve]")).hasCount(0);
        Chromium.look(admin, "key-preview");

        Page second = chromium.phone();
        desk.signInFirstTime(second, desk.account("nguoi-duyet-khieu-nai", Role.REVIEWER, null));
        second.navigate(work + "/dap-an");
        Chromium.look(second, "key-preview-phone");
        second.locator("[data-opens^=approve]").click();
        Desk.dialog(second, "button.primary").click();
        within(second.locator("a", new Page.LocatorOptions().setHasText("Bản kết quả mới đã xếp hạng")))
                .isVisible();
        Chromium.look(second, "key-approved-phone");
        int version = closed.version(round, 2, ClosingState.RANKED);
        closed.publish(version);

        admin.navigate(work + "/khieu-nai");
        admin.locator("[data-opens^=answer]").click();
        Desk.dialog(admin, "[name=answer]").fill("Cảm ơn bạn. Đáp án đã được đính chính và kết quả đã chấm lại.");
        Desk.dialog(admin, "[name=keyChange]")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        Desk.dialog(admin, "[name=closing]").selectOption(String.valueOf(version));
        Desk.dialog(admin, "[name=shown]").check();
        Desk.dialog(admin, "[name=summary]").fill("Đáp án của một câu hỏi không còn đúng theo văn bản mới.");
        Desk.dialog(admin, "[name=publicAnswer]")
                .fill("Đã đính chính đáp án, chấm lại và công bố bản kết quả thứ hai.");
        Chromium.look(admin, "complaint-answer");
        Desk.dialog(admin, "button.primary").click();
        assertThat(admin.locator("article .chip").first()).hasText("Chấp nhận");
        Chromium.look(admin, "complaints-answered-staff");
        admin.navigate(work + "/dap-an");
        within(admin.locator("a[download]").first()).isVisible();
        Chromium.look(admin, "bundles-staff");

        citizen.navigate(site + "/khieu-nai/tra-loi?ma=" + code);
        assertThat(citizen.locator("main")).containsText("kết quả đã chấm lại");
        assertThat(citizen.locator("main a[href$='/ket-qua?ban=" + version + "']"))
                .isVisible();
        Chromium.look(citizen, "complaint-answered");
        citizen.navigate(site + "/khieu-nai");
        assertThat(citizen.locator("article")).containsText("công bố bản kết quả thứ hai");
        Chromium.look(citizen, "complaints-public");
        citizen.navigate(site + "/phieu/" + receipts.getFirst());
        assertThat(citizen.locator("main")).containsText("Đáp án đã đính chính");
        Chromium.look(citizen, "receipt-corrected");
    }

    /** Waits as long as a page needs that comes again every three seconds. */
    private static LocatorAssertions within(Locator locator) {
        locator.first().waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MS));
        return assertThat(locator.first());
    }
}
