package vn.hoithi.site;

import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Contest;
import vn.hoithi.standing.Board;

/** A contest in an organizer's list, with the counters of the own unit. */
record UnitContest(
        String slug,
        String name,
        int treeId,
        String state,
        @Nullable String when,
        int people,
        String peopleText,
        String attempts,
        String rate) {

    static UnitContest of(Contest contest, HomeCard card, Board board) {
        Board.Row unit = board.unit();
        return new UnitContest(
                contest.slug(),
                contest.name(),
                contest.treeId(),
                card.state(),
                card.whenText(),
                unit.people(),
                Figures.number(unit.people()),
                Figures.number(unit.attempts()),
                Figures.percent(unit.rate()));
    }
}
