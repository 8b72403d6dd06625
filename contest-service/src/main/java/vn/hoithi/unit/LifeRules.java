package vn.hoithi.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.platform.Problems.FieldError;

/** What may happen to a unit, and when. Pure: every reason against it at once. */
final class LifeRules {
    private final UnitForest forest;
    private final Unit unit;
    private final LocalDate on;
    private final List<FieldError> errors = new ArrayList<>();

    /**
     * @param last the day of the last thing that happened to the unit, if any is known
     * @param today nothing is recorded ahead of time
     */
    LifeRules(UnitForest forest, Unit unit, LocalDate on, @Nullable LocalDate last, LocalDate today) {
        this.forest = forest;
        this.unit = unit;
        this.on = on;
        if (on.isAfter(today)) {
            against("on", "Ngày này chưa đến; hãy ghi nhận khi việc có hiệu lực.");
        }
        LocalDate opened = unit.openedOn();
        if (opened != null && on.isBefore(opened)) {
            against("on", "Đơn vị thành lập ngày " + UnitColumns.write(opened) + ", sau ngày này.");
        } else if (last != null && on.isBefore(last)) {
            against("on", "Lần thay đổi gần nhất của đơn vị là ngày " + UnitColumns.write(last) + ", sau ngày này.");
        }
    }

    /** @param named where a merged unit is to go; none for one that was closed, which goes back where it was */
    List<FieldError> reopen(@Nullable Unit named) {
        if (unit.open()) {
            against("on", "Đơn vị đang hoạt động.");
        } else if (unit.merged()) {
            place(named, "parentCode");
        } else {
            Long parent = unit.parentId();
            Unit above = parent == null ? null : forest.find(parent).orElse(null);
            if (above != null && !above.open()) {
                against("on", above.name() + " ở trên đã kết thúc; hãy mở lại đơn vị đó trước.");
            } else {
                place(above, "on");
            }
        }
        return errors;
    }

    private void exists() {
        if (!unit.open()) {
            against(
                    "on",
                    "Đơn vị đã kết thúc ngày " + UnitColumns.write(unit.closedOn()) + " nên không thay đổi được nữa.");
        }
    }

    List<FieldError> rename(String name) {
        exists();
        if (name.equals(unit.name())) {
            against("name", "Tên mới giống tên cũ.");
        }
        return errors;
    }

    List<FieldError> move(@Nullable Unit parent) {
        exists();
        place(parent, "parentId");
        if (parent != null && Long.valueOf(parent.id()).equals(unit.parentId())) {
            against("parentId", "Đơn vị đang trực thuộc đơn vị này.");
        }
        return errors;
    }

    List<FieldError> merge(@Nullable Unit into) {
        exists();
        place(into, "intoId");
        return errors;
    }

    List<FieldError> close() {
        exists();
        if (unit.parentId() == null) {
            against("on", "Đơn vị cao nhất của hệ thống không thể kết thúc.");
        }
        int open = forest.openChildren(unit.id()).size();
        if (open > 0) {
            against(
                    "on",
                    "Còn " + open + " đơn vị trực thuộc đang hoạt động. Hãy chuyển, nhập hoặc kết thúc chúng trước.");
        }
        return errors;
    }

    private void place(@Nullable Unit above, String field) {
        if (unit.parentId() == null) {
            against("on", "Đơn vị cao nhất của hệ thống không chuyển hay nhập được.");
        }
        if (above == null || above.treeId() != unit.treeId() || !above.open() || above.outside()) {
            against(field, "Hãy chọn một đơn vị đang hoạt động của cùng hệ thống.");
            return;
        }
        if (forest.isWithin(above.id(), unit.id())) {
            against(field, "Không chọn được chính đơn vị này hay đơn vị trực thuộc nó.");
            return;
        }
        LocalDate opened = above.openedOn();
        if (opened != null && opened.isAfter(on)) {
            against(field, above.name() + " thành lập ngày " + UnitColumns.write(opened) + ", sau ngày này.");
        }
        if (forest.ancestors(above.id()).size() + 1 + depth(unit) > ListPlaces.DEEPEST) {
            against(field, "Cây đơn vị sẽ sâu quá " + ListPlaces.DEEPEST + " cấp.");
        }
    }

    private int depth(Unit top) {
        return 1
                + forest.children(top.id()).stream().mapToInt(this::depth).max().orElse(0);
    }

    private void against(String field, String message) {
        errors.add(new FieldError(field, message));
    }
}
