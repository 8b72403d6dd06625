package vn.hoithi.questionbank;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A bank as a table: one question per row, its choices under A, B, C … */
final class CsvBankFormat implements BankFormat {

    private static final List<String> REQUIRED = List.of(
            QuestionRow.ID,
            QuestionRow.TOPIC,
            QuestionRow.LEVEL,
            QuestionRow.STEM,
            "A",
            "B",
            QuestionRow.KEY,
            QuestionRow.SOURCE);

    private static final List<String> OPTIONAL = List.of(
            "C", "D", "E", "F", "G", "H", "I", "J", QuestionRow.EXPLANATION, QuestionRow.FACT, QuestionRow.FIXED_ORDER);

    @Override
    public String name() {
        return "CSV";
    }

    /** By its name or its titles. A workbook renamed to .csv is not text, and says so better as an unknown format. */
    @Override
    public boolean detects(byte[] head, String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        boolean named = name.endsWith(".csv") || name.endsWith(".tsv");
        boolean titled = PlainText.folded(FileText.decode(head)).contains(PlainText.folded(QuestionRow.STEM));
        return !workbook(head) && (named || titled);
    }

    /** XLSX is a ZIP archive, XLS a compound file: both tell by their first bytes. */
    private static boolean workbook(byte[] head) {
        String start = new String(head, 0, Math.min(4, head.length), StandardCharsets.ISO_8859_1);
        return start.equals("PK\u0003\u0004") || start.equals("\u00D0\u00CF\u0011\u00E0");
    }

    @Override
    public ImportResult parse(byte[] file, String fileName) {
        Findings findings = new Findings(fileName);
        List<CsvTable.Row> rows = CsvRows.read(file, REQUIRED, OPTIONAL, findings);
        List<Question> questions = new ArrayList<>();
        for (CsvTable.Row row : rows) {
            new QuestionRow(row, findings).read().ifPresent(questions::add);
        }
        reportRepeated(rows, QuestionRow.ID, "duplicate-id", "Mỗi câu phải có một mã riêng.", findings);
        reportRepeated(
                rows, QuestionRow.STEM, "duplicate-stem", "Xoá một trong hai câu, hoặc sửa cho khác nhau.", findings);
        reportTopicSpellings(rows, findings);
        reportCount(rows, findings);
        List<Finding> errors = findings.errors();
        return errors.isEmpty()
                ? new ImportResult.Accepted(new QuestionBank(questions), findings.warnings())
                : new ImportResult.Rejected(errors);
    }

    /** Letter case and space do not make two texts different: programs would tell them apart, people would not. */
    private static void reportRepeated(
            List<CsvTable.Row> rows, String title, String code, String advice, Findings findings) {
        Map<String, Integer> lines = new HashMap<>();
        for (CsvTable.Row row : rows) {
            String cell = row.cell(title);
            Integer earlier = cell.isEmpty() ? null : lines.putIfAbsent(PlainText.folded(cell), row.line());
            if (earlier != null) {
                String message = "%s này đã có ở dòng %d.".formatted(title, earlier);
                findings.error(row.line(), row.column(title), code, cell, message, advice);
            }
        }
    }

    /** A topic in two spellings is two topics to a blueprint, which nobody means. */
    private static void reportTopicSpellings(List<CsvTable.Row> rows, Findings findings) {
        Map<String, String> spellings = new HashMap<>();
        for (CsvTable.Row row : rows) {
            String topic = PlainText.line(row.cell(QuestionRow.TOPIC));
            String earlier = spellings.putIfAbsent(PlainText.folded(topic), topic);
            if (earlier != null && !earlier.equals(topic)) {
                findings.warning(
                        row.line(),
                        row.column(QuestionRow.TOPIC),
                        "topic-spelling",
                        topic,
                        "Chủ đề này ở dòng trên viết là “" + earlier + "”; máy coi là hai chủ đề.",
                        "Viết thống nhất một cách.");
            }
        }
    }

    private static void reportCount(List<CsvTable.Row> rows, Findings findings) {
        if (rows.isEmpty() && findings.errors().isEmpty()) {
            findings.error(
                    1, 1, "no-questions", "", "Tệp không có câu hỏi nào.", "Mỗi câu hỏi là một dòng dưới tiêu đề.");
        }
        if (rows.size() > QuestionBank.MOST_QUESTIONS) {
            CsvTable.Row beyond = rows.get(QuestionBank.MOST_QUESTIONS);
            findings.error(
                    beyond.line(),
                    1,
                    "too-many-questions",
                    beyond.cell(QuestionRow.ID),
                    "Có %d câu, nhiều nhất là %d.".formatted(rows.size(), QuestionBank.MOST_QUESTIONS),
                    "Chia thành nhiều ngân hàng câu hỏi.");
        }
    }
}
