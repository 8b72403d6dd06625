package vn.hoithi.questionbank.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static vn.hoithi.questionbank.BankFixtures.places;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hoithi.questionbank.*;
import vn.hoithi.questionbank.text.*;

class AikenFormatTest {

    @Test
    void readsQuestionsAsPeopleWriteThem() {
        ImportResult.Accepted accepted = accepted("""
                Thủ đô nước ta là <b>đâu</b>?
                A. Hà Nội
                B. Huế
                ANSWER: A

                Ai ở U.S.?
                U.S. là gì?
                A) Một nước
                B)Một
                thành phố
                ANSWER:b
                """);
        List<Question> questions = accepted.bank().questions();
        assertThat(questions).extracting(Question::id).containsExactly("C0001", "C0002");
        assertThat(questions.getFirst().stem().plain()).isEqualTo("Thủ đô nước ta là <b>đâu</b>?");
        assertThat(questions.getFirst().key()).containsExactly(0);
        assertThat(questions.getLast().stem().plain()).isEqualTo("Ai ở U.S.? U.S. là gì?");
        assertThat(questions.getLast().choices())
                .extracting(RichText::plain)
                .containsExactly("Một nước", "Một thành phố");
        assertThat(questions.getLast().key()).containsExactly(1);
        assertThat(places(accepted.warnings())).contains("7:1 joined-lines", "10:1 joined-lines");
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    no-key              | 8:1  | Gì?/A. a/B. b
                    no-key              | 8:1  | Gì?/A. a/B. b/ANSWER:
                    bad-key             | 9:9  | Gì?/A. a/B. b/ANSWER: AB
                    bad-key             | 9:10 | Gì?/A. a/B. b/ ANSWER: 1
                    key-outside-choices | 9:9  | Gì?/A. a/B. b/ANSWER: C
                    answer-outside      | 6:1  | ANSWER: A
                    too-few-choices     | 6:1  | Gì?/ANSWER: A
                    empty-stem          | 6:1  | A. a/B. b/ANSWER: A
                    choice-order        | 8:1  | Gì?/A. a/C. b/ANSWER: A
                    equal-choices       | 8:2  | Gì?/A. a/ B. A/ANSWER: A
                    choice-gap          | 9:1  | Gì?/A. a/B. b/C./ANSWER: A
                    control-character   | 7:5  | Gì?/A. a\u202E/B. b/ANSWER: A
                    """)
    void reportsEachMistakeAtItsPlace(String code, String place, String lines) {
        List<Finding> errors = errors("Ai?\nA. a\nB. b\nANSWER: A\n\n" + lines.replace('/', '\n') + "\n");
        String expected = code.equals("no-key") && lines.endsWith("ANSWER:") ? "9:8 no-key" : place + " " + code;
        assertThat(places(errors)).contains(expected);
        assertThat(errors).filteredOn(error -> error.code().equals(code)).hasSize(1);
    }

    @Test
    void aQuestionWithoutAnswerDoesNotSwallowTheNext() {
        assertThat(places(errors("Một?\nA. a\nB. b\n\nHai?\nA. c\nB. d\nANSWER: Z\n")))
                .containsExactly("3:1 no-key", "8:9 key-outside-choices");
    }

    @Test
    void isRecognisedByItsAnswerLines() {
        AikenFormat format = new AikenFormat();
        assertThat(format.detects(file("Ai?\nA. a\nB. b\nANSWER: A"))).isTrue();
        assertThat(format.detects(file("Ai?\nA. a\nB. b\nĐáp án: A"))).isFalse();
        assertThat(format.detects(file("Câu hỏi,A,Đáp án\n\"x\nANSWER: A\n\",a,A")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "A. ", "a\n", "A. x\n", "A. x\na\n", "ANSWER: A\n", "\n", "a\nA. b\nANSWER: A\n", "\u0301"})
    void answersSoonWhateverIsRepeated(String sign) {
        String text = "Ai?\n" + sign.repeat(4_900_000 / sign.getBytes(StandardCharsets.UTF_8).length);
        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThat(new AikenFormat().parse(file(text))).isInstanceOf(ImportResult.Rejected.class));
    }

    private static BankFile file(String text) {
        return new BankFile("x.txt", text.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportResult.Accepted accepted(String text) {
        return switch (new AikenFormat().parse(file(text))) {
            case ImportResult.Accepted accepted -> accepted;
            case ImportResult.Rejected rejected -> throw new AssertionError(rejected.errors());
        };
    }

    private static List<Finding> errors(String text) {
        return switch (new AikenFormat().parse(file(text))) {
            case ImportResult.Accepted accepted -> throw new AssertionError(accepted.bank());
            case ImportResult.Rejected rejected -> rejected.errors();
        };
    }
}
