package vn.hoithi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.hoithi.account.Role;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** A contest on another site: an admin says so, a ward enters its week on the phone and reads it back. */
class ExternalJourneyTest {
    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static Node node;

    @BeforeAll
    static void startNode() {
        node = Node.start(BackingServices.shared().freshDatabase(), "--hoithi.first-start.contests=false");
    }

    @AfterAll
    static void stopNode() {
        if (node != null) {
            node.close();
        }
    }

    @Test
    void aWardEntersItsWeekAndTheDashboardAndTheReportShowIt() {
        TestContest contest = TestContest.on(node);
        Desk desk = new Desk(node);
        Page admin = chromium.desktop();
        desk.signInFirstTime(admin, desk.account("quan-tri-ngoai", Role.ADMIN, null));
        admin.navigate(node.address() + "/quan-tri/cuoc-thi/" + contest.id());
        admin.locator("summary", new Page.LocatorOptions().setHasText("nơi khác tổ chức"))
                .click();
        admin.locator("#held-at").fill("https://baocaovien.vn");
        admin.locator("form:has(#held-at) button.primary").click();
        assertThat(admin.locator(".notice a[href='https://baocaovien.vn']")).isVisible();
        Chromium.look(admin, "external-contest");

        Page phone = chromium.phone();
        phone.navigate(node.address() + "/c/" + contest.slug());
        assertThat(phone.locator("a.btn.primary.block")).hasAttribute("href", "https://baocaovien.vn");
        Chromium.look(phone, "external-public");

        Page ward = chromium.phone();
        desk.signInFirstTime(ward, desk.account("phuong-an-ngoai", Role.ORGANIZER, contest.unit("A")));
        ward.navigate(node.address() + "/don-vi/" + contest.slug() + "/" + contest.unit("A"));
        ward.locator("nav.tabs a", new Page.LocatorOptions().setHasText("Số liệu tuần"))
                .click();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        String lastWeek = today.minusDays(today.getDayOfWeek().getValue() + 6L).toString();
        ward.locator("select[name=tuan]").selectOption(lastWeek);
        ward.locator("form.filters button").click();
        ward.waitForURL("**tuan=" + lastWeek + "**");
        enters(ward, contest.unit("A-1"), "20", "33");
        enters(ward, contest.unit("A-2"), "8", "9");
        assertThat(ward.locator("tbody tr").first()).containsText("28");
        assertThat(ward.locator("tbody tr").first()).containsText("cộng từ các đơn vị dưới");
        Chromium.look(ward, "external-week");
        ward.locator("[data-opens=week-" + contest.unit("A-1") + "]").click();
        Chromium.look(ward, "external-week-dialog");

        ward.navigate(node.address() + "/don-vi/" + contest.slug() + "/" + contest.unit("A"));
        assertThat(ward.locator("[data-bind=people]").first()).hasText("28 người");
        assertThat(ward.locator("[data-bind=live]")).not().hasText("đang kết nối");
        Chromium.look(ward, "external-dashboard");
        ward.navigate(node.address() + "/don-vi/" + contest.slug() + "/" + contest.unit("A") + "/bao-cao");
        assertThat(ward.locator("main")).containsText("28 người dự thi");
        Chromium.look(ward, "external-report");
    }

    private static void enters(Page page, long unit, String people, String attempts) {
        page.locator("[data-opens=week-" + unit + "]").click();
        Desk.dialog(page, "[name=people]").fill(people);
        Desk.dialog(page, "[name=attempts]").fill(attempts);
        Desk.dialog(page, "button.primary").click();
        assertThat(page.locator("tr:has([data-opens=week-" + unit + "])")).containsText("nhập lúc");
    }
}
