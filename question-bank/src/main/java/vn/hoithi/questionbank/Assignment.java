package vn.hoithi.questionbank;

import java.util.BitSet;

/**
 * Which question stands in which part while a paper is drawn.
 *
 * <p>Parts may compete: one wants a topic, another a level, and some questions fit both. When a part finds only taken
 * questions, one of them is handed over and its former part takes another, if need be along a chain of parts. These are
 * the augmenting paths of bipartite matching, so that a blueprint that can be filled always is, whatever was drawn
 * before.
 */
final class Assignment {

    private static final int FREE = 0;

    /** The candidates of each part, as positions in the bank. Reordered while drawing. */
    private final int[][] candidates;

    /** For each question of the bank, the part it stands in, counted from 1. */
    private final int[] holder;

    private int taken;

    Assignment(int questions, int[][] candidates) {
        this.candidates = candidates;
        this.holder = new int[questions];
    }

    /**
     * Draws questions for a part, each free candidate equally likely (a partial Fisher-Yates shuffle).
     *
     * @return whether there were enough
     */
    boolean draw(int part, int count, SplitMix64 random) {
        int[] own = candidates[part];
        int missing = count;
        for (int at = 0; missing > 0 && at < own.length; at++) {
            int other = at + random.below(own.length - at);
            int drawn = own[other];
            own[other] = own[at];
            own[at] = drawn;
            if (holder[drawn] == FREE) {
                take(part, drawn);
                missing--;
            }
        }
        return missing == 0 || fill(part, missing).isEmpty();
    }

    /**
     * Finds questions for a part without drawing.
     *
     * @return empty if it succeeded, else the parts that together want more questions than they may use
     */
    BitSet fill(int part, int count) {
        for (int found = 0; found < count; found++) {
            BitSet asked = new BitSet();
            if (!findOne(part, asked)) {
                return asked;
            }
        }
        return new BitSet();
    }

    private boolean findOne(int part, BitSet asked) {
        asked.set(part);
        for (int question : candidates[part]) {
            if (holder[question] == FREE) {
                take(part, question);
                return true;
            }
        }
        for (int question : candidates[part]) {
            int rival = holder[question] - 1;
            if (!asked.get(rival) && findOne(rival, asked)) {
                holder[question] = part + 1;
                return true;
            }
        }
        return false;
    }

    private void take(int part, int question) {
        holder[question] = part + 1;
        taken++;
    }

    /** The questions taken by any part, in the order of the bank. */
    Integer[] chosen() {
        Integer[] chosen = new Integer[taken];
        for (int question = 0, next = 0; next < taken; question++) {
            if (holder[question] != FREE) {
                chosen[next++] = question;
            }
        }
        return chosen;
    }
}
