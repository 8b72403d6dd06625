package vn.hoithi.questionbank.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.BankFixtures;
import vn.hoithi.questionbank.Level;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.stats.ItemReport.Choice;
import vn.hoithi.questionbank.stats.ItemReport.Flag;
import vn.hoithi.questionbank.stats.ItemStatistics.Answer;
import vn.hoithi.questionbank.stats.ScoreReport.Basis;

class ItemStatisticsTest {

    private static final Offset<Double> EXACT = within(1e-9);

    /** Four choices, A is right. */
    private static Question question(String id) {
        return BankFixtures.question(id, "T", Level.RECOGNISE);
    }

    /** An attempt at Q1, Q2 …: one letter per question, "-" for one left open, "." for one not on the paper. */
    private static List<Answer> attempt(String letters) {
        List<Answer> answers = new ArrayList<>();
        for (int number = 0; number < letters.length(); number++) {
            char letter = letters.charAt(number);
            if (letter != '.') {
                Set<Integer> ticked = letter == '-' ? Set.of() : Set.of(letter - 'A');
                answers.add(new Answer(question("Q" + (number + 1)), ticked, letter == 'A'));
            }
        }
        return answers;
    }

    private static RoundReport report(String... attempts) {
        ItemStatistics statistics = new ItemStatistics();
        for (String letters : attempts) {
            statistics.add(attempt(letters));
        }
        return statistics.report();
    }

    /**
     * Five attempts at the same three questions, worked out by hand.
     *
     * <pre>
     *        Q1 Q2 Q3  marks  score | rest of Q1  Q2  Q3
     *   1    A  A  A   1 1 1    3   |         2   2   2
     *   2    A  A  B   1 1 0    2   |         1   1   2
     *   3    A  B  A   1 0 1    2   |         1   2   1
     *   4    C  A  B   0 1 0    1   |         1   0   1
     *   5    A  C  -   1 0 0    1   |         0   1   1
     *   sum            4 3 2    9   |         5   6   7
     * </pre>
     */
    private static final String[] TABLE = {"AAA", "AAB", "ABA", "CAB", "AC-"};

    @Test
    void facilityDiscriminationAndEfficiencyAgreeWithTheTable() {
        List<ItemReport> items = report(TABLE).items();
        assertThat(items).extracting(ItemReport::question).containsExactly("Q1", "Q2", "Q3");
        assertThat(items.get(0).facility()).isCloseTo(0.8, EXACT);
        assertThat(items.get(1).facility()).isCloseTo(0.6, EXACT);
        assertThat(items.get(2).facility()).isCloseTo(0.4, EXACT);
        // Q1: sum of products 2+1+1+0+0 = 4; cov = (4 - 4*5/5)/4 = 0.
        assertThat(items.get(0).discrimination()).isCloseTo(0.0, EXACT);
        assertThat(items.get(0).efficiency()).isCloseTo(0.0, EXACT);
        // Q2: products 2+1+0+0+0 = 3; cov = (3 - 3*6/5)/4 = -0.15; var mark (3 - 9/5)/4 = 0.3;
        // var rest (4+1+4+0+1 - 36/5)/4 = 0.7; DI = -15/sqrt(0.21) = -32.732683535398856.
        // Sorted: rests 0 1 1 2 2 with marks 0 0 1 1 1 give 1+2+2 = 5; (5 - 3.6)/4 = 0.35; DE = -15/0.35.
        assertThat(items.get(1).discrimination()).isCloseTo(-32.732683535398856, EXACT);
        assertThat(items.get(1).efficiency()).isCloseTo(-42.857142857142854, EXACT);
        // Q3: products 2+0+1+0+0 = 3; cov = (3 - 2*7/5)/4 = 0.05; var mark (2 - 4/5)/4 = 0.3;
        // var rest (4+4+1+1+1 - 49/5)/4 = 0.3; DI = 5/0.3; best 2+2 = 4: (4 - 2.8)/4 = 0.3; DE = 5/0.3.
        assertThat(items.get(2).discrimination()).isCloseTo(16.666666666666668, EXACT);
        assertThat(items.get(2).efficiency()).isCloseTo(16.666666666666668, EXACT);
    }

    @Test
    void alphaAndStandardErrorAgreeWithTheTable() {
        ScoreReport scores = report(TABLE).scores();
        assertThat(scores.attempts()).isEqualTo(5);
        assertThat(scores.questions()).isEqualTo(3);
        assertThat(scores.mean()).isCloseTo(1.8, EXACT);
        // Scores 3 2 2 1 1: squares 9+4+4+1+1 = 19; var = (19 - 81/5)/4 = 0.7.
        assertThat(scores.deviation()).isCloseTo(0.8366600265340756, EXACT);
        assertThat(scores.distribution()).containsExactly(0L, 2L, 2L, 1L);
        // Variances of marks: Q1 (4 - 16/5)/4 = 0.2, Q2 0.3, Q3 0.3, together 0.8; alpha = 3/2 (1 - 0.8/0.7) = -3/14.
        assertThat(scores.basis()).isEqualTo(Basis.SAME_QUESTIONS);
        assertThat(scores.alpha()).isCloseTo(-0.21428571428571427, EXACT);
        // sqrt(17/14), and sqrt(0.7 * 17/14) = sqrt(0.85).
        assertThat(scores.errorRatio()).isCloseTo(110.1946325550568, within(1e-6));
        assertThat(scores.standardError()).isCloseTo(0.9219544457292888, EXACT);
    }

    @Test
    void theTableOfChoicesAgrees() {
        List<Choice> choices = report(TABLE).items().get(2).choices();
        assertThat(choices)
                .containsExactly(
                        new Choice("A", true, 2, 0.4, 1.5, 1),
                        new Choice("B", false, 2, 0.4, 1.5, 1),
                        new Choice("C", false, 0, 0.0, null, 0),
                        new Choice("D", false, 0, 0.0, null, 0));
        assertThat(report(TABLE).items().get(2).open()).isEqualTo(1);
    }

    /**
     * Papers of two out of three questions: a question has only the attempts that showed it.
     *
     * <pre>
     *        Q1 Q2 Q3  score
     *   1    A  A  .   2
     *   2    A  .  B   1
     *   3    .  B  B   0
     *   4    B  A  .   1
     * </pre>
     */
    @Test
    void drawnPapersCountWhereTheyShowedAQuestion() {
        RoundReport report = report("AA.", "A.B", ".BB", "BA.");
        ItemReport first = report.items().getFirst();
        assertThat(first.shown()).isEqualTo(3);
        assertThat(first.facility()).isCloseTo(2.0 / 3, EXACT);
        // Marks 1 1 0, rests 1 0 1: cov = (1 - 2*2/3)/2 = -1/6; both variances (2 - 4/3)/2 = 1/3; DI = -50.
        assertThat(first.discrimination()).isCloseTo(-50.0, EXACT);
        // Q3 was never right: no variance, no index.
        assertThat(report.items().get(2).discrimination()).isNull();
        // Scores 2 1 0 1: var = (6 - 16/4)/3 = 2/3. Mean mark 4/8 = 1/2: places 2 * 1/4 * 4/3 = 2/3;
        // alpha = 2/1 (1 - 1) = 0, so all of the deviation is error.
        assertThat(report.scores().basis()).isEqualTo(Basis.DRAWN_PAPERS);
        assertThat(report.scores().alpha()).isCloseTo(0.0, EXACT);
        assertThat(report.scores().standardError()).isCloseTo(0.816496580927726, EXACT);
    }

    @Test
    void papersOfSeveralLengthsHaveNoReliability() {
        ScoreReport scores = report("AA.", "ABA", ".BB").scores();
        assertThat(scores.questions()).isZero();
        assertThat(scores.basis()).isEqualTo(Basis.NONE);
        assertThat(scores.alpha()).isNull();
        assertThat(scores.standardError()).isNull();
    }

    @Test
    void aRoundNobodyTookHasAnEmptyReport() {
        RoundReport report = new ItemStatistics().report();
        assertThat(report.items()).isEmpty();
        assertThat(report.scores().mean()).isNull();
        assertThat(report.scores().alpha()).isNull();
    }

    @Test
    void anAttemptThatAnswersAQuestionTwiceIsNotOne() {
        ItemStatistics statistics = new ItemStatistics();
        List<Answer> twice = List.of(attempt("A").getFirst(), attempt("B").getFirst());
        assertThatThrownBy(() -> statistics.add(twice)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> statistics.add(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyThatTheStrongDoNotChooseLooksWrong() {
        List<String> codes = codes(strongAndWeak("BAAA", "ABCB"));
        assertThat(codes)
                .startsWith("looks-wrong-keyed", "negative-discrimination")
                .doesNotContain("below-guessing");
        assertThat(strongAndWeak("BAAA", "ABCB").flags().getFirst().sentence())
                .isEqualTo("Nhóm làm tốt nhất chọn B (20 người) nhiều hơn đáp án (0 người): có thể đáp án ghi sai.");
    }

    @Test
    void veryEasyVeryHardAndBlindlyGuessedQuestionsAreFlagged() {
        assertThat(codes(strongAndWeak("AAAA", "ABCB"))).contains("too-easy");
        assertThat(codes(strongAndWeak("BAAA", "CBCB")))
                .contains("below-guessing")
                .doesNotContain("too-hard");
    }

    @Test
    void aChoiceThatNobodyTicksIsFlagged() {
        assertThat(codes(strongAndWeak("AAAA", "BBCB"))).containsExactly("unused-choice", "unused-choice");
    }

    @Test
    void aFewAttemptsFlagNothing() {
        assertThat(report(TABLE).items())
                .allSatisfy(item -> assertThat(item.flags()).isEmpty());
    }

    private static List<String> codes(ItemReport item) {
        return item.flags().stream().map(Flag::code).toList();
    }

    /** What the first question looks like after twenty strong attempts and twenty weak ones. */
    private static ItemReport strongAndWeak(String strong, String weak) {
        return report(IntStream.range(0, 40)
                        .mapToObj(number -> number % 2 == 0 ? strong : weak)
                        .toArray(String[]::new))
                .items()
                .getFirst();
    }
}
