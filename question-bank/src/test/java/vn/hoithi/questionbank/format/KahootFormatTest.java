package vn.hoithi.questionbank.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.table.HandmadeWorkbook;
import vn.hoithi.questionbank.text.Finding;

class KahootFormatTest {

    @Test
    void readsATemplateAsKahootGivesIt() throws IOException {
        ImportResult.Accepted accepted = accepted(template(sheet -> {
            fill(sheet, 8, 1.0, "Ngày bầu cử là ngày nào?", "Chủ nhật", "Thứ hai", "", "", 20.0, 1.0);
            fill(sheet, 9, 2.0, "Chọn hai số chẵn", 2.0, "4", 7.0, "9", "30", "1,2");
            fill(sheet, 10, 3.0, "", "", "", "", "", "", "");
        }));
        List<Question> questions = accepted.bank().questions();
        assertThat(questions).extracting(Question::id).containsExactly("C0001", "C0002");
        assertThat(questions.getFirst().choices()).hasSize(2);
        assertThat(questions.getFirst().key()).containsExactly(0);
        assertThat(questions.getLast().choices()).extracting(Object::toString).containsExactly("2", "4", "7", "9");
        assertThat(questions.getLast().key()).containsExactly(0, 1);
        assertThat(questions.getLast().multiple()).isTrue();
        assertThat(accepted.origins())
                .hasEntrySatisfying(
                        "C0002", origin -> assertThat(origin.place()).hasToString("Sheet1!B10"));
        assertThat(accepted.warnings())
                .filteredOn(warning -> !Set.of("no-explanation", "no-source").contains(warning.code()))
                .extracting(Finding::code)
                .containsExactly("seconds-ignored");
    }

    /** Other programs write such files with row numbers like "9.0", texts in their cells, and keys as text. */
    @Test
    void readsATemplateAsOtherProgramsWriteIt() {
        String header = "<row r=\"8.0\">" + cell("B8", "Question - max 120 characters")
                + cell("C8", "Answer 1 - max 75 characters") + "</row>";
        byte[] file = new HandmadeWorkbook()
                .sheet("<row r=\"2.0\">" + cell("B2", "Quiz template") + "</row>" + header
                        + "<row r=\"9.0\"><c r=\"A9\"><v>1.0</v></c>" + cell("B9", "Mấy?") + cell("C9", "Một")
                        + cell("D9", "Hai") + cell("E9", "Ba") + cell("F9", "Bốn") + cell("H9", "1,2,3,4") + "</row>")
                .bytes();
        assertThat(accepted(file).bank().questions().getFirst().key()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aTemplateWithoutQuestionsSaysSo() throws IOException {
        assertThat(errors(template(sheet -> {}))).containsExactly("no-questions x.xlsx:1:1");
    }

    @Test
    void everyErrorHasItsCell() throws IOException {
        byte[] file = template(sheet -> {
            fill(sheet, 8, 1.0, "Một mình?", "Chỉ một", "", "", "", 20.0, 1.0);
            fill(sheet, 9, 2.0, "Đáp án lạ?", "A", "B", "", "", 20.0, "Cả hai");
            fill(sheet, 10, 3.0, "Đáp án ngoài?", "A", "B", "", "", 20.0, "4");
            fill(sheet, 11, 4.0, "Không đáp án?", "A", "B", "", "", 20.0, "");
        });
        assertThat(errors(file))
                .containsExactly(
                        "too-few-choices x.xlsx:Sheet1!D9",
                        "bad-key x.xlsx:Sheet1!H10",
                        "key-outside-choices x.xlsx:Sheet1!H11",
                        "no-key x.xlsx:Sheet1!H12");
    }

    @Test
    void questionsBelowAGapAreNotSilentlyLost() throws IOException {
        byte[] file = template(sheet -> {
            fill(sheet, 8, 1.0, "Đầu?", "A", "B", "", "", "", 1.0);
            fill(sheet, 12, 5.0, "Sau chỗ trống?", "A", "B", "", "", "", 1.0);
        });
        ImportResult.Accepted accepted = accepted(file);
        assertThat(accepted.bank().questions()).hasSize(1);
        assertThat(accepted.warnings())
                .filteredOn(warning -> warning.code().equals("rows-after-end"))
                .extracting(Finding::at)
                .containsExactly("x.xlsx:Sheet1!B13");
    }

    private interface Filling {
        void of(XSSFSheet sheet);
    }

    private static byte[] template(Filling filling) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet("Sheet1");
            sheet.createRow(1).createCell(1).setCellValue("Quiz template");
            sheet.createRow(2).createCell(1).setCellValue("Add questions, at least two answer alternatives …");
            fill(
                    sheet,
                    7,
                    "",
                    "Question - max 120 characters",
                    "Answer 1 - max 75 characters",
                    "Answer 2 - max 75 characters",
                    "Answer 3 - max 75 characters",
                    "Answer 4 - max 75 characters",
                    "Time limit (sec)",
                    "Correct answer(s) - choose at least one");
            filling.of(sheet);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void fill(XSSFSheet sheet, int number, Object... cells) {
        XSSFRow row = sheet.createRow(number);
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Double value) {
                row.createCell(column).setCellValue(value);
            } else if (cells[column] instanceof String text && !text.isEmpty()) {
                row.createCell(column).setCellValue(text);
            }
        }
    }

    private static String cell(String reference, String text) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(reference, text);
    }

    private static ImportResult.Accepted accepted(byte[] file) {
        ImportResult result = BankFormats.read(file, "x.xlsx");
        assertThat(result).as(result::toString).isInstanceOf(ImportResult.Accepted.class);
        return (ImportResult.Accepted) result;
    }

    private static List<String> errors(byte[] file) {
        return BankFormats.read(file, "x.xlsx") instanceof ImportResult.Rejected rejected
                ? rejected.errors().stream().map(e -> e.code() + " " + e.at()).toList()
                : List.of();
    }
}
