package vn.hoithi.questionbank.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds stems that share most of their words among those added so far.
 *
 * <p>Two sets of words whose Jaccard similarity reaches a threshold share at least one of their few rarest words, so
 * only stems with such a word in common are compared (prefix filtering, after S. Chaudhuri, V. Ganti and R. Kaushik,
 * "A Primitive Operator for Similarity Joins in Data Cleaning", ICDE 2006). Nothing is missed, unless a stem shares its
 * rarest words with a thousand others or is like ten; then those are variations of one text, and which of them is named
 * matters little.
 */
final class LikeStems {

    /** The share of words in common, of all words of both, from which a reader would call two stems alike. */
    static final double ALIKE = 0.8;

    private static final int MOST_COMPARED = 1_000;
    private static final int MOST_LIKE = 10;

    private final List<int[]> stems = new ArrayList<>();
    private final Map<Rare, List<Integer>> byRareWord = new HashMap<>();

    /** A word that is rare in a stem, together with the stem's decisive words. */
    private record Rare(String decisive, int word) {}

    /** Remembers a stem by the number of stems added before it. */
    void add(int[] words, String decisive) {
        int number = stems.size();
        stems.add(words);
        for (int at = 0; at < rareWords(words); at++) {
            byRareWord
                    .computeIfAbsent(new Rare(decisive, words[at]), key -> new ArrayList<>())
                    .add(number);
        }
    }

    /** Numbers of stems that are alike, in no particular order; perhaps some of them twice. */
    List<Integer> like(int[] words, String decisive) {
        List<Integer> like = new ArrayList<>();
        int compared = 0;
        for (int at = 0; at < rareWords(words); at++) {
            for (int number : byRareWord.getOrDefault(new Rare(decisive, words[at]), List.of())) {
                if (compared++ == MOST_COMPARED || like.size() == MOST_LIKE) {
                    return like;
                }
                if (alike(words, stems.get(number))) {
                    like.add(number);
                }
            }
        }
        return like;
    }

    /** Whether the similarity reaches the threshold. Quick: most stems differ in their rarest words already. */
    private static boolean alike(int[] some, int[] others) {
        int needed = (int) Math.ceil(ALIKE / (1 + ALIKE) * (some.length + others.length) - 1e-9);
        int spare = some.length + others.length - 2 * needed;
        int at = 0;
        int other = 0;
        while (spare >= 0 && at < some.length && other < others.length) {
            if (some[at] == others[other]) {
                at++;
                other++;
            } else if (some[at] < others[other]) {
                at++;
                spare--;
            } else {
                other++;
                spare--;
            }
        }
        return spare >= some.length - at + others.length - other;
    }

    /** So many of the rarest words cannot all be missing from a stem that is alike. */
    private static int rareWords(int[] words) {
        return words.length == 0 ? 0 : words.length - (int) Math.ceil(ALIKE * words.length - 1e-9) + 1;
    }

    /** Words in common as a share of all words of both. */
    static double similarity(int[] some, int[] others) {
        int common = 0;
        for (int at = 0, other = 0; at < some.length && other < others.length; ) {
            int order = Integer.compare(some[at], others[other]);
            common += order == 0 ? 1 : 0;
            at += order <= 0 ? 1 : 0;
            other += order >= 0 ? 1 : 0;
        }
        int all = some.length + others.length - common;
        return all == 0 ? 1 : (double) common / all;
    }
}
