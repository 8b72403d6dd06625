package vn.hoithi.attempt;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Entry;
import vn.hoithi.questionbank.rules.Ranking;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.TieBreak;

/** Which of somebody's attempts in a round counts, as far as the round's rules tell before the close. Pure. */
record CountingAttempt(RankingRules rules) {
    private static final int SECOND = 1_000;

    Counting which() {
        return rules.counting();
    }

    /** Whether predictions, whose true value is not known before the close, may still make another one count. */
    boolean beforePrediction() {
        return chosenByScore() && rules.order().contains(TieBreak.PREDICTION);
    }

    /** Whether it may be told which one it is: the best one says something of scores. */
    boolean told(boolean scoreVisible) {
        return scoreVisible || !chosenByScore();
    }

    private boolean chosenByScore() {
        return rules.counting() == Counting.BEST || rules.counting() == Counting.EVERY;
    }

    /** The one that counts of one person's closed attempts. */
    Optional<Attempt> of(List<Attempt> closed) {
        return closed.stream()
                .min(Comparator.comparing(
                        CountingAttempt::entry, Ranking.beforeTruth(rules).choice()));
    }

    // All attempts of one person have the same number of perfect ones, so that this number decides nothing.
    private static Entry entry(Attempt attempt) {
        Attempt.Outcome outcome = attempt.outcome();
        if (outcome == null) {
            throw new IllegalArgumentException("an open attempt counts for nothing");
        }
        return new Entry(
                0,
                attempt.sitting().number(),
                outcome.points(),
                outcome.total(),
                null,
                outcome.submittedAt().getEpochSecond(),
                outcome.elapsedMs() / SECOND,
                attempt.sitting().startedAt().getEpochSecond(),
                0);
    }
}
