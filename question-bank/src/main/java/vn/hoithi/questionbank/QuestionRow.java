package vn.hoithi.questionbank;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Checks one row of a bank's table completely, and makes a question of it if nothing is wrong. */
final class QuestionRow {

    static final String ID = "Mã câu";
    static final String TOPIC = "Chủ đề";
    static final String LEVEL = "Mức độ";
    static final String STEM = "Câu hỏi";
    static final String KEY = "Đáp án";
    static final String EXPLANATION = "Giải thích";
    static final String SOURCE = "Nguồn";
    static final String FACT = "Mã dữ kiện";
    static final String FIXED_ORDER = "Giữ thứ tự";

    private final CsvTable.Row row;
    private final Findings findings;
    private boolean sound = true;

    QuestionRow(CsvTable.Row row, Findings findings) {
        this.row = row;
        this.findings = findings;
    }

    Optional<Question> read() {
        needText(ID, "no-id", "Chưa có mã câu.", "Đặt cho câu hỏi một mã không đổi về sau, ví dụ BC-001.");
        needText(TOPIC, "no-topic", "Chưa có chủ đề.", "Ghi chủ đề: đề thi bốc câu hỏi theo chủ đề.");
        needText(STEM, "empty-stem", "Chưa có nội dung câu hỏi.", "Viết câu hỏi, hoặc xoá cả dòng.");
        needText(SOURCE, "no-source", "Chưa ghi nguồn.", "Ghi văn bản, điều, khoản hoặc tài liệu để tra lại được.");
        Optional<Level> level = level();
        boolean fixedOrder = fixedOrder();
        ChoiceCells cells = new ChoiceCells(this);
        List<String> choices = cells.choices();
        SortedSet<Integer> key = cells.key(choices.size());
        if (!fixedOrder) {
            cells.warnOfReferences(choices);
        }
        warnOfNoExplanation();
        return sound && level.isPresent()
                ? Optional.of(new Question(
                        row.cell(ID),
                        row.cell(TOPIC),
                        level.get(),
                        row.cell(STEM),
                        choices,
                        key,
                        row.cell(EXPLANATION),
                        row.cell(SOURCE),
                        row.cell(FACT),
                        fixedOrder))
                : Optional.empty();
    }

    private void needText(String title, String code, String message, String advice) {
        if (row.cell(title).isEmpty()) {
            error(title, code, message, advice);
        }
    }

    private Optional<Level> level() {
        Optional<Level> level = Level.of(row.cell(LEVEL));
        if (level.isEmpty()) {
            List<String> labels =
                    List.of(Level.values()).stream().map(Level::label).toList();
            error(LEVEL, "unknown-level", "Không có mức độ này.", "Ghi một trong: " + String.join(", ", labels) + ".");
        }
        return level;
    }

    private boolean fixedOrder() {
        String mark = row.cell(FIXED_ORDER);
        if (!mark.isEmpty() && !mark.equalsIgnoreCase("x")) {
            error(
                    FIXED_ORDER,
                    "bad-fixed-order",
                    "Không hiểu dấu này.",
                    "Ghi x để giữ thứ tự phương án, hoặc để trống.");
        }
        return !mark.isEmpty();
    }

    private void warnOfNoExplanation() {
        if (row.cell(EXPLANATION).isEmpty()) {
            warning(EXPLANATION, "no-explanation", "Chưa có giải thích.", "Một hai câu cho người thi biết vì sao.");
        }
    }

    String cell(String title) {
        return row.cell(title);
    }

    void error(String title, String code, String message, String advice) {
        sound = false;
        // What a missing column lacks in every row has been said once, at the header.
        if (row.column(title) > 0) {
            findings.error(row.line(), row.column(title), code, row.cell(title), message, advice);
        }
    }

    void warning(String title, String code, String message, String advice) {
        findings.warning(row.line(), Math.max(1, row.column(title)), code, row.cell(title), message, advice);
    }
}
