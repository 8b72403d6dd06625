package vn.hoithi.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.questionbank.award.Metric;
import vn.hoithi.questionbank.award.PlacedUnit;
import vn.hoithi.questionbank.award.Term;
import vn.hoithi.questionbank.award.UnitFigures;
import vn.hoithi.questionbank.award.UnitRanking;
import vn.hoithi.unit.Denominator;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/** Compares the units of a group over the ranked list of one version. */
@Component
class UnitResults {
    private final PrizeStore store;
    private final JudgedStore judgements;
    private final UnitService units;

    UnitResults(PrizeStore store, JudgedStore judgements, UnitService units) {
        this.store = store;
        this.judgements = judgements;
        this.units = units;
    }

    /** The units that reach every threshold, by block. */
    Mono<Map<String, List<PlacedUnit>>> rank(
            Closing closing, PrizePlan plan, PrizePlan.UnitPrizes group, List<Given> persons) {
        UnitForest forest = units.forest();
        List<Unit> compared = compared(forest, group);
        List<Long> members = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        Map<Long, List<Long>> above = new HashMap<>();
        compared.forEach(unit -> walk(forest, unit.id(), unit.id(), members, lines, above));
        return Mono.zip(
                        store.figures(closing.id(), members, lines)
                                .collectMap(PrizeStore.Reached::unit)
                                .defaultIfEmpty(Map.of()),
                        judgements.judged(closing.contestId(), closing.roundId()),
                        store.units(people(persons)).collectMultimap(PrizeStore.Membership::person))
                .map(all -> {
                    Map<Long, Prizes> prizes = new HashMap<>();
                    for (Given one : persons) {
                        all.getT3().getOrDefault(Objects.requireNonNull(one.participation()), List.of()).stream()
                                .flatMap(member -> above.getOrDefault(member.unit(), List.of()).stream())
                                .forEach(line -> prizes.computeIfAbsent(line, ignored -> new Prizes())
                                        .add(worth(plan, one.prize())));
                    }
                    List<UnitFigures> figures = compared.stream()
                            .map(unit -> figures(
                                    forest,
                                    unit,
                                    all.getT1().get(unit.id()),
                                    points(all.getT2().get(unit.id())),
                                    prizes.getOrDefault(unit.id(), new Prizes())))
                            .toList();
                    return UnitRanking.rank(figures, group.formula().formula()).stream()
                            .collect(Collectors.groupingBy(PlacedUnit::block, TreeMap::new, Collectors.toList()));
                });
    }

    private static @Nullable BigDecimal points(JudgedStore.@Nullable Judged judged) {
        return judged == null ? null : judged.points();
    }

    /** Whether a placed unit may get a prize: not without the figure that decides first, nor for nothing. */
    static boolean mayWin(PlacedUnit placed) {
        return placed.values().getFirst() != null
                && (placed.figures().people() > 0 || placed.figures().judged() != null);
    }

    private static List<UUID> people(List<Given> persons) {
        return persons.stream()
                .map(Given::participation)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }

    private static final class Prizes {
        private int count;
        private BigDecimal points = BigDecimal.ZERO;

        void add(BigDecimal worth) {
            count++;
            points = points.add(worth);
        }
    }

    private static BigDecimal worth(PrizePlan plan, String id) {
        return plan.persons().stream()
                .filter(prize -> prize.id().equals(id))
                .findFirst()
                .map(PrizePlan.PersonPrize::worth)
                .orElse(BigDecimal.ZERO);
    }

    /** The units of a group, in no particular order. */
    static List<Unit> compared(UnitForest forest, PrizePlan.UnitPrizes group) {
        return forest.all(group.treeId()).stream()
                .filter(unit -> unit.open() && !unit.outside())
                .filter(unit ->
                        group.level() == 0 || forest.ancestors(unit.id()).size() == group.level())
                .filter(unit -> group.type().isBlank() || group.type().equals(unit.type()))
                .filter(unit -> group.level() != 0 || !group.type().isBlank() || unit.parentId() != null)
                .toList();
    }

    private static void walk(
            UnitForest forest,
            long unit,
            long line,
            List<Long> members,
            List<Long> lines,
            Map<Long, List<Long>> above) {
        members.add(unit);
        lines.add(line);
        above.computeIfAbsent(unit, ignored -> new ArrayList<>()).add(line);
        forest.children(unit).forEach(child -> walk(forest, child.id(), line, members, lines, above));
    }

    // A headcount over some of the units below only is none: a rate over it would be unfair to those who declared
    // theirs.
    private static UnitFigures figures(
            UnitForest forest,
            Unit unit,
            PrizeStore.@Nullable Reached reached,
            @Nullable BigDecimal judged,
            Prizes prizes) {
        Integer headcount = forest.denominator(unit.id())
                .filter(over -> !over.partial())
                .map(Denominator::people)
                .orElse(null);
        return new UnitFigures(
                unit.code(),
                unit.block(),
                reached == null ? 0 : reached.people(),
                reached == null ? 0 : reached.attempts(),
                headcount,
                reached == null ? 0 : reached.points(),
                reached == null ? 0 : reached.perfectPeople(),
                prizes.count,
                prizes.points,
                judged);
    }

    /** What a unit was placed with, in words: the figures that the formula uses, and what a weighted sum came to. */
    static String words(PrizePlan.UnitPrizes group, PlacedUnit placed) {
        List<List<Term>> keys = group.formula().formula().keys();
        Set<Metric> said = EnumSet.noneOf(Metric.class);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            List<Term> key = keys.get(i);
            key.stream()
                    .map(Term::metric)
                    .filter(said::add)
                    .forEach(metric -> words.add(figure(metric, placed.figures().value(metric))));
            if (key.size() > 1 || key.getFirst().weight().compareTo(BigDecimal.ONE) != 0) {
                words.add(FormulaWords.sum(key) + " = " + number(placed.values().get(i)));
            }
        }
        String all = String.join("; ", words);
        return all.isEmpty() ? "" : Character.toUpperCase(all.charAt(0)) + all.substring(1);
    }

    private static String figure(Metric metric, @Nullable BigDecimal value) {
        return metric == Metric.RATE && value != null
                ? "tỷ lệ tham gia " + number(value) + " %"
                : words(metric) + " " + number(value);
    }

    private static String number(@Nullable BigDecimal value) {
        if (value == null) {
            return "chưa có";
        }
        return Points.decimal(value.setScale(2, RoundingMode.HALF_UP));
    }

    /** What a figure is called. */
    static String words(Metric metric) {
        return switch (metric) {
            case PEOPLE -> "số người dự thi";
            case ATTEMPTS -> "số lượt thi";
            case RATE -> "tỷ lệ tham gia (%)";
            case POINTS -> "tổng điểm";
            case AVERAGE -> "điểm bình quân";
            case PERFECT_PEOPLE -> "số người đúng hết";
            case WINNERS -> "số giải cá nhân";
            case PRIZE_POINTS -> "điểm quy đổi từ giải cá nhân";
            case JUDGED -> "điểm Ban Tổ chức chấm";
        };
    }
}
