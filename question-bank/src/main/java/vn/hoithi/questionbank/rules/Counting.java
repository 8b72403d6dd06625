package vn.hoithi.questionbank.rules;

/** Which of a person's attempts in a round is ranked. */
public enum Counting {
    /** The one that comes first by the round's own order (best score, then closest prediction, …). */
    BEST,
    /** The one with the lowest number. */
    FIRST,
    /** The one with the highest number. */
    LAST,
    /** Each attempt is ranked for itself, as if several people had made them. */
    EVERY
}
