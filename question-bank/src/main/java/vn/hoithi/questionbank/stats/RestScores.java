package vn.hoithi.questionbank.stats;

import java.util.Arrays;

/** How many attempts had which rest score: all that the formulas need, exact and small. */
final class RestScores {

    private long[] counts = new long[0];

    void add(int rest) {
        if (rest >= counts.length) {
            counts = Arrays.copyOf(counts, rest + 1);
        }
        counts[rest]++;
    }

    long count() {
        return Arrays.stream(counts).sum();
    }

    long sum() {
        long sum = 0;
        for (int rest = 0; rest < counts.length; rest++) {
            sum += rest * counts[rest];
        }
        return sum;
    }

    long sumOfSquares() {
        long sum = 0;
        for (int rest = 0; rest < counts.length; rest++) {
            sum += (long) rest * rest * counts[rest];
        }
        return sum;
    }

    /** Attempts with this rest score or a higher one. */
    long from(int lowest) {
        long from = 0;
        for (int rest = lowest; rest < counts.length; rest++) {
            from += counts[rest];
        }
        return from;
    }

    /** The sum over so many of the highest rest scores. */
    long sumOfHighest(long wanted) {
        long sum = 0;
        long left = wanted;
        for (int rest = counts.length - 1; rest >= 0 && left > 0; rest--) {
            long taken = Math.min(left, counts[rest]);
            sum += rest * taken;
            left -= taken;
        }
        return sum;
    }

    /** The highest rest score that at least this many attempts reach. */
    int reachedBy(long wanted) {
        int rest = counts.length - 1;
        long reached = 0;
        while (rest > 0 && reached + counts[rest] < wanted) {
            reached += counts[rest];
            rest--;
        }
        return Math.max(rest, 0);
    }
}
