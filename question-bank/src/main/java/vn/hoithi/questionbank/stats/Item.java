package vn.hoithi.questionbank.stats;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.stats.ItemReport.Choice;

/** The counts of one question. */
final class Item {

    /** The usual size of the group of strong attempts (T. L. Kelley, 1939). */
    private static final double STRONG = 0.27;

    private final Question question;
    private final RestScores all = new RestScores();
    private final RestScores right = new RestScores();
    private final RestScores open = new RestScores();
    private final List<RestScores> ticked;

    Item(Question question) {
        this.question = question;
        this.ticked = Stream.generate(RestScores::new)
                .limit(question.choices().size())
                .toList();
    }

    void add(ItemStatistics.Answer answer, int rest) {
        all.add(rest);
        if (answer.right()) {
            right.add(rest);
        }
        if (answer.ticked().isEmpty()) {
            open.add(rest);
        }
        answer.ticked().forEach(choice -> ticked.get(choice).add(rest));
    }

    ItemReport report() {
        long shown = all.count();
        long strongFrom = all.reachedBy((long) Math.ceil(STRONG * shown));
        List<Choice> choices = IntStream.range(0, ticked.size())
                .mapToObj(choice -> choice(choice, shown, (int) strongFrom))
                .toList();
        double facility = (double) right.count() / shown;
        Double discrimination = discrimination();
        return new ItemReport(
                question.id(),
                shown,
                right.count(),
                facility,
                guessing(),
                discrimination,
                efficiency(),
                choices,
                open.count(),
                Flags.of(question, shown, facility, guessing(), discrimination, choices));
    }

    private Choice choice(int position, long shown, int strongFrom) {
        RestScores scores = ticked.get(position);
        long count = scores.count();
        return new Choice(
                Character.toString('A' + position),
                question.key().contains(position),
                count,
                (double) count / shown,
                count == 0 ? null : (double) scores.sum() / count,
                scores.from(strongFrom));
    }

    /**
     * 100 times the correlation of mark and rest score. All sums are whole numbers; n(n-1) of numerator and denominator
     * cancels out.
     */
    private @Nullable Double discrimination() {
        double n = all.count();
        double marks = right.count();
        double markVariance = n * marks - marks * marks;
        double restVariance = n * all.sumOfSquares() - (double) all.sum() * all.sum();
        return markVariance <= 0 || restVariance <= 0
                ? null
                : 100 * covariance(right.sum()) / Math.sqrt(markVariance * restVariance);
    }

    /** 100 times the covariance over the one there would be if the right answers were those of the highest rest scores. */
    private @Nullable Double efficiency() {
        double highest = covariance(all.sumOfHighest(right.count()));
        return highest <= 0 ? null : 100 * covariance(right.sum()) / highest;
    }

    /** Times n(n-1). */
    private double covariance(long sumOfProducts) {
        return (double) all.count() * sumOfProducts - (double) right.count() * all.sum();
    }

    /** The facility if everybody ticked blindly: one of the choices, or any set of them but none. */
    private double guessing() {
        int choices = question.choices().size();
        return question.multiple() ? 1.0 / ((1 << choices) - 1) : 1.0 / choices;
    }
}
