package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Level;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.table.Workbook;
import vn.hoithi.questionbank.table.WorkbookWriter;
import vn.hoithi.questionbank.table.WorkbookWriter.Column;

/** A bank as a table in an Excel workbook: the form in which most people write questions. */
final class XlsxBankFormat implements BankFormat {

    static final String SHEET = "Câu hỏi";

    private static final int WIDE = 45;
    private static final int MIDDLE = 22;
    private static final int NARROW = 13;

    /** Longer cells are refused when the file is read. */
    private static final int LONGEST = 4_000;

    private static final int SPARE_ROWS = 200;

    @Override
    public String id() {
        return "xlsx";
    }

    @Override
    public String title() {
        return "Excel";
    }

    @Override
    public String extension() {
        return "xlsx";
    }

    @Override
    public boolean detects(BankFile file) {
        return file.zip() && Workbook.is(file.bytes());
    }

    @Override
    public ImportResult parse(BankFile file) {
        return BankTable.parse(file);
    }

    @Override
    public Optional<Export> write(QuestionBank bank) {
        List<String> losses = new ArrayList<>();
        if (bank.questions().stream().anyMatch(question -> question.picture() != null)) {
            losses.add("Tệp Excel của chúng tôi không chứa hình; hãy xuất dạng ZIP.");
        }
        return Optional.of(write(bank, losses));
    }

    /** For an archive that holds the pictures beside. */
    static Export write(QuestionBank bank, List<String> known) {
        List<String> losses = new ArrayList<>(known);
        List<String> header = BankTable.header(bank);
        List<List<String>> rows = BankTable.rows(bank, header);
        if (rows.stream().flatMap(List::stream).anyMatch(cell -> cell.length() > LONGEST)) {
            losses.add("Có ô dài hơn 4.000 ký tự; tệp này sẽ không đọc lại được nếu chưa rút gọn.");
        }
        try (WorkbookWriter workbook = new WorkbookWriter(rows.size())) {
            workbook.sheet(SHEET, columns(header), rows, rows.size() + SPARE_ROWS);
            return new Export(workbook.bytes(), losses);
        }
    }

    static List<Column> columns(List<String> titles) {
        return titles.stream().map(XlsxBankFormat::column).toList();
    }

    private static Column column(String title) {
        if (BankTable.CHOICES.contains(title)) {
            return new Column(title, MIDDLE, List.of(), "");
        }
        Field field = Arrays.stream(Field.values())
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow();
        return switch (field) {
            case LEVEL ->
                new Column(
                        title,
                        NARROW,
                        Arrays.stream(Level.values()).map(Level::label).toList(),
                        "");
            case KIND -> new Column(title, NARROW, List.of(BankTable.SINGLE, BankTable.MULTIPLE), "");
            case KEY -> new Column(title, NARROW, List.of(), "Chữ cái của phương án đúng: B, hoặc AC nếu có nhiều.");
            case PINNED ->
                new Column(title, NARROW, List.of(), "x: giữ thứ tự mọi phương án; D: chỉ phương án D đứng yên.");
            case STEM, EXPLANATION -> new Column(title, WIDE, List.of(), "");
            case TOPIC, SOURCE, ADDRESS, ALT, PICTURE -> new Column(title, MIDDLE, List.of(), "");
            default -> new Column(title, NARROW, List.of(), "");
        };
    }
}
