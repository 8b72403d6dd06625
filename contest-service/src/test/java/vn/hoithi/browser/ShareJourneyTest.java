package vn.hoithi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.hoithi.account.Role;
import vn.hoithi.share.Channel;
import vn.hoithi.share.ShareService;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** Getting a contest about: an organizer's share page, the meeting's screen, a contest in its own colours. */
class ShareJourneyTest {
    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final Node node = Node.shared();
    private final Desk desk = new Desk(node);
    private final TestContest contest = TestContest.on(node);

    @Test
    void anOrganizerFindsTextsLinksPostersAndSeesWhatEachChannelBrought() {
        int round = contest.openRound(Duration.ofHours(1));
        Citizen.enters(node.address(), contest.slug(), contest.unit("A-1")).takes(round);
        comesBy(Channel.ZALO, round, 3);
        comesBy(Channel.POSTER, round, 1);
        Page page = chromium.phone();
        desk.signInFirstTime(page, desk.account("chia-se-" + contest.id(), Role.ORGANIZER, contest.unit("A")));
        page.navigate(at("/don-vi/" + contest.slug() + "/" + contest.unit("A")));
        page.locator(".tabs a:has-text('Chia sẻ')").click();
        assertThat(page.locator("h1")).containsText("Chia sẻ cuộc thi");
        page.locator("[data-copies]").first().click();
        assertThat(page.locator("[data-copies]").first()).containsText("Đã sao chép");
        assertThat(page.frameLocator("iframe").locator("a.btn")).containsText("Vào thi");
        Chromium.look(page, "share-phone");

        page.setViewportSize(1280, 900);
        Chromium.look(page, "share-desktop");
        page.locator("[name=pham-vi]").selectOption("tat-ca");
        com.microsoft.playwright.Download poster = page.waitForDownload(
                () -> page.locator("button.primary:has-text('Tải tệp')").click());
        org.assertj.core.api.Assertions.assertThat(poster.suggestedFilename()).isEqualTo("a4-phuong-an.pdf");

        page.navigate(at("/don-vi/" + contest.slug() + "/" + contest.unit("A") + "/kenh"));
        shows(page, "main:has-text('2 người đã dự thi sau khi mở một đường dẫn')");
        Chromium.look(page, "channels-desktop");
        page.setViewportSize(360, 740);
        Chromium.look(page, "channels-phone");

        bringsAFriend(round);
        page.locator("a:has-text('Người lan tỏa nhiều nhất')").click();
        shows(page, "tbody tr");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("Thử N.");
        Chromium.look(page, "spread-phone");
        page.setViewportSize(1280, 900);
        page.reload();
        assertThat(page.locator(".who")).containsText("Đăng xuất");
        Chromium.look(page, "spread-desktop");
        page.setViewportSize(360, 740);
        page.locator(".tabs a:has-text('Quân số')").click();
        assertThat(page.locator(".tabs [aria-current]")).hasText("Quân số, chỉ tiêu");
        Chromium.look(page, "unit-profile-tabs-phone");
    }

    /** Somebody of the ward takes part and passes the own link on to one person, who takes part, too. */
    private void bringsAFriend(int round) {
        Citizen citizen = Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"));
        citizen.takes(round);
        String code = citizen.http()
                .post("/api/contests/" + contest.slug() + "/me/link", null)
                .json()
                .path("code")
                .asString();
        takesPart(new Http(node.address()), code, "0197%06d".formatted(contest.id()), round);
    }

    @Test
    void aMeetingWatchesItsUnitsCounterMove() {
        int round = contest.openRound(Duration.ofHours(1));
        Citizen.enters(node.address(), contest.slug(), contest.unit("A-1")).takes(round);
        Page page = chromium.desktop();
        page.setViewportSize(1920, 1080);
        page.navigate(at("/trinh-chieu/" + contest.slug() + "/" + contest.unit("A")));
        assertThat(page.locator("[data-bind=people]")).hasText("1");
        assertThat(page.locator("[data-bind=live]")).hasText("cập nhật trực tiếp");
        Citizen.enters(node.address(), contest.slug(), contest.unit("A-1")).takes(round);
        assertThat(page.locator("[data-bind=people]")).hasText("2");
        Chromium.look(page, "presenter");
        boolean scrolls = (Boolean) page.evaluate("document.documentElement.scrollHeight > innerHeight");
        org.assertj.core.api.Assertions.assertThat(scrolls).isFalse();
        page.setViewportSize(360, 740);
        Chromium.look(page, "presenter-phone");
    }

    @Test
    void aContestShowsItsBannerAndColourAndAParticipantGetsALinkToBringOthers() throws IOException {
        int round = contest.openRound(Duration.ofHours(1));
        Page admin = chromium.desktop();
        desk.signInFirstTime(admin, desk.account("giao-dien-" + contest.id(), Role.ADMIN, null));
        admin.navigate(at("/quan-tri/cuoc-thi/" + contest.id() + "/giao-dien"));
        admin.locator("#accent").fill("#ffcc00");
        admin.locator("button:has-text('Lưu')").click();
        assertThat(admin.locator("main")).containsText("quá nhạt");
        Chromium.look(admin, "look-refused");
        admin.locator("#accent").fill("#0b4fbd");
        admin.locator("button:has-text('Lưu')").click();
        assertThat(admin.locator(".notice.good")).isVisible();
        admin.locator("#banner").setInputFiles(new FilePayload("bang.png", "image/png", banner()));
        admin.locator("button:has-text('Đăng hình băng')").click();
        assertThat(admin.locator("img.look-banner")).isVisible();
        Chromium.look(admin, "look");
        admin.navigate(at("/quan-tri/cuoc-thi/" + contest.id() + "/mau-chu"));
        Chromium.look(admin, "texts");

        Page page = chromium.phone();
        String code = java.util.Objects.requireNonNull(node.door(ShareService.class)
                .code(contest.id(), contest.unit("A-1"), Channel.ZALO)
                .block());
        page.navigate(at("/t/" + code));
        assertThat(page.locator(".band-picture")).isVisible();
        assertThat(page.locator("[data-bind=unit-name]")).hasText("Tổ dân phố số 1");
        Chromium.look(page, "contest-banner-phone");

        Citizen citizen = Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"));
        String receipt = citizen.takes(round).path("receipt").asString();
        page.context()
                .addCookies(java.util.List.of(new com.microsoft.playwright.options.Cookie(
                                "thi", citizen.http().cookie("thi"))
                        .setUrl(node.address().toString())));
        page.navigate(at("/c/" + contest.slug() + "/phieu/" + receipt));
        page.locator("[data-bind=spread-make]").click();
        assertThat(page.locator("[data-bind=spread-address]")).containsText("/t/");
        Chromium.look(page, "receipt-spread-phone");
    }

    /** So many follow the link of a channel; the first of them takes part. */
    private void comesBy(Channel channel, int round, int visits) {
        String code = java.util.Objects.requireNonNull(node.door(ShareService.class)
                .code(contest.id(), contest.unit("A-1"), channel)
                .block());
        Http phone = new Http(node.address());
        for (int i = 0; i < visits; i++) {
            phone.get("/t/" + code);
        }
        takesPart(
                phone,
                code,
                "0196%06d".formatted(contest.id() * 10 + channel.label().length()),
                round);
    }

    private void takesPart(Http phone, String code, String number, int round) {
        Map<String, Object> form = new HashMap<>(Citizen.entry(contest.unit("A-1"), number));
        form.put("link", code);
        phone.post("/api/contests/" + contest.slug() + "/participations", form);
        String attempt = phone.post("/api/rounds/" + round + "/attempts", Map.of("key", UUID.randomUUID()))
                .json()
                .path("id")
                .asString();
        phone.post("/api/attempts/" + attempt + "/submission", Citizen.sheet(1, Map.of("1", "A")));
    }

    private static byte[] banner() throws IOException {
        BufferedImage image = new BufferedImage(1600, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D to = image.createGraphics();
        to.setPaint(new GradientPaint(0, 0, new Color(0x0B4FBD), 1600, 400, new Color(0xE3AA10)));
        to.fillRect(0, 0, 1600, 400);
        to.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean unused = ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private String at(String path) {
        return node.address() + path;
    }

    // What links brought is added up every few seconds; the page tells of its moment and is loaded anew.
    private static void shows(Page page, String selector) {
        for (int tries = 0; tries < 20 && page.locator(selector).count() == 0; tries++) {
            page.waitForTimeout(1_000);
            Response unused = page.reload();
        }
        assertThat(page.locator(selector)).not().hasCount(0);
    }
}
