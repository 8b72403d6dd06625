package vn.hoithi.questionbank;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import vn.hoithi.questionbank.rules.Scoring;

/**
 * What one attempt shows: questions in their order, choices in theirs.
 *
 * <p>A paper is a function of bank, blueprint and seed, and is drawn again wherever it is needed instead of being stored.
 * Anybody can repeat it: parts in the order of how much they have to spare, each a partial Fisher-Yates shuffle over its
 * questions in the order of the bank; then the chosen questions, in the order of the bank, are shuffled; then each
 * question's choices; all with one {@link SplitMix64}. Changing any of this changes papers that people have answered.
 */
public final class Paper {

    private final List<PaperQuestion> questions;

    Paper(List<PaperQuestion> questions) {
        this.questions = questions;
    }

    /**
     * Draws a paper. For many papers of one round, keep a {@link Composition}.
     *
     * @throws IllegalArgumentException if the bank has {@linkplain Blueprint#shortages shortages} for this blueprint
     */
    public static Paper draw(QuestionBank bank, Blueprint blueprint, long seed) {
        return new Composition(bank, blueprint).paper(seed);
    }

    /** The questions from first to last; no question comes twice. */
    public List<PaperQuestion> questions() {
        return questions;
    }

    /**
     * Counts the questions answered right. What a shorter sheet lacks is unanswered.
     *
     * @throws IllegalArgumentException if the sheet is longer than the paper, so belongs to another one
     */
    public Grade grade(Sheet sheet) {
        return grade(sheet, Scoring.ALL_OR_NOTHING, KeyChanges.NONE);
    }

    /**
     * Grades a sheet under these rules, with keys as they were corrected afterwards.
     *
     * @throws IllegalArgumentException if the sheet is longer than the paper, so belongs to another one
     */
    public Grade grade(Sheet sheet, Scoring scoring, KeyChanges changes) {
        List<SortedSet<Integer>> answers = sheet.answers();
        if (answers.size() > questions.size()) {
            throw new IllegalArgumentException(
                    "a sheet of " + answers.size() + " answers for a paper of " + questions.size());
        }
        int correct = 0;
        int points = 0;
        for (int position = 0; position < questions.size(); position++) {
            SortedSet<Integer> ticked =
                    position < answers.size() ? answers.get(position) : Collections.emptySortedSet();
            int got = changes.points(questions.get(position), ticked, scoring);
            points += got;
            correct += got == Grade.WHOLE ? 1 : 0;
        }
        return new Grade(correct, questions.size(), points);
    }
}
