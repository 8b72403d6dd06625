package vn.hoithi.site;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.FormField;
import vn.hoithi.share.Spread;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;

/** Who spread a contest the farthest, as the page shows it and as a file for spreadsheets. */
record SpreadView(String asOf, String identity, List<Row> rows, boolean complete) {
    private static final String NOBODY = "(đã xóa thông tin)";

    record Row(int rank, String owner, String identity, String unit, String above, String entered, String people) {}

    static SpreadView of(Spread spread, Contest contest, UnitForest forest) {
        return new SpreadView(
                Words.exact(spread.asOf()),
                label(contest),
                spread.lines().stream().map(line -> row(line, forest)).toList(),
                spread.complete());
    }

    private static String label(Contest contest) {
        FormField identity = contest.identity();
        return identity == null ? "" : identity.name().label();
    }

    private static Row row(Spread.Line line, UnitForest forest) {
        return new Row(
                line.rank(),
                owner(line),
                line.identity(),
                unit(line, forest),
                forest.above(line.unitId()),
                Figures.number(line.entered()),
                Figures.number(line.people()));
    }

    private static String owner(Spread.Line line) {
        return line.owner().isEmpty() && line.identity().isEmpty() ? NOBODY : line.owner();
    }

    private static String unit(Spread.Line line, UnitForest forest) {
        return forest.find(line.unitId()).map(Unit::name).orElse("");
    }

    /** UTF-8 with its mark, and no text that a spreadsheet would compute. */
    static String csv(Spread spread, Contest contest, UnitForest forest) {
        String head = Stream.of(
                        "Hạng",
                        "Người giới thiệu (che bớt)",
                        label(contest) + " (che bớt)",
                        "Đơn vị",
                        "Đơn vị cấp trên",
                        "Số người đăng ký",
                        "Số người dự thi")
                .map(ChannelCsv::cell)
                .collect(Collectors.joining(","));
        Stream<String> lines = spread.lines().stream()
                .map(line -> Stream.of(
                                String.valueOf(line.rank()),
                                ChannelCsv.cell(owner(line)),
                                ChannelCsv.cell(line.identity()),
                                ChannelCsv.cell(unit(line, forest)),
                                ChannelCsv.cell(forest.above(line.unitId())),
                                String.valueOf(line.entered()),
                                String.valueOf(line.people()))
                        .collect(Collectors.joining(",")));
        return "\uFEFF" + Stream.concat(Stream.of(head), lines).collect(Collectors.joining("\r\n", "", "\r\n"));
    }
}
