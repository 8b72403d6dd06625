package vn.hoithi.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hoithi.document.Numbers;
import vn.hoithi.standing.PeriodFigures;
import vn.hoithi.standing.PeriodFigures.Line;
import vn.hoithi.unit.Unit;

/**
 * The annex: a row for each unit directly below, one for those who take part for the node itself (if any), and the total,
 * which is the sum of the rows above it. Pure.
 *
 * @param direct people who take part for the node itself; none when there is nobody, or nothing below
 */
public record ReportTable(List<Row> rows, @Nullable Row direct, Row total) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * One line of the annex.
     *
     * @param headcount as declared; none when it was not
     * @param headcountOf "n/m" when only n of m units below declared one
     * @param rate people per hundred of headcount, as computed in the figures
     * @param prizes in the published results of the period; none when none is published
     * @param rank among the units with a rate and anybody, best first; equal ones share it
     * @param note what a reader must know: over 100 %, part of the units only, no headcount
     */
    public record Row(
            Unit unit,
            String name,
            @Nullable Integer headcount,
            @Nullable String headcountOf,
            int people,
            @Nullable BigDecimal rate,
            int attempts,
            int perfect,
            @Nullable Long prizes,
            Goals.@Nullable Goal goal,
            @Nullable Integer rank,
            String note) {

        /** More people than the declared headcount: something is wrong with the headcount. */
        public boolean over() {
            return rate != null && rate.compareTo(HUNDRED) > 0;
        }

        /** Whether the unit reached less than it should: its target where it has one, else the threshold. */
        boolean behind(@Nullable Integer threshold) {
            if (unit.outside() || !unit.open()) {
                return false;
            }
            if (goal != null) {
                return !goal.met();
            }
            return people == 0
                    || (rate != null && threshold != null && rate.compareTo(BigDecimal.valueOf(threshold)) < 0);
        }

        /** What is missing to the target, or to the threshold; says so where no headcount tells. */
        String lacking(@Nullable Integer threshold) {
            if (goal != null && (goal.met() || goal.reached() != null)) {
                return goal.met() ? "" : goal.lacking();
            }
            Integer of = headcount;
            if (of == null || headcountOf != null) {
                return undeclared(headcountOf);
            }
            long wanted = threshold == null ? of : Math.ceilDiv((long) of * threshold, 100L);
            return wanted > people
                    ? "còn thiếu " + Numbers.number(wanted - people) + " người để đạt "
                            + (threshold == null ? 100 : threshold) + "%"
                    : "";
        }
    }

    /** Why there is no figure that needs everybody's headcount. */
    static String undeclared(@Nullable String headcountOf) {
        return headcountOf == null ? "chưa khai quân số" : "mới " + headcountOf + " đơn vị khai quân số";
    }

    /**
     * @param whole the contest so far, for targets that hold for all of it
     * @param prizes by unit with everything below it; none when no result is published
     */
    static ReportTable of(PeriodFigures figures, PeriodFigures whole, Goals goals, @Nullable Map<Long, Long> prizes) {
        Map<Long, Line> cumulated = new HashMap<>();
        whole.children().forEach(line -> cumulated.put(line.unit().id(), line));
        cumulated.put(whole.unit().unit().id(), whole.unit());
        Map<Long, Integer> ranks = ranks(figures.children());
        List<Row> rows = figures.children().stream()
                .map(line -> row(
                        line,
                        goal(cumulated.getOrDefault(line.unit().id(), line), goals),
                        ranks.get(line.unit().id()),
                        prizes))
                .toList();
        Row total = row(
                figures.unit(),
                goal(cumulated.getOrDefault(figures.unit().unit().id(), figures.unit()), goals),
                null,
                prizes);
        return new ReportTable(rows, direct(rows, total), total);
    }

    private static Goals.@Nullable Goal goal(Line line, Goals goals) {
        return goals.of(
                        line.unit(),
                        line.people(),
                        line.attempts(),
                        line.headcountOf() == null ? line.headcount() : null)
                .orElse(null);
    }

    private static Row row(
            Line line, Goals.@Nullable Goal goal, @Nullable Integer rank, @Nullable Map<Long, Long> prizes) {
        return new Row(
                line.unit(),
                line.unit().name(),
                line.headcount(),
                line.headcountOf(),
                line.people(),
                line.rate(),
                line.attempts(),
                line.perfect(),
                prizes == null ? null : prizes.getOrDefault(line.unit().id(), 0L),
                goal,
                rank,
                note(line));
    }

    private static String note(Line line) {
        BigDecimal rate = line.rate();
        if (rate == null) {
            return line.unit().outside() ? "" : undeclared(line.headcountOf());
        }
        List<String> notes = new ArrayList<>();
        if (rate.compareTo(HUNDRED) > 0) {
            notes.add("vượt quân số đã khai");
        }
        if (line.headcountOf() != null) {
            notes.add("tỷ lệ tính trên " + line.headcountOf() + " đơn vị");
        }
        return String.join("; ", notes);
    }

    private static @Nullable Row direct(List<Row> rows, Row total) {
        int people = total.people() - rows.stream().mapToInt(Row::people).sum();
        int attempts = total.attempts() - rows.stream().mapToInt(Row::attempts).sum();
        int perfect = total.perfect() - rows.stream().mapToInt(Row::perfect).sum();
        Long all = total.prizes();
        Long prizes = all == null
                ? null
                : Long.valueOf(
                        all - rows.stream().mapToLong(ReportTable::prizes).sum());
        boolean prizesOnly = attempts == 0 && prizes != null && prizes > 0;
        return rows.isEmpty() || (attempts == 0 && !prizesOnly)
                ? null
                : new Row(
                        total.unit(),
                        (prizesOnly ? "Giải của chính " : "Dự thi trực tiếp cho ") + total.name(),
                        null,
                        null,
                        people,
                        null,
                        attempts,
                        perfect,
                        prizes,
                        null,
                        null,
                        "");
    }

    private static long prizes(Row row) {
        Long prizes = row.prizes();
        return prizes == null ? 0 : prizes;
    }

    /** Where levels enter their own figures, what is not with those below took part nowhere in particular. */
    ReportTable withoutDirect() {
        return new ReportTable(rows, null, total);
    }

    private static Map<Long, Integer> ranks(List<Line> lines) {
        List<Line> rated = lines.stream()
                .filter(line ->
                        line.rate() != null && line.people() > 0 && !line.unit().outside())
                .sorted(Comparator.comparing(ReportTable::rate).reversed())
                .toList();
        Map<Long, Integer> ranks = new HashMap<>();
        for (int i = 0; i < rated.size(); i++) {
            boolean tied = i > 0 && rate(rated.get(i)).compareTo(rate(rated.get(i - 1))) == 0;
            ranks.put(
                    rated.get(i).unit().id(),
                    tied ? ranks.get(rated.get(i - 1).unit().id()) : Integer.valueOf(i + 1));
        }
        return ranks;
    }

    private static BigDecimal rate(Line line) {
        BigDecimal rate = line.rate();
        return rate == null ? BigDecimal.ZERO : rate;
    }

    /** Units directly below that are behind, the lowest first. */
    List<Row> behind(@Nullable Integer threshold) {
        return rows.stream()
                .filter(row -> row.behind(threshold))
                .sorted(Comparator.comparing((Row row) -> row.rate() == null ? BigDecimal.ZERO : row.rate())
                        .thenComparing(Row::people))
                .toList();
    }
}
