package vn.hoithi.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Staff;
import vn.hoithi.bank.BankService;
import vn.hoithi.contest.RoundForm;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Meaning;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Scoring;
import vn.hoithi.questionbank.rules.TieBreak;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http.Answer;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** The prediction question and partial points, from the round's rules to the receipt. */
class PredictionTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final List<TieBreak> ORDER = List.of(TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.EARLIEST);
    private static final RankingRules RATE = new RankingRules(
            Counting.BEST,
            Scoring.ALL_OR_NOTHING,
            new Prediction(Meaning.RATE_ALL_RIGHT, 5, BigDecimal.ZERO, new BigDecimal(100), 0, true),
            ORDER);

    private final Node node = Node.shared();
    private final TestContest contest = TestContest.on(node);

    @Test
    void thePredictionIsAskedSavedAndOnTheReceipt() {
        int round = contest.add(contest.open(LONG).ranked(RATE));
        Citizen citizen = citizen();
        JsonNode attempt = citizen.start(round).json();
        JsonNode asked = attempt.path("prediction");
        assertThat(asked.path("question").asString())
                .isEqualTo(
                        "Dự đoán tỷ lệ phần trăm người trả lời đúng tất cả các câu hỏi trên số người dự thi của Tuần thi");
        assertThat(asked.path("decimals").asInt()).isEqualTo(5);
        assertThat(asked.path("most").decimalValue()).isEqualByComparingTo("100");
        String id = attempt.path("id").asString();

        citizen.save(id, 1, Map.of("1", "A", "P", "87.65432"));

        JsonNode again = citizen.http().get("/api/attempts/" + id + "/answers").json();
        assertThat(again.path("answers").path("P").asString()).isEqualTo("87.65432");
        JsonNode result = citizen.submit(id, 2, Map.of("1", "A", "P", "87.5")).json();
        assertThat(result.path("prediction").decimalValue()).isEqualByComparingTo("87.5");
        assertThat(result.path("answered").asInt()).isEqualTo(1);
        String receipt = result.path("receipt").asString();
        assertThat(citizen.http()
                        .get("/c/" + contest.slug() + "/phieu/" + receipt)
                        .text())
                .contains("Số dự đoán")
                .contains("87,5");
    }

    @Test
    void aWrongPredictionIsRefusedWithWhatIsWantedAndLosesNothing() {
        int round = contest.add(contest.open(LONG).ranked(RATE));
        Citizen citizen = citizen();
        String id = citizen.start(round).json().path("id").asString();
        citizen.save(id, 1, Map.of("1", "A", "P", "12"));
        for (String wrong : List.of("100.1", "87,5", "abc", "-1", "1.234567", "1e2", "99999999999")) {
            Answer refused = citizen.save(id, 2, Map.of("1", "B", "P", wrong));
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            JsonNode problem = refused.json();
            assertThat(problem.path("type").asString()).endsWith("bad-prediction");
            assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo("answers.P");
            assertThat(problem.path("errors").get(0).path("message").asString())
                    .contains("tối đa 5 chữ số sau dấu phẩy từ 0 đến 100");
        }
        JsonNode kept = citizen.http().get("/api/attempts/" + id + "/answers").json();
        assertThat(kept.path("answers").path("1").asString()).isEqualTo("A");
        assertThat(kept.path("answers").path("P").asString()).isEqualTo("12");
        assertThat(kept.path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void whoPredictsWhereNothingIsAskedIsRefusedAndWhoPredictsNothingIsTaken() {
        int plain = contest.openRound(LONG);
        int asking = contest.add(contest.open(LONG).ranked(RATE));
        Citizen citizen = citizen();
        JsonNode attempt = citizen.start(plain).json();
        assertThat(attempt.path("prediction").isMissingNode()).isTrue();
        assertThat(citizen.save(attempt.path("id").asString(), 1, Map.of("P", "12"))
                        .status())
                .isEqualTo(422);
        String other = citizen.start(asking).json().path("id").asString();
        assertThat(citizen.submit(other, 1, Map.of("1", "A")).status()).isEqualTo(200);
    }

    @Test
    void partialPointsAreWrittenAsTheRulesAtTheStartSay() {
        String questions = """
                Mã câu,Chủ đề,Mức độ,Câu hỏi,A,B,C,D,Đáp án,Giải thích,Nguồn
                ND-1,Số,nhận biết,Những số nào chẵn?,Hai,Bốn,Ba,Năm,"A,B",Chia hết cho hai,Sách
                """;
        BankService.Loaded bank = requireNonNull(node.door(BankService.class)
                .load("Nhiều đáp án " + contest.slug(), questions.getBytes(UTF_8), "nhieu.csv", Staff.SYSTEM)
                .block());
        RoundForm open = contest.open(LONG);
        RoundForm form =
                new RoundForm("Tuần thi", open.opensAt(), open.closesAt(), bank.versionId(), 10, 7, null, "1", "");
        int partial = contest.add(form.ranked(
                new RankingRules(Counting.BEST, Scoring.PARTIAL, null, List.of(TieBreak.SCORE, TieBreak.EARLIEST))));
        int whole = contest.add(form);
        Citizen citizen = citizen();
        assertThat(half(citizen, partial)).isEqualTo(50);
        assertThat(half(citizen, whole)).isZero();
    }

    // Ticks one right choice of two, wherever it is shown; the points that were written.
    private int half(Citizen citizen, int round) {
        JsonNode attempt = citizen.start(round).json();
        String letter = "";
        for (JsonNode choice : attempt.path("questions").get(0).path("choices")) {
            letter = choice.path("text").asString().equals("Hai")
                    ? choice.path("letter").asString()
                    : letter;
        }
        String id = attempt.path("id").asString();
        JsonNode result = citizen.submit(id, 1, Map.of("1", letter)).json();
        assertThat(result.path("correct").asInt()).isZero();
        int written = requireNonNull(node.door(DatabaseClient.class)
                .sql("SELECT points FROM report_submission WHERE id = :id::uuid")
                .bind("id", id)
                .map(row -> requireNonNull(row.get("points", Integer.class)))
                .one()
                .block());
        assertThat(result.path("points").asInt(0)).isEqualTo(written);
        return written;
    }

    private Citizen citizen() {
        return Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"));
    }
}
