package vn.hoithi.roster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.FormField;
import vn.hoithi.questionbank.table.Tables;
import vn.hoithi.questionbank.table.WorkbookWriter;
import vn.hoithi.questionbank.table.WorkbookWriter.Column;

/** Rosters as Excel and CSV; every cell is text, and nothing in it runs as a formula. */
final class RosterSheets {
    private static final int NARROW = 8;
    private static final int MIDDLE = 20;
    private static final int WIDE = 34;
    private static final int ROWS_WITH_HINTS = 1_000;

    private RosterSheets() {}

    /** An empty roster with the columns of the contest. */
    static byte[] template(Contest contest) {
        FormField.Name field = RosterService.identity(contest);
        List<Column> columns = List.of(
                new Column(RosterFile.COUNT, NARROW, List.of(), ""),
                new Column(RosterFile.NAME, WIDE, List.of(), ""),
                new Column(field.label(), MIDDLE, List.of(), "Mỗi người một số, không trùng nhau."),
                new Column(
                        RosterFile.AUDIENCE, MIDDLE, choosable(contest.audiences()), "Để trống nếu không phân loại."),
                new Column(
                        RosterFile.OTHERS,
                        WIDE,
                        List.of(),
                        "Mã hệ thống:mã đơn vị, ví dụ dang-bo:CB-01. Để trống nếu không có."));
        try (WorkbookWriter workbook = new WorkbookWriter(0)) {
            workbook.sheet("Danh sách", columns, List.of(), ROWS_WITH_HINTS);
            return workbook.bytes();
        }
    }

    // Excel keeps a list of choices in one string of at most 255 characters, separated by commas.
    private static List<String> choosable(List<String> options) {
        String all = String.join(",", options);
        boolean fits = all.length() <= 255 && options.stream().noneMatch(option -> option.contains(","));
        return fits ? options : List.of();
    }

    /** Those who have not taken part. */
    static byte[] missing(Contest contest, List<RosterService.Member> members, String form) {
        List<String> titles = List.of(
                RosterFile.COUNT,
                RosterFile.NAME,
                RosterService.identity(contest).label(),
                RosterFile.AUDIENCE);
        List<List<String>> rows = new ArrayList<>(members.size());
        for (RosterService.Member member : members) {
            rows.add(List.of(Integer.toString(rows.size() + 1), member.name(), member.identity(), member.audience()));
        }
        if (form.equals("csv")) {
            return Tables.write(titles, rows).getBytes(UTF_8);
        }
        List<Column> columns = titles.stream()
                .map(title -> new Column(title, width(title), List.of(), ""))
                .toList();
        try (WorkbookWriter workbook = new WorkbookWriter(rows.size())) {
            workbook.sheet("Chưa thi", columns, rows, 0);
            return workbook.bytes();
        }
    }

    private static int width(String title) {
        return title.equals(RosterFile.COUNT) ? NARROW : title.equals(RosterFile.NAME) ? WIDE : MIDDLE;
    }
}
