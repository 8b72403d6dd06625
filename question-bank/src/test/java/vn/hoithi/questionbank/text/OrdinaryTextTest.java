package vn.hoithi.questionbank.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick look at a text may only spare the slow ones where they would find nothing. */
class OrdinaryTextTest {

    private static final List<String> ORDINARY = IntStream.range(0, 0x10000)
            .mapToObj(letter -> Character.toString((char) letter))
            .filter(PlainText::ordinary)
            .toList();

    @Test
    void noOrdinaryLetterIsHiddenForbiddenOrMark() {
        for (String letter : ORDINARY) {
            assertThat(PlainText.visible(letter)).isEqualTo(letter);
            assertThat(PlainText.isForbidden(letter.charAt(0)))
                    .as("U+%04X", (int) letter.charAt(0))
                    .isFalse();
            assertThat(Character.getType(letter.charAt(0))).isNotEqualTo(Character.NON_SPACING_MARK);
            assertThat(letter).isNotIn("\u00A0", "\u202F", "\r");
        }
    }

    @Test
    void noTwoOrdinaryLettersBecomeOthers() {
        for (String letter : ORDINARY) {
            String pairs = String.join(letter, ORDINARY);
            assertThat(Normalizer.normalize(pairs, Normalizer.Form.NFC)).isEqualTo(pairs);
        }
    }

    @Test
    void vietnameseIsOrdinary() {
        assertThat(PlainText.ordinary("“Đồng bào” ở Nghệ Tĩnh – Ấp Bắc… Ưỡn, kỹ;\n85/2015/QH13 & 50 %"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e\u0302\u0301",
                "a\u00A0b",
                "a\u200Bb",
                "\u00ADa",
                "\u202Ea",
                "\uFFFDa",
                "a\r\nb",
                "\uD83D\uDE00",
                "\u0000",
                "\u0085",
                "\u2028",
                "\u1E9B\u0323",
                "\u212B",
                "\uFEFFa"
            })
    void whatNeedsASecondLookGetsIt(String text) {
        assertThat(PlainText.ordinary(text)).isFalse();
    }
}
