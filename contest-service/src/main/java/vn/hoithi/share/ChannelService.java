package vn.hoithi.share;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
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

/** What each channel brought. Counted from the base tables, and kept for some seconds. Whether one may ask is the caller's rule. */
@Service
public class ChannelService {
    /** Links and groups of links in one answer. */
    public static final int MOST_LINES = 10_000;

    private static final int ANSWERS_IN_MEMORY = 200;

    private final ChannelStore store;
    private final UnitService units;
    private final ContestClock clock;
    private final AsyncCache<Asked, ChannelFigures> counted = Caffeine.newBuilder()
            .maximumSize(ANSWERS_IN_MEMORY)
            .expireAfterWrite(Duration.ofSeconds(10))
            .buildAsync();

    ChannelService(ChannelStore store, UnitService units, ContestClock clock) {
        this.store = store;
        this.units = units;
        this.clock = clock;
    }

    private record Asked(int contestId, long unitId, UnitForest forest) {}

    /** The links of the unit and of everything below it; of the contest itself, too, for the top of its tree. */
    public Mono<ChannelFigures> figures(Contest contest, Unit unit) {
        UnitForest forest = units.forest();
        boolean whole = unit.parentId() == null && unit.treeId() == contest.treeId();
        return Mono.defer(() -> Mono.fromFuture(
                counted.get(
                        new Asked(contest.id(), unit.id(), forest),
                        (asked, executor) -> count(asked, whole).toFuture()),
                true));
    }

    private Mono<ChannelFigures> count(Asked asked, boolean whole) {
        return Mono.fromSupplier(clock::instant)
                .flatMap(now -> store.count(
                                asked.contestId(), below(asked.forest(), asked.unitId()), whole, MOST_LINES + 1)
                        .map(lines -> new ChannelFigures(
                                now,
                                List.copyOf(lines.subList(0, Math.min(MOST_LINES, lines.size()))),
                                lines.size() <= MOST_LINES)));
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
