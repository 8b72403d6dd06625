package vn.hoithi.site;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.hoithi.standing.Board;

/**
 * What an organizer came to know, before any table: the three counters of the unit and who below it is silent.
 *
 * @param left people of the declared headcount who have not taken part; none where it cannot be told
 * @param silent units directly below for which nobody has taken part
 */
record UnitSummary(
        int people,
        String peopleText,
        String attempts,
        @Nullable BigDecimal rate,
        String rateText,
        @Nullable String headcount,
        @Nullable String countedOf,
        @Nullable String left,
        boolean over,
        int silent,
        int children,
        String asOf,
        boolean catchingUp) {

    static UnitSummary of(Board board) {
        Board.Row unit = board.unit();
        Integer headcount = unit.headcount();
        BigDecimal rate = unit.rate();
        String left = headcount == null || unit.headcountOf() != null || headcount <= unit.people()
                ? null
                : Figures.number(headcount - unit.people());
        return new UnitSummary(
                unit.people(),
                Figures.number(unit.people()),
                Figures.number(unit.attempts()),
                rate,
                Figures.percent(rate),
                headcount == null ? null : Figures.number(headcount),
                unit.headcountOf(),
                left,
                rate != null && rate.compareTo(BigDecimal.valueOf(100)) > 0,
                (int) board.children().stream()
                        .filter(row -> !row.outside() && row.people() == 0)
                        .count(),
                (int) board.children().stream().filter(row -> !row.outside()).count(),
                Words.exact(board.asOf()),
                board.catchingUp());
    }
}
