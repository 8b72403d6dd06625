package vn.hoithi.questionbank.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hoithi.questionbank.*;
import vn.hoithi.questionbank.text.*;

class TextBankFormatTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Câu 1: Ai?\nA. Một\nB. Hai\nC. Ba\nĐáp án: B",
                "Câu 1. Ai?\nA) Một\nB) Hai\nC) Ba\nĐáp án đúng: B.",
                "1. Ai?\na. Một\nb. Hai\nc. Ba\nĐA: b",
                "1) Ai?\na) Một\nb) Hai\nc) Ba\nAnswer: B",
                "Question 1 Ai?\nA. Một\nB. Hai\nC. Ba\nChọn B",
                "Câu 1 (1 điểm): Ai?\n\nA. Một   B. Hai   C. Ba\n\nĐáp án B",
                "Câu 1: Ai?\tA. Một\tB. Hai\tC. Ba\tĐáp án: B",
                "Câu 1: Ai?\nA. Một\n*B. Hai\nC. Ba",
                "Câu 1: Ai?\nA. Một\nB. *Hai\nC. Ba",
                "Câu 1: Ai?\nA. Một\nB. Hai *\nC. Ba",
                "Câu 1: Ai?\nA. Một\nB. Hai (đúng)\nC. Ba",
                "Câu 1: Ai?\nA. Một\nB. Hai\nC. Ba\nĐáp án: B. Hai",
                "Câu 1: Ai?\nA. Một\nB. Hai\nC. Ba\nBẢNG ĐÁP ÁN\n1.B",
                "Câu 1: Ai?\nA. Một\nB. Hai\nC. Ba\n1B",
                "Câu 1: Ai?\nA. Một\nB. Hai\nC. Ba\nĐÁP ÁN\nCâu 1: B",
                "ĐỀ THI\nCâu 1: Ai?\nA. Một\nB. Hai\nC. Ba\nĐáp án: B\n----- HẾT -----",
                "Ca\u0302u 1: Ai?\nA. Mo\u0323\u0302t\nB. Hai\nC. Ba\n\u0110a\u0301p a\u0301n: B",
            })
    void readsTheLayoutsThatPeopleUse(String text) {
        Question question = accepted(text).bank().questions().getFirst();
        assertThat(question.stem().plain()).isEqualTo("Ai?");
        assertThat(question.choices()).extracting(RichText::plain).containsExactly("Một", "Hai", "Ba");
        assertThat(question.key()).containsExactly(1);
        assertThat(question.multiple()).isFalse();
    }

    @Test
    void readsAllThatMayBeSaidOfAQuestion() {
        ImportResult.Accepted accepted = accepted("""
                Câu 1: Những ai
                đi bầu?
                A. Cử tri
                B. Người dưới
                18 tuổi
                C. Cả A và B
                Đáp án: A, C
                Hướng dẫn giải: Vì H<sub>2</sub>O,
                thế thôi.
                Nguồn: Luật số 85/2015/QH13
                Điều: Điều 2
                Khoản: khoản 1
                Địa chỉ nguồn: https://example.org/luat
                Chủ đề: Cử tri
                Mức độ: Vận dụng
                Loại câu: nhiều đáp án
                Giữ thứ tự: C
                Thẻ: luật; 2026
                Mã câu: BC-1
                Mã dữ kiện: EL001
                """);
        Question question = accepted.bank().questions().getFirst();
        assertThat(question.id()).isEqualTo("BC-1");
        assertThat(question.stem().plain()).isEqualTo("Những ai\nđi bầu?");
        assertThat(question.choices())
                .extracting(RichText::plain)
                .containsExactly("Cử tri", "Người dưới\n18 tuổi", "Cả A và B");
        assertThat(question.key()).containsExactly(0, 2);
        assertThat(question.explanation().html()).isEqualTo("Vì H<sub>2</sub>O,<br>thế thôi.");
        assertThat(question.source())
                .isEqualTo(new Source("Luật số 85/2015/QH13", "Điều 2", "khoản 1", "https://example.org/luat"));
        assertThat(question.topic()).isEqualTo("Cử tri");
        assertThat(question.level()).isEqualTo(Level.APPLY);
        assertThat(question.multiple()).isTrue();
        assertThat(question.pinned()).containsExactly(2);
        assertThat(question.tags()).isEqualTo(new TreeSet<>(List.of("2026", "luật")));
        assertThat(question.factId()).isEqualTo("EL001");
        assertThat(accepted.origins().values())
                .extracting(origin -> origin.at(Field.LEVEL))
                .containsExactly(Place.at(15, 9));
    }

    @Test
    void answersMayStandAtTheEndAsListOrTable() {
        String questions = three("");
        for (String answers : List.of(
                "1.C 2.A 3.B",
                "1C 2A 3B",
                "BẢNG ĐÁP ÁN\n1-C, 2-A\n3-B",
                "Đáp án:\nCâu 1: C\nCâu 2: A\nCâu 3: B",
                "ĐÁP ÁN ĐỀ 1\nCâu\t1\t2\t3\nĐáp án\tC\tA\tB")) {
            assertThat(accepted(questions + answers).bank().questions())
                    .as(answers)
                    .extracting(question -> question.key().first())
                    .containsExactly(2, 0, 1);
        }
    }

    @Test
    void partsThatCountAnewTakeTheirOwnAnswers() {
        String text = "PHẦN I. Luật\n" + three("x") + "\nPHẦN II. Bác\n" + three("y") + "1C 2A 3B\n1A 2A 3A\n";
        assertThat(accepted(text).bank().questions())
                .extracting(question -> question.topic() + question.key().first())
                .containsExactly("Luật2", "Luật0", "Luật1", "Bác0", "Bác0", "Bác0");
        assertThat(codes(accepted(text).warnings())).contains("topic-heading");
    }

    @Test
    void aHeadingNamesTheTopicOfTheQuestionsBelow() {
        String text = "CHỦ ĐỀ: Quốc hội\n" + one(1, "A") + "CHỦ ĐỀ: Hội đồng\n" + one(2, "B");
        assertThat(accepted(text).bank().questions())
                .extracting(Question::topic)
                .containsExactly("Quốc hội", "Hội đồng");
        assertThat(accepted(text.replace("CHỦ ĐỀ", "Chủ đề")).bank().questions())
                .extracting(Question::topic)
                .containsExactly("Quốc hội", "Hội đồng");
    }

    @Test
    void aListOfNumbersWithinAQuestionBelongsToIt() {
        Question question = accepted("7. Chọn câu đúng:\n1. Ý một\n2. Ý hai\nA. 1\nB. 2\nĐáp án: A\n")
                .bank()
                .questions()
                .getFirst();
        assertThat(question.stem().plain()).isEqualTo("Chọn câu đúng:\n1. Ý một\n2. Ý hai");
    }

    @Test
    void reportsEachMistakeAtItsLine() {
        String text = one(1, "A")
                + "Câu 2: Gì?\nA. Một\nB. Hai\n\n"
                + "Câu 3: Gì đó?\nA. Một\n*B. Hai\nĐáp án: A\n"
                + "Câu 4: Chỉ một\nA. Một\nĐáp án: A\n"
                + "Câu 5: Sai chữ\nA. Một\nC. Hai\nĐáp án: A\n"
                + "Câu 6: Sai khoá\nA. Một\nB. Hai\nĐáp án: hai\n"
                + "Câu 7: Ngoài\nA. Một\nB. Hai\nĐáp án: D\n"
                + "Câu 8: Không A\nB. Một\nC. Hai\n"
                + "Câu 9: Ẩn\u202E\nA. Một\nB. Hai\nĐáp án: A\nĐáp án: A\n"
                + "9A 44B\n";
        assertThat(BankFixtures.places(errors(text)))
                .containsExactly(
                        "5:1 no-key",
                        "12:9 contradicting-key",
                        "13:8 too-few-choices",
                        "18:1 choice-letter",
                        "23:9 bad-key",
                        "27:9 key-outside-choices",
                        "29:1 choice-letter",
                        "31:10 control-character",
                        "35:1 repeated-field",
                        "36:1 answer-without-question");
        assertThat(errors(text).get(1).message()).contains("dòng 11", "dòng 12");
    }

    @Test
    void questionsWithoutChoicesAreSkippedAloud() {
        ImportResult.Accepted accepted =
                accepted("Họ tên: …\nLớp: …\n" + one(1, "A") + "Câu 2: Hãy kể.\nĐáp án: tuỳ người viết\n");
        assertThat(accepted.bank().questions()).hasSize(1);
        assertThat(BankFixtures.places(accepted.warnings())).contains("1:1 lines-ignored", "7:1 skipped");
    }

    @Test
    void isRecognisedByContentAndLeavesTablesAlone() {
        TextBankFormat format = new TextBankFormat();
        assertThat(format.detects(file(one(1, "A")))).isTrue();
        assertThat(format.detects(file("Thư gửi các cháu\n1. Chăm học\n2. Giữ vệ sinh\n")))
                .isFalse();
        assertThat(format.detects(new BankFile("x", ShippedBanks.file("election-law.csv"))))
                .isFalse();
        assertThat(format.detects(new BankFile("x", new byte[0]))).isFalse();
    }

    @Test
    void aLineOfTwentyMegabytesAndOneOfFourAreRefusedSoon() {
        String line = "Câu 1: A. B.  C. ".repeat(1_200_000);
        assertThat(codes(errors(line))).contains("file-too-large");
        assertThat(codes(errors(line.substring(0, 3_000_000)))).contains("line-too-long");
    }

    private static String one(int number, String key) {
        return "Câu %d: Hỏi %d?\nA. Một\nB. Hai\nĐáp án: %s\n".formatted(number, number, key);
    }

    private static String three(String mark) {
        return """
                Câu 1: Một%1$s?
                A. x  B. y  C. z
                Câu 2: Hai%1$s?
                A. x  B. y  C. z
                Câu 3: Ba%1$s?
                A. x  B. y  C. z
                """.formatted(mark);
    }

    private static BankFile file(String text) {
        return new BankFile("đề.txt", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    private static ImportResult.Accepted accepted(String text) {
        return switch (BankFormats.read(file(text))) {
            case ImportResult.Accepted accepted -> accepted;
            case ImportResult.Rejected rejected -> throw new AssertionError(text + "\n" + rejected.errors());
        };
    }

    private static List<Finding> errors(String text) {
        return switch (new TextBankFormat().parse(file(text))) {
            case ImportResult.Accepted accepted -> throw new AssertionError(accepted.bank());
            case ImportResult.Rejected rejected -> rejected.errors();
        };
    }
}
