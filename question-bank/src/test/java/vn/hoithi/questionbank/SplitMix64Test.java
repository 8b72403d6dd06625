package vn.hoithi.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitMix64Test {

    @Property
    void givesTheSameNumbersAsTheImplementationByTheAuthorsOfThePaper(@ForAll long seed) {
        SplitMix64 ours = new SplitMix64(seed);
        SplittableRandom theirs = new SplittableRandom(seed);
        for (int i = 0; i < 20; i++) {
            assertThat(ours.next()).isEqualTo(theirs.nextLong());
        }
    }

    @Test
    void startsWithThePublishedNumbers() {
        SplitMix64 random = new SplitMix64(1234567);
        assertThat(Long.toUnsignedString(random.next())).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(random.next())).isEqualTo("3203168211198807973");
        assertThat(Long.toUnsignedString(random.next())).isEqualTo("9817491932198370423");
    }

    @Property
    void staysBelowTheBound(@ForAll long seed, @ForAll @IntRange(min = 1) int bound) {
        assertThat(new SplitMix64(seed).below(bound)).isBetween(0, bound - 1);
    }

    @Test
    void favoursNoNumberUnderALargeBound() {
        // Scaling 32 bits to this bound without rejection would give numbers 0, 3, 6 … 3/8 of all draws.
        int bound = 3 << 29;
        SplitMix64 random = new SplitMix64(7);
        int low = 0;
        for (int i = 0; i < 90_000; i++) {
            low += random.below(bound) % 3 == 0 ? 1 : 0;
        }
        assertThat(low).isBetween(29_400, 30_600);
    }

    @Test
    void refusesAnEmptyRange() {
        assertThatThrownBy(() -> new SplitMix64(1).below(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
