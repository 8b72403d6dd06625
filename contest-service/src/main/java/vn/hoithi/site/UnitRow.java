package vn.hoithi.site;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.standing.Board;
import vn.hoithi.standing.Dashboard;

/**
 * One unit in the table of units below.
 *
 * @param rank in its group, "–" where it is not ranked
 * @param of of how many; 0 where it is not ranked
 * @param group block and size in which it is compared
 * @param goal how far it is from its target, or "" without one
 * @param last when anybody last took part, in words
 */
record UnitRow(
        String rank,
        int of,
        String group,
        long id,
        String name,
        boolean hasChildren,
        String headcount,
        String people,
        String attempts,
        @Nullable BigDecimal rate,
        String rateText,
        boolean over,
        @Nullable String countedOf,
        String goal,
        String last,
        boolean behind,
        boolean silent) {

    static List<UnitRow> of(Dashboard dashboard) {
        List<UnitRow> rows = new ArrayList<>();
        for (int i = 0; i < dashboard.children().size(); i++) {
            rows.add(
                    of(dashboard.board().children().get(i), dashboard.children().get(i)));
        }
        return rows;
    }

    private static UnitRow of(Board.Row row, Dashboard.Child child) {
        Integer headcount = row.headcount();
        Integer rank = child.rank();
        BigDecimal rate = row.rate();
        Dashboard.Goal goal = child.goal();
        return new UnitRow(
                rank == null ? "–" : Integer.toString(rank),
                rank == null ? 0 : child.of(),
                child.group(),
                row.id(),
                row.name(),
                row.hasChildren(),
                headcount == null ? "–" : Figures.number(headcount),
                Figures.number(row.people()),
                Figures.number(row.attempts()),
                rate,
                Figures.percent(rate),
                rate != null && rate.compareTo(BigDecimal.valueOf(100)) > 0,
                row.headcountOf(),
                goal == null ? "" : GoalWords.shortly(goal),
                last(child),
                child.behind(),
                child.silent());
    }

    private static String last(Dashboard.Child child) {
        Integer days = child.silentDays();
        if (child.lastDay() == null || days == null) {
            return "chưa có ai";
        }
        return switch (days) {
            case 0 -> "hôm nay";
            case 1 -> "hôm qua";
            default -> days + " ngày trước";
        };
    }
}
