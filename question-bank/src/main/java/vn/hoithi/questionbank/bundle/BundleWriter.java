package vn.hoithi.questionbank.bundle;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes a bundle, line by line; nothing is kept. Lines come in the order of their {@linkplain BundleLine kinds}, and
 * {@link #end} signs them: without it the file is no bundle. For a smaller file give it a {@code GZIPOutputStream}.
 */
public final class BundleWriter implements Closeable {

    /** Bytes of a bank's file in one line. */
    private static final int PART = 48 * 1024;

    private final OutputStream out;
    private final int part;
    private final PrivateKey key;
    private final Chain chain = new Chain();
    private final byte[] shown = new byte[Chain.SHOWN + 1];
    private Kind last = Kind.BUNDLE;
    private int lines;

    /** @param key the Ed25519 key whose public half stands in the first line */
    public BundleWriter(OutputStream out, PrivateKey key) {
        this(out, key, PART);
    }

    BundleWriter(OutputStream out, PrivateKey key, int part) {
        this.part = part;
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.key = key;
        shown[Chain.SHOWN] = ' ';
    }

    /**
     * Writes the next line.
     *
     * @throws IllegalArgumentException if lines of this kind stand before the last one
     */
    public void write(BundleLine line) throws IOException {
        Kind kind = Kind.of(line);
        if (kind.before(last) || (lines == 0) != (kind == Kind.BUNDLE) || kind == Kind.END || last == Kind.END) {
            throw new IllegalArgumentException(kind.word() + " after " + last.word());
        }
        put(line);
    }

    /** Writes the file of a bank version in as many lines as it needs. */
    public void bank(String id, String fileName, String digest, byte[] file) throws IOException {
        int parts = Math.max(1, (file.length + part - 1) / part);
        for (int number = 1; number <= parts; number++) {
            byte[] piece = Arrays.copyOfRange(file, (number - 1) * part, Math.min(file.length, number * part));
            write(new BundleLine.Bank(
                    id, fileName, digest, number, parts, Base64.getEncoder().encodeToString(piece)));
        }
    }

    /** Signs what was written and flushes it; closes nothing. */
    public void end() throws IOException {
        if (lines == 0 || last == Kind.END) {
            throw new IllegalStateException("nothing to sign");
        }
        String whole = chain.whole();
        put(new BundleLine.End(lines + 1, whole, Bundle.sign(whole, key)));
        out.flush();
    }

    /** Lines written so far. */
    public int lines() {
        return lines;
    }

    private void put(BundleLine line) throws IOException {
        byte[] json = BundleJson.print(line);
        if (json.length + shown.length > Bundle.LONGEST_LINE) {
            throw new IllegalArgumentException(Kind.of(line).word() + " of " + json.length + " bytes");
        }
        chain.add(json, 0, json.length);
        chain.show(shown);
        out.write(shown);
        out.write(json);
        out.write('\n');
        last = Kind.of(line);
        lines++;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
