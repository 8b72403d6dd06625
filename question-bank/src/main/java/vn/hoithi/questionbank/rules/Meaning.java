package vn.hoithi.questionbank.rules;

/** The true value that a prediction is compared with, counted over all attempts of the round when it is frozen. */
public enum Meaning {
    /** Distinct people. */
    PEOPLE,
    /** Attempts handed in (lượt thi). */
    ATTEMPTS,
    /** Distinct people with at least one attempt in which everything was right. */
    PEOPLE_ALL_RIGHT,
    /** Attempts in which everything was right. */
    ATTEMPTS_ALL_RIGHT,
    /** Distinct people with at least one attempt that reached {@link Prediction#pass} percent. */
    PEOPLE_PASSED,
    /** Distinct people with everything right, per hundred distinct people, rounded half up to the prediction's decimals. */
    RATE_ALL_RIGHT
}
