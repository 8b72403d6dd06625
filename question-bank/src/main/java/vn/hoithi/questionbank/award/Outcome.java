package vn.hoithi.questionbank.award;

import java.util.List;

/**
 * Who gets which prize.
 *
 * @param awards from the highest prize down, within a prize by place
 * @param open ties that wait for a lot
 * @param waiting ids of prizes of which nobody can be named before an open tie above them is drawn
 */
public record Outcome(List<Award> awards, List<Tie> open, List<String> waiting) {

    public Outcome {
        awards = List.copyOf(awards);
        open = List.copyOf(open);
        waiting = List.copyOf(waiting);
    }

    /** Whether no lot is needed any more. */
    public boolean settled() {
        return open.isEmpty();
    }
}
