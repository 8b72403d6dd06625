package vn.hoithi.unit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import vn.hoithi.questionbank.table.Tables;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/**
 * What files with a line for each of several units have in common, from Excel or CSV: how many lines there may be, which
 * unit a line is about, and errors with their places.
 *
 * @param reachable units that this member of staff may name
 * @param most lines
 */
public record UnitSheet(UnitCodes units, Predicate<Unit> reachable, int most, Findings findings) {
    /** The title of the column with a unit's code. */
    public static final String CODE = "Mã đơn vị";

    /** The lines to be read; an error when there are none or too many. */
    public List<Tables.Row> bounded(List<Tables.Row> rows) {
        if (rows.isEmpty() && findings.errors().isEmpty()) {
            findings.error(
                    Place.at(1, 1), "empty", "", "Tệp không có dòng nào.", "Thêm ít nhất một dòng dưới tiêu đề.");
        }
        if (rows.size() > most) {
            findings.error(
                    rows.get(most).place(CODE),
                    "too-many-lines",
                    "",
                    "Tệp có hơn %s dòng.".formatted(String.format(Locale.of("vi"), "%,d", most)),
                    "Chia thành nhiều tệp.");
        }
        return rows.subList(0, Math.min(most, rows.size()));
    }

    /** The unit of a line, with an error when there is none: one out of reach is as unknown as one that does not exist. */
    public Optional<Unit> unit(Tables.Row row) {
        String code = row.cell(CODE);
        Optional<Unit> unit = units.find(code.toUpperCase(Locale.ROOT)).filter(reachable);
        if (unit.isEmpty()) {
            error(
                    row,
                    CODE,
                    "unknown-unit",
                    code.isEmpty() ? "Thiếu mã đơn vị." : "Không có đơn vị này trong phạm vi bạn phụ trách.",
                    "Ghi đúng mã đơn vị như trong danh sách đơn vị.");
        }
        return unit;
    }

    /** An error of a cell. */
    public void error(Tables.Row row, String title, String code, String message, String advice) {
        findings.error(row.place(title), code, row.cell(title), message, advice);
    }
}
