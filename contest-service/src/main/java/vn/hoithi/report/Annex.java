package vn.hoithi.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.document.Composer;
import vn.hoithi.document.Layout;
import vn.hoithi.document.Letterhead;
import vn.hoithi.document.Numbers;
import vn.hoithi.document.Tree.Align;
import vn.hoithi.document.Tree.Block;
import vn.hoithi.document.Tree.Grid;
import vn.hoithi.document.Tree.Para;
import vn.hoithi.document.Tree.Run;
import vn.hoithi.report.Fields.Band;
import vn.hoithi.report.ReportTable.Row;

/** The annex of a report: the table of the units, and how people are spread over scores and audiences. */
final class Annex {
    static final List<String> HEAD = List.of(
            "TT",
            "Đơn vị",
            "Tổng số người",
            "Số người dự thi",
            "Tỷ lệ (%)",
            "Số lượt thi",
            "Số bài đúng 100%",
            "Số giải",
            "Chỉ tiêu",
            "Đạt (%)",
            "Xếp hạng",
            "Ghi chú");
    private static final List<Integer> WIDTHS = List.of(5, 30, 10, 10, 9, 9, 9, 7, 12, 9, 8, 18);
    private static final List<Align> ALIGNS = List.of(
            Align.CENTER,
            Align.LEFT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.CENTER,
            Align.LEFT);
    static final String TOTAL = "TỔNG CỘNG";
    private static final String ENTERED =
            "Cuộc thi tổ chức ở trang khác; số liệu do các đơn vị khai theo tuần. Số của một cấp là số cấp đó tự khai, nếu không thì là tổng các đơn vị dưới. Người dự thi cả cuộc thi do đơn vị khai; đơn vị không khai thì lấy tuần có nhiều người nhất. Số bài đúng 100% chỉ gồm những đơn vị có khai.";
    private static final String PRIZES =
            "Số giải gồm giải cá nhân, tập thể và lan tỏa theo các kết quả đã công bố và còn hiệu lực: của vòng thi, giai đoạn được báo cáo; báo cáo theo ngày, tuần, tháng thì theo ngày công bố. Giải còn tạm hoãn không tính.";
    private static final int GAP = 6;

    private Annex() {}

    static List<Block> of(ReportData data, Layout layout, Letterhead head) {
        Layout.Style body = layout.body().sized(Math.max(12, layout.body().size() - 1));
        List<Block> blocks = new ArrayList<>();
        blocks.add(Composer.centered("PHỤ LỤC", body.withBold(), 0));
        blocks.add(Composer.centered(title(data), body.withBold(), 0));
        String number = layout.numberText().formatted("BC", head.abbreviation());
        blocks.add(Composer.centered(
                "(Kèm theo Báo cáo " + Character.toLowerCase(number.charAt(0)) + number.substring(1)
                        + " ngày       tháng       năm "
                        + Numbers.today(data.asOf()).getYear() + " của "
                        + (head.issuingBody().isBlank() ? data.unit().name() : head.issuingBody()) + ")",
                body.withItalic(),
                0));
        blocks.add(asOf(data, body));
        blocks.add(units(data.table()));
        if (data.table().rows().stream().anyMatch(row -> row.goal() != null)
                || data.table().total().goal() != null) {
            blocks.add(note(
                    "Chỉ tiêu và mức đạt tính theo số liệu lũy kế của cả Cuộc thi, trừ chỉ tiêu riêng của vòng thi.",
                    layout));
        }
        if (data.table().total().prizes() != null) {
            blocks.add(note(PRIZES, layout));
        }
        if (data.contest().external()) {
            blocks.add(note(ENTERED, layout));
        }
        if (data.now().scores().stream().anyMatch(people -> people > 0)) {
            spread(
                    blocks,
                    "Theo mức điểm (kết quả tốt nhất của từng người)",
                    "Mức điểm",
                    Band.of(data.now().scores()),
                    body);
            if (data.now().audiences().stream().anyMatch(one -> !one.audience().isBlank())) {
                spread(
                        blocks,
                        "Theo đối tượng dự thi",
                        "Đối tượng",
                        Band.audiences(data.now().audiences()),
                        body);
            }
        }
        return blocks;
    }

    static String title(ReportData data) {
        return "BIỂU THỐNG KÊ KẾT QUẢ THAM GIA " + Composer.upper(data.contest().name()) + " "
                + Composer.upper(data.period().words());
    }

    static String asOfWords(ReportData data) {
        return "Số liệu tính đến " + Numbers.moment(data.asOf())
                + (data.contest().external()
                        ? ", do các đơn vị khai theo tuần; người dự thi cả cuộc thi do đơn vị khai"
                        : "");
    }

    private static Para asOf(ReportData data, Layout.Style body) {
        return new Para(List.of(new Run(asOfWords(data), body.withItalic())), Align.RIGHT, false, GAP, true);
    }

    private static Para note(String text, Layout layout) {
        return new Para(List.of(new Run(text, layout.table().withItalic())), Align.LEFT, false, GAP, false);
    }

    private static Grid units(ReportTable table) {
        List<List<String>> rows = new ArrayList<>();
        for (Row row : table.rows()) {
            rows.add(cells(Integer.toString(rows.size() + 1), row.name(), row));
        }
        Row direct = table.direct();
        if (direct != null) {
            rows.add(cells(Integer.toString(rows.size() + 1), direct.name(), direct));
        }
        rows.add(cells("", TOTAL, table.total()));
        return new Grid(WIDTHS, ALIGNS, HEAD, rows, 1);
    }

    private static List<String> cells(String number, String name, Row row) {
        Goals.Goal goal = row.goal();
        return List.of(
                number,
                name,
                row.headcount() == null ? "" : Numbers.number(row.headcount()),
                Numbers.number(row.people()),
                decimal(row.rate()),
                Numbers.number(row.attempts()),
                Numbers.number(row.perfect()),
                row.prizes() == null ? "" : Numbers.number(row.prizes()),
                goal == null ? "" : goal.words(),
                goal == null ? "" : decimal(goal.reached()),
                row.rank() == null ? "" : row.rank().toString(),
                row.note());
    }

    private static void spread(List<Block> blocks, String title, String column, List<Band> bands, Layout.Style body) {
        blocks.add(new Para(List.of(new Run(title, body.withBold())), Align.LEFT, false, 2 * GAP, true));
        List<List<String>> rows = new ArrayList<>();
        int people = 0;
        BigDecimal share = BigDecimal.ZERO;
        for (Band band : bands) {
            people += band.people();
            share = share.add(band.share());
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    band.name(),
                    Numbers.number(band.people()),
                    Numbers.decimal(band.share())));
        }
        rows.add(List.of("", TOTAL, Numbers.number(people), Numbers.decimal(share)));
        blocks.add(new Grid(
                List.of(6, 50, 22, 22),
                List.of(Align.CENTER, Align.LEFT, Align.RIGHT, Align.RIGHT),
                List.of("TT", column, "Số người", "Tỷ trọng (%)"),
                rows,
                1));
    }

    private static String decimal(@Nullable BigDecimal value) {
        return value == null ? "" : Numbers.decimal(value);
    }
}
