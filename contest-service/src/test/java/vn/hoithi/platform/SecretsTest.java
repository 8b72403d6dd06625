package vn.hoithi.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SecretsTest {
    private final Secrets secrets = Secrets.generate();

    @Test
    void whatWasSealedOpensInItsOwnPlaceAlone() {
        byte[] sealed = secrets.seal("Nguyễn Văn Thử", "row 1");

        assertThat(new String(sealed, UTF_8)).doesNotContain("Thử");
        assertThat(secrets.open(sealed, "row 1")).isEqualTo("Nguyễn Văn Thử");
        assertThatIllegalStateException().isThrownBy(() -> secrets.open(sealed, "row 2"));
        assertThatIllegalStateException().isThrownBy(() -> Secrets.generate().open(sealed, "row 1"));
    }

    @Test
    void printedKeysAreTheSameKeys() {
        Secrets again = Secrets.parse(secrets.print() + "\n");

        assertThat(again.open(secrets.seal("x", "c"), "c")).isEqualTo("x");
        assertThat(again.mac("p", new byte[] {1})).isEqualTo(secrets.mac("p", new byte[] {1}));
    }

    @Test
    void aMacIsBoundToItsPurpose() {
        assertThat(secrets.mac("a", new byte[] {1})).isNotEqualTo(secrets.mac("b", new byte[] {1}));
    }

    @Test
    void rubbishIsRefusedInOneSentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secrets.parse("rubbish"))
                .withMessageContaining("HOITHI_KEYS");
    }
}
