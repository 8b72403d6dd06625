package vn.hoithi.questionbank.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.hoithi.questionbank.Paper;
import vn.hoithi.questionbank.PaperQuestion;
import vn.hoithi.questionbank.text.RichText;

/** A drawn paper, its key below. */
final class PaperText {

    private PaperText() {}

    static void print(Paper paper, long seed, Console console) {
        console.print("ĐỀ " + seed);
        StringBuilder key = new StringBuilder("Đáp án:");
        int number = 0;
        for (PaperQuestion shown : paper.questions()) {
            number++;
            console.print("");
            console.print("Câu " + number + " (" + shown.question().id() + "). "
                    + shown.question().stem().plain());
            int place = 0;
            for (RichText choice : shown.shownChoices()) {
                console.print("  " + letter(place++) + ". " + choice.plain());
            }
            key.append(' ').append(number).append(letters(shown));
        }
        console.print("");
        console.print(key.toString());
        console.print("");
    }

    static Map<String, Object> inJson(Paper paper, long seed) {
        List<Map<String, Object>> questions = new ArrayList<>();
        for (PaperQuestion shown : paper.questions()) {
            Map<String, Object> question = new LinkedHashMap<>();
            question.put("id", shown.question().id());
            question.put("stem", shown.question().stem().html());
            question.put(
                    "choices", shown.shownChoices().stream().map(RichText::html).toList());
            question.put("order", shown.order().stream().map(PaperText::letter).collect(Collectors.joining()));
            question.put("key", letters(shown));
            questions.add(question);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("seed", seed);
        document.put("questions", questions);
        return document;
    }

    private static String letters(PaperQuestion shown) {
        return shown.shownKey().stream().map(PaperText::letter).collect(Collectors.joining());
    }

    private static String letter(int place) {
        return Character.toString('A' + place);
    }
}
