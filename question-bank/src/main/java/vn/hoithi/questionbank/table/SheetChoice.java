package vn.hoithi.questionbank.table;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.PlainText;

/** Finds the table in a workbook: on the first sheet that has a header, below whatever title stands over it. */
final class SheetChoice {

    private static final int ROWS_SEARCHED = 20;
    private static final int TITLES_OF_A_HEADER = 2;

    private SheetChoice() {}

    /** The rows from the header on; of the first sheet with anything on it, if no sheet has a header. */
    static List<RawRecord> rows(Workbook workbook, TableColumns columns, Findings findings) {
        Set<String> titles = columns.named().stream().map(PlainText::folded).collect(Collectors.toSet());
        String chosen = "";
        for (String sheet : workbook.sheets()) {
            List<RawRecord> head = workbook.head(sheet, ROWS_SEARCHED);
            int header = header(head, titles);
            if (header >= 0 && chosen.isEmpty()) {
                chosen = sheet;
            } else if (header >= 0) {
                reportAnother(head.get(header), findings);
            }
        }
        return chosen.isEmpty() ? firstFilled(workbook) : fromHeader(workbook.rows(chosen), titles);
    }

    private static List<RawRecord> fromHeader(List<RawRecord> rows, Set<String> titles) {
        return rows.subList(Math.max(0, header(rows, titles)), rows.size());
    }

    private static List<RawRecord> firstFilled(Workbook workbook) {
        return workbook.sheets().stream()
                .filter(sheet -> !workbook.head(sheet, 1).isEmpty())
                .findFirst()
                .map(workbook::rows)
                .orElse(List.of());
    }

    private static int header(List<RawRecord> rows, Set<String> titles) {
        int best = -1;
        long most = TITLES_OF_A_HEADER - 1;
        for (int at = 0; at < Math.min(ROWS_SEARCHED, rows.size()); at++) {
            long known = rows.get(at).cells().stream()
                    .filter(cell -> titles.contains(PlainText.folded(PlainText.cut(cell, 100))))
                    .count();
            if (known > most) {
                most = known;
                best = at;
            }
        }
        return best;
    }

    private static void reportAnother(RawRecord header, Findings findings) {
        findings.warning(
                header.place(1),
                "sheet-not-read",
                header.sheet(),
                "Trang tính “" + header.sheet() + "” cũng có bảng, nhưng chỉ trang đầu tiên có bảng được đọc.",
                "Chép mọi dòng vào một trang tính, hoặc tải từng trang thành tệp riêng.");
    }
}
