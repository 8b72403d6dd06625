package vn.hoithi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** An admin writes a formula of the committee's own for the units' prizes and enters what the committee gave them. */
class UnitPrizesJourneyTest {
    private static final BackingServices.Database DATABASE =
            BackingServices.shared().freshDatabase();
    private static final Node NODE =
            Node.start(DATABASE, "--hoithi.first-start.contests=false", "--hoithi.result.settle=0s");

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final Desk desk = new Desk(NODE);
    private final TestContest contest = TestContest.on(NODE);

    @AfterAll
    static void close() {
        NODE.close();
    }

    @Test
    void anAdminWritesAFormulaReadsWhatItMeansAndEntersTheCommitteesPoints() {
        int round = contest.openRound(Duration.ofHours(1));
        Citizen.enters(NODE.address(), contest.slug(), contest.unit("A-1")).takes(round);
        Citizen.enters(NODE.address(), contest.slug(), contest.unit("B-1")).takes(round);
        NODE.door(ContestService.class).close(round, Staff.SYSTEM).block();
        Page page = chromium.desktop();
        desk.signInFirstTime(page, desk.account("quan-tri-giai", Role.ADMIN, null));
        String plan = NODE.address() + "/quan-tri/cuoc-thi/" + contest.id() + "/giai-thuong?vong=" + round;
        String judged = NODE.address() + "/quan-tri/cuoc-thi/" + contest.id() + "/diem-cham?vong=" + round;

        page.navigate(judged);
        assertThat(page.locator("main")).containsText("Chưa có giải nào xét theo điểm chấm");
        Chromium.look(page, "judged-none");
        page.locator("a:has-text('Sửa cơ cấu giải')").click();
        writesAFormula(page);
        page.locator("button:has-text('Lưu cơ cấu giải')").click();
        page.waitForURL("**/ket-qua?vong=**");

        // It stands as it was written.
        page.navigate(plan);
        assertThat(page.locator("select[name=formula]")).hasValue("OWN");
        assertThat(page.locator("[data-step]:first-child input[name=weight]").last())
                .hasValue("0,5");
        assertThat(page.locator("[data-says]")).containsText("cộng 0,5 × điểm Ban Tổ chức chấm");
        page.locator("select[name=formula]").selectOption("AVERAGE");
        assertThat(page.locator("[data-own]")).isHidden();
        assertThat(page.locator("[data-says]")).containsText("Đơn vị nào có điểm bình quân cao hơn thì xếp trước.");
        onPhone(page, plan, "formula-phone");

        page.navigate(NODE.address() + "/quan-tri/cuoc-thi/" + contest.id() + "/ket-qua?vong=" + round);
        page.locator("a:has-text('Điểm chấm đơn vị')").click();
        entersPoints(page);
        onPhone(page, judged, "judged-phone");
        page.navigate(NODE.address() + "/quan-tri/nhat-ky");
        assertThat(page.locator("main")).containsText("Ghi điểm Ban Tổ chức chấm đơn vị");
        assertThat(page.locator("main")).containsText("7,25");
        Chromium.look(page, "judged-log");
    }

    private static void writesAFormula(Page page) {
        assertThat(page.locator("[data-rows=persons] [data-row]")).hasCount(4);
        page.locator("[data-add=units]").click();
        page.locator("[data-rows=units] select[name=formula]").selectOption("RATE");
        Locator says = page.locator("[data-says]");
        assertThat(says).containsText("Đơn vị nào có tỷ lệ tham gia (%) cao hơn thì xếp trước.");
        page.locator("[data-rows=units] select[name=formula]").selectOption("OWN");
        Locator first = page.locator("[data-step]:first-child");
        first.locator("[data-add-term]").click();
        first.locator("select[name=metric]").last().selectOption("JUDGED");
        first.locator("input[name=weight]").last().fill("0");
        assertThat(says).containsText("Công thức chưa dùng được");
        assertThat(says).containsText("Bước 1 có hệ số của “điểm Ban Tổ chức chấm” chưa đúng");
        Chromium.look(page, "formula-wrong");
        first.locator("input[name=weight]").last().fill("0,5");
        page.locator("[data-add-step]").click();
        page.locator("[data-step]:last-child select[name=metric]").selectOption("POINTS");
        page.locator("[data-add-threshold]").click();
        page.locator("[data-threshold] input[name=least]").fill("0,5");
        page.locator("[data-rows=units] input[name=byBlock]").check();
        assertThat(says).containsText("cộng 0,5 × điểm Ban Tổ chức chấm cao hơn thì xếp trước");
        assertThat(says).containsText("Nếu vẫn bằng nhau, xét tổng điểm.");
        assertThat(says).containsText("Chỉ xét đơn vị có tỷ lệ tham gia từ 0,5 % trở lên.");
        Chromium.look(page, "formula-own");
    }

    private void entersPoints(Page page) {
        Locator an = page.locator("#unit-" + contest.unit("A"));
        Locator binh = page.locator("#unit-" + contest.unit("B"));
        an.fill("8,5");
        binh.fill("tám");
        page.locator("button:has-text('Lưu điểm chấm')").click();
        assertThat(page.locator(".error")).containsText("Ghi số từ 0 đến 1.000.000");
        assertThat(binh).isFocused();
        Chromium.look(page, "judged-wrong");
        binh.fill("7,25");
        assertThat(page.locator(".error")).hasCount(0);
        page.locator("button:has-text('Lưu điểm chấm')").click();
        page.locator("text=Đã lưu điểm chấm.").waitFor();
        assertThat(an).hasValue("8,5");
        assertThat(binh).hasValue("7,25");
        assertThat(page.locator("table")).containsText("quan-tri-giai");
        binh.fill("");
        page.locator("button:has-text('Lưu điểm chấm')").click();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHas(binh))
                        .locator("td")
                        .last())
                .hasText("");
        assertThat(binh).hasValue("");
        assertThat(an).hasValue("8,5");
        Chromium.look(page, "judged");
    }

    private static void onPhone(Page page, String address, String name) {
        Page phone = page.context().newPage();
        phone.setViewportSize(360, 740);
        phone.navigate(address);
        phone.waitForTimeout(600);
        Chromium.look(phone, name);
        phone.close();
    }
}
