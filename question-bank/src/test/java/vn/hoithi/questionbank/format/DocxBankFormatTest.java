package vn.hoithi.questionbank.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.UnderlinePatterns;
import org.apache.poi.xwpf.usermodel.VerticalAlign;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHighlightColor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import vn.hoithi.questionbank.*;
import vn.hoithi.questionbank.text.*;

/** Documents as Word makes them, by Apache POI. */
class DocxBankFormatTest {

    @Test
    void formattingOfAChoiceOrItsLetterSaysThatItIsRight() {
        List<Consumer<XWPFRun>> marks = List.of(
                run -> run.setBold(true),
                run -> run.setUnderline(UnderlinePatterns.SINGLE),
                run -> run.setColor("FF0000"),
                run -> run.setTextHighlightColor(STHighlightColor.YELLOW.toString()));
        for (Consumer<XWPFRun> mark : marks) {
            Question whole = first(document(word -> {
                lines(word, "Câu 1: Ai?", "A. Một");
                mark.accept(run(word.createParagraph(), "B. Hai"));
                lines(word, "C. Ba");
            }));
            Question letter = first(document(word -> {
                lines(word, "Câu 1: Ai?", "A. Một");
                XWPFParagraph paragraph = word.createParagraph();
                mark.accept(run(paragraph, "B"));
                plain(paragraph, ". Hai");
                lines(word, "C. Ba");
            }));
            for (Question question : List.of(whole, letter)) {
                assertThat(question.key()).containsExactly(1);
                assertThat(question.choices()).extracting(RichText::html).containsExactly("Một", "Hai", "Ba");
            }
        }
    }

    @Test
    void whatAllChoicesShareSaysNothingAndPartsStayFormatted() {
        Question question = first(document(word -> {
            lines(word, "Câu 1: Ai?");
            for (String letter : List.of("A", "B", "C")) {
                XWPFParagraph paragraph = word.createParagraph();
                XWPFRun label = run(paragraph, letter + ". ");
                label.setBold(true);
                label.setColor("0000FF");
                run(paragraph, "chữ " + letter + " ").setColor("111111");
                run(paragraph, letter.equals("B") ? "đậm" : "thường").setBold(letter.equals("B"));
            }
            lines(word, "Đáp án: C");
        }));
        assertThat(question.key()).containsExactly(2);
        assertThat(question.choices())
                .extracting(RichText::html)
                .containsExactly("chữ A thường", "chữ B <b>đậm</b>", "chữ C thường");
    }

    @Test
    void aMarkThatContradictsTheKeyIsAnErrorWithBothPlaces() {
        List<Finding> errors = errors(document(word -> {
            lines(word, "Câu 1: Ai?", "A. Một");
            run(word.createParagraph(), "B. Hai").setBold(true);
            lines(word, "Đáp án: A");
        }));
        assertThat(BankFixtures.places(errors)).containsExactly("4:9 contradicting-key");
        assertThat(errors.getFirst().message()).contains("dòng 3", "dòng 4", "in đậm");
    }

    @Test
    void labelsOfListsThatStandNowhereInTheTextAreRead() {
        List<Question> questions = accepted(document(word -> {
                    BigInteger list = list(word);
                    for (int number = 1; number <= 2; number++) {
                        var unused1 = item(word, list, 0, "Hỏi " + number + "?");
                        var unused2 = item(word, list, 1, "Một");
                        run(item(word, list, 1, ""), "Hai").setBold(true);
                        var unused3 = item(word, list, 1, "Ba");
                    }
                }))
                .bank()
                .questions();
        assertThat(questions).hasSize(2).allSatisfy(question -> {
            assertThat(question.key()).containsExactly(1);
            assertThat(question.choices()).extracting(RichText::plain).containsExactly("Một", "Hai", "Ba");
        });
    }

    @Test
    void choicesMayStandInATableAndAnswersInAnother() {
        byte[] file = document(word -> {
            for (int number = 1; number <= 2; number++) {
                lines(word, "Câu " + number + ": Hỏi " + number + "?");
                XWPFTable choices = word.createTable(2, 2);
                choices.getRow(0).getCell(0).setText("A. Một");
                choices.getRow(0).getCell(1).setText("B. Hai");
                choices.getRow(1).getCell(0).setText("C. Ba");
                choices.getRow(1).getCell(1).setText("D. Bốn");
            }
            lines(word, "BẢNG ĐÁP ÁN");
            XWPFTable answers = word.createTable(2, 3);
            answers.getRow(0).getCell(0).setText("Câu");
            answers.getRow(0).getCell(1).setText("1");
            answers.getRow(0).getCell(2).setText("2");
            answers.getRow(1).getCell(0).setText("Đáp án");
            answers.getRow(1).getCell(1).setText("D");
            answers.getRow(1).getCell(2).setText("A");
        });
        assertThat(accepted(file).bank().questions())
                .extracting(question -> question.key().first())
                .containsExactly(3, 0);
    }

    @Test
    void tabsLineBreaksAndRaisedLettersAreRead() {
        Question question = first(document(word -> {
            XWPFParagraph paragraph = word.createParagraph();
            plain(paragraph, "Câu 1: Tính x");
            run(paragraph, "2").setSubscript(VerticalAlign.SUPERSCRIPT);
            XWPFRun run = run(paragraph, "");
            run.addBreak();
            run.setText("A. Một");
            run.addTab();
            run.setText("B. Hai");
            run.addBreak();
            run.setText("Đáp án: A");
        }));
        assertThat(question.stem().html()).isEqualTo("Tính x<sup>2</sup>");
        assertThat(question.choices()).extracting(RichText::plain).containsExactly("Một", "Hai");
    }

    @Test
    void deletedTextIsGoneInsertedTextIsThere() {
        ImportResult.Accepted accepted = accepted(document(word -> {
            XWPFParagraph stem = word.createParagraph();
            plain(stem, "Câu 1: Ai");
            stem.getCTP().addNewDel().addNewR().addNewDelText().setStringValue(" xoá");
            stem.getCTP().addNewIns().addNewR().addNewT().setStringValue(" thêm?");
            lines(word, "A. Một", "B. Hai", "Đáp án: A");
        }));
        assertThat(accepted.bank().questions().getFirst().stem().plain()).isEqualTo("Ai thêm?");
        assertThat(BankFixtures.places(accepted.warnings())).contains("1:1 tracked-changes");
    }

    @Test
    void formulasAndTextBoxesAreNotLostSilently() {
        ImportResult.Accepted accepted = accepted(document(word -> {
            XWPFParagraph stem = word.createParagraph();
            plain(stem, "Câu 1: Tính ");
            stem.getCTP().addNewOMath().addNewR();
            lines(word, "A. Một", "B. Hai", "Đáp án: A");
        }));
        assertThat(accepted.bank().questions().getFirst().stem().plain()).isEqualTo("Tính [công thức]");
        assertThat(BankFixtures.places(accepted.warnings())).contains("1:1 skipped-formula");
    }

    @Test
    void aPictureInAQuestionBecomesItsPictureAndComesBack() {
        byte[] file = document(word -> {
            lines(word, "Câu 1: Hình gì?");
            XWPFRun run = run(word.createParagraph(), "");
            try {
                var unused = run.addPicture(
                        new ByteArrayInputStream(png()), PictureType.PNG, "x.png", Units.toEMU(40), Units.toEMU(30));
                run.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr().setDescr("Bến cảng");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            lines(word, "A. Một", "B. Hai", "Đáp án: A");
        });
        QuestionBank bank = accepted(file).bank();
        Picture picture = bank.questions().getFirst().picture();
        assertThat(picture).isNotNull();
        assertThat(picture == null ? "" : picture.alt()).isEqualTo("Bến cảng");
        assertThat(accepted(BankFormats.write(bank, "docx").bytes()).bank()).isEqualTo(bank);
    }

    @Test
    void textInOldFontsIsRefusedAtItsParagraph() {
        assertThat(BankFixtures.places(errors(document(
                        word -> lines(word, "Title", "C©u 1: LuËt bÇu cö ®¹i biÓu Quèc héi?", "A. Mét", "B. Hai")))))
                .containsExactly("2:1 old-font");
    }

    @Test
    void whatWeWriteOpensInOtherProgramsAsItIsMeant() throws IOException {
        Question plain = BankFixtures.question("Q1", "T", Level.APPLY);
        QuestionBank bank = new QuestionBank(List.of(new Question(
                "Q1",
                "T",
                Level.APPLY,
                RichText.read("H<sub>2</sub>O<br>là <b>gì</b>?").text(),
                plain.choices(),
                plain.key(),
                false,
                plain.explanation(),
                plain.source(),
                "",
                new TreeSet<>(),
                new TreeSet<>(),
                null)));
        try (XWPFDocument word = new XWPFDocument(
                new ByteArrayInputStream(BankFormats.write(bank, "docx").bytes()))) {
            assertThat(word.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .startsWith("Câu 1: H2O\nlà gì?", "A. Q1 một", "B. Q1 hai", "C. Q1 ba", "D. Q1 bốn", "Đáp án: A");
            assertThat(word.getParagraphs().getFirst().getRuns())
                    .anySatisfy(run ->
                            assertThat(run.isBold() && run.text().equals("gì")).isTrue());
        }
    }

    @Test
    void aFullBankIsReadAndWrittenInOneGo() {
        QuestionBank bank = BankFixtures.bank(2_000);
        assertThat(accepted(BankFormats.write(bank, "docx").bytes()).bank()).isEqualTo(bank);
    }

    @Test
    void aTruncatedDocumentIsRefused() {
        byte[] file = BankFormats.write(BankFixtures.bank(2), "docx").bytes();
        assertThat(errors(Arrays.copyOf(file, file.length / 2)))
                .extracting(Finding::code)
                .containsExactly("damaged-archive");
    }

    private static byte[] document(Consumer<XWPFDocument> content) {
        try (XWPFDocument word = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            content.accept(word);
            word.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void lines(XWPFDocument word, String... lines) {
        for (String line : lines) {
            run(word.createParagraph(), line).setItalic(false);
        }
    }

    private static void plain(XWPFParagraph paragraph, String text) {
        run(paragraph, text).setItalic(false);
    }

    private static XWPFRun run(XWPFParagraph paragraph, String text) {
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        return run;
    }

    /** "Câu 1:" on the first level, "A." on the second. */
    private static BigInteger list(XWPFDocument word) {
        CTAbstractNum pattern = CTAbstractNum.Factory.newInstance();
        pattern.setAbstractNumId(BigInteger.ONE);
        level(pattern, 0, STNumberFormat.DECIMAL, "Câu %1:");
        level(pattern, 1, STNumberFormat.UPPER_LETTER, "%2.");
        BigInteger id = word.createNumbering().addAbstractNum(new XWPFAbstractNum(pattern));
        return word.getNumbering().addNum(id);
    }

    private static void level(CTAbstractNum pattern, int number, STNumberFormat.Enum format, String text) {
        CTLvl level = pattern.addNewLvl();
        level.setIlvl(BigInteger.valueOf(number));
        level.addNewStart().setVal(BigInteger.ONE);
        level.addNewNumFmt().setVal(format);
        level.addNewLvlText().setVal(text);
    }

    private static XWPFParagraph item(XWPFDocument word, BigInteger list, int level, String text) {
        XWPFParagraph paragraph = word.createParagraph();
        paragraph.setNumID(list);
        paragraph.setNumILvl(BigInteger.valueOf(level));
        run(paragraph, text).setItalic(false);
        return paragraph;
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BufferedImage pixels = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        pixels.setRGB(3, 3, 0xFF8800);
        assertThat(ImageIO.write(pixels, "png", bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static Question first(byte[] file) {
        return accepted(file).bank().questions().getFirst();
    }

    private static ImportResult.Accepted accepted(byte[] file) {
        return switch (BankFormats.read(file, "đề.docx")) {
            case ImportResult.Accepted accepted -> accepted;
            case ImportResult.Rejected rejected -> throw new AssertionError(rejected.errors());
        };
    }

    private static List<Finding> errors(byte[] file) {
        return switch (new DocxBankFormat().parse(new BankFile("đề.docx", file))) {
            case ImportResult.Accepted accepted -> throw new AssertionError(accepted.bank());
            case ImportResult.Rejected rejected -> rejected.errors();
        };
    }
}
