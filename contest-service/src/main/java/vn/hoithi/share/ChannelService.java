package vn.hoithi.share;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/** What each channel brought, added up every few seconds. Whether one may ask is the caller's rule. */
@Service
public class ChannelService {
    private final ChannelStore store;
    private final UnitService units;
    private final ContestClock clock;

    ChannelService(ChannelStore store, UnitService units, ContestClock clock) {
        this.store = store;
        this.units = units;
        this.clock = clock;
    }

    /**
     * The links of the unit and of everything below it; of the contest itself, too, for the top of its tree.
     *
     * @param most lines to tell apart
     */
    public Mono<ChannelFigures> figures(Contest contest, Unit unit, int most) {
        return Mono.defer(() -> store.count(contest.id(), links(contest, unit, units.forest()), most, clock.instant()));
    }

    // Of a whole tree those left out are named: fifty thousand units would take longer to tell than to count.
    private static ChannelStore.Links links(Contest contest, Unit unit, UnitForest forest) {
        if (unit.parentId() != null) {
            return new ChannelStore.Links(below(forest, unit.id()), false, false);
        }
        Long[] elsewhere = forest.trees().stream()
                .filter(tree -> tree.id() != unit.treeId())
                .flatMap(tree -> forest.all(tree.id()).stream())
                .map(Unit::id)
                .toArray(Long[]::new);
        return new ChannelStore.Links(elsewhere, true, unit.treeId() == contest.treeId());
    }

    /** The unit and everything below it. */
    static Long[] below(UnitForest forest, long top) {
        List<Long> all = new ArrayList<>();
        Deque<Long> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            long id = open.pop();
            all.add(id);
            forest.children(id).forEach(child -> open.push(child.id()));
        }
        return all.toArray(Long[]::new);
    }
}
