package vn.hoithi.loadtest;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What was measured: latencies of each step, whole attempts, and errors by what was asked and answered. */
final class Figures {
    /** What a request is for. */
    enum Step {
        PING,
        START,
        SAVE,
        SUBMIT
    }

    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final Map<Step, Histogram> latencies = new EnumMap<>(Step.class);
    private final Map<String, Integer> errors = new TreeMap<>();
    private long answers;
    private long attempts;

    Figures() {
        for (Step step : Step.values()) {
            latencies.put(step, new Histogram(LONGEST_NANOS, 3));
        }
    }

    void answered(Step step, long nanos) {
        answers++;
        latency(step).recordValue(Math.min(nanos, LONGEST_NANOS));
    }

    void completed() {
        attempts++;
    }

    void failed(Step step, int status, String problem) {
        errors.merge(step + " " + status + " " + problem, 1, Integer::sum);
    }

    long answers() {
        return answers;
    }

    long attempts() {
        return attempts;
    }

    Map<String, Integer> errors() {
        return errors;
    }

    Histogram latency(Step step) {
        Histogram histogram = latencies.get(step);
        if (histogram == null) {
            throw new IllegalStateException("no histogram for " + step);
        }
        return histogram;
    }
}
