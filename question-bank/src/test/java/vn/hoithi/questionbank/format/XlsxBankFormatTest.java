package vn.hoithi.questionbank.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hoithi.questionbank.*;
import vn.hoithi.questionbank.picture.PictureSamples;
import vn.hoithi.questionbank.text.Finding;

class XlsxBankFormatTest {

    @Test
    void theTemplateItselfIsABankWithoutAnythingToComplainOf() {
        assertThat(BankFormats.read(BankFormats.template(), "mau.xlsx"))
                .isInstanceOfSatisfying(ImportResult.Accepted.class, accepted -> {
                    assertThat(accepted.bank().questions()).hasSize(3);
                    assertThat(accepted.warnings()).isEmpty();
                    assertThat(accepted.origins())
                            .hasEntrySatisfying(
                                    "VD-001",
                                    origin -> assertThat(origin.place()).hasToString("Câu hỏi!A2"));
                });
    }

    @Test
    void theTemplateOffersLevelsAndKindsToChooseFrom() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(BankFormats.template()))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getDataValidations())
                    .extracting(each -> each.getValidationConstraint().getExplicitListValues())
                    .contains(
                            Arrays.stream(Level.values()).map(Level::label).toArray(String[]::new),
                            new String[] {"một đáp án", "nhiều đáp án"});
            assertThat(sheet.getDataValidations())
                    .extracting(DataValidation::getPromptBoxText)
                    .anyMatch(hint -> hint != null && hint.contains("AC"));
            assertThat(sheet.getDataValidations()
                            .getFirst()
                            .getRegions()
                            .getCellRangeAddress(0)
                            .getLastRow())
                    .isEqualTo(1_000);
        }
    }

    @Test
    void nothingIsWrittenAsAFormula() throws IOException {
        Question question = BankFixtures.plain(
                "Q1",
                "T",
                Level.APPLY,
                "=HYPERLINK(\"http://x\")",
                List.of("+1", "-1"),
                Question.allPinned(1),
                "@SUM(1)",
                "=1",
                "",
                false);
        byte[] file =
                BankFormats.write(new QuestionBank(List.of(question)), "xlsx").bytes();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            workbook.getSheetAt(0).getRow(1).forEach(cell -> {
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
                assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
            });
        }
    }

    @Test
    void aFormulaInAQuestionIsAWarningAtItsCell() throws IOException {
        byte[] file = changed(sheet -> sheet.getRow(2).getCell(10).setCellFormula("SUM(A1:A2)"));
        assertThat(BankFormats.read(file, "x.csv")).isInstanceOfSatisfying(ImportResult.Accepted.class, accepted -> {
            assertThat(accepted.warnings()).extracting(Finding::at).containsExactly("x.csv:Câu hỏi!K3");
            assertThat(accepted.bank().questions().get(1).explanation().plain()).isEqualTo("=SUM(A1:A2)");
        });
    }

    @Test
    void everyErrorHasItsSheetAndCell() throws IOException {
        byte[] file = changed(sheet -> {
            sheet.getRow(1).getCell(2).setCellValue("khó");
            sheet.getRow(2).getCell(9).setCellValue("F");
            sheet.getRow(3).getCell(0).setCellValue("VD-001");
        });
        assertThat(errors(file, "x.xlsx"))
                .containsExactly(
                        "unknown-level x.xlsx:Câu hỏi!C2",
                        "key-outside-choices x.xlsx:Câu hỏi!J3",
                        "duplicate-id x.xlsx:Câu hỏi!A4");
    }

    @Test
    void aPictureIsALossOfAWorkbookAlone() {
        Picture picture = new Picture(PictureSamples.drawing("png", 9, 9), Picture.PNG, "Bốn ô");
        Question plain = BankFixtures.question("Q1", "T", Level.APPLY);
        QuestionBank bank = new QuestionBank(List.of(PicturedQuestions.with(plain, picture)));
        assertThat(BankFormats.write(bank, "xlsx").losses()).hasSize(1);
        assertThat(BankFormats.write(bank, "zip").losses()).isEmpty();
        assertThat(errors(BankFormats.write(bank, "xlsx").bytes(), "x"))
                .hasSize(1)
                .allMatch(e -> e.contains("picture-missing"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            %PDF-1.7                     | pdf
            {\\rtf1                      | rtf
            <!DOCTYPE html><table>       | web-page
            GIF89a                       | picture-file
            Rar!                         | other-archive
            """)
    void filesOfOtherKindsAreNamedWhateverTheyAreCalled(String start, String code) {
        assertThat(errors(start.getBytes(StandardCharsets.ISO_8859_1), "cau-hoi.xlsx"))
                .containsExactly(code + " cau-hoi.xlsx:1:1");
    }

    @ParameterizedTest
    @CsvSource({"EncryptedPackage,encrypted", "WordDocument,old-document", "Workbook,old-workbook", "x,old-office-file"
    })
    void oldAndEncryptedOfficeFilesAreToldApart(String part, String code) {
        byte[] name = ("\u0000" + part).getBytes(StandardCharsets.UTF_16LE);
        byte[] file = Arrays.copyOf(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 600 + name.length);
        System.arraycopy(name, 0, file, 600, name.length);
        assertThat(errors(file, "x.xlsx")).containsExactly(code + " x.xlsx:1:1");
    }

    interface Change {
        void on(XSSFSheet sheet);
    }

    /** The template as somebody has changed it. */
    private static byte[] changed(Change change) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(BankFormats.template()))) {
            change.on(workbook.getSheetAt(0));
            java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static List<String> errors(byte[] file, String name) {
        return BankFormats.read(file, name) instanceof ImportResult.Rejected rejected
                ? rejected.errors().stream()
                        .map(error -> error.code() + " " + error.at())
                        .toList()
                : List.of();
    }
}
