package vn.hoithi.result;

/**
 * Times of an attempt without what ranking does not look at: in milliseconds, of the same whole seconds as the true ones, and
 * the time taken still the difference of the two instants (but for one millisecond).
 */
record WholeSeconds(long started, long submitted, long elapsed) {
    private static final long SECOND = 1_000;

    /** @param elapsed whole seconds, which begin and end somewhere within theirs: one less or more than their difference */
    static WholeSeconds of(long started, long submitted, long elapsed) {
        long difference = submitted - started;
        if (difference == elapsed + 1) {
            return new WholeSeconds(started * SECOND + SECOND - 1, submitted * SECOND, elapsed * SECOND + 1);
        }
        if (difference == elapsed - 1) {
            return new WholeSeconds(started * SECOND, submitted * SECOND + SECOND - 1, elapsed * SECOND);
        }
        return new WholeSeconds(started * SECOND, submitted * SECOND, elapsed * SECOND);
    }
}
