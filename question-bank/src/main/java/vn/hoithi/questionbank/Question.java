package vn.hoithi.questionbank;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.text.PlainText;
import vn.hoithi.questionbank.text.RichText;

/**
 * One multiple-choice question with everything needed to ask it, grade it and defend it.
 *
 * @param id stable across versions of its bank, so that statistics and complaints can name it
 * @param topic what a {@link Blueprint} draws by; its parts from the broad to the narrow are separated by " / "
 * @param choices 2 to 10, in the order of the bank's file
 * @param key positions in {@code choices}, counted from 0; a choice not in the key is wrong
 * @param multiple whether several choices may be ticked; all right ones have to be
 * @param explanation why the key is right, shown after the round; may be empty
 * @param factId the fact it rests on; may be empty
 * @param tags further words to find it by
 * @param pinned positions of choices that stay in place when the others are shuffled
 */
public record Question(
        String id,
        String topic,
        Level level,
        RichText stem,
        List<RichText> choices,
        SortedSet<Integer> key,
        boolean multiple,
        RichText explanation,
        Source source,
        String factId,
        SortedSet<String> tags,
        SortedSet<Integer> pinned,
        @Nullable Picture picture) {

    public static final int FEWEST_CHOICES = 2;
    public static final int MOST_CHOICES = 10;

    private static final Set<String> TRUE_FALSE = Set.of("đúng", "sai");

    public Question {
        id = PlainText.line(id);
        topic = PlainText.line(topic);
        choices = List.copyOf(choices);
        key = Collections.unmodifiableSortedSet(new TreeSet<>(key));
        factId = PlainText.clean(factId);
        tags = tags.stream()
                .map(PlainText::line)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSortedSet));
        pinned = Collections.unmodifiableSortedSet(new TreeSet<>(pinned));
        need("id", id);
        need("topic", topic);
        need("stem", stem.plain());
        choices.forEach(choice -> need("choice", choice.plain()));
        if (choices.size() < FEWEST_CHOICES || choices.size() > MOST_CHOICES) {
            throw new IllegalArgumentException(id + ": " + choices.size() + " choices");
        }
        if (choices.stream().map(RichText::folded).distinct().count() < choices.size()) {
            throw new IllegalArgumentException(id + ": equal choices");
        }
        if (key.isEmpty() || !within(key, choices.size()) || !within(pinned, choices.size())) {
            throw new IllegalArgumentException(id + ": the key is empty, or key or pinned outside the choices");
        }
        if (!multiple && key.size() > 1) {
            throw new IllegalArgumentException(id + ": several right choices, and only one can be ticked");
        }
    }

    /** Whether it asks if a sentence is true: its choices are Đúng and Sai. */
    public boolean trueFalse() {
        return choices.size() == 2
                && choices.stream()
                        .map(RichText::folded)
                        .collect(Collectors.toSet())
                        .equals(TRUE_FALSE);
    }

    /** Whether no choice is shuffled. */
    public boolean fixedOrder() {
        return pinned.size() == choices.size();
    }

    /** The same question under another id. */
    public Question withId(String other) {
        return new Question(
                other, topic, level, stem, choices, key, multiple, explanation, source, factId, tags, pinned, picture);
    }

    /** SHA-256, in hexadecimal, of everything it says: equal content has an equal digest. Computed anew on each call. */
    public String digest() {
        ContentDigest digest = new ContentDigest();
        digest.add(this);
        return digest.hexadecimal();
    }

    /** All positions of this many choices: for a question whose order makes sense. */
    public static SortedSet<Integer> allPinned(int choices) {
        return IntStream.range(0, choices).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    /** The id alone: a log line or an exception's message must not carry the key. */
    @Override
    public String toString() {
        return "Question[" + id + "]";
    }

    private static boolean within(SortedSet<Integer> positions, int size) {
        return positions.isEmpty() || (positions.first() >= 0 && positions.last() < size);
    }

    private static void need(String what, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a question without " + what);
        }
    }
}
