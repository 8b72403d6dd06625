package vn.hoithi.questionbank;

import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What makes two pieces of Vietnamese text the same, and which characters have no business in one. */
final class PlainText {

    /** Zero-width space, directional marks, word joiner, byte order mark, soft hyphen: pasted along, never seen. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u061C\\u200B\\u200E\\u200F\\u2060\\uFEFF]");

    private static final Pattern HARD_SPACE = Pattern.compile("[\\u00A0\\u202F]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private PlainText() {}

    /** NFC (one code point per Vietnamese letter, however it was typed), ordinary spaces, nothing invisible, no margins. */
    static String clean(String text) {
        return Normalizer.normalize(HARD_SPACE.matcher(visible(text)).replaceAll(" "), Normalizer.Form.NFC)
                .strip();
    }

    /** Clean text on one line with single spaces: for names that are compared. */
    static String line(String text) {
        return SPACES.matcher(clean(text)).replaceAll(" ");
    }

    /** Without the characters that nobody can see. */
    static String visible(String text) {
        return INVISIBLE.matcher(text).replaceAll("");
    }

    /** Equal for texts that a reader would call the same: space and letter case do not count. */
    static String folded(String text) {
        return line(text).toLowerCase(Locale.ROOT);
    }

    /** The first code point that could hide, reorder or damage what a reader sees. */
    static OptionalInt forbidden(String text) {
        return text.codePoints().filter(PlainText::isForbidden).findFirst();
    }

    static boolean isForbidden(int codePoint) {
        boolean lineOrTab = codePoint == '\n' || codePoint == '\t';
        boolean reorders = (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
        boolean breaksLine = codePoint == 0x2028 || codePoint == 0x2029;
        boolean damaged = codePoint == 0xFFFD || Character.getType(codePoint) == Character.SURROGATE;
        return (Character.isISOControl(codePoint) && !lineOrTab) || reorders || breaksLine || damaged;
    }

    /** Shortens for display; a cut text ends in an ellipsis and never in half a character. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
