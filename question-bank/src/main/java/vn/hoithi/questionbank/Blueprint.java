package vn.hoithi.questionbank;

import java.util.List;
import java.util.stream.Collectors;

/** What a paper is made of (ma trận đề): its parts, each with a number of questions of a topic and level. */
public record Blueprint(List<Part> parts) {

    /** A paper is answered on a phone in minutes; beyond this somebody mistyped. */
    public static final int MOST_QUESTIONS = 200;

    public Blueprint {
        parts = List.copyOf(parts);
        int size = parts.stream().mapToInt(Part::count).sum();
        if (size < 1 || size > MOST_QUESTIONS) {
            throw new IllegalArgumentException("a paper of " + size + " questions");
        }
    }

    /** So many questions of any topic and level. */
    public static Blueprint any(int count) {
        return new Blueprint(List.of(new Part(count, null, null)));
    }

    /** Questions on one paper. */
    public int size() {
        return parts.stream().mapToInt(Part::count).sum();
    }

    /**
     * What the bank lacks to fill this blueprint, one Vietnamese sentence each, also where parts compete for the same
     * questions. Empty means that {@link Paper#draw} succeeds with every seed.
     */
    public List<String> shortages(QuestionBank bank) {
        return Composition.shortages(bank, this);
    }

    /** The text form that {@link #parse} reads: {@code 6[topic=Quốc hội];4[level=vận dụng]}. */
    public String print() {
        return parts.stream().map(BlueprintText::print).collect(Collectors.joining(";"));
    }

    /**
     * Reads the text form. A backslash stands before a {@code , ; [ ] \} that belongs to a topic.
     *
     * @throws IllegalArgumentException naming the part that cannot be read
     */
    public static Blueprint parse(String printed) {
        return new Blueprint(BlueprintText.parse(printed));
    }
}
