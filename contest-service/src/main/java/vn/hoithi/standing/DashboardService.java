package vn.hoithi.standing;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.external.ExternalFigures;
import vn.hoithi.external.ExternalService;
import vn.hoithi.external.Weeks;
import vn.hoithi.platform.Overloaded;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/** Dashboards of units: live counters from memory, the rest from small rows that are kept up to date for every unit. */
@Service
public class DashboardService {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int IN_MEMORY = 1_000;
    private static final int WATCHERS = 500;
    private static final Duration PACE = Duration.ofSeconds(3);
    private static final int TICKS_UNSEEN = 5;

    private final StandingService standings;
    private final TallyStore store;
    private final Tallier tallier;
    private final UnitService units;
    private final ExternalService external;
    private final ContestService contests;
    private final InstantSource clock;
    private final AtomicInteger watchers = new AtomicInteger();
    // Everybody who watches a unit shares one reading of its tallies.
    private final AsyncCache<Asked, Dashboards.Tallies> read = Caffeine.newBuilder()
            .maximumSize(IN_MEMORY)
            .expireAfterWrite(Duration.ofMinutes(1))
            .buildAsync();

    DashboardService(
            StandingService standings,
            TallyStore store,
            Tallier tallier,
            UnitService units,
            ExternalService external,
            ContestService contests,
            InstantSource clock) {
        this.standings = standings;
        this.store = store;
        this.tallier = tallier;
        this.units = units;
        this.external = external;
        this.contests = contests;
        this.clock = clock;
    }

    private record Asked(int contest, int round, long unit, UnitForest forest, long revision) {}

    /** A dashboard on its way to somebody who watches; the same state is sent again after a while, with its new time. */
    private record Shown(long heartbeat, Dashboard dashboard) {
        List<Object> state() {
            Board board = dashboard.board();
            return List.of(
                    heartbeat,
                    board.revision(),
                    board.catchingUp(),
                    dashboard.revision(),
                    dashboard.today().date());
        }
    }

    /**
     * The dashboard of a unit. Who may see it is the caller's rule.
     *
     * @param round 0 for all rounds together
     */
    public Mono<Dashboard> dashboard(Contest contest, Unit unit, int round, Dashboard.Lagging lagging) {
        return Mono.defer(() -> {
            UnitForest forest = units.forest();
            Board board = standings.board(contest, round, unit.id(), null);
            Dashboards dashboards = new Dashboards(
                    forest, units.targets(contest.id()), lagging, today(clock.instant()), opened(contest, round));
            if (contest.external()) {
                return Mono.just(entered(contest, unit, forest, board, dashboards));
            }
            TallyStore.State state = tallier.state(contest.id());
            return tallies(new Asked(contest.id(), round, unit.id(), forest, state.revision()))
                    .map(tallies -> dashboards.of(board, tallies, state));
        });
    }

    private Dashboard entered(Contest contest, Unit unit, UnitForest forest, Board board, Dashboards dashboards) {
        ExternalFigures figures = external.figures(contest.id());
        return dashboards.of(
                board,
                new EnteredCounts(figures, Weeks.all())
                        .tallies(unit.id(), forest.children(unit.id()), today(clock.instant())),
                new TallyStore.State(contest.id(), figures.revision(), external.asOf()));
    }

    /** The dashboard now and whenever something on it has changed; refused when too many watch. */
    public Flux<Dashboard> stream(Contest contest, Unit unit, int round, Dashboard.Lagging lagging) {
        return Flux.defer(() -> {
            if (watchers.incrementAndGet() > WATCHERS) {
                watchers.decrementAndGet();
                return Mono.error(new Overloaded());
            }
            return Flux.interval(Duration.ZERO, PACE)
                    .onBackpressureDrop()
                    .concatMap(
                            tick -> dashboard(contest, unit, round, lagging)
                                    .map(dashboard -> new Shown(tick / TICKS_UNSEEN, dashboard)),
                            1)
                    .distinctUntilChanged(Shown::state)
                    .map(Shown::dashboard)
                    .doFinally(signal -> watchers.decrementAndGet());
        });
    }

    private Mono<Dashboards.Tallies> tallies(Asked asked) {
        return Mono.fromFuture(
                () -> read.get(asked, (key, executor) -> read(key).toFuture()), true); // others may wait for it too
    }

    private Mono<Dashboards.Tallies> read(Asked asked) {
        List<Long> children =
                asked.forest().children(asked.unit()).stream().map(Unit::id).toList();
        Mono<Map<String, List<TallyStore.Tally>>> kinds = store.ofUnit(asked.contest(), asked.unit(), asked.round())
                .collect(Collectors.groupingBy(TallyStore.Tally::kind));
        Mono<Map<Long, LocalDate>> lastDays = store.lastDays(asked.contest(), children)
                .collectMap(TallyStore.LastDay::unit, last -> LocalDate.parse(last.day()));
        return Mono.zip(kinds, lastDays, (ofKind, last) -> new Dashboards.Tallies(ofKind, last));
    }

    private @Nullable LocalDate opened(Contest contest, int round) {
        if (contest.external()) {
            return external.figures(contest.id()).firstWeek().orElse(null);
        }
        Instant now = clock.instant();
        return contests.catalog().roundsOf(contest.id()).stream()
                .filter(one -> round == 0 || one.id() == round)
                .map(Round::opensAt)
                .filter(opens -> opens.isBefore(now))
                .min(Comparator.naturalOrder())
                .map(DashboardService::today)
                .orElse(null);
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, VIETNAM);
    }
}
