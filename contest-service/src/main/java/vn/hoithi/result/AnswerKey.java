package vn.hoithi.result;

import java.util.List;

/**
 * Questions of a closed round with their keys.
 *
 * @param parts one for each bank it draws from
 * @param kept how many are still kept back, because a round that is open or to come uses them
 */
public record AnswerKey(List<Part> parts, int kept) {

    /** @param title whose questions these are; "" where everybody has the same */
    public record Part(String title, List<Line> lines) {}

    /**
     * @param right the right choices in words; none of an annulled question
     * @param note what was decided about the question afterwards, and when; "" for nothing
     */
    public record Line(String id, String stem, List<String> right, String explanation, String source, String note) {}

    /** Whether no key can be seen yet. */
    public boolean empty() {
        return parts.stream().allMatch(part -> part.lines().isEmpty());
    }
}
