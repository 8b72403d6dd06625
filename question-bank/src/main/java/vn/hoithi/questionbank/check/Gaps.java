package vn.hoithi.questionbank.check;

import java.util.List;
import java.util.function.Predicate;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.text.Findings;

/** Questions without explanation or source: each by itself, or where most lack it, once for the file. */
final class Gaps {

    /** Shorter lists are read line by line anyway. */
    private static final int MANY = 10;

    private final List<Checked> questions;
    private final Findings findings;

    private Gaps(List<Checked> questions, Findings findings) {
        this.questions = questions;
        this.findings = findings;
    }

    static void check(List<Checked> questions, Findings findings) {
        Gaps gaps = new Gaps(questions, findings);
        gaps.report(
                Field.EXPLANATION,
                question -> question.explanation().isEmpty(),
                "no-explanation",
                "giải thích",
                "Một hai câu cho người thi biết vì sao.");
        gaps.report(
                Field.SOURCE,
                question -> question.source().isEmpty(),
                "no-source",
                "nguồn",
                "Ghi văn bản, điều, khoản hoặc tài liệu để tra lại được.");
    }

    private void report(Field field, Predicate<Question> lacks, String code, String what, String advice) {
        List<Checked> without = questions.stream()
                .filter(checked -> lacks.test(checked.question()))
                .toList();
        if (without.size() >= MANY && 2 * without.size() > questions.size()) {
            Checked first = without.getFirst();
            String message = "%d trong %d câu chưa có %s.".formatted(without.size(), questions.size(), what);
            findings.warning(first.origin().at(field), code, first.question().id(), message, advice);
            return;
        }
        for (Checked checked : without) {
            String message = "Chưa có " + what + ".";
            findings.warning(
                    checked.origin().at(field), code, checked.question().id(), message, advice);
        }
    }
}
