package vn.hoithi.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.hoithi.questionbank.table.Tables;
import vn.hoithi.questionbank.text.Finding;

/** Reads a list of units from a workbook or CSV: the whole list without an error, or every error with its place. */
final class UnitList {
    private UnitList() {}

    sealed interface Reading {}

    /**
     * @param entries parents before their children
     * @param warnings what a person should look at: formulas taken as text, sheets not read
     */
    record Units(List<UnitEntry> entries, List<Finding> warnings) implements Reading {}

    record Rejected(List<Finding> errors) implements Reading {}

    /** Reads a list for a tree that does not exist yet. */
    static Reading read(byte[] bytes, String file) {
        return read(bytes, file, KnownUnits.none(), LocalDate.now(UnitService.VIETNAM));
    }

    /** Reads a list against what is known: units above and successors may be in the list or in the tree. */
    static Reading read(byte[] bytes, String file, KnownUnits known, LocalDate today) {
        return switch (Tables.read(bytes, file, UnitColumns.REQUIRED, UnitColumns.OPTIONAL, UnitColumns.FAMILIES)) {
            case Tables.Unreadable unreadable -> new Rejected(unreadable.errors());
            case Tables.Table table -> read(table, new ListErrors(file), file, known, today);
        };
    }

    private static Reading read(Tables.Table table, ListErrors errors, String file, KnownUnits known, LocalDate today) {
        if (table.rows().isEmpty()) {
            return new Rejected(List.of(
                    new Finding(file, "", 1, 1, "empty", "", "Tệp không có đơn vị nào.", "Thêm ít nhất một dòng.")));
        }
        List<ListedUnit> listed = new ArrayList<>();
        Map<String, ListedUnit> byCode = new HashMap<>();
        for (Tables.Row row : table.rows()) {
            ListedUnit unit = new ListedUnit(row, settled(UnitRowReading.read(row, errors, today), known));
            listed.add(unit);
            if (byCode.putIfAbsent(unit.entry().code(), unit) != null) {
                errors.add(
                        row, UnitColumns.CODE, "duplicate-code", "Mã đơn vị bị lặp.", "Mỗi đơn vị cần một mã riêng.");
            }
        }
        ListPlaces places = new ListPlaces(listed, byCode, known, errors);
        places.check();
        new ListBodies(listed, known, errors).check();
        if (!errors.any()) {
            new ListLives(listed, byCode, known, errors).check();
        }
        return errors.any() ? new Rejected(errors.all()) : new Units(places.parentsFirst(), table.warnings());
    }

    // An old list does not bring an ended unit back to where it was.
    private static UnitEntry settled(UnitEntry entry, KnownUnits known) {
        Unit before = known.find(entry.code());
        return before == null || before.open() || entry.merged()
                ? entry
                : entry.placed(known.codeOf(before.parentId()), before.merged());
    }

    /** A row with what was read from it. */
    record ListedUnit(Tables.Row row, UnitEntry entry) {}
}
