package vn.hoithi.questionbank.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.bundle.BundleVerifier.Options;

class BundleTest {
    private static final byte[] FILE = Copy.generated(1, 400);
    private static final Copy COPY = Copy.of(FILE);

    @Test
    void anHonestBundleMatchesWhateverItsSize() {
        for (int size : new int[] {0, 1, 2, 50, 400}) {
            Verification verified = Copy.verify(Copy.generated(size, size));
            assertThat(verified.differences()).as("size %d", size).isEmpty();
            assertThat(verified.submissions()).isEqualTo(size);
        }
    }

    /** Else the mutations would have nothing to find. */
    @Test
    void generatedBundleHasEveryKindAndLotsAndHolds() {
        for (Kind kind : Kind.values()) {
            assertThat(COPY.lines())
                    .as(kind.word())
                    .anyMatch(line -> line.startsWith("{\"t\":\"" + kind.word() + "\""));
        }
        assertThat(COPY.lines()).anyMatch(line -> line.contains("\"byLot\":true"));
        assertThat(COPY.lines()).anyMatch(line -> line.contains("\"held\":true"));
        assertThat(COPY.lines()).anyMatch(line -> line.contains("\"part\":2"));
    }

    /** The format, for those who read it with something else. */
    @Test
    void linesAreWrittenInOneWay() {
        assertThat(json(new BundleLine.Place(1, 37))).isEqualTo("{\"t\":\"place\",\"place\":1,\"n\":37}");
        assertThat(json(new BundleLine.Unit(3, "HP", "Hải \"Phòng\"", null, "", 100)))
                .isEqualTo("{\"t\":\"unit\",\"id\":3,\"code\":\"HP\",\"name\":\"Hải \\\"Phòng\\\"\",\"parent\":null,"
                        + "\"block\":\"\",\"headcount\":100}");
        assertThat(json(new BundleLine.Submission(
                        1, 1, List.of(3), null, "2", "7", "1", -5, 10, 20, 10, 1, "A||BC#12", 1, 150, "ab")))
                .isEqualTo("{\"t\":\"submission\",\"n\":1,\"person\":1,\"units\":[3],\"audience\":null,\"rules\":\"2\","
                        + "\"bank\":\"7\",\"blueprint\":\"1\",\"seed\":\"-5\",\"started\":10,\"submitted\":20,"
                        + "\"elapsed\":10,\"number\":1,\"sheet\":\"A||BC#12\",\"correct\":1,\"points\":150,"
                        + "\"receipt\":\"ab\"}");
    }

    @Test
    void theSameInAnotherWayIsRefused() {
        String honest = "{\"t\":\"place\",\"place\":1,\"n\":37}";
        assertThat(parses(honest)).isTrue();
        for (String other : List.of(
                "{\"t\":\"place\", \"place\":1,\"n\":37}",
                "{\"t\":\"place\",\"n\":37,\"place\":1}",
                "{\"place\":1,\"t\":\"place\",\"n\":37}",
                "{\"t\":\"place\",\"place\":1,\"n\":37,\"n\":37}",
                "{\"t\":\"place\",\"place\":2,\"place\":1,\"n\":37}",
                "{\"t\":\"place\",\"place\":1,\"n\":37,\"x\":1}",
                "{\"t\":\"place\",\"place\":1.0,\"n\":37}",
                "{\"t\":\"place\",\"place\":\"1\",\"n\":37}",
                "{\"t\":\"place\",\"place\":01,\"n\":37}",
                "{\"t\":\"place\",\"place\":null,\"n\":37}",
                "{\"t\":\"place\",\"place\":1}",
                "{\"t\":\"pl\\u0061ce\",\"place\":1,\"n\":37}",
                "{\"t\":\"place\",\"place\":1,\"n\":37} ",
                "{\"t\":\"place\",\"place\":1,\"n\":37}{}",
                "{\"t\":\"place\",\"place\":1,\"n\":4294967333}",
                "{\"t\":\"unknown\"}",
                "[]",
                "null",
                "",
                "{\"t\":\"standing\",\"n\":1,\"person\":null,\"kind\":null}",
                "{\"t\":\"standing\",\"n\":1,\"person\":null,\"kind\":1}",
                "{\"t\":\"blueprint\",\"id\":null,\"text\":\"10\"}")) {
            assertThat(parses(other)).as(other).isFalse();
        }
        // A number that would be a gigabyte when written out.
        assertThat(parses(COPY.lines().get(1).replace("\"least\":0,", "\"least\":1e-999999999,")))
                .isFalse();
    }

    @Test
    void packedIsReadToo() throws IOException {
        byte[] packed = gzip(FILE);
        assertThat(Copy.verify(packed).differences()).isEmpty();
        for (int cut = 0; cut < packed.length; cut += 1 + packed.length / 15) {
            assertThat(Copy.verify(Arrays.copyOf(packed, cut)).matches()).isFalse();
        }
        assertThat(Copy.verify(Arrays.copyOf(packed, packed.length + 5)).matches())
                .isFalse();
        byte[] twice = join(packed, packed);
        assertThat(Copy.verify(twice).differences()).anyMatch(one -> one.what().contains("sau dòng “end”"));
        for (int at = 10; at < packed.length; at += 1 + packed.length / 15) {
            byte[] changed = packed.clone();
            changed[at] ^= 0x10;
            assertThat(Copy.verify(changed).matches()).isFalse();
        }
    }

    /** One line of 256 MB that is a quarter of one on the way: refused when the longest line is reached. */
    @Test
    void aFileThatUnpacksToAThousandTimesItsSizeDoesNoHarm() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 256; i++) {
                out.write(blanks);
            }
        }
        assertThat(bomb.size()).isLessThan(500_000);
        Verification verified = Copy.verify(bomb.toByteArray());
        assertThat(verified.differences())
                .extracting(Difference::what)
                .containsExactly("Dòng dài hơn 16 MB, không đọc tiếp");
    }

    @Test
    void whatIsNoBundleIsSaidAtItsFirstLine() throws IOException {
        for (byte[] other : List.of(
                new byte[0],
                "Xin chào\n".getBytes(StandardCharsets.UTF_8),
                "0123456789abcdef {}\n".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 10, 0, 10},
                gzip(new byte[3]))) {
            Verification verified = Copy.verify(other);
            assertThat(verified.head()).isNull();
            assertThat(verified.differences()).isNotEmpty().allMatch(one -> one.line() == 1);
        }
    }

    @Test
    void aHundredDifferencesAreListedAndTheOthersCounted() {
        Copy copy = COPY;
        for (int index = 0; index < copy.lines().size(); index++) {
            if (copy.line(index) instanceof BundleLine.Submission line) {
                copy = copy.with(index, changed(line, line.points() == 0 ? 100 : 0));
            }
        }
        Verification verified = Copy.verify(copy.signed(Keys.OWN.getPrivate()));
        assertThat(verified.differences()).hasSize(100);
        assertThat(verified.more()).isEqualTo(300);
    }

    private static BundleLine.Submission changed(BundleLine.Submission line, int points) {
        return new BundleLine.Submission(
                line.n(),
                line.person(),
                line.units(),
                line.audience(),
                line.rules(),
                line.bank(),
                line.blueprint(),
                line.seed(),
                line.started(),
                line.submitted(),
                line.elapsed(),
                line.number(),
                line.sheet(),
                line.correct(),
                points,
                line.receipt());
    }

    @Test
    void aReceiptShowsItsLineAndWhetherItCounts() {
        int counting = 0;
        for (int n = 1; n <= 400; n++) {
            String typed = GeneratedRound.code(n).toLowerCase(Locale.ROOT).replace("x", "-x ");
            Verification verified = Copy.verify(FILE, new Options(Keys.OWN.getPublic(), typed));
            Verification.Receipt receipt = Objects.requireNonNull(verified.receipt());
            assertThat(verified.matches()).isTrue();
            assertThat(COPY.line(receipt.line() - 1)).isEqualTo(receipt.submission());
            assertThat(receipt.submission().n()).isEqualTo(n);
            BundleLine.Submission counts = (BundleLine.Submission) COPY.line(receipt.countingLine() - 1);
            assertThat(counts.person()).isEqualTo(receipt.submission().person());
            assertThat(COPY.lines()).contains(json(new BundleLine.Place(receipt.place(), counts.n())));
            assertThat(receipt.counts()).isEqualTo(counts.n() == n);
            counting += receipt.counts() ? 1 : 0;
            n += 18;
        }
        assertThat(counting).isPositive();
        assertThat(Copy.verify(FILE, new Options(null, "R0")).receipt()).isNull();
    }

    @Test
    void anotherKeyThanTheKnownOneIsFound() {
        assertThat(Copy.verify(FILE, new Options(Keys.OWN.getPublic(), null)).matches())
                .isTrue();
        assertThat(Copy.verify(FILE, new Options(Keys.OTHER.getPublic(), null)).differences())
                .extracting(Difference::line)
                .containsExactly(1, COPY.lines().size());
    }

    @Test
    void whoWritesLinesOutOfOrderOrForgetsTheFirstIsStopped() throws IOException {
        try (BundleWriter out = new BundleWriter(new ByteArrayOutputStream(), Keys.OWN.getPrivate())) {
            assertThatThrownBy(() -> out.write(new BundleLine.Place(1, 1)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(out::end).isInstanceOf(IllegalStateException.class);
            out.write(COPY.line(0));
            out.write(new BundleLine.Place(1, 1));
            assertThatThrownBy(() -> out.write(COPY.line(1))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> out.write(COPY.line(0))).isInstanceOf(IllegalArgumentException.class);
            out.end();
            assertThatThrownBy(out::end).isInstanceOf(IllegalStateException.class);
        }
    }

    private static String json(BundleLine line) {
        return new String(BundleJson.print(line), StandardCharsets.UTF_8);
    }

    private static boolean parses(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return BundleJson.parse(bytes, 0, bytes.length).isPresent();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
