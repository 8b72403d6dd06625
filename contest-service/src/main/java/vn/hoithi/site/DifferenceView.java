package vn.hoithi.site;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hoithi.bank.BankDifference;
import vn.hoithi.bank.QuestionView;
import vn.hoithi.questionbank.Question;

/** What changed between two versions. At most so many questions are shown; the counts are of all. */
record DifferenceView(long added, long changed, long removed, int same, List<Row> rows, int more) {
    private static final int MOST = 200;

    /** One question before and after. */
    record Row(
            String change,
            String id,
            @Nullable QuestionView before,
            @Nullable QuestionView after) {}

    static DifferenceView of(BankDifference difference, Set<String> lockedBefore, Set<String> lockedAfter) {
        List<BankDifference.Change> changes = difference.changes();
        return new DifferenceView(
                difference.count(BankDifference.Kind.ADDED),
                difference.count(BankDifference.Kind.CHANGED),
                difference.count(BankDifference.Kind.REMOVED),
                difference.same(),
                changes.stream()
                        .limit(MOST)
                        .map(change -> new Row(
                                DraftView.word(change.kind()),
                                change.id(),
                                view(change.before(), lockedBefore),
                                view(change.after(), lockedAfter)))
                        .toList(),
                Math.max(0, changes.size() - MOST));
    }

    private static @Nullable QuestionView view(@Nullable Question question, Set<String> locked) {
        return question == null ? null : QuestionView.of(question, !locked.contains(question.id()));
    }
}
