package vn.hoithi.questionbank.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Level;
import vn.hoithi.questionbank.Origin;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.Source;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.RichText;

/** Questions for the checks, each on a line of its own: the first on line 2. */
final class CheckedQuestions {

    private final List<Checked> questions = new ArrayList<>();

    CheckedQuestions ask(String stem, int key, String... choices) {
        return ask(stem, key, false, null, choices);
    }

    CheckedQuestions ask(String stem, int key, boolean fixedOrder, @Nullable Picture picture, String... choices) {
        int line = questions.size() + 2;
        Question question = new Question(
                "Q" + (line - 1),
                "Bầu cử",
                Level.RECOGNISE,
                RichText.plain(stem),
                List.of(choices).stream().map(RichText::plain).toList(),
                new TreeSet<>(Set.of(key)),
                false,
                RichText.plain("Vì thế."),
                Source.of("Điều 1"),
                "",
                new TreeSet<>(),
                fixedOrder ? Question.allPinned(choices.length) : new TreeSet<>(),
                picture);
        questions.add(new Checked(question, new Origin(Place.at(line, 1), "", Map.of(), List.of())));
        return this;
    }

    List<Checked> list() {
        return questions;
    }

    List<Question> questions() {
        return questions.stream().map(Checked::question).toList();
    }

    List<Finding> warnings() {
        return warnings(BankChecks::check);
    }

    List<Finding> warnings(BiConsumer<List<Checked>, Findings> check) {
        Findings findings = new Findings("bank.csv");
        check.accept(questions, findings);
        return findings.warnings();
    }

    /** LINE CODE of each warning. */
    List<String> codes() {
        return warnings().stream()
                .map(finding -> finding.line() + " " + finding.code())
                .toList();
    }
}
