package vn.hoithi.questionbank.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file that is being read, and about once a second a word on how far. */
final class Progress extends FilterInputStream {

    private static final long SECOND = 1_000_000_000L;

    private final long size;
    private final Console console;
    private long read;
    private long said = System.nanoTime();

    Progress(InputStream file, long size, Console console) {
        super(file);
        this.size = size;
        this.console = console;
    }

    /** At this line. */
    void at(int line) {
        long now = System.nanoTime();
        if (now - said >= SECOND) {
            said = now;
            console.say("… " + Decimals.grouped(line) + " dòng, " + (size == 0 ? 100 : 100 * read / size) + " %");
        }
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        read += one < 0 ? 0 : 1;
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, length);
        read += Math.max(0, count);
        return count;
    }
}
