package vn.hoithi.questionbank.stats;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.Question;

/**
 * Classical item analysis of one round. Formulas and names are those of the Moodle developer documentation, "Quiz
 * statistics calculations" (docs.moodle.org/dev/Quiz_statistics_calculations), for questions worth one mark; every
 * variance and covariance is divided by one less than the number of attempts.
 *
 * <p>Papers are drawn, so a question knows only the attempts that showed it; its rest score is the same attempt's mark
 * without this question. (For drawn questions Moodle's program correlates with the whole mark instead, which makes
 * every question look better.) A question left open counts as wrong.
 *
 * <p>Attempts are added one after another in any order, and only counts are kept: for each question and choice how many
 * attempts had which rest score. So memory depends on the bank alone, and no rounding on the order. Not for several
 * threads at once.
 */
public final class ItemStatistics {

    private final Map<String, Item> items = new TreeMap<>();
    private final Scores scores = new Scores();

    /**
     * One question of an attempt.
     *
     * @param ticked positions in {@link Question#choices()}; empty if left open
     * @param right as it was graded then, whatever the key says now
     */
    public record Answer(Question question, Set<Integer> ticked, boolean right) {
        public Answer {
            ticked = Set.copyOf(ticked);
            if (!ticked.stream()
                    .allMatch(
                            choice -> choice >= 0 && choice < question.choices().size())) {
                throw new IllegalArgumentException(question.id() + " has no such choices: " + ticked);
            }
        }
    }

    /**
     * Counts an attempt.
     *
     * @param answers all questions of its paper, no question twice
     */
    public void add(List<Answer> answers) {
        long different = answers.stream()
                .map(answer -> answer.question().id())
                .distinct()
                .count();
        if (answers.isEmpty() || answers.size() > Blueprint.MOST_QUESTIONS || different < answers.size()) {
            throw new IllegalArgumentException("an attempt of " + answers.size() + " answers to " + different);
        }
        int score = (int) answers.stream().filter(Answer::right).count();
        scores.add(score, answers.size());
        for (Answer answer : answers) {
            items.computeIfAbsent(answer.question().id(), id -> new Item(answer.question()))
                    .add(answer, score - (answer.right() ? 1 : 0));
        }
    }

    /** What has been counted so far. */
    public RoundReport report() {
        List<ItemReport> reports = items.values().stream().map(Item::report).toList();
        return new RoundReport(scores.report(reports), reports);
    }
}
