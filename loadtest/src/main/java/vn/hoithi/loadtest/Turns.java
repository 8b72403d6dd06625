package vn.hoithi.loadtest;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What submissions took in the turns of one kind: all together, and each turn's median and p95, so that one sees how turns differ anyway. */
final class Turns {
    private final String kind;
    private final List<Stopwatch> turns = new ArrayList<>();
    private final Stopwatch all = new Stopwatch();

    Turns(String kind) {
        this.kind = kind;
    }

    void add(List<Double> milliseconds) {
        turns.add(Stopwatch.of(milliseconds));
        milliseconds.forEach(all::add);
    }

    String summary() {
        return "submissions while %s: %s%n    medians of its turns: %s%n    p95 of its turns: %s"
                .formatted(kind, all.summary(), ofEach(Stopwatch::median), ofEach(Stopwatch::p95));
    }

    private String ofEach(ToDoubleFunction<Stopwatch> figure) {
        return turns.stream()
                .map(turn -> String.format(Locale.ROOT, "%.1f", figure.applyAsDouble(turn)))
                .collect(joining("  "));
    }
}
