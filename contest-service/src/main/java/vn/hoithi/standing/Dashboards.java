package vn.hoithi.standing;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.hoithi.standing.Dashboard.Audience;
import vn.hoithi.standing.Dashboard.Child;
import vn.hoithi.standing.Dashboard.Day;
import vn.hoithi.standing.Dashboard.Goal;
import vn.hoithi.standing.Dashboard.Lagging;
import vn.hoithi.standing.Dashboard.Today;
import vn.hoithi.standing.Dashboard.Week;
import vn.hoithi.unit.Denominator;
import vn.hoithi.unit.Target;
import vn.hoithi.unit.Targets;
import vn.hoithi.unit.UnitForest;

/** Puts a dashboard together from the board, the tallies and the targets. Pure. */
final class Dashboards {
    private static final int SCORES = 101;

    private final UnitForest forest;
    private final Targets targets;
    private final Lagging lagging;
    private final LocalDate today;
    private final @Nullable LocalDate opened;

    /** @param opened the day on which what is counted opened; none when it has not */
    Dashboards(UnitForest forest, Targets targets, Lagging lagging, LocalDate today, @Nullable LocalDate opened) {
        this.forest = forest;
        this.targets = targets;
        this.lagging = lagging;
        this.today = today;
        this.opened = opened;
    }

    Dashboard of(Board board, Tallies tallies, TallyStore.State state) {
        Comparison comparison = new Comparison(board.children());
        List<Day> days = days(tallies);
        return new Dashboard(
                board,
                state.revision(),
                state.asOf(),
                goal(board.unit(), board.round()),
                days.stream()
                        .filter(day -> day.date().equals(today))
                        .map(day -> new Today(today, day.people(), day.attempts()))
                        .findFirst()
                        .orElse(new Today(today, 0, 0)),
                days,
                tallies.of("WEEK").stream()
                        .map(week -> new Week(LocalDate.parse(week.key()), week.people(), week.attempts()))
                        .toList(),
                tallies.of("AUDIENCE").stream()
                        .map(tally -> audience(board.unit().id(), tally))
                        .sorted(Comparator.comparingInt(Audience::people)
                                .reversed()
                                .thenComparing(Audience::audience))
                        .toList(),
                scores(tallies),
                board.children().stream()
                        .map(row -> child(row, board.round(), comparison.place(row.id()), tallies.lastDay(row.id())))
                        .toList());
    }

    private Audience audience(long unit, TallyStore.Tally tally) {
        Denominator over = tally.key().isEmpty()
                ? null
                : forest.denominator(unit, tally.key())
                        .filter(declared -> !declared.partial())
                        .orElse(null);
        return new Audience(
                tally.key(),
                tally.people(),
                tally.attempts(),
                over == null ? null : over.people(),
                over == null ? null : Rate.of(tally.people(), over.people()));
    }

    private Child child(Board.Row row, int round, Comparison.Place place, @Nullable LocalDate lastDay) {
        Goal goal = goal(row, round);
        LocalDate since = lastDay == null ? opened : lastDay;
        Integer silentDays = since == null ? null : (int) Math.max(0, ChronoUnit.DAYS.between(since, today));
        return new Child(
                row.id(),
                place.group(),
                place.rank(),
                place.of(),
                goal,
                lastDay,
                silentDays,
                !row.outside() && behind(row, goal),
                !row.outside() && silentDays != null && silentDays >= lagging.silentDays());
    }

    private boolean behind(Board.Row row, @Nullable Goal goal) {
        if (goal != null && goal.state().lacking() != null) {
            return !goal.state().reached();
        }
        BigDecimal rate = row.rate();
        return rate == null ? row.people() == 0 : rate.compareTo(BigDecimal.valueOf(lagging.threshold())) < 0;
    }

    // A partial headcount is no base for a target: the missing units' people would be left out.
    private @Nullable Goal goal(Board.Row row, int round) {
        Integer headcount = row.headcountOf() == null ? row.headcount() : null;
        return targets.of(forest, row.id(), round)
                .map((Target target) -> new Goal(
                        target.kind(),
                        target.value(),
                        target.document(),
                        target.state(row.people(), row.attempts(), headcount)))
                .orElse(null);
    }

    private static List<Day> days(Tallies tallies) {
        Map<LocalDate, Integer> fresh = new HashMap<>();
        tallies.of("FIRST_DAY").forEach(tally -> fresh.put(LocalDate.parse(tally.key()), tally.people()));
        Map<LocalDate, TallyStore.Tally> days = new TreeMap<>();
        tallies.of("DAY").forEach(tally -> days.put(LocalDate.parse(tally.key()), tally));
        int[] soFar = {0};
        return days.entrySet().stream()
                .map(day -> {
                    int firstTime = fresh.getOrDefault(day.getKey(), 0);
                    soFar[0] += firstTime;
                    TallyStore.Tally tally = day.getValue();
                    return new Day(day.getKey(), tally.people(), tally.attempts(), firstTime, soFar[0]);
                })
                .toList();
    }

    private static List<Integer> scores(Tallies tallies) {
        List<Integer> scores = new java.util.ArrayList<>(Collections.nCopies(SCORES, 0));
        tallies.of("SCORE").forEach(tally -> scores.set(Integer.parseInt(tally.key()), tally.people()));
        return List.copyOf(scores);
    }

    /** What the database knows of a unit beside its board. */
    record Tallies(Map<String, List<TallyStore.Tally>> kinds, Map<Long, LocalDate> lastDays) {
        List<TallyStore.Tally> of(String kind) {
            return requireNonNull(kinds.getOrDefault(kind, List.of()));
        }

        @Nullable
        LocalDate lastDay(long unit) {
            return lastDays.get(unit);
        }
    }
}
