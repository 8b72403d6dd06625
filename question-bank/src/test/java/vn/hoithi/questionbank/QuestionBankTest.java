package vn.hoithi.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class QuestionBankTest {

    private static final Question BASE =
            question("Q1", "T", "Ai?", List.of("An", "Ba"), 0, "Vì", "Điều 1", "F1", false);

    @Test
    void namesNoTwoQuestionsAlike() {
        assertThatThrownBy(() -> new QuestionBank(List.of(BASE, BASE))).hasMessageContaining("Q1");
    }

    @Test
    void holdsAtMostTwentyThousandQuestions() {
        assertThat(BankFixtures.bank(20_000).questions()).hasSize(20_000);
        assertThatThrownBy(() -> BankFixtures.bank(20_001)).hasMessageContaining("20001");
    }

    @Test
    void isTheSameBankWhateverTheOrderOfItsRows() {
        List<Question> reversed = new ArrayList<>(BankFixtures.bank(40).questions());
        Collections.reverse(reversed);
        QuestionBank again = new QuestionBank(reversed);
        assertThat(again).isEqualTo(BankFixtures.bank(40));
        assertThat(again.digest()).isEqualTo(BankFixtures.bank(40).digest());
    }

    @Test
    void hasADigestThatNeverChanges() {
        // Stored beside every version in use: a changed digest would say that its content changed.
        assertThat(new QuestionBank(List.of(BASE)).digest())
                .isEqualTo("779fa4bee99cca616df24db5a1c1e408d98c0eb05417bb7fff25ad03d022a171");
    }

    @Test
    void hasAnotherDigestWhenAnythingIsDifferent() {
        List<Question> variants = List.of(
                BASE,
                question("Q2", "T", "Ai?", List.of("An", "Ba"), 0, "Vì", "Điều 1", "F1", false),
                question("Q1", "U", "Ai?", List.of("An", "Ba"), 0, "Vì", "Điều 1", "F1", false),
                question("Q1", "T", "Ai thế?", List.of("An", "Ba"), 0, "Vì", "Điều 1", "F1", false),
                question("Q1", "T", "Ai?", List.of("Ba", "An"), 0, "Vì", "Điều 1", "F1", false),
                question("Q1", "T", "Ai?", List.of("An", "Ba"), 1, "Vì", "Điều 1", "F1", false),
                question("Q1", "T", "Ai?", List.of("An", "Ba", "Tư"), 0, "Vì", "Điều 1", "F1", false),
                question("Q1", "T", "Ai?", List.of("An", "Ba"), 0, "Do", "Điều 1", "F1", false),
                question("Q1", "T", "Ai?", List.of("An", "Ba"), 0, "Vì", "Điều 2", "F1", false),
                question("Q1", "T", "Ai?", List.of("An", "Ba"), 0, "Vì", "Điều 1", "F2", false),
                question("Q1", "T", "Ai?", List.of("An", "Ba"), 0, "Vì", "Điều 1", "F1", true),
                question("Q1", "T", "Ai?", List.of("An", "Ba"), 0, "VìĐiều", "1", "F1", false));
        assertThat(variants.stream().map(question -> new QuestionBank(List.of(question)).digest()))
                .doesNotHaveDuplicates();
    }

    @Test
    void countsTheQuestionsOfEachTopic() {
        assertThat(BankFixtures.bank(10).topics())
                .containsExactly(entry("T0", 3L), entry("T1", 3L), entry("T2", 2L), entry("T3", 2L));
    }

    private static Question question(
            String id,
            String topic,
            String stem,
            List<String> choices,
            int key,
            String explanation,
            String source,
            String fact,
            boolean fixed) {
        return BankFixtures.plain(
                id,
                topic,
                Level.RECOGNISE,
                stem,
                choices,
                new TreeSet<>(List.of(key)),
                explanation,
                source,
                fact,
                fixed);
    }
}
