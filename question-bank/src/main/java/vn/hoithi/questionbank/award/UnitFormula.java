package vn.hoithi.questionbank.award;

import java.util.HashSet;
import java.util.List;

/**
 * How units are compared.
 *
 * @param keys compared one after the other, each a sum of weighted figures; the larger comes first
 * @param thresholds all of which a unit must reach; otherwise it has no place
 * @param byBlock whether units are ranked within their block only
 */
public record UnitFormula(List<List<Term>> keys, List<Threshold> thresholds, boolean byBlock) {

    public static final int MOST_KEYS = 9;

    public UnitFormula {
        keys = keys.stream().map(List::copyOf).toList();
        thresholds = List.copyOf(thresholds);
        if (keys.isEmpty() || keys.size() > MOST_KEYS || thresholds.size() > Metric.values().length) {
            throw new IllegalArgumentException(keys.size() + " keys, " + thresholds.size() + " thresholds");
        }
        keys.forEach(UnitFormula::check);
    }

    private static void check(List<Term> key) {
        if (key.isEmpty() || new HashSet<>(key.stream().map(Term::metric).toList()).size() < key.size()) {
            throw new IllegalArgumentException("a key that is empty or uses a figure twice: " + key);
        }
    }

    /** The JSON form that {@link #parse} reads. */
    public String print() {
        return AwardJson.print(this);
    }

    /**
     * Reads the JSON form.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static UnitFormula parse(String json) {
        return AwardJson.parse(json, UnitFormula.class);
    }
}
