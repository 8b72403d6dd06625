package vn.hoithi.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.document.Numbers;
import vn.hoithi.document.Tree.Align;
import vn.hoithi.document.Tree.Grid;
import vn.hoithi.report.ReportTable.Row;

/** The units that a letter of reminder names, with what each still lacks. */
final class LetterTable {
    private LetterTable() {}

    static Grid of(List<Row> named, @Nullable Integer threshold) {
        List<List<String>> rows = new ArrayList<>();
        for (Row row : named) {
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    row.name(),
                    row.headcount() == null ? "chưa khai" : Numbers.number(row.headcount()),
                    Numbers.number(row.people()),
                    row.rate() == null ? "" : Numbers.decimal(row.rate()),
                    row.lacking(threshold)));
        }
        return new Grid(
                List.of(6, 32, 12, 12, 12, 26),
                List.of(Align.CENTER, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT),
                List.of("TT", "Đơn vị", "Quân số", "Đã dự thi", "Tỷ lệ (%)", "Còn thiếu"),
                rows,
                0);
    }
}
