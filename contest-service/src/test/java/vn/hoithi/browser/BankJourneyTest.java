package vn.hoithi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.bank.BankService;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.RoundForm;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.format.BankFormats;
import vn.hoithi.questionbank.format.ShippedBanks;
import vn.hoithi.testing.Call;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;

/** A question bank from a file with errors to a round that draws from it, by two people. */
class BankJourneyTest {
    private static final String HEADER = "Mã câu,Chủ đề,Mức độ,Câu hỏi,A,B,C,D,Đáp án,Giải thích,Nguồn\n";
    /** Enough for figures that call for a second look at some questions. */
    private static final int PEOPLE = 60;

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final Node node = Node.shared();
    private final Desk desk = new Desk(node);
    private final TestContest contest = TestContest.on(node);
    private final String title = "Ngân hàng của " + contest.slug();

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

    @Test
    void theFiguresOfEachQuestionAreThereOnceTheRoundIsClosed() {
        int round = roundWithItsOwnQuestions();
        for (int person = 0; person < PEOPLE; person++) {
            Citizen citizen = Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"));
            String attempt = citizen.start(round).json().path("id").asString();
            citizen.submit(attempt, 1, answers(person));
        }
        StaffMember closer = StaffMember.signedIn(node, Role.ADMIN, null);
        Call closing = Call.json("POST", "/api/admin/rounds/" + round + "/closing", "");
        Assertions.assertThat(closing.with(closer.headers()).to(node).status()).isLessThan(300);

        Page admin = chromium.desktop();
        desk.signInFirstTime(admin, desk.account("thong-ke-" + contest.id(), Role.ADMIN, null));
        admin.navigate(at("/quan-tri/cuoc-thi/" + contest.id()));
        admin.locator("a:has-text('Thống kê từng câu hỏi')").click();
        assertThat(admin.locator(".tile").first()).containsText(Integer.toString(PEOPLE));
        assertThat(admin.locator("tbody tr").first()).containsText("đáp án");
        assertThat(admin.locator("main")).containsText("câu nên xem lại");
        Chromium.look(admin, "bank-statistics");
        admin.setViewportSize(360, 740);
        Chromium.look(admin, "bank-statistics-phone");
    }

    /** What another test's round may be asking at the same time would show no figures. */
    private int roundWithItsOwnQuestions() {
        List<Question> questions = ShippedBanks.electionLaw().questions().stream()
                .limit(14)
                .map(question -> question.withId("TK-" + question.id()))
                .toList();
        byte[] file = BankFormats.write(new QuestionBank(questions), "json").bytes();
        BankService.Loaded bank = requireNonNull(node.door(BankService.class)
                .load(title + " (thống kê)", file, "bank.json", Staff.SYSTEM)
                .block());
        Instant now = Instant.now();
        RoundForm form = new RoundForm(
                "Tuần thi", now.minusSeconds(60), now.plusSeconds(3600), bank.versionId(), 10, 7, null, "10", "");
        return requireNonNull(node.door(ContestService.class)
                .addRound(contest.id(), form, Staff.SYSTEM)
                .block());
    }

    private static Map<String, String> answers(int person) {
        return IntStream.rangeClosed(1, 10 - person % 3)
                .boxed()
                .collect(Collectors.toMap(
                        String::valueOf, place -> "ABCD".substring((person + place) % 4, (person + place) % 4 + 1)));
    }

    @Test
    void aFileWithMoreErrorsThanAreListedSaysSo() {
        Page admin = chromium.phone();
        desk.signInFirstTime(admin, desk.account("nhieu-loi-" + contest.id(), Role.ADMIN, null));
        admin.navigate(at("/quan-tri/ngan-hang"));
        upload(admin, HEADER + questions(1_100).replace("nhận biết", "không rõ"));
        assertThat(Desk.dialog(admin, ".errors")).containsText("Tệp có ít nhất 1.000 lỗi");
        assertThat(Desk.dialog(admin, ".errors .notice")).containsText("tệp có thể còn lỗi khác");
        assertThat(Desk.dialog(admin, ".findings tbody tr")).hasCount(1_000);
        Desk.dialog(admin, ".errors .notice").scrollIntoViewIfNeeded();
        admin.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "bank-many-errors.png")));
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
