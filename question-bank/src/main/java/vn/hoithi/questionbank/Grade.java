package vn.hoithi.questionbank;

/**
 * What a sheet got.
 *
 * @param correct questions answered wholly right
 * @param total questions of the paper
 * @param points hundredths of a question, at most 100 for each
 */
public record Grade(int correct, int total, int points) {

    /** What a question is worth. */
    public static final int WHOLE = 100;

    public Grade {
        if (correct < 0 || correct > total || points < correct * WHOLE || points > total * WHOLE) {
            throw new IllegalArgumentException(correct + " of " + total + ", " + points + " points");
        }
    }

    /** A grade in which only wholly right questions give points. */
    public Grade(int correct, int total) {
        this(correct, total, correct * WHOLE);
    }
}
