package vn.hoithi.site;

import java.time.Instant;
import java.util.List;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.contest.RuleChange;
import vn.hoithi.contest.RuleLine;

/**
 * The rules of a round in words, as its contest's page shows them to everybody.
 *
 * @param unfolded whether they are what most visitors look for
 */
record RulesView(String name, boolean unfolded, List<RuleLine> lines, List<Change> changes) {

    /** A change after the opening, newest first. */
    record Change(String from, List<String> difference, String reason) {}

    static RulesView of(Round round, ContestService contests, Instant now) {
        return new RulesView(
                round.name(),
                round.stateAt(now) == Round.State.OPEN,
                contests.reading(round),
                contests.catalog().changesOf(round.id()).stream()
                        .filter(change -> change.state() == RuleChange.State.APPROVED)
                        .map(change -> new Change(from(change), change.difference(), change.reason()))
                        .toList());
    }

    private static String from(RuleChange change) {
        Instant from = change.from();
        return from == null ? "" : Words.moment(from);
    }
}
