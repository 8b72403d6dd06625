package vn.hoithi.questionbank.bundle;

import java.util.Arrays;

/** Whole numbers, eight bytes each, as many as come. */
final class Longs {

    private long[] values = new long[64];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    long get(int at) {
        return values[at];
    }

    /** A sorted copy. */
    long[] sorted() {
        long[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted;
    }

    int size() {
        return size;
    }
}
