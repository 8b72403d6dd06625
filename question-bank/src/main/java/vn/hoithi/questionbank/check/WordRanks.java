package vn.hoithi.questionbank.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words as numbers, the rarest first: what two texts share is decided by their rare words. */
final class WordRanks {

    private final Map<String, Integer> ranks = new HashMap<>();

    WordRanks(List<Wording> wordings) {
        Map<String, Integer> uses = new HashMap<>();
        wordings.forEach(wording -> wording.words().forEach(word -> uses.merge(word, 1, Integer::sum)));
        List<Map.Entry<String, Integer>> rarestFirst = new ArrayList<>(uses.entrySet());
        rarestFirst.sort(Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())));
        rarestFirst.forEach(word -> ranks.put(word.getKey(), ranks.size()));
    }

    /** The ranks of a text's words in ascending order. */
    int[] of(Wording wording) {
        int[] of = wording.words().stream().mapToInt(ranks::get).toArray();
        Arrays.sort(of);
        return of;
    }
}
