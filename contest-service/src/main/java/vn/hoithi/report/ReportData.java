package vn.hoithi.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Contest;
import vn.hoithi.document.Letterhead;
import vn.hoithi.standing.PeriodFigures;
import vn.hoithi.unit.Unit;

/**
 * Everything a document says, read at one time.
 *
 * @param before figures of the period before; none where there is no such period
 * @param whole figures of the contest so far; the same as {@code now} where that is the period
 * @param threshold percent below which a unit counts as behind that has no target; none for no threshold
 * @param documents of the contest, in words
 * @param named the units that a letter names
 */
record ReportData(
        Contest contest,
        Unit unit,
        PeriodChoice period,
        @Nullable String beforeWords,
        PeriodFigures now,
        @Nullable PeriodFigures before,
        PeriodFigures whole,
        ReportTable table,
        @Nullable Integer threshold,
        List<Carried> difficulties,
        List<String> documents,
        Letterhead head,
        List<ReportTable.Row> named) {

    /** A difficulty that this report carries. */
    record Carried(String unit, String body) {}

    Instant asOf() {
        return now.asOf();
    }
}
