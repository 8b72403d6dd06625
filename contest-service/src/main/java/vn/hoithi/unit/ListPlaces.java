package vn.hoithi.unit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hoithi.unit.UnitList.ListedUnit;

/** Whether the units of a list, with those that are there already, make one tree. */
final class ListPlaces {
    /** Levels of a tree, the top one counted; merged units below their successors counted too. */
    static final int DEEPEST = 20;

    private final List<ListedUnit> listed;
    private final Map<String, ListedUnit> byCode;
    private final KnownUnits known;
    private final ListErrors errors;

    ListPlaces(List<ListedUnit> listed, Map<String, ListedUnit> byCode, KnownUnits known, ListErrors errors) {
        this.listed = listed;
        this.byCode = byCode;
        this.known = known;
        this.errors = errors;
    }

    void check() {
        listed.forEach(this::checkParent);
        checkTop();
        if (!errors.any()) {
            listed.forEach(this::checkWayUp);
        }
    }

    private void checkParent(ListedUnit unit) {
        String parent = unit.entry().parent();
        if (parent == null || byCode.containsKey(parent) || known.find(parent) != null) {
            return;
        }
        if (unit.entry().merged()) {
            errors.add(
                    unit.row(),
                    UnitColumns.MERGED_INTO,
                    "unknown-successor",
                    "Không có đơn vị nhận nhập với mã này.",
                    "Sửa mã, hoặc thêm dòng của đơn vị đó.");
        } else {
            errors.add(
                    unit.row(),
                    UnitColumns.PARENT,
                    "unknown-parent",
                    "Không có đơn vị cấp trên với mã này.",
                    "Thêm dòng của đơn vị cấp trên hoặc sửa mã.");
        }
    }

    private void checkTop() {
        List<ListedUnit> tops =
                listed.stream().filter(unit -> unit.entry().parent() == null).toList();
        List<ListedUnit> wrong = known.newTree()
                ? tops.subList(Math.min(1, tops.size()), tops.size())
                : tops.stream().filter(unit -> !isTop(unit.entry().code())).toList();
        for (ListedUnit second : wrong) {
            errors.add(
                    second.row(),
                    UnitColumns.PARENT,
                    "second-root",
                    "Chỉ một đơn vị được để trống mã cấp trên.",
                    "Ghi mã đơn vị cấp trên.");
        }
        if (known.newTree() && tops.isEmpty()) {
            errors.add(
                    listed.getFirst().row(),
                    UnitColumns.PARENT,
                    "no-root",
                    "Không có đơn vị cao nhất.",
                    "Để trống mã cấp trên của đúng một đơn vị.");
        }
        listed.stream()
                .filter(unit ->
                        unit.entry().parent() != null && isTop(unit.entry().code()))
                .forEach(unit -> errors.add(
                        unit.row(),
                        UnitColumns.PARENT,
                        "root-moved",
                        "Đơn vị cao nhất của hệ thống không có cấp trên.",
                        "Để trống mã cấp trên của đơn vị này."));
    }

    private boolean isTop(String code) {
        Unit unit = known.find(code);
        return unit != null && unit.parentId() == null;
    }

    private void checkWayUp(ListedUnit unit) {
        Set<String> seen = new HashSet<>();
        String code = unit.entry().code();
        while (code != null) {
            if (!seen.add(code)) {
                errors.add(
                        unit.row(),
                        UnitColumns.PARENT,
                        "cycle",
                        "Các đơn vị cấp trên nối thành vòng.",
                        "Sửa mã cấp trên để lên được đến đơn vị cao nhất.");
                return;
            }
            code = above(code);
        }
        if (seen.size() > DEEPEST) {
            errors.add(
                    unit.row(),
                    UnitColumns.PARENT,
                    "too-deep",
                    "Cây đơn vị sâu quá " + DEEPEST + " cấp.",
                    "Bỏ bớt cấp trung gian.");
        }
    }

    private @Nullable String above(String code) {
        ListedUnit unit = byCode.get(code);
        if (unit != null) {
            return unit.entry().parent();
        }
        Unit there = known.find(code);
        return there == null ? null : known.codeOf(there.parentId());
    }

    List<UnitEntry> parentsFirst() {
        Set<String> placed = new HashSet<>();
        List<UnitEntry> ordered = new ArrayList<>();
        listed.forEach(unit -> place(unit.entry().code(), placed, ordered));
        return ordered;
    }

    // No deeper than the tree, which was checked.
    private void place(String code, Set<String> placed, List<UnitEntry> ordered) {
        ListedUnit unit = byCode.get(code);
        if (unit == null || !placed.add(code)) {
            return;
        }
        String parent = unit.entry().parent();
        if (parent != null) {
            place(parent, placed, ordered);
        }
        ordered.add(unit.entry());
    }
}
