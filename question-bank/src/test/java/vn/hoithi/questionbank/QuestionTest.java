package vn.hoithi.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.text.RichText;

class QuestionTest {

    @Test
    void hasSeveralRightChoicesOrOne() {
        assertThat(BankFixtures.question("Q1", "T", Level.APPLY, Set.of(1), false)
                        .multiple())
                .isFalse();
        assertThat(BankFixtures.question("Q1", "T", Level.APPLY, Set.of(1, 3), false)
                        .multiple())
                .isTrue();
    }

    @Test
    void isNotChangedThroughTheListsItWasMadeFrom() {
        List<String> choices = new ArrayList<>(List.of("Có", "Không"));
        SortedSet<Integer> key = new TreeSet<>(Set.of(0));
        Question question = question(choices, key);
        choices.set(0, "Khác");
        key.add(1);
        assertThat(question.choices()).extracting(RichText::plain).containsExactly("Có", "Không");
        assertThat(question.key()).containsExactly(0);
        assertThatThrownBy(() -> question.key().add(1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void hasTwoToTenChoices() {
        assertThatThrownBy(() -> question(List.of("Có"), key(0))).hasMessageContaining("1 choices");
        List<String> eleven =
                IntStream.range(0, 11).mapToObj(number -> "Ý " + number).toList();
        assertThatThrownBy(() -> question(eleven, key(0))).hasMessageContaining("11 choices");
        assertThat(question(eleven.subList(0, 10), key(9)).choices()).hasSize(10);
    }

    @Test
    void hasNoTwoChoicesThatReadTheSame() {
        assertThatThrownBy(() -> question(List.of("Quốc hội", "quốc  HỘI"), key(0)))
                .hasMessageContaining("equal");
    }

    @Test
    void hasAKeyAmongItsChoices() {
        List<String> choices = List.of("Có", "Không");
        assertThatThrownBy(() -> question(choices, key())).hasMessageContaining("key");
        assertThatThrownBy(() -> question(choices, key(2))).hasMessageContaining("key");
        assertThatThrownBy(() -> question(choices, key(-1))).hasMessageContaining("key");
    }

    @Test
    void holdsLettersInOneFormHoweverTheyWereTyped() {
        String decomposed = "Hô\u0323i thi";
        Question question = BankFixtures.question("Q1", decomposed, Level.APPLY);
        assertThat(question.topic()).isEqualTo("Hội thi").hasSize(7);
    }

    @Test
    void doesNotTellItsKeyToALog() {
        Question question = question(List.of("Có", "Không"), key(1));
        assertThat(question).hasToString("Question[Q1]");
        assertThat(new PaperQuestion(question, List.of(1, 0)).toString()).doesNotContain("Có", "key");
        assertThat(new QuestionBank(List.of(question))).hasToString("QuestionBank[1 questions]");
    }

    @Test
    void levelsAreReadWhateverTheirCaseAndSpacing() {
        assertThat(Level.of(" Vận dụng  CAO ")).contains(Level.APPLY_HIGH);
        assertThat(Level.of("khó")).isEmpty();
        for (Level level : Level.values()) {
            assertThat(Level.of(level.label())).contains(level);
        }
    }

    private static Question question(List<String> choices, SortedSet<Integer> key) {
        return new Question(
                "Q1",
                "T",
                Level.APPLY,
                RichText.plain("Có phải không?"),
                choices.stream().map(RichText::plain).toList(),
                key,
                key.size() > 1,
                RichText.EMPTY,
                Source.of("Điều 1"),
                "",
                new TreeSet<>(),
                new TreeSet<>(),
                null);
    }

    private static SortedSet<Integer> key(Integer... places) {
        return new TreeSet<>(List.of(places));
    }
}
