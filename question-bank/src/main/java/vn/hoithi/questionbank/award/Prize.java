package vn.hoithi.questionbank.award;

import org.jspecify.annotations.Nullable;

/**
 * A prize for persons.
 *
 * @param id what awards and lots call it; the same in every version of a result
 * @param name as it is read out: "Giải Nhất"
 * @param quantity how many are given
 * @param audience only those who entered as this may get it; none for everybody
 * @param leastPercent share of the points of the paper from which one may get it, 0 to 100
 */
public record Prize(
        String id, String name, int quantity, @Nullable String audience, int leastPercent) {

    public static final int MOST_QUANTITY = 10_000;

    public Prize {
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("a prize without id or name");
        }
        if (quantity < 1 || quantity > MOST_QUANTITY) {
            throw new IllegalArgumentException("a prize given " + quantity + " times");
        }
        if (audience != null && audience.isBlank()) {
            throw new IllegalArgumentException("a prize for a nameless audience");
        }
        if (leastPercent < 0 || leastPercent > 100) {
            throw new IllegalArgumentException("a prize from " + leastPercent + " percent");
        }
    }

    /** Whether somebody of this audience with these points may get it. */
    boolean admits(Contender contender) {
        return (audience == null || audience.equals(contender.audience()))
                && contender.points() >= (long) leastPercent * contender.total();
    }

    /** Whether nobody can be admitted to both, because they are for two different audiences. */
    boolean apartFrom(Prize other) {
        return audience != null && other.audience != null && !audience.equals(other.audience);
    }
}
