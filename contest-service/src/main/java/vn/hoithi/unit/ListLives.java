package vn.hoithi.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.hoithi.unit.UnitList.ListedUnit;

/** Whether the dates of a list agree with each other, with the tree, and with what was recorded before. */
final class ListLives {
    private final List<ListedUnit> listed;
    private final Map<String, ListedUnit> byCode;
    private final KnownUnits known;
    private final ListErrors errors;

    /** A unit's dates as they would be. */
    private record Life(
            @Nullable LocalDate opened, @Nullable LocalDate closed, boolean merged) {}

    ListLives(List<ListedUnit> listed, Map<String, ListedUnit> byCode, KnownUnits known, ListErrors errors) {
        this.listed = listed;
        this.byCode = byCode;
        this.known = known;
        this.errors = errors;
    }

    void check() {
        listed.forEach(this::checkRecorded);
        listed.forEach(this::checkAbove);
        checkThoseLeftBehind();
    }

    private void checkRecorded(ListedUnit listedUnit) {
        UnitEntry entry = listedUnit.entry();
        Unit before = known.find(entry.code());
        if (before == null) {
            return;
        }
        LocalDate closed = before.closedOn();
        boolean otherDay =
                closed != null && entry.closedOn() != null && !entry.closedOn().equals(closed);
        boolean otherSuccessor = closed != null
                && entry.merged()
                && !(before.merged() && Objects.equals(entry.parent(), known.codeOf(before.parentId())));
        if (otherDay || otherSuccessor) {
            errors.add(
                    listedUnit.row(),
                    otherDay ? UnitColumns.CLOSED : UnitColumns.MERGED_INTO,
                    "already-closed",
                    "Đơn vị đã kết thúc ngày " + UnitColumns.write(closed) + " theo ghi nhận trước.",
                    "Để trống ô này hoặc ghi đúng như đã ghi nhận.");
        }
        Life life = life(entry.code());
        if (life.opened() != null && life.closed() != null && life.closed().isBefore(life.opened())) {
            errors.add(
                    listedUnit.row(),
                    UnitColumns.CLOSED,
                    "overlapping-dates",
                    "Ngày kết thúc trước ngày thành lập " + UnitColumns.write(life.opened()) + ".",
                    "Sửa một trong hai ngày.");
        }
    }

    private void checkAbove(ListedUnit listedUnit) {
        UnitEntry entry = listedUnit.entry();
        String parent = entry.parent();
        Life own = life(entry.code());
        if (parent == null) {
            if (own.closed() != null) {
                errors.add(
                        listedUnit.row(),
                        UnitColumns.CLOSED,
                        "root-closed",
                        "Đơn vị cao nhất của hệ thống không thể kết thúc.",
                        "Để trống ngày kết thúc.");
            }
            return;
        }
        Life above = life(parent);
        if (own.merged()
                && own.closed() != null
                && above.opened() != null
                && above.opened().isAfter(own.closed())) {
            errors.add(
                    listedUnit.row(),
                    UnitColumns.CLOSED,
                    "overlapping-dates",
                    "Đơn vị nhận nhập thành lập sau ngày này (" + UnitColumns.write(above.opened()) + ").",
                    "Sửa ngày nhập hoặc ngày thành lập của đơn vị nhận.");
        }
        LocalDate end = above.closed();
        if (end == null) {
            return;
        }
        if (own.closed() == null) {
            errors.add(
                    listedUnit.row(),
                    UnitColumns.PARENT,
                    "open-below-closed",
                    "Đơn vị cấp trên đã kết thúc ngày " + UnitColumns.write(end) + ".",
                    "Ghi mã cấp trên mới, hoặc ngày kết thúc của đơn vị này.");
        } else if (own.closed().isAfter(end)) {
            errors.add(
                    listedUnit.row(),
                    UnitColumns.CLOSED,
                    "overlapping-dates",
                    "Đơn vị kết thúc sau đơn vị cấp trên của nó (" + UnitColumns.write(end) + ").",
                    "Sửa một trong hai ngày.");
        }
    }

    /** Units that the list leaves out must not be left below one that it closes. */
    private void checkThoseLeftBehind() {
        for (Unit unit : known.all().values()) {
            String parent = known.codeOf(unit.parentId());
            ListedUnit above = parent == null ? null : byCode.get(parent);
            if (unit.open()
                    && above != null
                    && !byCode.containsKey(unit.code())
                    && life(above.entry().code()).closed() != null) {
                errors.add(
                        above.row(),
                        UnitColumns.CLOSED,
                        "open-below-closed",
                        "Còn đơn vị trực thuộc đang hoạt động: " + unit.name() + " (" + unit.code() + ").",
                        "Thêm dòng của đơn vị đó với cấp trên mới hoặc ngày kết thúc.");
            }
        }
    }

    private Life life(String code) {
        ListedUnit unit = byCode.get(code);
        Unit before = known.find(code);
        if (unit == null) {
            return before == null
                    ? new Life(null, null, false)
                    : new Life(before.openedOn(), before.closedOn(), before.merged());
        }
        UnitEntry entry = unit.entry();
        return new Life(
                entry.openedOn() != null || before == null ? entry.openedOn() : before.openedOn(),
                entry.closedOn() != null || before == null ? entry.closedOn() : before.closedOn(),
                entry.merged() || (before != null && before.merged()));
    }
}
