package vn.hoithi.questionbank.bundle;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The hash that each line hands on to the next. */
final class Chain {

    /** Hexadecimal digits of it that a line shows. */
    static final int SHOWN = 16;

    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private final MessageDigest digest = Bundle.sha256();
    private final byte[] hash = new byte[32];

    /** Takes in the JSON of the next line. */
    void add(byte[] bytes, int from, int length) {
        digest.update(hash);
        digest.update(bytes, from, length);
        try {
            int written = digest.digest(hash, 0, hash.length);
            if (written != hash.length) {
                throw new IllegalStateException("a hash of " + written);
            }
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether these sixteen bytes are what the line must begin with. */
    boolean shown(byte[] bytes) {
        for (int at = 0; at < SHOWN; at++) {
            if (bytes[at] != digit(at)) {
                return false;
            }
        }
        return true;
    }

    void show(byte[] bytes) {
        for (int at = 0; at < SHOWN; at++) {
            bytes[at] = digit(at);
        }
    }

    String whole() {
        return HexFormat.of().formatHex(hash);
    }

    private byte digit(int at) {
        int two = hash[at >> 1] & 0xFF;
        return DIGITS[(at & 1) == 0 ? two >> 4 : two & 15];
    }
}
