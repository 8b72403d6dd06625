package vn.hoithi.unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.table.Tables;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.questionbank.text.Place;

/** Reads a list of units from CSV: the whole list without an error, or every error with its place. */
final class UnitList {
    static final String CODE = "Mã";
    static final String NAME = "Tên";
    static final String TYPE = "Loại";
    static final String PARENT = "Mã cấp trên";
    static final String BLOCK = "Khối";
    static final String HEADCOUNT = "Quân số";
    private static final Pattern CODE_FORM = Pattern.compile("[0-9A-Z][0-9A-Z-]{0,31}");
    private static final Pattern HEADCOUNT_FORM = Pattern.compile("[1-9][0-9]{0,6}");
    private static final int LONGEST_NAME = 200;
    private static final int DEEPEST = 12;

    private final String file;
    private final List<Finding> errors = new ArrayList<>();
    private final Map<String, Entry> byCode = new HashMap<>();

    private UnitList(String file) {
        this.file = file;
    }

    /** One line of a good list; parents come before their children. */
    record Entry(
            String code,
            String name,
            String type,
            @Nullable String parent,
            String block,
            @Nullable Integer headcount) {}

    sealed interface Reading {}

    record Units(List<Entry> entries) implements Reading {}

    record Rejected(List<Finding> errors) implements Reading {}

    static Reading read(byte[] bytes, String file) {
        return switch (Tables.read(bytes, file, List.of(CODE, NAME, PARENT), List.of(TYPE, BLOCK, HEADCOUNT))) {
            case Tables.Unreadable unreadable -> new Rejected(unreadable.errors());
            case Tables.Table table -> new UnitList(file).check(table.rows());
        };
    }

    private Reading check(List<Tables.Row> rows) {
        rows.forEach(this::readRow);
        rows.forEach(this::checkParent);
        checkRoots(rows);
        if (errors.isEmpty()) {
            rows.forEach(this::checkAbove);
        }
        errors.sort(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column));
        return errors.isEmpty() ? new Units(parentsFirst(rows)) : new Rejected(List.copyOf(errors));
    }

    private void readRow(Tables.Row row) {
        String code = row.cell(CODE);
        if (!CODE_FORM.matcher(code).matches()) {
            add(
                    row,
                    CODE,
                    "bad-code",
                    "Mã đơn vị phải gồm 1–32 chữ hoa, số hoặc gạch ngang.",
                    "Sửa lại mã, ví dụ 11413-T01.");
        } else if (byCode.containsKey(code)) {
            add(row, CODE, "duplicate-code", "Mã đơn vị bị lặp.", "Mỗi đơn vị cần một mã riêng.");
        }
        String name = row.cell(NAME);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            add(row, NAME, "bad-name", "Tên đơn vị trống hoặc dài quá 200 ký tự.", "Ghi tên đầy đủ của đơn vị.");
        }
        String headcount = row.cell(HEADCOUNT);
        boolean declared = HEADCOUNT_FORM.matcher(headcount).matches();
        if (!headcount.isEmpty() && !declared) {
            add(
                    row,
                    HEADCOUNT,
                    "bad-headcount",
                    "Quân số phải là số nguyên dương, không dấu chấm.",
                    "Ghi ví dụ 1250, hoặc để trống nếu chưa khai.");
        }
        String parent = row.cell(PARENT);
        byCode.putIfAbsent(
                code,
                new Entry(
                        code,
                        name,
                        row.cell(TYPE),
                        parent.isEmpty() ? null : parent,
                        row.cell(BLOCK),
                        declared ? Integer.valueOf(headcount) : null));
    }

    private void checkParent(Tables.Row row) {
        String parent = row.cell(PARENT);
        if (!parent.isEmpty() && !byCode.containsKey(parent)) {
            add(
                    row,
                    PARENT,
                    "unknown-parent",
                    "Không có đơn vị cấp trên với mã này trong tệp.",
                    "Thêm dòng của đơn vị cấp trên hoặc sửa mã.");
        }
    }

    private void checkRoots(List<Tables.Row> rows) {
        List<Tables.Row> roots =
                rows.stream().filter(row -> row.cell(PARENT).isEmpty()).toList();
        for (Tables.Row second : roots.subList(Math.min(1, roots.size()), roots.size())) {
            add(second, PARENT, "second-root", "Chỉ một đơn vị được để trống mã cấp trên.", "Ghi mã đơn vị cấp trên.");
        }
        if (roots.isEmpty() && !rows.isEmpty()) {
            add(
                    rows.getFirst(),
                    PARENT,
                    "no-root",
                    "Không có đơn vị cao nhất.",
                    "Để trống mã cấp trên của đúng một đơn vị.");
        }
        if (rows.isEmpty()) {
            errors.add(new Finding(file, "", 1, 1, "empty", "", "Tệp không có đơn vị nào.", "Thêm ít nhất một dòng."));
        }
    }

    private void checkAbove(Tables.Row row) {
        Set<String> seen = new HashSet<>();
        Entry entry = byCode.get(row.cell(CODE));
        while (entry != null && entry.parent() != null) {
            if (!seen.add(entry.code())) {
                add(
                        row,
                        PARENT,
                        "cycle",
                        "Các đơn vị cấp trên nối thành vòng.",
                        "Sửa mã cấp trên để lên được đến đơn vị cao nhất.");
                return;
            }
            entry = byCode.get(entry.parent());
        }
        if (seen.size() > DEEPEST) {
            add(row, PARENT, "too-deep", "Cây đơn vị sâu quá 12 cấp.", "Bỏ bớt cấp trung gian.");
        }
    }

    private List<Entry> parentsFirst(List<Tables.Row> rows) {
        Set<String> placed = new HashSet<>();
        List<Entry> ordered = new ArrayList<>();
        rows.forEach(row -> place(row.cell(CODE), placed, ordered));
        return ordered;
    }

    private void place(String code, Set<String> placed, List<Entry> ordered) {
        Entry entry = byCode.get(code);
        if (entry == null || !placed.add(code)) {
            return;
        }
        String parent = entry.parent();
        if (parent != null) {
            place(parent, placed, ordered);
        }
        ordered.add(entry);
    }

    private void add(Tables.Row row, String title, String code, String message, String advice) {
        Place place = row.place(title);
        errors.add(
                new Finding(file, place.sheet(), place.line(), place.column(), code, row.cell(title), message, advice));
    }
}
