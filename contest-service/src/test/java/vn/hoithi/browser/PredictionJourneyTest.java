package vn.hoithi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hoithi.account.Staff;
import vn.hoithi.bank.BankService;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.RoundForm;
import vn.hoithi.contest.Terms;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Meaning;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Scoring;
import vn.hoithi.questionbank.rules.TieBreak;
import vn.hoithi.share.ShareService;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** The prediction question on a small phone: typed as people here write numbers, never guessed, kept over a reload. */
class PredictionJourneyTest {
    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static @Nullable Page reader;

    private final Node node = Node.shared();
    private final TestContest contest = TestContest.on(node);

    @Test
    void aNumberIsTypedAskedBackKeptAndOnTheReceipt() {
        contest.add(contest.open(Duration.ofHours(1)).ranked(whole()));
        Page phone = enter();
        Locator input = phone.locator("[data-bind=predict-input]");
        for (int i = 0; i < 10; i++) {
            phone.locator("[data-bind=options] > *").first().click();
            phone.locator("[data-bind=next]").click();
        }
        assertThat(phone.locator("[data-bind=q-text]"))
                .hasText("Dự đoán số người trả lời đúng tất cả các câu hỏi của Tuần thi");
        assertThat(input).hasAttribute("inputmode", "numeric");
        Chromium.look(phone, "prediction");

        input.fill("1,200");
        phone.locator("[data-bind=finish]").click();
        assertThat(phone.locator("[data-bind=confirm-text]")).containsText("chưa dùng được");
        Chromium.look(phone, "prediction-confirm-wrong");
        phone.locator("[data-bind=confirm-no]").click();
        assertThat(input).isFocused();
        assertThat(input).hasValue("1,200");
        Chromium.look(phone, "prediction-asked-back");
        phone.locator("[data-bind=predict-ask] button").click();
        assertThat(input).hasValue("1.200");

        input.fill("hai nghìn");
        input.blur();
        assertThat(phone.locator("[data-bind=predict-says]")).containsText("Không đọc được");
        Chromium.look(phone, "prediction-wrong");
        phone.locator("[data-bind=finish]").click();
        phone.locator("[data-bind=confirm-no]").click();

        input.fill("1.345");
        input.blur();
        assertThat(phone.locator("[data-bind=predict-says]")).containsText("Bạn dự đoán 1.345 người");
        assertThat(phone.locator("[data-bind=saved]")).hasAttribute("data-state", "saved");
        phone.reload();
        phone.locator("[data-bind=overview-open]").click();
        assertThat(phone.locator("[data-bind=overview-text]")).containsText("Số dự đoán: 1.345.");
        Chromium.look(phone, "prediction-overview");
        phone.locator("[data-bind=q-grid] .wide button").click();
        assertThat(input).hasValue("1.345");
        phone.locator("[data-bind=finish]").click();
        assertThat(phone.locator("[data-bind=confirm-text]")).containsText("Số dự đoán: 1.345 người");
        Chromium.look(phone, "prediction-confirm");
        phone.locator("[data-bind=confirm-yes]").click();
        phone.waitForURL("**/phieu/**");
        assertThat(phone.locator("main")).containsText("1.345");
        Chromium.look(phone, "prediction-receipt");
    }

    @Test
    void whoForgetsItIsAskedOnceMoreAndMayStillHandIn() {
        contest.add(contest.open(Duration.ofHours(1)).ranked(whole()));
        Page phone = enter();
        for (int i = 0; i < 10; i++) {
            phone.locator("[data-bind=options] > *").first().click();
            phone.locator("[data-bind=next]").click();
        }
        phone.locator("[data-bind=finish]").click();
        assertThat(phone.locator("[data-bind=confirm-text]")).containsText("Bạn chưa ghi số dự đoán");
        assertThat(phone.locator("[data-bind=confirm-no]")).hasText("Ghi số dự đoán");
        Chromium.look(phone, "prediction-missing");
        phone.locator("[data-bind=confirm-yes]").click();
        phone.waitForURL("**/phieu/**");
    }

    @Test
    void afterTheCloseThePaperStandsBesideItsKeys() {
        String questions = """
                Mã câu,Chủ đề,Mức độ,Câu hỏi,A,B,C,D,Đáp án,Giải thích,Nguồn
                XL-1,Thử,nhận biết,Ai bầu ra đại biểu (%1$s)?,Cử tri,Chính phủ,Tòa án,Viện kiểm sát,A,Cử tri trực tiếp bầu ra đại biểu.,"Luật số 85/2015/QH13, Điều 1"
                XL-2,Thử,nhận biết,Người từ bao nhiêu tuổi được bầu cử (%1$s)?,Mười sáu,Mười tám,Hai mươi,Hai mốt,B,Tính đến ngày bầu cử.,"Luật số 85/2015/QH13, Điều 2"
                """.formatted(contest.slug());
        int bank = requireNonNull(node.door(BankService.class)
                        .load("Xem lại " + contest.slug(), questions.getBytes(UTF_8), "xem-lai.csv", Staff.SYSTEM)
                        .block())
                .versionId();
        RoundForm open = contest.open(Duration.ofHours(1));
        int round = contest.add(new RoundForm("Tuần thi", open.opensAt(), open.closesAt(), bank, 10, 7, null, "2", "")
                .under(new Terms(false, null, true, List.of(), List.of())));
        String receipt = Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"))
                .takes(round)
                .path("receipt")
                .asString();
        node.door(ContestService.class).close(round, Staff.SYSTEM).block();
        Page phone = chromium.phone();
        phone.navigate(node.address() + "/c/" + contest.slug() + "/phieu/" + receipt);
        assertThat(phone.locator(".reviewed > li")).hasCount(2);
        assertThat(phone.locator(".reviewed")).containsText("(đáp án đúng)");
        assertThat(phone.locator(".reviewed")).containsText("Luật số 85/2015/QH13, Điều 1");
        Chromium.look(phone, "receipt-review");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1200           | 0 | 1000000 | 1200
                    1.200          | 0 | 1000000 | 1200
                    1 200          | 0 | 1000000 | 1200
                    1.200 người    | 0 | 1000000 | 1200
                    0012           | 0 | 1000000 | 12
                    1,200          | 0 | 1000000 | ?1200
                    12,5           | 0 | 1000000 | !
                    1.20           | 0 | 1000000 | !
                    -5             | 0 | 1000000 | !
                    1e3            | 0 | 1000000 | !
                    2000000        | 0 | 1000000 | !
                    87,65          | 5 | 100     | 87.65
                    87.65          | 5 | 100     | 87.65
                    87,65 %        | 5 | 100     | 87.65
                    87,65432       | 5 | 100     | 87.65432
                    87,654321      | 5 | 100     | !
                    1.200          | 3 | 1000000 | ?1200 1.2
                    1.200,5        | 2 | 1000000 | 1200.5
                    5,             | 2 | 1000000 | !
                    """)
    void numbersAreReadAsPeopleHereWriteThem(String typed, int decimals, int most, String meant) {
        Page page = home();
        Object read = page.evaluate("""
                async ([typed, decimals, most]) => {
                  const { read } = await import('/js/prediction.js');
                  const { value, readings, problem } = read(typed, { decimals, least: 0, most });
                  return problem ? '!' : readings ? '?' + readings.join(' ') : value;
                }""", List.of(typed, decimals, most));
        assertThat(read).isEqualTo(meant);
    }

    // One page for all numbers.
    private Page home() {
        if (reader == null) {
            reader = chromium.phone();
            reader.navigate(node.address() + "/");
        }
        return reader;
    }

    private Page enter() {
        Page phone = chromium.phone();
        String link = requireNonNull(node.door(ShareService.class)
                .code(contest.id(), contest.unit("A-1"))
                .block());
        phone.navigate(node.address() + "/t/" + link);
        phone.locator("[data-bind=go]").click();
        phone.getByLabel("Họ và tên").fill("Trần Thị Thử");
        phone.getByLabel("Số điện thoại").fill("0197 765 4321");
        phone.locator("#f-consent").check();
        phone.locator("[data-bind=submit]").click();
        phone.locator("[data-bind=done-go]").click();
        phone.locator("[data-bind=start]").click();
        assertThat(phone.locator("[data-bind=exam]")).isVisible();
        return phone;
    }

    private static RankingRules whole() {
        return new RankingRules(
                Counting.BEST,
                Scoring.ALL_OR_NOTHING,
                new Prediction(Meaning.PEOPLE_ALL_RIGHT, 0, BigDecimal.ZERO, new BigDecimal(1_000_000), 0, true),
                List.of(TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.EARLIEST));
    }
}
