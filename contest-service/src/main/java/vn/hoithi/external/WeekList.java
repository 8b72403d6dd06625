package vn.hoithi.external;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.hoithi.external.ExternalService.Line;
import vn.hoithi.platform.Problems.FieldError;
import vn.hoithi.questionbank.table.Tables;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitCodes;

/** Reads a week's figures of several units from Excel or CSV: every line, or every error with its place. Pure. */
final class WeekList {
    static final int MOST = 5_000;
    static final String CODE = "Mã đơn vị";
    static final String PEOPLE = "Số người";
    static final String ATTEMPTS = "Số lượt";
    static final String PERFECT = "Số bài đúng hết";
    static final String NAME = "Tên đơn vị";
    static final String COUNT = "STT";
    private static final Map<String, String> TITLES =
            Map.of("people", PEOPLE, "attempts", ATTEMPTS, "perfect", PERFECT);

    private final UnitCodes units;
    private final Predicate<Unit> reachable;
    private final Findings findings;
    private final Map<Long, Integer> lineOfUnit = new HashMap<>();

    private WeekList(UnitCodes units, Predicate<Unit> reachable, Findings findings) {
        this.units = units;
        this.reachable = reachable;
        this.findings = findings;
    }

    /** The lines; where {@code findings} has errors afterwards, they are worth nothing. */
    static List<Line> read(byte[] file, UnitCodes units, Predicate<Unit> reachable, Findings findings) {
        List<Tables.Row> rows =
                Tables.rows(file, List.of(CODE, PEOPLE, ATTEMPTS), List.of(COUNT, NAME, PERFECT), findings);
        return new WeekList(units, reachable, findings).lines(rows);
    }

    private List<Line> lines(List<Tables.Row> rows) {
        if (rows.isEmpty() && findings.errors().isEmpty()) {
            findings.error(
                    Place.at(1, 1), "empty", "", "Tệp không có dòng nào.", "Thêm ít nhất một dòng dưới tiêu đề.");
        }
        if (rows.size() > MOST) {
            findings.error(
                    rows.get(MOST).place(CODE),
                    "too-many-lines",
                    "",
                    "Tệp có hơn 5.000 dòng.",
                    "Chia thành nhiều tệp.");
        }
        List<Line> lines = new ArrayList<>();
        for (Tables.Row row : rows.subList(0, Math.min(MOST, rows.size()))) {
            Optional<Unit> unit = unit(row);
            Wanted wanted = new Wanted(number(row, PEOPLE), number(row, ATTEMPTS), number(row, PERFECT));
            check(row, wanted);
            unit.ifPresent(found -> lines.add(new Line(found, wanted)));
        }
        return lines;
    }

    // A unit outside the own subtree is as unknown as one that does not exist.
    private Optional<Unit> unit(Tables.Row row) {
        Optional<Unit> unit =
                units.find(row.cell(CODE).toUpperCase(Locale.ROOT)).filter(reachable);
        if (unit.isEmpty()) {
            error(row, CODE, "unknown-unit", "Không có đơn vị này trong phạm vi của bạn.", "Ghi đúng mã đơn vị.");
            return unit;
        }
        Integer before = lineOfUnit.putIfAbsent(unit.get().id(), row.line());
        if (before != null) {
            error(row, CODE, "duplicate-unit", "Đơn vị đã có ở dòng " + before + ".", "Mỗi đơn vị một dòng.");
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
            error(row, title, "not-a-number", "Không phải số nguyên.", "Chỉ ghi chữ số, ví dụ 1250.");
            return 0;
        }
    }

    private void check(Tables.Row row, Wanted wanted) {
        for (FieldError wrong : wanted.errors()) {
            String title = TITLES.getOrDefault(wrong.field(), CODE);
            error(row, title, "bad-number", wrong.message(), "Sửa ô này rồi nạp lại tệp.");
        }
    }

    private void error(Tables.Row row, String title, String code, String message, String advice) {
        findings.error(row.place(title), code, row.cell(title), message, advice);
    }
}
