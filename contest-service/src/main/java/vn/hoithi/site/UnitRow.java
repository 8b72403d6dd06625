package vn.hoithi.site;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.standing.Board;

/** One unit in the table of units below, with its three counters. */
record UnitRow(
        String rank,
        long id,
        String name,
        String kind,
        boolean hasChildren,
        String headcount,
        String people,
        String attempts,
        @Nullable BigDecimal rate,
        String rateText,
        boolean over,
        @Nullable String countedOf) {

    /** Ranked by rate, equal rates alike; units without a rate, or for which nobody has taken part, have no rank. */
    static List<UnitRow> of(List<Board.Row> ranked) {
        List<UnitRow> rows = new ArrayList<>();
        int rank = 0;
        @Nullable BigDecimal before = null;
        for (Board.Row row : ranked) {
            BigDecimal rate = row.rate();
            if (rate != null && (before == null || rate.compareTo(before) != 0)) {
                rank = rows.size() + 1;
            }
            before = rate;
            rows.add(of(row, rate == null || rate.signum() == 0 ? "–" : Integer.toString(rank)));
        }
        return rows;
    }

    private static UnitRow of(Board.Row row, String rank) {
        Integer headcount = row.headcount();
        BigDecimal rate = row.rate();
        return new UnitRow(
                rank,
                row.id(),
                row.name(),
                row.block().isBlank() ? row.type() : row.block(),
                row.hasChildren(),
                headcount == null ? "–" : Figures.number(headcount),
                Figures.number(row.people()),
                Figures.number(row.attempts()),
                rate,
                Figures.percent(rate),
                rate != null && rate.compareTo(BigDecimal.valueOf(100)) > 0,
                row.headcountOf());
    }
}
