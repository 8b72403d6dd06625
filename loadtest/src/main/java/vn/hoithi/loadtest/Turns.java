package vn.hoithi.loadtest;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What submissions took in the turns of one kind: all together, and each turn's median, so that one sees how turns differ anyway. */
final class Turns {
    private final String kind;
    private final List<Double> medians = new ArrayList<>();
    private final Stopwatch all = new Stopwatch();

    Turns(String kind) {
        this.kind = kind;
    }

    /** @param sorted milliseconds */
    void add(List<Double> sorted) {
        medians.add(sorted.get(sorted.size() / 2));
        sorted.forEach(all::add);
    }

    String summary() {
        return "submissions while %s: %s%n    medians of its turns: %s"
                .formatted(
                        kind,
                        all.summary(),
                        medians.stream()
                                .map(median -> String.format(Locale.ROOT, "%.1f", median))
                                .collect(joining("  ")));
    }
}
