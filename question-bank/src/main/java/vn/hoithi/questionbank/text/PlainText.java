package vn.hoithi.questionbank.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What makes two pieces of Vietnamese text the same, and which characters have no business in one. */
public final class PlainText {

    /** Zero-width space, directional marks, word joiner, byte order mark, soft hyphen: pasted along, never seen. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u061C\\u200B\\u200E\\u200F\\u2060\\uFEFF]");

    private static final Pattern HARD_SPACE = Pattern.compile("[\\u00A0\\u202F]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** What stands below this may be ordinary: see {@link #ordinary}. */
    private static final int ORDINARY_END = 0x2027;

    private static final boolean[] ORDINARY = ordinaryLetters();

    private PlainText() {}

    /**
     * Whether a text holds nothing but what nearly all Vietnamese text is made of: letters in their one form, digits,
     * signs, ordinary spaces, line feeds and tabs. Nothing in such a text is hidden, forbidden or to be normalized, so one
     * look spares large files all the slower ones.
     */
    public static boolean ordinary(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter >= ORDINARY_END || !ORDINARY[letter]) {
                return false;
            }
        }
        return true;
    }

    /** None of these is changed by NFC, alone or beside any other of them. */
    private static boolean[] ordinaryLetters() {
        boolean[] ordinary = new boolean[ORDINARY_END];
        ordinary['\n'] = true;
        ordinary['\t'] = true;
        Arrays.fill(ordinary, ' ', 0x7F, true);
        Arrays.fill(ordinary, 0xA1, 0x300, true);
        ordinary[0xAD] = false;
        Arrays.fill(ordinary, 0x1EA0, 0x1EFA, true);
        Arrays.fill(ordinary, 0x2010, ORDINARY_END, true);
        return ordinary;
    }

    /** NFC (one code point per Vietnamese letter, however it was typed), ordinary spaces, nothing invisible, no margins. */
    public static String clean(String text) {
        return ordinary(text)
                ? text.strip()
                : Normalizer.normalize(spaced(text), Normalizer.Form.NFC).strip();
    }

    /** Ordinary spaces and nothing invisible. */
    static String spaced(String text) {
        String visible = visible(text);
        return visible.indexOf('\u00A0') < 0 && visible.indexOf('\u202F') < 0
                ? visible
                : HARD_SPACE.matcher(visible).replaceAll(" ");
    }

    /** Clean text on one line with single spaces: for names that are compared. */
    public static String line(String text) {
        return evened(clean(text));
    }

    private static String evened(String clean) {
        return evenlySpaced(clean) ? clean : SPACES.matcher(clean).replaceAll(" ");
    }

    /** Without the characters that nobody can see. */
    public static String visible(String text) {
        return mayHide(text) ? INVISIBLE.matcher(text).replaceAll("") : text;
    }

    /** A quick look before the slow one: nearly every text of a large file needs no change. */
    private static boolean mayHide(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            // Vietnamese letters are below 0x0300 or between 0x1E00 and 0x1EFF.
            if (letter == 0xAD || (letter >= 0x0600 && letter < 0x1E00) || letter >= 0x2000) {
                return true;
            }
        }
        return false;
    }

    /** Whether all that separates words is single spaces. */
    static boolean evenlySpaced(String text) {
        boolean afterSpace = false;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if ((letter >= '\t' && letter <= '\r') || (letter == ' ' && afterSpace)) {
                return false;
            }
            afterSpace = letter == ' ';
        }
        return true;
    }

    /** Equal for texts that a reader would call the same: space and letter case do not count. */
    public static String folded(String text) {
        return foldedClean(clean(text));
    }

    /** The same of a text that is clean already. */
    static String foldedClean(String clean) {
        return evened(clean).toLowerCase(Locale.ROOT);
    }

    /** The first code point that could hide, reorder or damage what a reader sees. */
    public static OptionalInt forbidden(String text) {
        return ordinary(text)
                ? OptionalInt.empty()
                : text.codePoints().filter(PlainText::isForbidden).findFirst();
    }

    /** The text without what could hide, reorder or damage what a reader sees. */
    public static String withoutForbidden(String text) {
        return text.codePoints()
                .filter(point -> !isForbidden(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether this code point could hide, reorder or damage what a reader sees. */
    public static boolean isForbidden(int codePoint) {
        boolean lineOrTab = codePoint == '\n' || codePoint == '\t';
        boolean reorders = (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
        boolean breaksLine = codePoint == 0x2028 || codePoint == 0x2029;
        boolean damaged = codePoint == 0xFFFD || Character.getType(codePoint) == Character.SURROGATE;
        return (Character.isISOControl(codePoint) && !lineOrTab) || reorders || breaksLine || damaged;
    }

    /** Shortens for display; a cut text ends in an ellipsis and never in half a character. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
