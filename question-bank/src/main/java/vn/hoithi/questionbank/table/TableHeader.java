package vn.hoithi.questionbank.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.PlainText;

/** Which column of a table holds what. Names are compared without regard to letter case and space. */
final class TableHeader {

    private final Set<String> known = new HashSet<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Set<Integer> titled = new HashSet<>();

    private TableHeader() {}

    static TableHeader read(RawRecord row, TableColumns columns, Findings findings) {
        TableHeader header = new TableHeader();
        List<String> names = columns.named();
        Map<String, String> byFolded = new HashMap<>();
        names.forEach(name -> byFolded.put(PlainText.folded(name), name));
        header.known.addAll(names);
        for (int position = 0; position < row.cells().size(); position++) {
            String title = PlainText.line(row.cells().get(position));
            if (title.isEmpty()) {
                continue;
            }
            header.titled.add(position);
            String name = byFolded.getOrDefault(
                    PlainText.folded(title), columns.familyTitle(title).orElse(null));
            if (name == null && PlainText.forbidden(title).isEmpty()) {
                findings.error(
                        row.place(position + 1),
                        "unknown-header",
                        title,
                        "Không có cột nào tên là “" + PlainText.cut(title, 40) + "”.",
                        "Các cột được dùng: " + String.join(", ", columns.told()) + ".");
            } else if (name != null && header.positions.putIfAbsent(name, position) != null) {
                findings.error(
                        row.place(position + 1),
                        "duplicate-header",
                        title,
                        "Cột “%s” đã có ở cột thứ %d.".formatted(name, header.column(name)),
                        "Xoá hoặc đổi tên một trong hai cột.");
            }
        }
        header.known.addAll(header.positions.keySet());
        header.reportMissing(row, columns.required(), findings);
        return header;
    }

    private void reportMissing(RawRecord row, List<String> required, Findings findings) {
        for (String name : required) {
            if (!positions.containsKey(name)) {
                findings.error(
                        row.place(1),
                        "missing-header",
                        row.cells().stream().limit(20).collect(Collectors.joining(", ")),
                        "Thiếu cột “" + name + "”.",
                        "Thêm tiêu đề này vào dòng đầu tiên của bảng.");
            }
        }
    }

    /** Whether any column could be recognised: if not, this row is no header and the rest says nothing. */
    boolean recognised() {
        return !positions.isEmpty();
    }

    /** The titles of a family that the table has, in the order of its columns. */
    List<String> titles(String family) {
        return positions.entrySet().stream()
                .filter(each -> each.getKey().startsWith(family))
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean titled(int position) {
        return titled.contains(position);
    }

    /** The column of a name, counted from 1, or 0 if the table does not have it. */
    int column(String name) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException("this table is not read with a column " + name);
        }
        Integer position = positions.get(name);
        return position == null ? 0 : position + 1;
    }
}
