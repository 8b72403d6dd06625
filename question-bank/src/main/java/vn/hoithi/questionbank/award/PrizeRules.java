package vn.hoithi.questionbank.award;

import java.util.HashSet;
import java.util.List;

/**
 * The prizes for persons.
 *
 * @param onePerPerson whether somebody who is ranked with several attempts gets only the highest prize; one attempt never
 *     gets two
 * @param prizes from the highest down; may be empty
 */
public record PrizeRules(boolean onePerPerson, List<Prize> prizes) {

    public static final int MOST_PRIZES = 50;

    public PrizeRules {
        prizes = List.copyOf(prizes);
        if (prizes.size() > MOST_PRIZES) {
            throw new IllegalArgumentException(prizes.size() + " prizes, at most " + MOST_PRIZES);
        }
        if (new HashSet<>(prizes.stream().map(Prize::id).toList()).size() < prizes.size()) {
            throw new IllegalArgumentException("two prizes with one id");
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
    public static PrizeRules parse(String json) {
        return AwardJson.parse(json, PrizeRules.class);
    }
}
