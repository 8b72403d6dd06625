package vn.hoithi.external;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.hoithi.external.ExternalService.Line;
import vn.hoithi.platform.Problems.FieldError;
import vn.hoithi.questionbank.table.Tables;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitCodes;
import vn.hoithi.unit.UnitSheet;

/** Reads a week's figures of several units from Excel or CSV: every line, or every error with its place. Pure. */
final class WeekList {
    static final int MOST = 5_000;
    static final String CODE = UnitSheet.CODE;
    static final String PEOPLE = "Số người";
    static final String ATTEMPTS = "Số lượt";
    static final String PERFECT = "Số bài đúng hết";
    static final String NAME = "Tên đơn vị";
    static final String COUNT = "STT";
    private static final Map<String, String> TITLES =
            Map.of("people", PEOPLE, "attempts", ATTEMPTS, "perfect", PERFECT);

    private final UnitSheet sheet;
    private final Map<Long, Integer> lineOfUnit = new HashMap<>();

    private WeekList(UnitSheet sheet) {
        this.sheet = sheet;
    }

    /** The lines; where {@code findings} has errors afterwards, they are worth nothing. */
    static List<Line> read(byte[] file, UnitCodes units, Predicate<Unit> reachable, Findings findings) {
        List<Tables.Row> rows =
                Tables.rows(file, List.of(CODE, PEOPLE, ATTEMPTS), List.of(COUNT, NAME, PERFECT), findings);
        return new WeekList(new UnitSheet(units, reachable, MOST, findings)).lines(rows);
    }

    private List<Line> lines(List<Tables.Row> rows) {
        List<Line> lines = new ArrayList<>();
        for (Tables.Row row : sheet.bounded(rows)) {
            Optional<Unit> unit = unit(row);
            Wanted wanted = new Wanted(number(row, PEOPLE), number(row, ATTEMPTS), number(row, PERFECT));
            check(row, wanted);
            unit.ifPresent(found -> lines.add(new Line(found, wanted)));
        }
        return lines;
    }

    private Optional<Unit> unit(Tables.Row row) {
        Optional<Unit> unit = sheet.unit(row);
        Integer before =
                unit.map(one -> lineOfUnit.putIfAbsent(one.id(), row.line())).orElse(null);
        if (before != null) {
            sheet.error(row, CODE, "duplicate-unit", "Đơn vị đã có ở dòng " + before + ".", "Mỗi đơn vị một dòng.");
        }
        return unit;
    }

    private @Nullable Integer number(Tables.Row row, String title) {
        String cell = row.cell(title);
        if (cell.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(cell.strip().replaceAll("(?<=\\d)[.](?=\\d{3}(\\D|$))", ""));
        } catch (NumberFormatException e) {
            sheet.error(row, title, "not-a-number", "Không phải số nguyên.", "Chỉ ghi chữ số, ví dụ 1250.");
            return 0;
        }
    }

    private void check(Tables.Row row, Wanted wanted) {
        for (FieldError wrong : wanted.errors()) {
            String title = TITLES.getOrDefault(wrong.field(), CODE);
            sheet.error(row, title, "bad-number", wrong.message(), "Sửa ô này rồi nạp lại tệp.");
        }
    }
}
