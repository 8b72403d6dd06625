package vn.hoithi.questionbank.stats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one question did.
 *
 * @param shown attempts whose paper had it
 * @param right attempts that answered it right
 * @param facility mean mark over greatest mark, 0 to 1
 * @param guessing the facility that blind ticking gives
 * @param discrimination 100 cov(mark, rest) / sqrt(var(mark) var(rest)), -100 to 100; null where a variance is 0
 * @param efficiency 100 cov(mark, rest) / greatest cov that these marks and rest scores allow, both put in ascending
 *     order; null where that is 0
 * @param open attempts that ticked nothing
 */
public record ItemReport(
        String question,
        long shown,
        long right,
        double facility,
        double guessing,
        @Nullable Double discrimination,
        @Nullable Double efficiency,
        List<Choice> choices,
        long open,
        List<Flag> flags) {

    public ItemReport {
        choices = List.copyOf(choices);
        flags = List.copyOf(flags);
    }

    /**
     * A choice, as those saw it who ticked it.
     *
     * @param letter in the bank's own order
     * @param key whether it is right by the bank's present key
     * @param share of the attempts that were shown the question
     * @param meanRest mean rest score of those who ticked it; null if nobody did
     * @param strong how many of the strong ticked it: the 27 % with the highest rest scores, and all level with them
     */
    public record Choice(
            String letter,
            boolean key,
            long count,
            double share,
            @Nullable Double meanRest,
            long strong) {}

    /**
     * Something a person should look at.
     *
     * @param code for programs
     * @param sentence Vietnamese, with the figures
     */
    public record Flag(String code, String sentence) {}
}
