package vn.hoithi.questionbank;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.hoithi.questionbank.rules.Scoring;

/**
 * What was decided about questions after they had been answered. The paper stays as it was drawn; only its grading changes.
 *
 * @param annulled ids of questions that count as right for everybody, whatever was ticked, so that totals stay comparable
 * @param keys by id of the question its right choices, as positions in {@link Question#choices()}; others keep their key
 */
public record KeyChanges(Set<String> annulled, Map<String, SortedSet<Integer>> keys) {

    public static final KeyChanges NONE = new KeyChanges(Set.of(), Map.of());

    public KeyChanges {
        annulled = Collections.unmodifiableSortedSet(new TreeSet<>(annulled));
        Map<String, SortedSet<Integer>> copy = new TreeMap<>();
        keys.forEach((id, key) -> {
            if (key.isEmpty()) {
                throw new IllegalArgumentException(id + ": a key without a choice");
            }
            copy.put(id, Collections.unmodifiableSortedSet(new TreeSet<>(key)));
        });
        keys = Collections.unmodifiableMap(copy);
    }

    /** Hundredths that these ticked places of a question are worth. */
    int points(PaperQuestion asked, SortedSet<Integer> ticked, Scoring scoring) {
        String id = asked.question().id();
        if (annulled.contains(id)) {
            return Grade.WHOLE;
        }
        SortedSet<Integer> key = keys.getOrDefault(id, asked.question().key());
        int right = 0;
        for (int place : ticked) {
            if (place >= asked.order().size()) {
                return 0;
            }
            right += key.contains(asked.order().get(place)) ? 1 : 0;
        }
        int wrong = ticked.size() - right;
        if (scoring == Scoring.ALL_OR_NOTHING) {
            return wrong == 0 && right == key.size() ? Grade.WHOLE : 0;
        }
        return Math.max(0, right - wrong) * Grade.WHOLE / key.size();
    }
}
