package vn.hoithi.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import vn.hoithi.platform.Refused;

class AccentTest {
    private static final Accent WHITE = new Accent(255, 255, 255);

    @Test
    void contrastIsThatOfTheGuidelines() {
        assertThat(WHITE.contrast(new Accent(0, 0, 0))).isCloseTo(21, within(0.001));
        assertThat(WHITE.contrast(Accent.of("#767676"))).isCloseTo(4.54, within(0.01));
        assertThat(WHITE.contrast(WHITE)).isEqualTo(1);
    }

    @Test
    void ourOwnRedPassesAndGoldDoesNot() {
        assertThat(Accent.checked("#B5121B")).isEqualTo(Accent.OURS);
        assertThatThrownBy(() -> Accent.checked("#e3aa10")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Accent.checked("red")).isInstanceOf(Refused.class);
    }

    @Property
    void whatIsAcceptedCanBeReadAndWhatIsRefusedComesWithAShadeThatIsAccepted(
            @ForAll @IntRange(max = 0xFFFFFF) int rgb) {
        String typed = String.format("#%06x", rgb);
        try {
            assertThat(Accent.checked(typed).contrast(WHITE)).isGreaterThanOrEqualTo(4.5);
        } catch (Refused refused) {
            String words = String.valueOf(refused.problem().getDetail());
            String suggested = words.substring(words.lastIndexOf('#'), words.lastIndexOf('#') + 7);
            assertThat(Accent.checked(suggested).print()).isEqualTo(suggested);
        }
    }
}
