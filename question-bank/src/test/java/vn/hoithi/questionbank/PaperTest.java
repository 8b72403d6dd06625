package vn.hoithi.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PaperTest {

    @Test
    void drawsForEverWhatItDrewOnce() {
        // Papers are not stored. If this test fails, people's past papers have changed: change the code, not the test.
        assertThat(printed(Paper.draw(BankFixtures.bank(300), Blueprint.any(5), 42)))
                .isEqualTo("Q0048bdac Q0105abcd Q0085adbc Q0015bcda Q0222dbca");
        Blueprint parts = Blueprint.parse("2[topic=T1];2[level=vận dụng];1[topic=T3,level=nhận biết]");
        assertThat(printed(Paper.draw(BankFixtures.bank(300), parts, -7)))
                .isEqualTo("Q0131cadb Q0171cbad Q0056abcd Q0141bcda Q0273abcd");
    }

    @Test
    void differsFromSeedToSeed() {
        Composition composition = Composition.of(BankFixtures.bank(300), Blueprint.any(10));
        assertThat(LongStream.range(0, 1_000).mapToObj(seed -> printed(composition.paper(seed))))
                .doesNotHaveDuplicates();
    }

    @Test
    void handsQuestionsOverWhenPartsCompete() {
        // T0 admits a, b, c and "nhận biết" admits a, b, d: only {c + one of a, b} and {d + the other} fill both.
        QuestionBank bank = new QuestionBank(List.of(
                BankFixtures.question("a", "T0", Level.RECOGNISE),
                BankFixtures.question("b", "T0", Level.RECOGNISE),
                BankFixtures.question("c", "T0", Level.APPLY),
                BankFixtures.question("d", "T1", Level.RECOGNISE)));
        Blueprint blueprint = Blueprint.parse("2[topic=T0];2[level=nhận biết]");
        assertThat(blueprint.shortages(bank)).isEmpty();
        for (long seed = 0; seed < 500; seed++) {
            assertThat(Paper.draw(bank, blueprint, seed).questions()).hasSize(4);
        }
    }

    @Test
    void isNotDrawnFromABankThatLacksQuestions() {
        QuestionBank bank = BankFixtures.bank(5);
        assertThatThrownBy(() -> Paper.draw(bank, Blueprint.any(6), 1)).hasMessageContaining("ngân hàng chỉ có 5 câu");
        assertThatThrownBy(() -> Composition.of(bank, Blueprint.any(6))).hasMessageContaining("ngân hàng chỉ có 5 câu");
    }

    @Test
    void givesAPointOnlyForAllRightChoicesAndNoOther() {
        Paper paper = new Paper(List.of(shown("Q1", Set.of(0)), shown("Q2", Set.of(1, 3)), shown("Q3", Set.of(2))));
        // Shown in reverse: the right letters are D, A and C, B.
        assertThat(paper.grade(Sheet.parse("D|AC|B"))).isEqualTo(new Grade(3, 3));
        assertThat(paper.grade(Sheet.parse("D|A|B"))).isEqualTo(new Grade(2, 3));
        assertThat(paper.grade(Sheet.parse("D|ABC|B"))).isEqualTo(new Grade(2, 3));
        assertThat(paper.grade(Sheet.parse("CD||A"))).isEqualTo(new Grade(0, 3));
    }

    @Test
    void countsWhatAShorterSheetLacksAsUnanswered() {
        Paper paper = new Paper(List.of(shown("Q1", Set.of(0)), shown("Q2", Set.of(1))));
        assertThat(paper.grade(Sheet.parse("D"))).isEqualTo(new Grade(1, 2));
        assertThat(paper.grade(Sheet.empty(2))).isEqualTo(new Grade(0, 2));
    }

    @Test
    void doesNotGradeASheetOfALongerPaper() {
        Paper paper = new Paper(List.of(shown("Q1", Set.of(0))));
        assertThatThrownBy(() -> paper.grade(Sheet.empty(2))).hasMessageContaining("2 answers for a paper of 1");
    }

    @Test
    void aChoiceOrderNamesEveryChoiceOnce() {
        Question question = BankFixtures.question("Q1", "T", Level.APPLY);
        for (List<Integer> order : List.of(
                List.<Integer>of(), List.of(0, 1, 2), List.of(0, 1, 2, 2), List.of(0, 1, 2, 4), List.of(-1, 0, 1, 2))) {
            assertThatThrownBy(() -> new PaperQuestion(question, order)).hasMessageContaining("not an order");
        }
    }

    private static PaperQuestion shown(String id, Set<Integer> key) {
        return new PaperQuestion(BankFixtures.question(id, "T", Level.APPLY, key, false), List.of(3, 2, 1, 0));
    }

    private static String printed(Paper paper) {
        return paper.questions().stream()
                .map(shown -> shown.question().id()
                        + shown.order().stream()
                                .map(choice -> Character.toString('a' + choice))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }
}
