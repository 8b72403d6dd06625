package vn.hoithi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.hoithi.share.ShareService;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** From a unit's QR link to the receipt on a small phone, while somebody else watches that unit's board. */
class CitizenJourneyTest {
    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final Node node = Node.shared();
    private final TestContest contest = TestContest.on(node);

    @Test
    void fromTheLinkToTheReceiptWithAReloadInTheMiddle() {
        contest.openRound(Duration.ofHours(1));
        List<String> faults = new ArrayList<>();
        Page phone = chromium.phone();
        phone.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add(message.text());
            }
        });
        Page watcher = chromium.phone();
        watcher.navigate(at("/c/" + contest.slug() + "/bang?don-vi=" + contest.unit("A-1")));
        assertThat(watcher.locator("[data-bind=nobody]")).isVisible();
        Chromium.look(watcher, "board-empty");

        phone.navigate(at("/t/" + link("A-1")));
        assertThat(phone.getByText("Tổ dân phố số 1")).isVisible();
        Chromium.look(phone, "contest");
        phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Vào thi"))
                .click();

        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ghi nhận và tiếp tục"))
                .click();
        assertThat(phone.locator("[data-bind=summary]")).isVisible();
        Chromium.look(phone, "entry-errors");
        phone.getByLabel("Họ và tên").fill("Trần Thị Thử");
        phone.getByLabel("Số điện thoại").fill("0198 765 4321");
        phone.locator("#f-consent").check();
        Chromium.look(phone, "entry");
        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ghi nhận và tiếp tục"))
                .click();
        assertThat(phone.locator("[data-bind=resume-code]"))
                .hasText(java.util.regex.Pattern.compile("[0-9A-Z]{5}-[0-9A-Z]{5}"));
        Chromium.look(phone, "entry-done");
        phone.locator("[data-bind=done-go]").click();

        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bắt đầu làm bài"))
                .click();
        answer(phone, 0);
        Chromium.look(phone, "round");
        String question = phone.locator("[data-bind=q-text]").textContent();
        assertThat(phone.locator("[data-bind=saved]")).hasAttribute("data-state", "saved");

        phone.reload();
        assertThat(phone.locator("[data-bind=answered]")).hasText("1/10");
        phone.locator("[data-bind=prev]").click();
        assertThat(phone.locator("[data-bind=q-text]")).hasText(question);
        assertThat(phone.locator("[data-bind=options] input:checked")).hasCount(1);
        phone.locator("[data-bind=overview-open]").click();
        Chromium.look(phone, "round-overview");
        phone.locator("[data-bind=overview-close]").click();
        while (phone.locator("[data-bind=finish]").isHidden()) {
            answer(phone, 1);
            phone.locator("[data-bind=next]").click();
        }
        answer(phone, 2);
        phone.locator("[data-bind=finish]").click();
        Chromium.look(phone, "round-confirm");
        phone.locator("[data-bind=confirm-yes]").click();

        phone.waitForURL("**/phieu/**");
        Instant receipt = Instant.now();
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> watcher.locator("[data-bind=people]").isVisible());
        Duration seen = Duration.between(receipt, Instant.now());
        assertThat(watcher.locator("[data-bind=rate]")).hasText("2,5 %");
        System.out.println("board moved " + seen.toMillis() + " ms after the receipt");
        assertThat(seen).isLessThan(Duration.ofSeconds(1));
        Chromium.look(phone, "receipt");
        Chromium.look(watcher, "board");

        String code = phone.locator("[data-bind=code]").textContent();
        Page other = chromium.phone();
        other.navigate(at("/c/" + contest.slug() + "/tra-cuu"));
        other.locator("[name=code]").fill(code.replace("-", " "));
        other.locator("[data-bind=submit]").click();
        other.waitForURL("**/phieu/**");
        assertThat(other.locator("[data-bind=code]")).hasText(code);
        assertThat(faults.stream().filter(fault -> !fault.contains("status of 4")))
                .isEmpty();
    }

    @Test
    void pagesOfEveryStateSayWhatToDoNext() {
        contest.round(Instant.now().plusSeconds(3_600), Instant.now().plusSeconds(7_200), 7, null);
        Page phone = chromium.phone();
        phone.navigate(at("/"));
        Chromium.look(phone, "home");
        phone.navigate(at("/c/" + contest.slug()));
        assertThat(phone.locator("[data-bind=countdown]")).isVisible();
        Chromium.look(phone, "contest-coming");
        phone.navigate(at("/c/" + contest.slug() + "?tab=tai-lieu"));
        Chromium.look(phone, "contest-documents");
        phone.navigate(at("/c/" + contest.slug() + "?tab=ket-qua"));
        Chromium.look(phone, "contest-results");
        phone.navigate(at("/t/SAI-LINK"));
        assertThat(phone.locator("h1")).containsText("Không tìm thấy");
        Chromium.look(phone, "problem");
        phone.navigate(at("/c/" + contest.slug() + "/tra-cuu"));
        phone.locator("[name=code]").fill("AAAA-BBBB-CCCC");
        phone.locator("[data-bind=submit]").click();
        assertThat(phone.locator("#e-code")).isVisible();
        Chromium.look(phone, "lookup-unknown");
        Page wide = chromium.desktop();
        wide.navigate(at("/c/" + contest.slug() + "/bang"));
        assertThat(wide.locator("[data-bind=rows]")).containsText("Phường An");
        Chromium.look(wide, "board-city-wide");
    }

    private static void answer(Page phone, int choice) {
        Locator options = phone.locator("[data-bind=options] > *");
        options.nth(choice).click();
        assertThat(phone.locator("[data-bind=saved]")).hasAttribute("data-state", "saved");
    }

    private String link(String unit) {
        return requireNonNull(node.door(ShareService.class)
                .code(contest.id(), contest.unit(unit))
                .block());
    }

    private String at(String path) {
        return URI.create(node.address() + path).toString();
    }
}
