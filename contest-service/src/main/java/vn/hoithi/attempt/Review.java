package vn.hoithi.attempt;

import java.util.List;

/**
 * A handed-in paper beside the keys, after the close.
 *
 * @param questions without those that another open or coming round uses
 * @param withheld how many those are
 */
public record Review(List<Answered> questions, int withheld) {

    /**
     * A question as it was shown.
     *
     * @param number from 1
     * @param text safe HTML, as everywhere
     * @param right as it counts now
     * @param explanation why the key is right, as safe HTML; may be empty
     * @param source where that can be read; may be empty
     * @param note what was decided about the question afterwards, and when; "" for nothing
     */
    public record Answered(
            int number,
            String text,
            boolean right,
            List<Choice> choices,
            String explanation,
            String source,
            String note) {}

    public record Choice(String letter, String text, boolean ticked, boolean right) {}

    /** Whether there is anything to see. */
    public boolean empty() {
        return questions.isEmpty();
    }
}
