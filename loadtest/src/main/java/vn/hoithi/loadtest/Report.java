package vn.hoithi.loadtest;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** Prints figures as they come and medians at the end. */
final class Report {
    private static final double NANOS_PER_MS = 1_000_000;
    private static final double NANOS_PER_MICRO = 1_000;

    private final PrintStream out;
    private final CpuTime cpu;
    private final List<Double> pings = new ArrayList<>();
    private final List<Double> requests = new ArrayList<>();
    private final List<Double> attempts = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private final Map<String, List<Double>> pingCosts = new LinkedHashMap<>();
    private final Map<String, List<Double>> attemptCosts = new LinkedHashMap<>();
    private final Figures all = new Figures();
    private final Map<String, Integer> errors = new TreeMap<>();
    private Map<String, Duration> cpuBefore;

    Report(PrintStream out, CpuTime cpu) {
        this.out = out;
        this.cpu = cpu;
        this.cpuBefore = cpu.now();
    }

    void venue(Venue venue, int connections) {
        out.printf(
                Locale.ROOT,
                "machine  %d cores, %s, Java %s%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version());
        out.printf(
                Locale.ROOT,
                "venue    %s contest %s, round %d (%d attempts each), unit %d, %d connections%n",
                venue.url(),
                venue.slug(),
                venue.round(),
                venue.allowed(),
                venue.unit(),
                connections);
    }

    void entered(Duration time, int people) {
        out.printf(
                Locale.ROOT,
                "entries  %,d people in %.1f s = %,.0f/s%n",
                people,
                seconds(time),
                people / seconds(time));
    }

    void warmedUp(Figures figures, Duration time) {
        out.printf(Locale.ROOT, "warm-up  %,.0f requests/s%n", figures.answers() / seconds(time));
        cpuBefore = cpu.now();
    }

    void pings(Figures figures, Duration time) {
        pings.add(figures.answers() / seconds(time));
        Map<String, Double> costs = costs(figures.answers(), pingCosts);
        out.printf(Locale.ROOT, "ping     %,8.0f requests/s%43s µs/request: %s%n", pings.getLast(), "", costs(costs));
        keep(figures);
    }

    void attempts(Figures figures, Duration time) {
        requests.add(figures.answers() / seconds(time));
        attempts.add(figures.attempts() / seconds(time));
        ratios.add(requests.getLast() / pings.getLast());
        Map<String, Double> costs = costs(figures.answers(), attemptCosts);
        out.printf(
                Locale.ROOT,
                "attempts %,8.0f requests/s = %,7.0f attempts/s, ratio %.3f µs/request: %s%n",
                requests.getLast(),
                attempts.getLast(),
                ratios.getLast(),
                costs(costs));
        keep(figures);
    }

    private void keep(Figures figures) {
        for (Figures.Step step : Figures.Step.values()) {
            all.latency(step).add(figures.latency(step));
        }
        figures.errors().forEach((error, count) -> errors.merge(error, count, Integer::sum));
    }

    private Map<String, Double> costs(long answers, Map<String, List<Double>> gathered) {
        Map<String, Duration> before = cpuBefore;
        cpuBefore = cpu.now();
        Map<String, Double> costs = new LinkedHashMap<>();
        cpuBefore.forEach((name, used) -> {
            Duration spent = used.minus(before.getOrDefault(name, used));
            double micros = spent.toNanos() / NANOS_PER_MICRO / answers;
            costs.put(name, micros);
            gathered.computeIfAbsent(name, ignored -> new ArrayList<>()).add(micros);
        });
        return costs;
    }

    private static String costs(Map<String, Double> costs) {
        return costs.entrySet().stream()
                .map(cost -> String.format(Locale.ROOT, "%s %.0f", cost.getKey(), cost.getValue()))
                .collect(Collectors.joining(", "));
    }

    void summary() {
        out.println();
        out.printf(
                Locale.ROOT,
                "median   %,.0f attempts/s = %,.0f requests/s; ping %,.0f requests/s; ratio %.3f%n",
                median(attempts),
                median(requests),
                median(pings),
                median(ratios));
        costSummary();
        out.printf(
                Locale.ROOT,
                "         %-7s %9s %9s %9s %9s %9s %11s%n",
                "ms",
                "p50",
                "p90",
                "p99",
                "p99.9",
                "max",
                "answers");
        for (Figures.Step step : Figures.Step.values()) {
            latency(step.name().toLowerCase(Locale.ROOT), all.latency(step));
        }
        out.printf(Locale.ROOT, "errors   %s%n", errors.isEmpty() ? "none" : errors.toString());
    }

    // On a machine that others use too, this is the figure to compare: what a request costs, whoever waits.
    private void costSummary() {
        double ping = total(pingCosts);
        double attempt = total(attemptCosts);
        out.printf(
                Locale.ROOT,
                "cpu      ping %.0f µs (%s); request of an attempt %.0f µs (%s); ratio %.3f%n",
                ping,
                costs(medians(pingCosts)),
                attempt,
                costs(medians(attemptCosts)),
                ping / attempt);
    }

    private static double total(Map<String, List<Double>> costs) {
        return medians(costs).values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Map<String, Double> medians(Map<String, List<Double>> costs) {
        Map<String, Double> medians = new LinkedHashMap<>();
        costs.forEach((name, values) -> medians.put(name, median(values)));
        return medians;
    }

    private void latency(String name, Histogram histogram) {
        out.printf(
                Locale.ROOT,
                "         %-7s %9.2f %9.2f %9.2f %9.2f %9.2f %,11d%n",
                name,
                ms(histogram, 50),
                ms(histogram, 90),
                ms(histogram, 99),
                ms(histogram, 99.9),
                histogram.getMaxValue() / NANOS_PER_MS,
                histogram.getTotalCount());
    }

    private static double ms(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / NANOS_PER_MS;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
