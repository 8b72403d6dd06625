package vn.hoithi.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.Exposure.Group;
import vn.hoithi.questionbank.Exposure.Shown;

class ExposureTest {

    /** 15 questions of each topic. */
    private static final QuestionBank BANK = BankFixtures.bank(60);

    @Test
    void everyQuestionOfAPartIsShownEquallyOften() {
        Exposure exposure =
                Exposure.simulate(BANK, Blueprint.parse("6[topic=T0];3[topic=T1];15[topic=T2]"), 42, 20_000);
        assertThat(exposure.groups()).hasSize(3).allSatisfy(group -> {
            assertThat(group.given()).isTrue();
            assertThat(group.even()).isTrue();
            assertThat(group.mean()).isCloseTo(group.expected(), within(1e-9));
            // 14 degrees of freedom: 53 is exceeded by chance about twice in a million times.
            assertThat(group.chiSquare()).isLessThan(53);
        });
        assertThat(exposure.groups()).extracting(Group::share).containsExactly(1.0, 0.2, 0.4);
        assertThat(exposure.groups().getFirst().chiSquare()).isZero();
    }

    @Test
    void whereAllPartsDrawFromOnePotTheSharesAreThoseOfTheWhole() {
        Exposure exposure = Exposure.simulate(BANK, Blueprint.any(12), 7, 20_000);
        Group all = exposure.groups().getFirst();
        assertThat(all.share()).isEqualTo(0.2);
        assertThat(all.shown()).hasSize(60);
        assertThat(all.even()).isTrue();
        // A chi-square that ignored the sampling without replacement would lie near 47, outside 59 ± 5 * 10.9 less
        // often.
        assertThat(all.chiSquare()).isBetween(20.0, 115.0);
    }

    @Test
    void competingPartsAreEvenWithinTheQuestionsThatTheSamePartsAskFor() {
        Exposure exposure = Exposure.simulate(BANK, Blueprint.parse("5[topic=T0];8[level=nhận biết]"), 1, 20_000);
        assertThat(exposure.groups()).hasSize(3).allSatisfy(group -> {
            assertThat(group.given()).isFalse();
            assertThat(group.even()).isTrue();
        });
        int shown = exposure.groups().stream()
                .flatMap(group -> group.shown().stream())
                .mapToInt(Shown::count)
                .sum();
        assertThat(shown).isEqualTo(13 * 20_000);
    }

    @Test
    void anUnevenExposureIsSeen() {
        Group uneven = new Group(
                List.of("2 câu"),
                List.of(new Shown("A", 600), new Shown("B", 400), new Shown("C", 500), new Shown("D", 500)),
                1000,
                0.5,
                true);
        assertThat(uneven.even()).isFalse();
        // (100² + 100²) / (1000 * 0.5 * 0.5) * 3/4
        assertThat(uneven.chiSquare()).isEqualTo(60);
        assertThat(uneven.least()).isEqualTo(400);
        assertThat(uneven.most()).isEqualTo(600);
    }

    @Test
    void aBlueprintThatCannotBeFilledSaysWhatIsMissing() {
        assertThatThrownBy(() -> Exposure.simulate(BANK, Blueprint.parse("16[topic=T0]"), 0, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ngân hàng chỉ có 15 câu");
    }
}
