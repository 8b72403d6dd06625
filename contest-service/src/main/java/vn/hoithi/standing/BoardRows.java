package vn.hoithi.standing;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hoithi.unit.Denominator;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;

/** Puts a board together from the units and their standings. Pure. */
final class BoardRows {
    /** Highest rate first; units without a rate last, by people; then in the order of the list. */
    private static final Comparator<Board.Row> RANKING = Comparator.comparing(
                    Board.Row::rate, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Comparator.comparingInt(Board.Row::people).reversed());

    private final UnitForest forest;
    private final Counts board;
    private final int round;

    BoardRows(UnitForest forest, Counts board, int round) {
        this.forest = forest;
        this.board = board;
        this.round = round;
    }

    Board.Row row(Unit unit) {
        UnitStanding standing = board.standing(round, unit.id());
        Optional<Denominator> over = forest.denominator(unit.id());
        return new Board.Row(
                unit.id(),
                unit.code(),
                unit.name(),
                unit.type(),
                unit.block(),
                !forest.children(unit.id()).isEmpty(),
                over.map(Denominator::people).orElse(null),
                over.filter(Denominator::partial)
                        .map(some -> some.counted() + "/" + some.of())
                        .orElse(null),
                standing.people(),
                standing.attempts(),
                over.map(some -> rate(unit, some)).orElse(null));
    }

    List<Board.Row> children(long unit) {
        return forest.children(unit).stream()
                .filter(this::toBeSeen)
                .map(this::row)
                .sorted(RANKING)
                .toList();
    }

    // An ended unit is missed by nobody, but the people it had must not be missing from the sum.
    private boolean toBeSeen(Unit unit) {
        return unit.open() || board.standing(round, unit.id()).people() > 0;
    }

    private @Nullable BigDecimal rate(Unit unit, Denominator over) {
        Long people = board.counted(round, unit, over);
        return people == null ? null : Rate.of(people, over.people());
    }
}
