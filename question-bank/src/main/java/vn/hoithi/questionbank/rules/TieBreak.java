package vn.hoithi.questionbank.rules;

/** One step of the order in which attempts are ranked; the next step decides among those equal in all before. */
public enum TieBreak {
    /** More points of those the paper could give comes first; papers of different length are compared by their share. */
    SCORE,
    /** The prediction nearer to the true value comes first; none comes last. */
    PREDICTION,
    /** Handed in earlier comes first, to the second. */
    EARLIEST,
    /** Less time from start to handing in comes first, to the second. */
    SHORTEST,
    /** Started earlier comes first, to the second. */
    EARLIEST_START,
    /** More attempts of the same person in the round with everything right comes first. */
    PERFECT_ATTEMPTS
}
