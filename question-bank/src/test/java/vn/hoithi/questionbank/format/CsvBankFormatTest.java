package vn.hoithi.questionbank.format;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hoithi.questionbank.BankFixtures.csv;
import static vn.hoithi.questionbank.BankFixtures.row;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hoithi.questionbank.*;
import vn.hoithi.questionbank.text.*;

class CsvBankFormatTest {

    @Test
    void readsAQuestionWithAllItsCells() {
        Question question = accepted(
                        csv("BC-7, Bầu cử ,Vận dụng,\"Ai, và khi nào?\",Một,Hai,Ba,,ac,Vì thế.,Điều 7,F-9,x"))
                .bank()
                .questions()
                .getFirst();
        assertThat(question)
                .isEqualTo(BankFixtures.plain(
                        "BC-7",
                        "Bầu cử",
                        Level.APPLY,
                        "Ai, và khi nào?",
                        List.of("Một", "Hai", "Ba"),
                        new TreeSet<>(List.of(0, 2)),
                        "Vì thế.",
                        "Điều 7",
                        "F-9",
                        true));
    }

    @Test
    void readsUpToTenChoicesInAnyColumns() {
        String file = """
                Nguồn,J,I,H,G,F,E,D,C,B,A,Đáp án,Câu hỏi,Mức độ,Chủ đề,Mã câu
                Điều 1,10,9,8,7,6,5,4,3,2,1,"A, J",Mấy?,nhận biết,T,Q1
                """;
        Question question = accepted(file).bank().questions().getFirst();
        assertThat(question.choices())
                .extracting(RichText::plain)
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        assertThat(question.key()).containsExactly(0, 9);
        assertThat(question.fixedOrder()).isFalse();
    }

    @Test
    void anotherEncodingOrSeparatorIsTheSameVersion() {
        String file = csv(row(1), row(2));
        String digest = accepted(file).bank().digest();
        byte[] excel = ("\uFEFF" + file.replace(',', '\t').replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE);
        ImportResult.Accepted again = (ImportResult.Accepted) BankFormats.read(excel, "x.csv");
        assertThat(again.bank().digest()).isEqualTo(digest);
    }

    /** Each line has one mistake; the file has a good question above it, so that the mistake is in line 3. */
    @ParameterizedTest(name = "{0} in column {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    no-id               |  1 | ,T,nhận biết,Ai?,An,Ba,,,A,Vì,Điều 1,,
                    no-topic            |  2 | Q2,,nhận biết,Ai?,An,Ba,,,A,Vì,Điều 1,,
                    unknown-level       |  3 | Q2,T,khó,Ai?,An,Ba,,,A,Vì,Điều 1,,
                    unknown-level       |  3 | Q2,T,,Ai?,An,Ba,,,A,Vì,Điều 1,,
                    empty-stem          |  4 | Q2,T,nhận biết,,An,Ba,,,A,Vì,Điều 1,,
                    duplicate-stem      |  4 | Q2,T,nhận biết,CÂU hỏi  số 1?,một,HAI,Ba,Bốn,A,Vì,Điều 1,,
                    duplicate-id        |  1 | q1,T,nhận biết,Ai?,An,Ba,,,A,Vì,Điều 1,,
                    choice-gap          |  5 | Q2,T,nhận biết,Ai?,,Ba,Tư,,B,Vì,Điều 1,,
                    choice-gap          |  7 | Q2,T,nhận biết,Ai?,An,Ba,,Tư,A,Vì,Điều 1,,
                    too-few-choices     |  6 | Q2,T,nhận biết,Ai?,An,,,,A,Vì,Điều 1,,
                    equal-choices       |  7 | Q2,T,nhận biết,Ai?,An,Ba, aN,,A,Vì,Điều 1,,
                    no-key              |  9 | Q2,T,nhận biết,Ai?,An,Ba,,,,Vì,Điều 1,,
                    bad-key             |  9 | Q2,T,nhận biết,Ai?,An,Ba,,,1,Vì,Điều 1,,
                    bad-key             |  9 | Q2,T,nhận biết,Ai?,An,Ba,,,AA,Vì,Điều 1,,
                    bad-key             |  9 | Q2,T,nhận biết,Ai?,An,Ba,,,A và B,Vì,Điều 1,,
                    bad-key             |  9 | Q2,T,nhận biết,Ai?,An,Ba,,,;,Vì,Điều 1,,
                    key-outside-choices |  9 | Q2,T,nhận biết,Ai?,An,Ba,,,C,Vì,Điều 1,,
                    key-outside-choices |  9 | Q2,T,nhận biết,Ai?,An,Ba,,,AZ,Vì,Điều 1,,
                    no-source           | 11 | Q2,T,nhận biết,Ai?,An,Ba,,,A,Vì,,,
                    bad-fixed-order     | 13 | Q2,T,nhận biết,Ai?,An,Ba,,,A,Vì,Điều 1,,không
                    too-many-cells      | 14 | Q2,T,nhận biết,Ai?,An,Ba,,,A,Vì,Điều 1,,,thừa
                    stray-quote         |  4 | Q2,T,nhận biết,"Ai" thế?,An,Ba,,,A,Vì,Điều 1,,
                    unclosed-quote      |  4 | Q2,T,nhận biết,"Ai?,An,Ba,,,A,Vì,Điều 1,,
                    control-character   |  5 | Q2,T,nhận biết,Ai?,A\u0007n,Ba,,,A,Vì,Điều 1,,
                    control-character   |  4 | Q2,T,nhận biết,Ai\u202E?,An,Ba,,,A,Vì,Điều 1,,
                    """, quoteCharacter = '`')
    void reportsEachMistakeAtItsCell(String code, int column, String line) {
        List<Finding> errors = errors(csv(row(1), line));
        assertThat(BankFixtures.places(errors)).containsExactly("3:" + column + " " + code);
        Finding finding = errors.getFirst();
        assertThat(finding.at()).isEqualTo("bank.csv:3:" + column);
        assertThat(finding.message()).isNotBlank();
        assertThat(finding.advice()).isNotBlank();
    }

    @Test
    void reportsAllMistakesOfAFileInOnePass() {
        String file = csv(
                row(1),
                "Q1,,khó,,An,an,,Tư,Z,Vì,,,?",
                "\"Q3\"x,T,nhận biết,Ai?,An,Ba,,,A,Vì,Điều 1,,",
                "Q4,T,nhận biết,\"Dòng một",
                "dòng hai?\",,,,,,Vì,Điều 1,,",
                "Q5,T,nhận biết,Ai?,An,Ba,,,A,Vì,,,");
        assertThat(BankFixtures.places(errors(file)))
                .containsExactly(
                        "3:1 duplicate-id",
                        "3:2 no-topic",
                        "3:3 unknown-level",
                        "3:4 empty-stem",
                        "3:6 equal-choices",
                        "3:7 choice-gap",
                        "3:9 key-outside-choices",
                        "3:11 no-source",
                        "3:13 bad-fixed-order",
                        "4:1 stray-quote",
                        "5:5 too-few-choices",
                        "5:6 too-few-choices",
                        "5:9 no-key",
                        "7:11 no-source");
    }

    @Test
    void reportsMissingColumnsOnceAndStillEveryOtherMistake() {
        String file = """
                Mã câu,Chủ đề,Mức độ,Câu hỏi,A,B,Đáp án
                Q1,T,khó,Ai?,An,Ba,A
                Q2,T,nhận biết,Gì?,An,An,A
                """;
        assertThat(BankFixtures.places(errors(file)))
                .containsExactly("1:1 missing-header", "2:3 unknown-level", "3:6 equal-choices");
        assertThat(errors(file).getFirst().message()).contains("Nguồn");
    }

    @Test
    void saysWhereAnIdOrQuestionCameFirst() {
        List<Finding> errors = errors(csv(row(1), row(2), row(1)));
        assertThat(errors)
                .extracting(Finding::message)
                .containsExactly("Mã câu này đã có ở dòng 2.", "Câu hỏi này đã có ở dòng 2.");
    }

    @Test
    void reportsAFileWithoutQuestions() {
        assertThat(BankFixtures.places(errors(csv()))).containsExactly("1:1 no-questions");
        assertThat(BankFixtures.places(errors(""))).containsExactly("1:1 empty-file");
    }

    @Test
    void reportsMoreThanTwentyThousandQuestionsAtTheFirstTooMany() {
        String rows =
                IntStream.rangeClosed(1, 20_001).mapToObj(BankFixtures::row).collect(Collectors.joining("\n"));
        assertThat(BankFixtures.places(errors(csv(rows)))).containsExactly("20002:1 too-many-questions");
    }

    @Test
    void warnsOfWhatIsProbablyNotMeant() {
        ImportResult.Accepted accepted = accepted(csv(
                "Q1,Quốc hội,nhận biết,Ai?,An,Ba,Cả A và B,Tất cả các phương án trên,D,,Điều 1,,",
                "Q2,quốc hội,nhận biết,Gì?,An,Được tất cả cử tri đồng ý,,,A,Vì,Điều 1,,",
                "Q3,Quốc hội,nhận biết,Sao?,An,Ba,Cả hai đều đúng,,C,Vì,Điều 1,,x"));
        assertThat(BankFixtures.places(accepted.warnings()))
                .containsExactly(
                        "2:7 points-at-choices", "2:8 points-at-choices", "2:10 no-explanation", "3:2 topic-spelling");
    }

    @Test
    void doesNotTakeAWorkbookForATable() {
        byte[] workbook = "PK\u0003\u0004 Câu hỏi".getBytes(StandardCharsets.UTF_8);
        ImportResult.Rejected rejected = (ImportResult.Rejected) BankFormats.read(workbook, "bank.csv");
        assertThat(BankFixtures.places(rejected.errors())).containsExactly("1:1 unknown-format");
    }

    @Test
    void isRecognisedByItsTitlesOrItsName() {
        CsvBankFormat format = new CsvBankFormat();
        byte[] bank = csv(row(1)).getBytes(StandardCharsets.UTF_16LE);
        assertThat(format.detects(new BankFile("ngân hàng.txt", bank))).isTrue();
        assertThat(format.detects(new BankFile("BANK.CSV", new byte[0]))).isTrue();
        assertThat(format.detects(new BankFile("bank.txt", "::Q1:: Ai? {=An ~Ba}".getBytes(StandardCharsets.UTF_8))))
                .isFalse();
    }

    @Test
    void quotesAtMostEightyCharacters() {
        Finding finding = errors(csv("Q1,T," + "ộ".repeat(200) + ",Ai?,An,Ba,,,A,Vì,Điều 1,,"))
                .getFirst();
        assertThat(finding.quoted()).hasSize(80).endsWith("…");
        Finding emoji = new Finding("x", "", 1, 1, "c", "a".repeat(78) + "\uD83D\uDE00\uD83D\uDE00", "", "");
        assertThat(emoji.quoted()).isEqualTo("a".repeat(78) + "…");
    }

    private static ImportResult.Accepted accepted(String file) {
        return switch (BankFormats.read(file.getBytes(StandardCharsets.UTF_8), "bank.csv")) {
            case ImportResult.Accepted accepted -> accepted;
            case ImportResult.Rejected rejected -> throw new AssertionError(rejected.errors());
        };
    }

    private static List<Finding> errors(String file) {
        return switch (BankFormats.read(file.getBytes(StandardCharsets.UTF_8), "bank.csv")) {
            case ImportResult.Accepted accepted -> throw new AssertionError(accepted.bank());
            case ImportResult.Rejected rejected -> rejected.errors();
        };
    }
}
