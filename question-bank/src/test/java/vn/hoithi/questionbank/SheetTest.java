package vn.hoithi.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {

    /** Question 1 has one right choice, question 2 several; both show A to D. */
    private static final Paper PAPER = new Paper(List.of(
            shown(BankFixtures.question("Q1", "T", Level.APPLY)),
            shown(BankFixtures.question("Q2", "T", Level.APPLY, Set.of(0, 1), false)),
            shown(BankFixtures.question("Q3", "T", Level.APPLY))));

    @Test
    void isReadFromWhatTheClientSent() {
        assertThat(Sheet.read(Map.of("1", "A", "2", "BD", "3", ""), PAPER))
                .isEqualTo(new SheetReading.Read(Sheet.parse("A|BD|")));
    }

    @Test
    void leavesQuestionsThatWereNotSentUnanswered() {
        assertThat(Sheet.read(Map.of("3", "C"), PAPER)).isEqualTo(new SheetReading.Read(Sheet.parse("||C")));
        assertThat(Sheet.read(Map.of(), PAPER)).isEqualTo(new SheetReading.Read(Sheet.empty(3)));
    }

    @Test
    void takesNullForNothingTicked() {
        Map<String, String> answers = new HashMap<>();
        answers.put("1", null);
        assertThat(Sheet.read(answers, PAPER)).isEqualTo(new SheetReading.Read(Sheet.empty(3)));
    }

    @Test
    void takesLettersInAnyOrderAndRepeated() {
        assertThat(Sheet.read(Map.of("1", "AA", "2", "DBDB"), PAPER))
                .isEqualTo(new SheetReading.Read(Sheet.parse("A|BD|")));
    }

    @ParameterizedTest
    @CsvSource({"0,A", "4,A", "01,A", "-1,A", "x,A", "'',A", "9999999999,A", "1,E", "1,a", "1,AB", "2,A B", "2,1", "3,Ạ"
    })
    void refusesWhatThePaperDoesNotHave(String question, String letters) {
        assertThat(Sheet.read(Map.of(question, letters), PAPER)).isEqualTo(new SheetReading.Foreign(question, letters));
    }

    @Test
    void quotesForeignAnswersShort() {
        SheetReading reading = Sheet.read(Map.of("1", "A".repeat(10_000) + "Z"), PAPER);
        assertThat(reading).isEqualTo(new SheetReading.Foreign("1", "A".repeat(19) + "…"));
    }

    @Test
    void isPrintedAsLettersBetweenBars() {
        Sheet sheet = new Sheet(List.of(new TreeSet<>(Set.of(0)), new TreeSet<>(), new TreeSet<>(Set.of(2, 1))));
        assertThat(sheet.print()).isEqualTo("A||BC");
        assertThat(Sheet.empty(3).print()).isEqualTo("||");
    }

    @ParameterizedTest
    @ValueSource(strings = {"K", "a", "A,B", "A |B", "A\n"})
    void isNotReadFromAnythingElse(String printed) {
        assertThatThrownBy(() -> Sheet.parse(printed)).hasMessageContaining("not a sheet");
    }

    @Test
    void hasABoundedNumberOfAnswers() {
        assertThatThrownBy(() -> Sheet.parse("|".repeat(1_000_000))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sheet.empty(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sheet(List.of(new TreeSet<>(Set.of(10))))).hasMessageContaining("no such places");
    }

    @Test
    void countsTheAnsweredQuestions() {
        assertThat(Sheet.parse("A||BC|").answered()).isEqualTo(2);
        assertThat(Sheet.empty(5).answered()).isZero();
    }

    private static PaperQuestion shown(Question question) {
        return new PaperQuestion(question, List.of(0, 1, 2, 3));
    }
}
