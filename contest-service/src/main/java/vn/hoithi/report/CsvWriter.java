package vn.hoithi.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hoithi.document.Neutral;
import vn.hoithi.report.ReportTable.Row;

/** The annex as data: UTF-8 with a byte order mark, commas, plain numbers with a decimal point. */
final class CsvWriter {
    private static final String BOM = "\uFEFF";
    private static final List<String> HEAD = List.of(
            "TT",
            "Mã",
            "Đơn vị",
            "Quân số",
            "Số người dự thi",
            "Tỷ lệ (%)",
            "Số lượt thi",
            "Số bài đúng 100%",
            "Số giải",
            "Chỉ tiêu",
            "Đạt (%)",
            "Xếp hạng",
            "Ghi chú");

    private CsvWriter() {}

    static byte[] write(ReportTable table) {
        StringBuilder out = new StringBuilder(BOM);
        line(out, HEAD);
        int number = 0;
        for (Row row : table.rows()) {
            number++;
            line(out, cells(Integer.toString(number), row.unit().code(), row.name(), row));
        }
        Row direct = table.direct();
        if (direct != null) {
            line(out, cells(Integer.toString(number + 1), "", direct.name(), direct));
        }
        line(out, cells("", table.total().unit().code(), Annex.TOTAL, table.total()));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> cells(String number, String code, String name, Row row) {
        Goals.Goal goal = row.goal();
        return List.of(
                number,
                Neutral.text(code),
                Neutral.text(name),
                row.headcount() == null ? "" : row.headcount().toString(),
                Integer.toString(row.people()),
                plain(row.rate()),
                Integer.toString(row.attempts()),
                Integer.toString(row.perfect()),
                row.prizes() == null ? "" : row.prizes().toString(),
                goal == null ? "" : Neutral.text(goal.words()),
                goal == null ? "" : plain(goal.reached()),
                row.rank() == null ? "" : row.rank().toString(),
                Neutral.text(row.note()));
    }

    private static void line(StringBuilder out, List<String> cells) {
        out.append(cells.stream().map(CsvWriter::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }
}
