package vn.hoithi.questionbank;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One multiple-choice question with everything needed to ask it, grade it and defend it.
 *
 * @param id stable across versions of its bank, so that statistics and complaints can name it
 * @param topic what a {@link Blueprint} draws by
 * @param choices 2 to 10, in the order of the bank's file
 * @param key positions in {@code choices}, counted from 0; a choice not in the key is wrong
 * @param explanation why the key is right, shown after the round; may be empty
 * @param source where the fact can be looked up
 * @param factId the fact it rests on; may be empty
 * @param fixedOrder whether the choices only make sense in the order they are written
 */
public record Question(
        String id,
        String topic,
        Level level,
        String stem,
        List<String> choices,
        SortedSet<Integer> key,
        String explanation,
        String source,
        String factId,
        boolean fixedOrder) {

    static final int FEWEST_CHOICES = 2;
    static final int MOST_CHOICES = 10;

    public Question {
        id = PlainText.line(written("id", id));
        topic = PlainText.line(written("topic", topic));
        stem = written("stem", stem);
        choices = choices.stream().map(choice -> written("choice", choice)).toList();
        key = Collections.unmodifiableSortedSet(new TreeSet<>(key));
        explanation = PlainText.clean(explanation);
        source = PlainText.clean(source);
        factId = PlainText.clean(factId);
        if (choices.size() < FEWEST_CHOICES || choices.size() > MOST_CHOICES) {
            throw new IllegalArgumentException(id + ": " + choices.size() + " choices");
        }
        if (choices.stream().map(PlainText::folded).distinct().count() < choices.size()) {
            throw new IllegalArgumentException(id + ": equal choices");
        }
        if (key.isEmpty() || key.first() < 0 || key.last() >= choices.size()) {
            throw new IllegalArgumentException(id + ": the key is empty or outside the choices");
        }
    }

    /** Whether several choices are right, and all of them have to be ticked. */
    public boolean multiple() {
        return key.size() > 1;
    }

    /** The id alone: a log line or an exception's message must not carry the key. */
    @Override
    public String toString() {
        return "Question[" + id + "]";
    }

    private static String written(String what, String text) {
        String clean = PlainText.clean(text);
        if (clean.isEmpty()) {
            throw new IllegalArgumentException("a question without " + what);
        }
        return clean;
    }
}
