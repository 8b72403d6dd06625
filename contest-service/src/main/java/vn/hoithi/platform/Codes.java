package vn.hoithi.platform;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * Codes that people read aloud and type: Crockford's base 32 (no I, L, O, U), in groups, letters of either case, with
 * the look-alikes read as what they resemble.
 */
public final class Codes {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    /** For what is not made of our characters. */
    private static final char NO_CHECK = '?';

    private static final SecureRandom RANDOM = new SecureRandom();

    private Codes() {}

    /** A random code of {@code length} characters, 5 bits each, without its grouping. */
    public static String random(int length) {
        StringBuilder code = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** With a dash after every {@code size} characters. */
    public static String grouped(String code, int size) {
        return String.join("-", code.split("(?<=\\G.{" + size + "})"));
    }

    /** What the person meant: no dashes or blanks, upper case, O as 0, I and L as 1. At most 40 characters are read. */
    public static String normalise(String typed) {
        String cut = typed.length() > 40 ? typed.substring(0, 40) : typed;
        return cut.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** The code with one check character behind it, so that a typing mistake leads nowhere instead of elsewhere. */
    public static String withCheck(String code) {
        return code + check(code);
    }

    /** Whether the last character checks the others. */
    public static boolean checks(String code) {
        int last = code.length() - 1;
        if (last < 1) {
            return false;
        }
        char expected = check(code.substring(0, last));
        return expected != NO_CHECK && expected == code.charAt(last);
    }

    // A weighted sum with odd weights modulo 32 finds every single wrong character and nearly every swap of two
    // neighbours.
    private static char check(String code) {
        int sum = 0;
        for (int i = 0; i < code.length(); i++) {
            int value = ALPHABET.indexOf(code.charAt(i));
            if (value < 0) {
                return NO_CHECK;
            }
            sum += (2 * i + 1) * value;
        }
        return ALPHABET.charAt(sum & 31);
    }
}
