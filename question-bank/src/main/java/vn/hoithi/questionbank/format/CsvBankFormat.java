package vn.hoithi.questionbank.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.table.Tables;
import vn.hoithi.questionbank.text.FileText;
import vn.hoithi.questionbank.text.PlainText;

/** A bank as a table in a text file, as spreadsheets write it. */
final class CsvBankFormat implements BankFormat {

    private static final int HEAD = 4_096;

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public String title() {
        return "CSV";
    }

    @Override
    public String extension() {
        return "csv";
    }

    /** By its titles: a line that names the question and a choice. The name helps a table whose titles are wrong. */
    @Override
    public boolean detects(BankFile file) {
        if (file.zip() || file.begins("\u00D0\u00CF\u0011\u00E0")) {
            return false;
        }
        String head =
                PlainText.folded(FileText.decode(Arrays.copyOf(file.bytes(), Math.min(HEAD, file.bytes().length))));
        String name = file.name().toLowerCase(Locale.ROOT);
        boolean titled = head.contains(PlainText.folded(Field.STEM.title())) && head.matches("(?s).*[,;\\t].*");
        return titled || name.endsWith(".csv") || name.endsWith(".tsv");
    }

    @Override
    public ImportResult parse(BankFile file) {
        return BankTable.parse(file);
    }

    @Override
    public Optional<Export> write(QuestionBank bank) {
        List<String> header = BankTable.header(bank);
        String text = Tables.write(header, BankTable.rows(bank, header));
        boolean pictures = bank.questions().stream().anyMatch(question -> question.picture() != null);
        return Optional.of(new Export(
                text.getBytes(StandardCharsets.UTF_8),
                pictures ? List.of("CSV không chứa được hình; hãy xuất dạng ZIP.") : List.of()));
    }
}
