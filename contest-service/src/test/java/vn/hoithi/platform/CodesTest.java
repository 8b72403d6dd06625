package vn.hoithi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodesTest {

    @Test
    void aCodeReadsBackHoweverItIsTyped() {
        assertThat(Codes.normalise(" abcd-o1l2 3i ")).isEqualTo("ABCD011231");
        assertThat(Codes.grouped("ABCDEFGHJKMN", 4)).isEqualTo("ABCD-EFGH-JKMN");
        assertThat(Codes.normalise(Codes.grouped("ABCDEFGHJK", 5))).isEqualTo("ABCDEFGHJK");
    }

    @Test
    void everySingleTypingMistakeIsNoticed() {
        String code = Codes.withCheck(Codes.random(6));
        assertThat(Codes.checks(code)).isTrue();
        for (int place = 0; place < code.length(); place++) {
            for (char typed : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray()) {
                String wrong = code.substring(0, place) + typed + code.substring(place + 1);
                assertThat(Codes.checks(wrong)).as(code + " typed as " + wrong).isEqualTo(wrong.equals(code));
            }
        }
    }

    @Test
    void thereIsNoCheckInNothing() {
        assertThat(Codes.checks("")).isFalse();
        assertThat(Codes.checks("A")).isFalse();
        assertThat(Codes.checks("???")).isFalse();
    }

    @Test
    void codesDoNotRepeat() {
        assertThat(IntStream.range(0, 10_000).mapToObj(i -> Codes.random(12)).distinct())
                .hasSize(10_000);
    }
}
