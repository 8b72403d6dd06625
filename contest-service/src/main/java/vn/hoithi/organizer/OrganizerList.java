package vn.hoithi.organizer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hoithi.account.NewStaff;
import vn.hoithi.questionbank.table.Tables;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitCodes;
import vn.hoithi.unit.UnitSheet;

/** Reads a list of organizers from Excel or CSV: every line, or every error with its place. Pure. */
final class OrganizerList {
    static final int MOST = 2_000;
    static final String CODE = UnitSheet.CODE;
    static final String NAME = "Tên người hoặc bộ phận";
    static final String LOGIN = "Tên đăng nhập";
    static final String COUNT = "STT";
    private static final int LONGEST_NAME = 120;
    private static final Pattern LOGIN_FORM = Pattern.compile(NewStaff.LOGIN);

    private final UnitSheet sheet;
    private final Map<String, Integer> lineOfLogin = new HashMap<>();

    private OrganizerList(UnitSheet sheet) {
        this.sheet = sheet;
    }

    /** @param login as given; none when it is to be made from the unit's code */
    record Line(
            Tables.Row row,
            Unit unit,
            String name,
            @Nullable String login) {}

    sealed interface Reading {}

    record Lines(List<Line> lines) implements Reading {}

    record Rejected(List<Finding> errors) implements Reading {}

    /** @param reachable units for which this member of staff may make accounts */
    static Reading read(byte[] file, String fileName, UnitCodes units, Predicate<Unit> reachable) {
        Findings findings = new Findings(fileName);
        List<Tables.Row> rows = Tables.rows(file, List.of(CODE, NAME), List.of(COUNT, LOGIN), findings);
        List<Line> lines = new OrganizerList(new UnitSheet(units, reachable, MOST, findings)).lines(rows);
        List<Finding> errors = findings.errors();
        return errors.isEmpty() ? new Lines(lines) : new Rejected(errors);
    }

    private List<Line> lines(List<Tables.Row> rows) {
        List<Line> lines = new ArrayList<>();
        for (Tables.Row row : sheet.bounded(rows)) {
            Optional<Unit> unit = sheet.unit(row);
            String name = name(row);
            String login = login(row);
            unit.ifPresent(found -> lines.add(new Line(row, found, name, login)));
        }
        return lines;
    }

    private String name(Tables.Row row) {
        String name = row.cell(NAME);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            sheet.error(
                    row,
                    NAME,
                    "bad-name",
                    "Tên trống hoặc dài quá 120 ký tự.",
                    "Ghi họ tên hoặc tên bộ phận phụ trách.");
        }
        return name;
    }

    private @Nullable String login(Tables.Row row) {
        String login = row.cell(LOGIN).toLowerCase(Locale.ROOT);
        if (login.isEmpty()) {
            return null;
        }
        if (!LOGIN_FORM.matcher(login).matches()) {
            sheet.error(row, LOGIN, "bad-login", "Tên đăng nhập không đúng dạng.", NewStaff.LOGIN_ADVICE);
        }
        Integer before = lineOfLogin.putIfAbsent(login, row.line());
        if (before != null) {
            sheet.error(
                    row, LOGIN, "duplicate-login", "Đã có ở dòng " + before + ".", "Mỗi tài khoản một tên đăng nhập.");
        }
        return login;
    }
}
