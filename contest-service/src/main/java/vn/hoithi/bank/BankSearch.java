package vn.hoithi.bank;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import vn.hoithi.platform.Unmarked;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.RichText;

/** Finds questions by words in whatever order, with or without diacritics, by topic and by level. */
public record BankSearch(String words, String topic, String level) {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** The questions of a bank that fit, in the order of their ids; an empty wish fits all. */
    public List<Question> in(QuestionBank bank) {
        List<String> wanted = Arrays.stream(SPACES.split(Unmarked.of(words), -1))
                .filter(word -> !word.isEmpty())
                .toList();
        return bank.questions().stream()
                .filter(question -> topic.isEmpty() || question.topic().equals(topic))
                .filter(question -> level.isEmpty() || question.level().label().equals(level))
                .filter(question -> holds(question, wanted))
                .toList();
    }

    private static boolean holds(Question question, List<String> wanted) {
        if (wanted.isEmpty()) {
            return true;
        }
        StringBuilder text = new StringBuilder(question.id());
        text.append(' ').append(question.stem().plain());
        for (RichText choice : question.choices()) {
            text.append(' ').append(choice.plain());
        }
        text.append(' ').append(question.source()).append(' ').append(String.join(" ", question.tags()));
        text.append(' ').append(question.factId());
        String folded = Unmarked.of(text.toString());
        return wanted.stream().allMatch(folded::contains);
    }
}
