package vn.hoithi.loadtest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Times of one kind of thing, in milliseconds. */
final class Stopwatch {
    private static final double MILLION = 1e6;
    private static final int MEDIAN = 50;
    private static final int P95 = 95;
    private static final int P99 = 99;
    private static final int ALL = 100;

    private final List<Double> times = new ArrayList<>();

    /** Of times that were measured elsewhere. */
    static Stopwatch of(List<Double> milliseconds) {
        Stopwatch watch = new Stopwatch();
        watch.times.addAll(milliseconds);
        return watch;
    }

    <T> T time(Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        times.add((System.nanoTime() - start) / MILLION);
        return result;
    }

    void add(double milliseconds) {
        times.add(milliseconds);
    }

    double median() {
        return at(MEDIAN);
    }

    double p95() {
        return at(P95);
    }

    /** Minimum, median, 95th and 99th percentile, maximum, and of how many. */
    String summary() {
        return "min %,8.1f  median %,8.1f  p95 %,8.1f  p99 %,8.1f  max %,8.1f ms  (%d)"
                .formatted(at(0), median(), p95(), at(P99), at(ALL), times.size());
    }

    private double at(int percent) {
        Collections.sort(times);
        return times.get(Math.min(times.size() - 1, times.size() * percent / ALL));
    }
}
