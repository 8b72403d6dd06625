package vn.hoithi.questionbank.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a file as bytes, one at a time, in a buffer that grows to the longest line and never beyond the bound. */
final class LineReader {

    enum Found {
        LINE,
        /** Bytes without a line feed at the end of the file. */
        CUT,
        TOO_LONG,
        END
    }

    private final InputStream in;
    private byte[] buffer = new byte[1 << 17];
    private int start;
    private int filled;
    private int from;
    private int length;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line. */
    Found next() throws IOException {
        int searched = start;
        while (true) {
            for (; searched < filled; searched++) {
                if (buffer[searched] == '\n') {
                    length = searched - start;
                    from = start;
                    start = searched + 1;
                    return Found.LINE;
                }
            }
            if (searched - start >= Bundle.LONGEST_LINE) {
                return Found.TOO_LONG;
            }
            searched -= makeRoom();
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                return filled == start ? Found.END : Found.CUT;
            }
            filled += read;
        }
    }

    byte[] bytes() {
        return buffer;
    }

    /** Where the line begins in {@link #bytes}. */
    int from() {
        return from;
    }

    /** Its length without the line feed. */
    int length() {
        return length;
    }

    /** Moves what is unread to the front, or takes a larger buffer; by how much it moved. */
    private int makeRoom() {
        if (filled < buffer.length) {
            return 0;
        }
        if (start == 0) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
            return 0;
        }
        int moved = start;
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        start = 0;
        return moved;
    }
}
