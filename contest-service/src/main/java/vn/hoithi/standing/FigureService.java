package vn.hoithi.standing;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.external.ExternalService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/** Figures of a unit in a period, for reports: of the moment up to which the tallies are, off the answer path. */
@Service
public class FigureService {
    private static final Duration GOOD_FOR = Duration.ofSeconds(15);
    private static final int IN_MEMORY = 500;

    private final FigureStore store;
    private final UnitService units;
    private final ExternalService external;
    private final Tallier tallier;
    // Preview, Word, PDF and Excel of one report follow each other within seconds and should say the same; and many who
    // ask for one thing at once share one reading.
    private final AsyncCache<Asked, PeriodFigures> counted = Caffeine.newBuilder()
            .maximumSize(IN_MEMORY)
            .expireAfterWrite(GOOD_FOR)
            .buildAsync();

    FigureService(FigureStore store, UnitService units, ExternalService external, Tallier tallier) {
        this.store = store;
        this.units = units;
        this.external = external;
        this.tallier = tallier;
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
        Instant asOf = tallier.state(asked.contest()).asOf();
        return store.parts(asked.contest(), lines, asked.period(), asOf)
                .map(parts -> lines.put(parts, asked.period(), asOf));
    }
}
