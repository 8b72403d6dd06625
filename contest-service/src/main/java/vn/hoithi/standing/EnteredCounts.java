package vn.hoithi.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hoithi.external.ExternalFigures;
import vn.hoithi.external.Weeks;
import vn.hoithi.standing.PeriodFigures.Line;
import vn.hoithi.unit.Denominator;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;

/** A contest held elsewhere, seen like one of ours: what units entered in the place of what was counted. Pure. */
final class EnteredCounts implements Counts {
    private static final List<Integer> NO_SCORES = java.util.Collections.nCopies(101, 0);
    private static final int TO_SUNDAY = 6;

    private final ExternalFigures figures;
    private final Weeks weeks;

    EnteredCounts(ExternalFigures figures, Weeks weeks) {
        this.figures = figures;
        this.weeks = weeks;
    }

    static Weeks weeks(Period period) {
        return switch (period) {
            case Period.Whole whole -> Weeks.all();
            case Period.Days days -> Weeks.within(days.first(), days.last());
            case Period.InRound round -> Weeks.none();
            case Period.InRounds rounds -> Weeks.none();
        };
    }

    @Override
    public UnitStanding standing(int round, long unit) {
        ExternalFigures.Sum sum = figures.figures(unit, weeks);
        return new UnitStanding(round, unit, sum.people(), sum.attempts(), figures.revision());
    }

    @Override
    public @Nullable Long counted(int round, Unit unit, Denominator over) {
        return figures.counted(unit, weeks);
    }

    /** The figures of a report; nobody knows audiences and scores. */
    PeriodFigures period(UnitForest forest, Unit unit, Period period, Instant asOf) {
        return new PeriodFigures(
                period,
                asOf,
                line(forest, unit),
                forest.children(unit.id()).stream()
                        .map(child -> line(forest, child))
                        .toList(),
                List.of(),
                NO_SCORES);
    }

    private Line line(UnitForest forest, Unit unit) {
        ExternalFigures.Sum sum = figures.figures(unit.id(), weeks);
        Denominator over = forest.denominator(unit.id()).orElse(null);
        Long counted = over == null ? null : figures.counted(unit, weeks);
        return new Line(
                unit,
                over == null ? null : Integer.valueOf(over.people()),
                over != null && over.partial() ? over.counted() + "/" + over.of() : null,
                sum.people(),
                sum.attempts(),
                sum.perfect(),
                over == null || counted == null ? null : Rate.of(counted, over.people()));
    }

    /** What a dashboard shows beside the board: weeks, and each child's last week with anybody in it. */
    Dashboards.Tallies tallies(long unit, List<Unit> children, LocalDate today) {
        Map<Long, LocalDate> last = new HashMap<>();
        children.forEach(child -> figures.weeks(child.id()).entrySet().stream()
                .filter(week -> week.getValue().people() > 0)
                .map(Map.Entry::getKey)
                .max(Comparator.naturalOrder())
                .ifPresent(monday -> last.put(child.id(), earlier(monday.plus(TO_SUNDAY, ChronoUnit.DAYS), today))));
        return new Dashboards.Tallies(
                Map.of(
                        "WEEK",
                        figures.weeks(unit).entrySet().stream()
                                .map(week -> new TallyStore.Tally(
                                        "WEEK",
                                        week.getKey().toString(),
                                        Math.clamp(week.getValue().people(), 0, Integer.MAX_VALUE),
                                        Math.clamp(week.getValue().attempts(), 0, Integer.MAX_VALUE)))
                                .toList()),
                last);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
