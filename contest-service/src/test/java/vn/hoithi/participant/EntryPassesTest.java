package vn.hoithi.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.hoithi.platform.Secrets;

class EntryPassesTest {
    private final EntryPasses passes = new EntryPasses(Secrets.generate());
    private final EntryPass pass = new EntryPass(7, UUID.randomUUID(), false, true);

    @Test
    void whatWasGivenIsReadAgain() {
        EntryPass trial = new EntryPass(8, UUID.randomUUID(), true, false);
        assertThat(passes.read(passes.print(List.of(pass, trial)))).containsExactly(pass, trial);
    }

    @Test
    void oneChangedCharacterAnywhereMakesItWorthless() {
        String cookie = passes.print(List.of(pass));
        for (int i = 0; i < cookie.length() - 1; i++) {
            char other = cookie.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(passes.read(cookie.substring(0, i) + other + cookie.substring(i + 1)))
                    .isEmpty();
        }
    }

    @Test
    void anotherPlatformsCookieIsWorthless() {
        assertThat(new EntryPasses(Secrets.generate()).read(passes.print(List.of(pass))))
                .isEmpty();
    }

    @Test
    void onlyTheEightNewestAreKept() {
        List<EntryPass> many = IntStream.range(0, 12)
                .mapToObj(contest -> new EntryPass(contest, UUID.randomUUID(), false, false))
                .toList();
        assertThat(passes.read(passes.print(many))).isEqualTo(many.subList(0, 8));
    }

    @Test
    void rubbishIsNoPass() {
        assertThat(passes.read("")).isEmpty();
        assertThat(passes.read("không phải base64 !!")).isEmpty();
        assertThat(passes.read("A".repeat(5_000))).isEmpty();
    }
}
