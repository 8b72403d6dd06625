package vn.hoithi.standing;

import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.external.ExternalService;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitService;

/** Figures of a unit in a period, for reports: counted in PostgreSQL at one moment, off the answer path. */
@Service
public class FigureService {
    private final FigureStore store;
    private final UnitService units;
    private final ExternalService external;
    private final InstantSource clock;

    FigureService(FigureStore store, UnitService units, ExternalService external, InstantSource clock) {
        this.store = store;
        this.units = units;
        this.external = external;
        this.clock = clock;
    }

    /** What took part for the unit and those below it in that period. Who may see it is the caller's rule. */
    public Mono<PeriodFigures> figures(Contest contest, Unit unit, Period period) {
        return Mono.defer(() -> {
            if (contest.external()) {
                return Mono.just(new EnteredCounts(external.figures(contest.id()), EnteredCounts.weeks(period))
                        .period(units.forest(), unit, period, external.asOf()));
            }
            FigureLines lines = new FigureLines(units.forest(), unit);
            Instant asOf = clock.instant();
            return store.count(contest.id(), lines, period).map(cells -> lines.put(cells, period, asOf));
        });
    }
}
