package vn.hoithi.standing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/** Participation of units: a board now, or every board from now on. */
@Service
public class StandingService {
    private static final int BOARDS_IN_MEMORY = 2_000;
    /** Keeps proxies from closing a quiet stream, and moves "số liệu tính đến" while nothing changes. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Boards boards;
    private final FrozenBoards frozen;
    private final ContestService contests;
    private final UnitService units;
    private final ExternalService external;
    private final StandingSettings settings;
    private final AtomicInteger viewers = new AtomicInteger();
    // All viewers of one board share one copy of it.
    private final Cache<Asked, Board> made = Caffeine.newBuilder()
            .maximumSize(BOARDS_IN_MEMORY)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    StandingService(
            Boards boards,
            FrozenBoards frozen,
            ContestService contests,
            UnitService units,
            ExternalService external,
            StandingSettings settings) {
        this.boards = boards;
        this.frozen = frozen;
        this.contests = contests;
        this.units = units;
        this.external = external;
        this.settings = settings;
    }

    /** What a viewer sees move; revision and time alone do not make a new board. */
    private record Figures(Board.Row unit, List<Board.Row> children, boolean catchingUp, boolean frozen) {
        static Figures of(Board board) {
            return new Figures(board.unit(), board.children(), board.catchingUp(), board.frozen());
        }
    }

    private record Asked(Contest contest, int round, long unit, LiveBoard.Moment moment, UnitForest forest) {}

    /**
     * The board of a unit as it is, for staff.
     *
     * @param round 0 for all rounds together
     * @param unitId none for the top of the tree
     * @param tree code of the tree; the contest's own when none
     */
    public Board board(Contest contest, int round, @Nullable Long unitId, @Nullable String tree) {
        LiveBoard live = boards.board(contest.id());
        return board(contest, round, unitId, tree, live, live.moment());
    }

    /**
     * The board of a unit for everybody: as {@link #board}, but standing still where the contest's board is frozen.
     * Whatever the public sees of participation is taken from here, so that nothing leaks around a freeze.
     */
    public Board publicBoard(Contest contest, int round, @Nullable Long unitId, @Nullable String tree) {
        return frozen.of(contest.id())
                .map(still -> board(contest, round, unitId, tree, still, still.moment()))
                .orElseGet(() -> board(contest, round, unitId, tree));
    }

    private Board board(
            Contest contest,
            int round,
            @Nullable Long unitId,
            @Nullable String tree,
            Counts counts,
            LiveBoard.Moment moment) {
        checkRound(contest, round);
        UnitForest forest = units.forest();
        Unit unit = unit(forest, contest, unitId, tree);
        if (contest.external()) {
            return entered(contest, round, unit, forest);
        }
        Asked asked = new Asked(contest, round, unit.id(), moment, forest);
        return made.get(asked, key -> make(key, unit, counts));
    }

    /** The public board now, whenever its figures change, and every 15 seconds; refused when too many watch. */
    public Flux<Board> stream(Contest contest, int round, @Nullable Long unitId, @Nullable String tree) {
        return Flux.defer(() -> {
            Board first = publicBoard(contest, round, unitId, tree);
            if (viewers.incrementAndGet() > settings.viewers()) {
                viewers.decrementAndGet();
                return Mono.error(new Overloaded());
            }
            Flux<Board> changed = boards.changes(contest.id())
                    .sample(settings.pace())
                    .onBackpressureLatest()
                    .map(signal -> publicBoard(contest, round, unitId, tree))
                    .startWith(first)
                    .distinctUntilChanged(Figures::of);
            Flux<Board> heartbeat = Flux.interval(HEARTBEAT)
                    .onBackpressureDrop()
                    .map(tick -> publicBoard(contest, round, unitId, tree));
            return changed.mergeWith(heartbeat).doFinally(signal -> viewers.decrementAndGet());
        });
    }

    // What was entered is in memory, and its time moves every second: such a board is put together each time.
    private Board entered(Contest contest, int round, Unit unit, UnitForest forest) {
        ExternalFigures figures = external.figures(contest.id());
        LiveBoard.Moment moment = new LiveBoard.Moment("", figures.revision(), external.asOf(), false);
        return make(
                new Asked(contest, round, unit.id(), moment, forest), unit, new EnteredCounts(figures, Weeks.all()));
    }

    private static Board make(Asked asked, Unit unit, Counts counts) {
        BoardRows rows = new BoardRows(asked.forest(), counts, asked.round());
        LiveBoard.Moment moment = asked.moment();
        return new Board(
                asked.contest().slug(),
                asked.round(),
                Math.max(0, moment.revision()),
                moment.asOf(),
                moment.catchingUp(),
                counts instanceof FrozenBoards.Frozen,
                rows.row(unit),
                asked.forest().ancestors(unit.id()).stream()
                        .map(above -> new Board.Ancestor(above.id(), above.name()))
                        .toList(),
                rows.children(unit.id()));
    }

    private void checkRound(Contest contest, int round) {
        if (round != 0
                && contests.catalog()
                        .round(round)
                        .map(Round::contestId)
                        .filter(owner -> owner == contest.id())
                        .isEmpty()) {
            throw SimplyRefused.unknown("unknown-round", "Không có vòng thi này trong cuộc thi.");
        }
    }

    private static Unit unit(UnitForest forest, Contest contest, @Nullable Long unitId, @Nullable String tree) {
        int treeId = tree == null
                ? contest.treeId()
                : forest.tree(tree)
                        .orElseThrow(() -> SimplyRefused.unknown("unknown-tree", "Không có hệ thống đơn vị này."))
                        .id();
        return (unitId == null ? forest.root(treeId) : forest.find(unitId))
                .orElseThrow(() -> SimplyRefused.unknown("unknown-unit", "Không có đơn vị này."));
    }
}
