package vn.hoithi.unit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.hoithi.unit.UnitList.ListedUnit;

/** Whether the columns "Tương đương <mã cây>" name units that can be the same body as the row's. */
final class ListBodies {
    private final List<ListedUnit> listed;
    private final KnownUnits known;
    private final ListErrors errors;
    private final Map<Long, String> takenBy = new HashMap<>();

    ListBodies(List<ListedUnit> listed, KnownUnits known, ListErrors errors) {
        this.listed = listed;
        this.known = known;
        this.errors = errors;
    }

    void check() {
        listed.forEach(unit -> unit.entry().bodies().forEach((tree, code) -> check(unit, tree, code)));
    }

    private void check(ListedUnit unit, String tree, String code) {
        String title = UnitColumns.SAME_AS + " " + tree;
        if (!known.hasOther(tree)) {
            errors.add(
                    unit.row(),
                    title,
                    "unknown-tree",
                    "Không có hệ thống khác với mã “" + tree + "”.",
                    "Sửa mã hệ thống trong tiêu đề cột.");
            return;
        }
        Unit other = known.findIn(tree, code);
        if (other == null) {
            errors.add(
                    unit.row(),
                    title,
                    "unknown-unit",
                    "Hệ thống “" + tree + "” không có đơn vị với mã này.",
                    "Sửa mã, hoặc nạp đơn vị đó trước.");
            return;
        }
        String before = takenBy.putIfAbsent(other.id(), unit.entry().code());
        if (before != null || takenElsewhere(unit, other)) {
            errors.add(
                    unit.row(),
                    title,
                    "duplicate-body",
                    "Đơn vị này đã tương đương với một đơn vị khác của hệ thống đang nạp.",
                    "Mỗi đơn vị chỉ tương đương với một đơn vị trong mỗi hệ thống.");
        }
    }

    private boolean takenElsewhere(ListedUnit unit, Unit other) {
        return known.forest().sameBody(other.id()).stream()
                .filter(same -> Objects.equals(known.find(same.code()), same))
                .anyMatch(same -> !same.code().equals(unit.entry().code()));
    }
}
