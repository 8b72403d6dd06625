package vn.hoithi.questionbank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.rules.Prediction;

/** Checks answers as they came from outside against the paper they claim to answer. */
final class SheetReader {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern LETTERS = Pattern.compile("[A-J]*");

    private SheetReader() {}

    static SheetReading read(Map<String, ? extends @Nullable String> answers, Paper paper, @Nullable Prediction asked) {
        List<PaperQuestion> questions = paper.questions();
        List<SortedSet<Integer>> ticked =
                new ArrayList<>(Collections.nCopies(questions.size(), Collections.emptySortedSet()));
        BigDecimal prediction = null;
        for (Map.Entry<String, ? extends @Nullable String> answer : answers.entrySet()) {
            String number = answer.getKey();
            // JSON can say null where it means nothing ticked.
            String sent = answer.getValue();
            String letters = sent == null ? "" : sent;
            if (asked != null && number.equals(Sheet.PREDICTION)) {
                prediction = asked.read(letters).orElse(null);
                if (prediction == null && !letters.isEmpty()) {
                    return new SheetReading.Foreign(number, letters);
                }
                continue;
            }
            if (!NUMBER.matcher(number).matches() || Integer.parseInt(number) > questions.size()) {
                return new SheetReading.Foreign(number, letters);
            }
            int position = Integer.parseInt(number) - 1;
            if (!fits(letters, questions.get(position))) {
                return new SheetReading.Foreign(number, letters);
            }
            ticked.set(position, Sheet.places(letters));
        }
        return new SheetReading.Read(new Sheet(ticked, prediction));
    }

    private static boolean fits(String letters, PaperQuestion asked) {
        if (!LETTERS.matcher(letters).matches()) {
            return false;
        }
        SortedSet<Integer> places = Sheet.places(letters);
        boolean exist = places.isEmpty() || places.last() < asked.order().size();
        return exist && (asked.question().multiple() || places.size() <= 1);
    }
}
