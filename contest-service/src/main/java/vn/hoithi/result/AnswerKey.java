package vn.hoithi.result;

import java.util.List;

/**
 * Questions of a closed round with their keys.
 *
 * @param kept how many are still kept back, because a round that is open or to come uses them
 */
public record AnswerKey(List<Line> lines, int kept) {

    /**
     * @param right the right choices in words
     * @param note what was decided about the question afterwards; "" for nothing
     */
    public record Line(String id, String stem, List<String> right, String explanation, String source, String note) {}
}
