package vn.hoithi.roster;

import java.util.ArrayList;
import java.util.List;
import vn.hoithi.contest.Contest;
import vn.hoithi.questionbank.table.WorkbookWriter;
import vn.hoithi.questionbank.table.WorkbookWriter.Column;

/** The year's list as a workbook. */
final class YearSheet {
    private YearSheet() {}

    static byte[] of(YearList list) {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("STT", 8, List.of(), ""),
                new Column("Họ và tên", 34, List.of(), ""),
                new Column("Số nhận biết", 20, List.of(), ""),
                new Column("Số cuộc thi đã dự", 14, List.of(), ""),
                new Column("Số cuộc thi có tên", 14, List.of(), "")));
        for (Contest contest : list.contests()) {
            columns.add(new Column("Lượt thi: " + contest.name(), 26, List.of(), ""));
        }
        List<List<String>> rows = new ArrayList<>(list.lines().size());
        for (YearList.Line line : list.lines()) {
            List<String> row = new ArrayList<>(List.of(
                    Integer.toString(rows.size() + 1),
                    line.name(),
                    line.identity(),
                    Integer.toString(line.taken()),
                    Integer.toString(line.listed())));
            line.attempts().forEach(count -> row.add(count < 0 ? "" : Integer.toString(count)));
            rows.add(row);
        }
        try (WorkbookWriter workbook = new WorkbookWriter(rows.size())) {
            workbook.sheet("Năm " + list.year(), columns, rows, 0);
            return workbook.bytes();
        }
    }
}
