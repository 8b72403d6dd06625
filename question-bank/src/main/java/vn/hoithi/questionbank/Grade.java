package vn.hoithi.questionbank;

/** How many questions of a paper were answered right. */
public record Grade(int correct, int total) {

    public Grade {
        if (correct < 0 || correct > total) {
            throw new IllegalArgumentException(correct + " of " + total);
        }
    }
}
