package vn.hoithi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.hoithi.account.Role;
import vn.hoithi.contest.ContestForm;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.FormField;
import vn.hoithi.contest.FormField.Name;
import vn.hoithi.contest.Round;
import vn.hoithi.questionbank.rules.TieBreak;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** Rules are made from a pattern, read back while they are edited, and changed after the opening by two people. */
class RulesJourneyTest {
    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final Node node = Node.shared();
    private final TestContest contest = TestContest.on(node);
    private final Desk desk = new Desk(node);

    @Test
    void aRoundIsMadeFromAPatternAndSaysWhatItMeans() {
        contest.change(RulesJourneyTest::withAudiences);
        Page page = chromium.phone();
        desk.signInFirstTime(page, desk.account("luat-" + contest.id(), Role.ADMIN, null));
        page.navigate(at("/quan-tri/cuoc-thi/" + contest.id() + "/vong-thi/moi"));
        assertThat(page.locator("[data-reading]")).containsText("Mỗi người có 7 lượt trong vòng này");
        Chromium.look(page, "rules-new");

        page.locator("[data-preset=moi-tuan-mot-luot]").click();
        assertThat(page.locator("[data-banks] .part")).hasCount(2);
        assertThat(page.locator("[data-reading]")).containsText("Mỗi người có 1 lượt trong vòng này");
        assertThat(page.locator("[data-reading]")).containsText("có đề riêng 10 câu");
        page.locator("[data-drop-bank]").nth(1).click();

        page.locator("[data-preset=trung-uong-2026]").click();
        assertThat(page.locator("[data-reading]")).containsText("ai dự đoán gần số người trả lời đúng");
        assertThat(page.locator("[data-warnings] li")).hasCount(0);
        page.locator("[data-order] [data-name=PREDICTION] button").last().click();
        assertThat(page.locator("[data-warnings]")).containsText("số dự đoán không có tác dụng");
        page.locator("#perDay").fill("9");
        assertThat(page.locator("[data-warnings]")).containsText("giới hạn theo ngày không có tác dụng");
        Chromium.look(page, "rules-warnings");
        page.locator("#perDay").fill("");
        page.locator("[data-step]").selectOption("PREDICTION");
        page.locator("[data-add-step]").click();
        Locator up = page.locator("[data-order] [data-name=PREDICTION] button").first();
        up.click();
        up.click();
        assertThat(page.locator("[data-warnings] li")).hasCount(0);
        page.locator(".actions.save .primary").click();
        page.waitForURL("**/quan-tri/cuoc-thi/" + contest.id());

        Round made =
                node.door(ContestService.class).catalog().roundsOf(contest.id()).getLast();
        assertThat(made.rules().ranking().order())
                .containsExactly(TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.SHORTEST, TieBreak.EARLIEST);
        assertThat(made.rules().terms().banks()).isEmpty();
        Page wide = chromium.desktop();
        wide.context()
                .addCookies(page.context().cookies().stream()
                        .map(cookie ->
                                new com.microsoft.playwright.options.Cookie(cookie.name, cookie.value).setUrl(at("/")))
                        .toList());
        wide.navigate(at("/quan-tri/cuoc-thi/" + contest.id() + "/vong-thi/" + made.id()));
        assertThat(wide.locator("[data-reading]")).containsText("7 lượt");
        Chromium.look(wide, "rules-wide");
        wide.navigate(at("/quan-tri/cuoc-thi/" + contest.id() + "?muc=noi-dung"));
        Chromium.look(wide, "contest-content-wide");
    }

    @Test
    void anOpenRoundChangesByTwoPeopleInPublic() {
        int round = contest.openRound(Duration.ofHours(2));
        Page first = chromium.phone();
        desk.signInFirstTime(first, desk.account("luat-1-" + contest.id(), Role.ADMIN, null));
        String address = at("/quan-tri/cuoc-thi/" + contest.id() + "/vong-thi/" + round);
        first.navigate(address);
        assertThat(first.locator("[data-reading]")).containsText("7 lượt");
        first.locator("#attempts").fill("9");
        first.locator("#reason").fill("Đường truyền sáng nay yếu, nhiều người bị ngắt giữa chừng.");
        assertThat(first.locator("[data-reading]")).containsText("9 lượt");
        first.locator(".actions.save .primary").click();
        first.waitForURL("**/quan-tri/cuoc-thi/" + contest.id());
        first.navigate(address);
        assertThat(first.locator("main")).containsText("Chờ một quản trị khác");
        Chromium.look(first, "rules-waiting");

        Page second = chromium.phone();
        desk.signInFirstTime(second, desk.account("luat-2-" + contest.id(), Role.ADMIN, null));
        second.navigate(address);
        Chromium.look(second, "rules-to-approve");
        second.locator("text=Duyệt và công bố").click();
        assertThat(second.locator("#attempts")).hasValue("9");

        Page citizen = chromium.phone();
        citizen.navigate(at("/c/" + contest.slug()));
        assertThat(citizen.locator(".round-rules")).containsText("Đường truyền sáng nay yếu");
        Chromium.look(citizen, "rules-public");
    }

    private static ContestForm withAudiences(ContestForm form) {
        return new ContestForm(
                form.slug(),
                form.name(),
                form.organizer(),
                form.hotline(),
                form.treeId(),
                form.rulesText(),
                List.of(
                        new FormField(Name.fullName, true, false),
                        new FormField(Name.phone, true, true),
                        new FormField(Name.audience, true, false)),
                List.of("Cán bộ, công chức", "Người dân"),
                form.consentText(),
                form.scoreAtOnce());
    }

    private String at(String path) {
        return node.address() + path;
    }
}
