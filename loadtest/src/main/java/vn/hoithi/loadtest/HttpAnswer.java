package vn.hoithi.loadtest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One whole HTTP/1.1 response where it lies in a connection's buffer; valid until that connection reads again. Only what
 * a measurement needs is looked at.
 *
 * @param closing the server will take no further request on this connection
 */
record HttpAnswer(int status, byte[] bytes, int bodyStart, int end, boolean chunked, boolean gzip, boolean closing) {
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    /** Null while the response is not complete. */
    static @Nullable HttpAnswer parse(byte[] bytes, int length) {
        int contentLength = 0;
        boolean chunked = false;
        boolean gzip = false;
        boolean closing = false;
        int line = lineEnd(bytes, 0, length) + 2;
        while (line >= 2) {
            int lineEnd = lineEnd(bytes, line, length);
            if (lineEnd == line) {
                int body = line + 2;
                int end = chunked ? chunksEnd(bytes, body, length) : body + contentLength;
                return end < 0 || end > length
                        ? null
                        : new HttpAnswer(status(bytes), bytes, body, end, chunked, gzip, closing);
            }
            if (starts(bytes, line, "content-length: ")) {
                contentLength = number(bytes, line + "content-length: ".length(), lineEnd, 10);
            } else if (starts(bytes, line, "transfer-encoding: chunked")) {
                chunked = true;
            } else if (starts(bytes, line, "content-encoding: gzip")) {
                gzip = true;
            } else if (starts(bytes, line, "connection: close")) {
                closing = true;
            }
            line = lineEnd + 2;
        }
        return null;
    }

    private static int status(byte[] bytes) {
        return number(bytes, STATUS_AT, STATUS_AT + 3, 10);
    }

    // Index of the carriage return, or -2 when the line is not complete.
    private static int lineEnd(byte[] bytes, int from, int length) {
        for (int i = from; i + 1 < length; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        return -2;
    }

    private static int chunksEnd(byte[] bytes, int from, int length) {
        int at = from;
        while (true) {
            int lineEnd = lineEnd(bytes, at, length);
            if (lineEnd < 0) {
                return -1;
            }
            int size = number(bytes, at, lineEnd, 16);
            at = lineEnd + 2 + size + 2;
            if (size == 0) {
                return at;
            }
            if (at > length) {
                return -1;
            }
        }
    }

    private static boolean starts(byte[] bytes, int at, String lowerCase) {
        for (int i = 0; i < lowerCase.length(); i++) {
            if (at + i >= bytes.length || Character.toLowerCase((char) bytes[at + i]) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from, int to, int radix) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * radix + Character.digit(bytes[i], radix);
        }
        return number;
    }

    /** The cookie that this answer sets, as it is sent back: {@code name=value}. */
    Optional<String> cookie() {
        String head = new String(bytes, 0, bodyStart, ISO_8859_1);
        int at = head.toLowerCase(java.util.Locale.ROOT).indexOf("\r\nset-cookie: ");
        if (at < 0) {
            return Optional.empty();
        }
        int from = at + "\r\nset-cookie: ".length();
        return Optional.of(head.substring(from, head.indexOf(';', from)));
    }

    /** At least the first {@code most} bytes of the body as text, or all of it. */
    String text(int most) {
        if (!chunked && !gzip) {
            return new String(bytes, bodyStart, Math.min(most, end - bodyStart), UTF_8);
        }
        byte[] body = chunked ? unchunked() : java.util.Arrays.copyOfRange(bytes, bodyStart, end);
        try {
            byte[] plain = gzip
                    ? new GZIPInputStream(new ByteArrayInputStream(body), Math.max(64, most)).readNBytes(most)
                    : body;
            return new String(plain, 0, Math.min(most, plain.length), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] unchunked() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = bodyStart;
        while (true) {
            int lineEnd = lineEnd(bytes, at, end);
            int size = number(bytes, at, lineEnd, 16);
            if (size == 0) {
                return body.toByteArray();
            }
            body.write(bytes, lineEnd + 2, size);
            at = lineEnd + 2 + size + 2;
        }
    }
}
