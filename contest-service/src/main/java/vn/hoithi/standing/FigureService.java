package vn.hoithi.standing;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.external.ExternalService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/** Figures of a unit in a period, for reports: counted in PostgreSQL at one moment, off the answer path. */
@Service
public class FigureService {
    private static final Duration GOOD_FOR = Duration.ofSeconds(15);
    private static final int IN_MEMORY = 500;

    private final FigureStore store;
    private final UnitService units;
    private final ExternalService external;
    private final InstantSource clock;
    // Preview, Word, PDF and Excel of one report follow each other within seconds and should say the same; and many who
    // ask for one thing at once share one count.
    private final AsyncCache<Asked, PeriodFigures> counted = Caffeine.newBuilder()
            .maximumSize(IN_MEMORY)
            .expireAfterWrite(GOOD_FOR)
            .buildAsync();

    FigureService(FigureStore store, UnitService units, ExternalService external, InstantSource clock) {
        this.store = store;
        this.units = units;
        this.external = external;
        this.clock = clock;
    }

    private record Asked(int contest, UnitForest forest, Unit unit, Period period) {}

    /** What took part for the unit and those below it in that period, at most some seconds ago. Who may see it is the caller's rule. */
    public Mono<PeriodFigures> figures(Contest contest, Unit unit, Period period) {
        return Mono.defer(() -> {
            if (contest.external()) {
                return Mono.just(new EnteredCounts(external.figures(contest.id()), EnteredCounts.weeks(period))
                        .period(units.forest(), unit, period, external.asOf()));
            }
            Asked asked = new Asked(contest.id(), units.forest(), unit, period);
            return Mono.fromFuture(
                    () -> counted.get(asked, (key, executor) -> count(key).toFuture()), true);
        });
    }

    private Mono<PeriodFigures> count(Asked asked) {
        FigureLines lines = new FigureLines(asked.forest(), asked.unit());
        Instant asOf = clock.instant();
        return store.count(asked.contest(), lines, asked.period()).map(cells -> lines.put(cells, asked.period(), asOf));
    }
}
