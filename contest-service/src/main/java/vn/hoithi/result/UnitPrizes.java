package vn.hoithi.result;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.ContestService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/** How many prizes units have, with everything below them and in every tree. */
@Service
public class UnitPrizes {
    private final ResultService results;
    private final PrizeStore prizes;
    private final ContestService contests;
    private final UnitService units;

    UnitPrizes(ResultService results, PrizeStore prizes, ContestService contests, UnitService units) {
        this.results = results;
        this.prizes = prizes;
        this.contests = contests;
        this.units = units;
    }

    /**
     * Prizes of people and units in the published results of a contest that hold now, by unit; those kept back count
     * nowhere. Empty when no such result is published.
     *
     * @param wanted which results are asked for
     */
    public Mono<Map<Long, Long>> of(int contestId, Predicate<Closing> wanted) {
        int tree = contests.require(contestId).treeId();
        return results.current(contestId)
                .map(current -> current.values().stream()
                        .filter(wanted)
                        .map(Closing::id)
                        .toList())
                .filter(closings -> !closings.isEmpty())
                .flatMap(closings -> prizes.perUnit(closings).collectList())
                .map(found -> sums(tree, found));
    }

    // In the contest's tree a person counts where they counted in the decision, in other trees where they belong.
    private Map<Long, Long> sums(int tree, List<PrizeStore.OfUnit> found) {
        UnitForest forest = units.forest();
        Map<Long, Long> sums = new HashMap<>();
        for (PrizeStore.OfUnit one : found) {
            Unit unit = forest.find(one.unit()).orElse(null);
            if (unit != null && !(one.belongs() && unit.treeId() == tree)) {
                sums.merge(unit.id(), one.prizes(), Long::sum);
                forest.ancestors(unit.id()).forEach(above -> sums.merge(above.id(), one.prizes(), Long::sum));
            }
        }
        return sums;
    }
}
