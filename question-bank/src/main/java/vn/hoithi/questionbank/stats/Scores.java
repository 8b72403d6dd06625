package vn.hoithi.questionbank.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.stats.ScoreReport.Basis;

/** The counts of all attempts' scores. */
final class Scores {

    private final long[] counts = new long[Blueprint.MOST_QUESTIONS + 1];
    private long attempts;
    private int questions;
    private boolean severalLengths;

    void add(int score, int size) {
        severalLengths |= attempts > 0 && size != questions;
        questions = Math.max(questions, size);
        counts[score]++;
        attempts++;
    }

    ScoreReport report(List<ItemReport> items) {
        Double variance = variance();
        Basis basis = basis(items, variance);
        Double alpha = basis == Basis.NONE || variance == null ? null : alpha(markVariances(basis, items), variance);
        // Chance can make it greater than 1 by a rounding error only.
        Double ratio = alpha == null ? null : Math.sqrt(Math.max(0, 1 - alpha));
        return new ScoreReport(
                attempts,
                severalLengths ? 0 : questions,
                attempts == 0 ? null : sum() / attempts,
                variance == null ? null : Math.sqrt(variance),
                basis,
                alpha,
                ratio == null ? null : 100 * ratio,
                ratio == null || variance == null ? null : ratio * Math.sqrt(variance),
                distribution());
    }

    private Basis basis(List<ItemReport> items, @Nullable Double variance) {
        if (severalLengths || questions < 2 || variance == null || variance == 0) {
            return Basis.NONE;
        }
        return items.size() == questions ? Basis.SAME_QUESTIONS : Basis.DRAWN_PAPERS;
    }

    private double alpha(double markVariances, double scoreVariance) {
        return questions / (questions - 1.0) * (1 - markVariances / scoreVariance);
    }

    /** The sum over a paper's places of the variances of their marks. */
    private double markVariances(Basis basis, List<ItemReport> items) {
        double unbiased = attempts / (attempts - 1.0);
        if (basis == Basis.DRAWN_PAPERS) {
            double mark = sum() / attempts / questions;
            return questions * mark * (1 - mark) * unbiased;
        }
        return items.stream()
                .mapToDouble(item -> item.facility() * (1 - item.facility()) * unbiased)
                .sum();
    }

    private double sum() {
        double sum = 0;
        for (int score = 0; score < counts.length; score++) {
            sum += (double) score * counts[score];
        }
        return sum;
    }

    private @Nullable Double variance() {
        if (attempts < 2) {
            return null;
        }
        double mean = sum() / attempts;
        double squares = 0;
        for (int score = 0; score < counts.length; score++) {
            squares += counts[score] * (score - mean) * (score - mean);
        }
        return squares / (attempts - 1);
    }

    private List<Long> distribution() {
        List<Long> distribution = new ArrayList<>();
        Arrays.stream(counts).limit(questions + 1L).forEach(distribution::add);
        return distribution;
    }
}
