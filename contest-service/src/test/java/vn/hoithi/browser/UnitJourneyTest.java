package vn.hoithi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.hoithi.account.Role;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** A list with an error to a merged unit, and a headcount from whoever knows it to whoever confirms it. */
class UnitJourneyTest {
    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final Node node = Node.shared();
    private final Desk desk = new Desk(node);
    private final TestContest contest = TestContest.on(node);
    private final String tree = contest.slug().replace("thu-nghiem-", "cay-");

    @Test
    void aListIsCorrectedLookedAtAndAppliedAndUnitsAreMerged() {
        Page admin = chromium.desktop();
        desk.signInFirstTime(admin, desk.account("don-vi-" + contest.id(), Role.ADMIN, null));
        admin.navigate(node.address() + "/quan-tri/don-vi");
        Chromium.look(admin, "trees");
        upload(
                admin,
                "Mã,Tên,Mã cấp trên,Quân số,Ngày kết thúc\nA,Phường An Mới,TP,,\nM,Tổ mới,KHONG,=1+1,32/01/2025\n");
        assertThat(Desk.dialog(admin, ".findings")).containsText("Không phải ngày tháng.");
        assertThat(Desk.dialog(admin, ".findings")).containsText("Quân số phải là số nguyên dương");
        Chromium.look(admin, "unit-list-errors");
        Desk.dialog(admin, "[name=file]")
                .setInputFiles(Desk.file(
                        "units.csv",
                        "Mã,Tên,Mã cấp trên,Quân số\nA,Phường An Mới,TP,\nA-1,Tổ dân phố số 1,B,44\nM,Tổ mới,A,7\n"));
        Desk.dialog(admin, "button.primary").click();
        admin.waitForURL("**/quan-tri/don-vi/xem-truoc/**");
        assertThat(admin.locator("main")).containsText("Phường An Mới");
        assertThat(admin.locator("main")).containsText("Phường Bình (B)");
        Chromium.look(admin, "unit-preview");
        admin.setViewportSize(360, 740);
        Chromium.look(admin, "unit-preview-phone");
        admin.setViewportSize(1280, 900);
        admin.locator("form button.primary").click();
        admin.waitForURL("**/quan-tri/don-vi");
        assertThat(admin.locator("[data-say]")).containsText("Đã nạp danh sách đơn vị.");

        long ward = contest.unit("B");
        admin.navigate(node.address() + "/don-vi/ho-so/" + ward);
        admin.locator("[data-opens=merge]").click();
        Desk.dialog(admin, "[name=intoCode]").fill("KHONG-CO");
        Desk.dialog(admin, "[name=document]").fill("1669/NQ-UBTVQH15");
        Desk.dialog(admin, "button.primary").click();
        assertThat(Desk.dialog(admin, ".errors")).containsText("không có đơn vị với mã");
        Desk.dialog(admin, "[name=intoCode]").fill("A");
        Chromium.look(admin, "unit-merge");
        Desk.dialog(admin, "button.primary").click();
        assertThat(admin.locator(".chip.mid").first()).containsText("Đã nhập vào Phường An Mới");
        assertThat(admin.locator("main")).containsText("1669/NQ-UBTVQH15");
        Chromium.look(admin, "unit-merged");

        admin.locator("[data-opens=reopen]").click();
        assertThat(Desk.dialog(admin, "[name=parentCode]")).hasValue("TP");
        Desk.dialog(admin, "[name=document]").fill("Nhập nhầm phường");
        admin.setViewportSize(360, 740);
        Chromium.look(admin, "unit-reopen-phone");
        admin.setViewportSize(1280, 900);
        Desk.dialog(admin, "button.primary").click();
        assertThat(admin.locator("[data-say]")).containsText("Đã mở lại");
        assertThat(admin.locator("main")).containsText("Theo: Nhập nhầm phường");
        assertThat(admin.locator(".chip.mid")).hasCount(0);
        Chromium.look(admin, "unit-reopened");
    }

    @Test
    void aHeadcountIsProposedBelowAndConfirmedAbove() {
        Page own = chromium.phone();
        desk.signInFirstTime(own, desk.account("to-dp-" + contest.id(), Role.ORGANIZER, contest.unit("A-1")));
        own.navigate(node.address() + "/don-vi/ho-so/" + contest.unit("A-1"));
        own.locator("[data-opens=enter-headcount]").click();
        Desk.dialog(own, "[name=people]").fill("62");
        Chromium.look(own, "headcount-enter");
        Desk.dialog(own, "button.primary").click();
        assertThat(own.locator(".chip.mid").first()).containsText("Chờ xác nhận");
        Chromium.look(own, "headcount-waiting");

        Page above = chromium.desktop();
        desk.signInFirstTime(above, desk.account("phuong-" + contest.id(), Role.ORGANIZER, contest.unit("A")));
        above.navigate(node.address() + "/don-vi/ho-so/" + contest.unit("A"));
        assertThat(above.locator("main")).containsText("62 người");
        assertThat(above.locator("[data-opens=merge]")).hasCount(0);
        Chromium.look(above, "headcount-decide");
        above.locator("button:has-text('Xác nhận')").first().click();
        assertThat(above.locator("[data-say]")).containsText("Đã xác nhận quân số.");
        above.navigate(node.address() + "/don-vi/ho-so/" + contest.unit("A-1"));
        assertThat(above.locator(".chip.ok").first()).containsText("Đang dùng");
        above.locator("[data-opens=set-target]").click();
        Desk.dialog(above, "[name=value]").fill("95,5");
        Desk.dialog(above, "[name=document]").fill("129/KH-LĐLĐ");
        Chromium.look(above, "target-set");
        Desk.dialog(above, "button.primary").click();
        assertThat(above.locator("main")).containsText("theo 129/KH-LĐLĐ");
        Chromium.look(above, "unit-profile");

        above.navigate(node.address() + "/don-vi/ho-so/" + contest.unit("B"));
        assertThat(above.locator("body")).containsText("Không có đơn vị này trong phạm vi bạn phụ trách.");
    }

    private void upload(Page page, String list) {
        page.locator("[data-opens=load-" + tree + "]").click();
        Desk.dialog(page, "[name=file]").setInputFiles(Desk.file("units.csv", list));
        Desk.dialog(page, "button.primary").click();
    }
}
