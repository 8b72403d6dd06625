package vn.hoithi.questionbank;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.text.PlainText;

/**
 * What somebody ticked, by place on the paper as it was shown to them: for each question the ticked places, counted from
 * 0. An empty set is a question not answered.
 *
 * @param prediction the number given to the round's prediction question; none when it has none or nobody gave one
 */
public record Sheet(
        List<SortedSet<Integer>> answers, @Nullable BigDecimal prediction) {

    /** Under this name a client sends the prediction, among the question numbers. */
    public static final String PREDICTION = "P";

    private static final Pattern PRINTED = Pattern.compile("([A-J|]*)(?:#([0-9]{1,10}(?:\\.[0-9]{1,5})?))?");

    public Sheet {
        answers = answers.stream().map(Sheet::protectedCopy).toList();
        if (answers.isEmpty() || answers.size() > Blueprint.MOST_QUESTIONS) {
            throw new IllegalArgumentException("a sheet of " + answers.size() + " answers");
        }
    }

    /** A sheet without a prediction. */
    public Sheet(List<SortedSet<Integer>> answers) {
        this(answers, null);
    }

    /** A sheet on which nothing is ticked yet. */
    public static Sheet empty(int size) {
        return new Sheet(Collections.nCopies(size, Collections.emptySortedSet()));
    }

    /**
     * Reads what a client sent: question numbers from "1" and letters as shown, "" for nothing ticked. Questions not
     * mentioned are not answered. Nothing is guessed: a number or letter that the paper does not have is {@code
     * Foreign}.
     */
    public static SheetReading read(Map<String, ? extends @Nullable String> answers, Paper paper) {
        return SheetReader.read(answers, paper, null);
    }

    /** As {@link #read(Map, Paper)}, with the prediction under {@link #PREDICTION}. */
    public static SheetReading read(
            Map<String, ? extends @Nullable String> answers, Paper paper, @Nullable Prediction asked) {
        return SheetReader.read(answers, paper, asked);
    }

    /** The text form that {@link #parse} reads: letters of each question between bars, then the prediction, "A||BC#1200". */
    public String print() {
        String letters = answers.stream().map(Sheet::letters).collect(Collectors.joining("|"));
        return prediction == null ? letters : letters + "#" + prediction.toPlainString();
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if the text was not printed by a sheet
     */
    public static Sheet parse(String printed) {
        Matcher parts = PRINTED.matcher(printed);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a sheet: " + PlainText.cut(printed, 80));
        }
        String number = parts.group(2);
        return new Sheet(
                Arrays.stream(parts.group(1).split("\\|", -1))
                        .map(Sheet::places)
                        .toList(),
                number == null ? null : new BigDecimal(number));
    }

    /** How many questions have something ticked. */
    public int answered() {
        return (int) answers.stream().filter(answer -> !answer.isEmpty()).count();
    }

    static SortedSet<Integer> places(String letters) {
        return letters.chars().mapToObj(letter -> letter - 'A').collect(Collectors.toCollection(TreeSet::new));
    }

    private static String letters(SortedSet<Integer> places) {
        return places.stream().map(place -> Character.toString('A' + place)).collect(Collectors.joining());
    }

    private static SortedSet<Integer> protectedCopy(SortedSet<Integer> places) {
        if (!places.isEmpty() && (places.first() < 0 || places.last() >= Question.MOST_CHOICES)) {
            throw new IllegalArgumentException("no such places: " + places);
        }
        return Collections.unmodifiableSortedSet(new TreeSet<>(places));
    }
}
