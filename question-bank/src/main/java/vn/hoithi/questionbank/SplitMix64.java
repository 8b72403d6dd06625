package vn.hoithi.questionbank;

/**
 * The random numbers a paper is drawn with: SplitMix64, after G. L. Steele, D. Lea and C. H. Flood, "Fast Splittable
 * Pseudorandom Number Generators", OOPSLA 2014.
 *
 * <p>Our own twenty lines and not {@code java.util.random}, because papers are not stored but drawn again from their
 * seed: the sequence must stay the same for ever, and anybody must be able to repeat it in another language.
 */
final class SplitMix64 {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long LOW_32_BITS = 0xFFFFFFFFL;

    private long state;

    SplitMix64(long seed) {
        state = seed;
    }

    long next() {
        state += GOLDEN_GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /**
     * A number from 0 to {@code bound - 1}, each equally likely. The upper 32 bits of {@link #next} are scaled by
     * multiplication; what would favour some numbers is thrown away (D. Lemire, "Fast Random Integer Generation in an
     * Interval", 2019).
     */
    int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound " + bound);
        }
        long unfair = (LOW_32_BITS + 1 - bound) % bound;
        long product;
        do {
            product = (next() >>> 32) * bound;
        } while ((product & LOW_32_BITS) < unfair);
        return (int) (product >>> 32);
    }

    /** Fisher-Yates over the whole array. */
    void shuffle(Integer[] items) {
        for (int last = items.length - 1; last > 0; last--) {
            int other = below(last + 1);
            Integer moved = items[last];
            items[last] = items[other];
            items[other] = moved;
        }
    }
}
