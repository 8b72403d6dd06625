package vn.hoithi.questionbank.bundle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.PublicKey;
import java.util.function.IntConsumer;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes a bundle again from its own lines: draws the papers, grades, ranks, draws the lots, gives the prizes, counts the
 * units; and follows the chain to its signature.
 *
 * <p>The file is read once. About sixty bytes are kept of each attempt and nothing of a line but what later lines are
 * compared with; lines are no longer than {@link Bundle#LONGEST_LINE} and of each kind only so many, so that neither a
 * broken file nor one that unpacks to a thousand times its size does harm.
 */
public final class BundleVerifier {

    /** How often somebody who waits is told: every so many lines. */
    private static final int STEP = 4_096;

    private BundleVerifier() {}

    /**
     * What to look for.
     *
     * @param key the organisers' key as published elsewhere; without it only that the bundle was signed with the key that
     *     it brings itself can be said
     * @param receipt a receipt code whose line is wanted
     */
    public record Options(@Nullable PublicKey key, @Nullable String receipt) {
        public static final Options NONE = new Options(null, null);
    }

    /**
     * Reads a bundle, plain or gzip, to its end or to where nothing more can be made of it.
     *
     * @param progress is told the number of the line now and then
     * @throws IOException if the stream cannot be read; what is wrong with its content is a difference
     */
    public static Verification verify(InputStream in, Options options, IntConsumer progress) throws IOException {
        Reading reading = new Reading(options);
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        if (!isGzip(buffered)) {
            read(buffered, reading, progress);
            return reading.result();
        }
        Packed packed = new Packed(buffered);
        try (GzipCompressorInputStream unpacked = GzipCompressorInputStream.builder()
                .setInputStream(packed)
                .setDecompressConcatenated(true)
                .get()) {
            read(unpacked, reading, progress);
        } catch (IOException e) {
            if (packed.failed) {
                throw e;
            }
            reading.unpackedNoFurther();
        }
        return reading.result();
    }

    private static void read(InputStream in, Reading reading, IntConsumer progress) throws IOException {
        LineReader lines = new LineReader(in);
        int number = 0;
        while (reading.line(lines.next(), lines)) {
            if (++number % STEP == 0) {
                progress.accept(number);
            }
        }
    }

    private static boolean isGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean magic = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return magic;
    }

    /** Tells a file that cannot be read from one that cannot be unpacked. */
    private static final class Packed extends InputStream {
        private final InputStream in;
        private boolean failed;

        Packed(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return in.read(bytes, from, length);
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }
    }
}
