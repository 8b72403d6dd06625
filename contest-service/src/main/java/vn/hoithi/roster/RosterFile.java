package vn.hoithi.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.hoithi.contest.FormField;
import vn.hoithi.participant.Identities;
import vn.hoithi.questionbank.table.Tables;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.unit.Unit;

/** Reads a roster from Excel or CSV: every name, or every error with its place. Pure. */
final class RosterFile {
    /** More names than any single unit has. */
    static final int MOST = 10_000;

    static final String NAME = "Họ và tên";
    static final String AUDIENCE = "Đối tượng";
    static final String OTHERS = "Đơn vị hệ thống khác";
    static final String COUNT = "STT";

    // Excel keeps a number typed without quotes as a number, which has no zero in front.
    private static final Pattern PHONE_WITHOUT_ZERO = Pattern.compile("[35789]\\d{8}");
    private static final Pattern CCCD_WITHOUT_ZERO = Pattern.compile("\\d{10,11}");
    private static final int CCCD_DIGITS = 12;

    private final Asked asked;
    private final Findings findings;
    private final Map<String, Integer> lineOf = new HashMap<>();

    private RosterFile(Asked asked, Findings findings) {
        this.asked = asked;
        this.findings = findings;
    }

    /**
     * What a contest's rosters hold.
     *
     * @param field what identifies a person in the contest
     * @param others units of other trees by what the file says
     */
    record Asked(FormField.Name field, List<String> audiences, OtherUnits others) {}

    /** Finds a unit of another tree by the text "tree:code"; empty when there is none. */
    interface OtherUnits {
        Optional<Unit> find(String text);
    }

    /** @param others units in other trees, at most one in each */
    record Line(String name, String identity, String audience, List<Long> others) {
        // A name or number must not reach a log by way of a message.
        @Override
        public String toString() {
            return "Line";
        }
    }

    sealed interface Reading {}

    record Members(List<Line> lines, List<Finding> warnings) implements Reading {}

    record Rejected(List<Finding> errors) implements Reading {}

    /** The columns of a file for this contest. */
    static List<String> titles(FormField.Name field) {
        return List.of(NAME, field.label(), AUDIENCE, OTHERS);
    }

    static Reading read(byte[] file, String fileName, Asked asked) {
        Findings findings = new Findings(fileName);
        List<Tables.Row> rows =
                Tables.rows(file, List.of(NAME, asked.field().label()), List.of(COUNT, AUDIENCE, OTHERS), findings);
        List<Line> lines = new RosterFile(asked, findings).lines(rows);
        List<Finding> errors = findings.errors();
        return errors.isEmpty() ? new Members(lines, findings.warnings()) : new Rejected(errors);
    }

    private List<Line> lines(List<Tables.Row> rows) {
        if (rows.isEmpty() && findings.errors().isEmpty()) {
            findings.error(
                    Place.at(1, 1), "empty", "", "Tệp không có người nào.", "Thêm ít nhất một dòng dưới tiêu đề.");
        }
        if (rows.size() > MOST) {
            findings.error(
                    rows.get(MOST).place(NAME),
                    "too-many-names",
                    "",
                    "Danh sách có hơn 10.000 người.",
                    "Chia theo đơn vị trực thuộc; mỗi đơn vị một danh sách.");
        }
        List<Line> lines = new ArrayList<>(rows.size());
        for (Tables.Row row : rows.subList(0, Math.min(MOST, rows.size()))) {
            lines.add(new Line(name(row), identity(row), audience(row), others(row)));
        }
        return lines;
    }

    private String name(Tables.Row row) {
        return Identities.personName(row.cell(NAME)).orElseGet(() -> {
            error(row, NAME, "bad-name", "Họ tên trống hoặc có ký tự lạ.", Identities.advice(FormField.Name.fullName));
            return "";
        });
    }

    private String identity(Tables.Row row) {
        FormField.Name field = asked.field();
        Optional<String> normal = Identities.normal(field, row.cell(field.label()))
                .or(() -> withZero(row).flatMap(text -> Identities.normal(field, text)));
        if (normal.isEmpty()) {
            boolean empty = row.cell(field.label()).isEmpty();
            error(
                    row,
                    field.label(),
                    "bad-identity",
                    empty ? "Thiếu " + lower(field.label()) + "." : field.label() + " không đúng.",
                    Identities.advice(field));
            return "";
        }
        Integer before = lineOf.putIfAbsent(normal.get(), row.line());
        if (before != null) {
            error(
                    row,
                    field.label(),
                    "duplicate",
                    "Đã có ở dòng " + before + ".",
                    "Mỗi người một dòng. Người dùng chung số với người khác thì để ngoài danh sách.");
        }
        return normal.get();
    }

    private Optional<String> withZero(Tables.Row row) {
        String cell = row.cell(asked.field().label()).replaceAll("[\\s.]", "");
        Optional<String> text =
                switch (asked.field()) {
                    case phone ->
                        Optional.of("0" + cell)
                                .filter(any -> PHONE_WITHOUT_ZERO.matcher(cell).matches());
                    case cccd ->
                        Optional.of("0".repeat(Math.max(0, CCCD_DIGITS - cell.length())) + cell)
                                .filter(any -> CCCD_WITHOUT_ZERO.matcher(cell).matches());
                    default -> Optional.empty();
                };
        return text;
    }

    private String audience(Tables.Row row) {
        String audience = row.cell(AUDIENCE);
        if (!audience.isEmpty() && !asked.audiences().contains(audience)) {
            error(
                    row,
                    AUDIENCE,
                    "unknown-audience",
                    "Cuộc thi không có đối tượng này.",
                    asked.audiences().isEmpty()
                            ? "Để trống cột này."
                            : "Ghi đúng một trong: " + String.join("; ", asked.audiences()) + ".");
        }
        return audience;
    }

    private List<Long> others(Tables.Row row) {
        String cell = row.cell(OTHERS);
        if (cell.isEmpty()) {
            return List.of();
        }
        Map<Integer, Long> byTree = new HashMap<>();
        for (String text : cell.split("[;,]", -1)) {
            Optional<Unit> unit = asked.others().find(text.strip());
            if (unit.isEmpty()) {
                error(
                        row,
                        OTHERS,
                        "unknown-unit",
                        "Không có đơn vị “" + text.strip() + "” ở hệ thống khác.",
                        "Ghi mã hệ thống, dấu hai chấm, mã đơn vị, ví dụ dang-bo:CB-01; nhiều đơn vị cách nhau bằng dấu chấm phẩy.");
            } else if (byTree.putIfAbsent(unit.get().treeId(), unit.get().id()) != null) {
                error(
                        row,
                        OTHERS,
                        "two-units-of-a-tree",
                        "Hai đơn vị của cùng một hệ thống.",
                        "Mỗi người thuộc nhiều nhất một đơn vị trong mỗi hệ thống.");
            }
        }
        return List.copyOf(byTree.values());
    }

    private static String lower(String label) {
        return label.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + label.substring(1);
    }

    private void error(Tables.Row row, String title, String code, String message, String advice) {
        findings.error(row.place(title), code, row.cell(title), message, advice);
    }
}
