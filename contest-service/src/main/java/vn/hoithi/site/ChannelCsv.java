package vn.hoithi.site;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hoithi.share.ChannelFigures;
import vn.hoithi.share.ChannelFigures.Line;
import vn.hoithi.unit.UnitForest;

/** What each channel brought, for spreadsheets: UTF-8 with its mark, and no text that a spreadsheet would compute. */
final class ChannelCsv {
    /** Links in a file: a country with all its communes and channels has half as many. */
    static final int MOST = 50_000;

    private static final String HEAD =
            "Đơn vị,Đơn vị cấp trên,Kênh,Mã đường dẫn,Số lượt mở đường dẫn,Số người đăng ký,Số người bắt đầu làm bài,Số người dự thi,Số lượt thi";

    private ChannelCsv() {}

    static String of(ChannelFigures figures, UnitForest forest) {
        Stream<String> lines = figures.lines().stream().map(line -> line(line, forest));
        return "\uFEFF" + Stream.concat(Stream.of(HEAD), lines).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(Line line, UnitForest forest) {
        Long unit = line.unitId();
        String code = line.code();
        return Stream.concat(
                        List.of(
                                        ChannelView.unitName(line, forest),
                                        unit == null ? "" : forest.above(unit),
                                        line.channel(),
                                        code == null ? "" : code)
                                .stream()
                                .map(ChannelCsv::cell),
                        Stream.of(line.visits(), line.entered(), line.started(), line.people(), line.attempts())
                                .map(String::valueOf))
                .collect(Collectors.joining(","));
    }

    /** Quoted, and with an apostrophe before what would be a formula. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
