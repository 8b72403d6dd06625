package vn.hoithi.questionbank.check;

import java.util.List;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.Findings;

/** Looks at whole banks for what a careful editor would question. Nothing here keeps a bank from being read. */
public final class BankChecks {

    private BankChecks() {}

    /** Adds a warning for each thing worth a second look, at its place. */
    public static void check(List<Checked> questions, Findings findings) {
        // Only so many findings are kept: what concerns several questions comes first.
        RightAnswerTells.check(questions, findings);
        TopicSpellings.check(questions, findings);
        Repetitions.within(questions, findings);
        Gaps.check(questions, findings);
        for (Checked checked : questions) {
            QuestionChecks.check(checked, findings);
        }
    }

    /**
     * Adds a warning for each question that nearly repeats one of another bank. Questions with the same id are the same
     * question, perhaps in another version, and not compared.
     *
     * @param otherName of the other bank, as messages call it
     */
    public static void against(List<Checked> questions, QuestionBank other, String otherName, Findings findings) {
        Repetitions.between(questions, other.questions(), otherName, findings);
    }
}
