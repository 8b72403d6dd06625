package vn.hoithi.questionbank.stats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scores of a round and how far they can be trusted.
 *
 * @param questions on each paper; 0 if papers differ in length, and then there is no reliability
 * @param mean questions answered right, on average; null without attempts
 * @param deviation standard deviation of the scores; null with fewer than two attempts
 * @param basis what {@code alpha} was computed from
 * @param alpha coefficient of internal consistency, at most 1
 * @param errorRatio 100 sqrt(1 - alpha): how much of the deviation is chance
 * @param standardError of measurement, deviation sqrt(1 - alpha), in questions
 * @param distribution at position s, how many attempts had s questions right
 */
public record ScoreReport(
        long attempts,
        int questions,
        @Nullable Double mean,
        @Nullable Double deviation,
        Basis basis,
        @Nullable Double alpha,
        @Nullable Double errorRatio,
        @Nullable Double standardError,
        List<Long> distribution) {

    public ScoreReport {
        distribution = List.copyOf(distribution);
    }

    /** What the coefficient of internal consistency was computed from. */
    public enum Basis {
        /** Everybody had the same questions: Cronbach's alpha, P/(P-1) (1 - sum of the questions' variances / var(score)). */
        SAME_QUESTIONS,

        /**
         * Papers were drawn, so a place on the paper has no question of its own, and all places are alike: the same
         * formula with the variance of a mark at any place, p (1 - p) n / (n - 1), where p is the mean of all marks. This
         * is formula 21 of G. F. Kuder and M. W. Richardson, "The Theory of the Estimation of Test Reliability", 1937;
         * differences in difficulty between questions count as error, so it is lower than alpha would be for a paper that
         * all share.
         */
        DRAWN_PAPERS,

        /** Too few attempts or questions, papers of several lengths, or everybody has the same score. */
        NONE
    }
}
