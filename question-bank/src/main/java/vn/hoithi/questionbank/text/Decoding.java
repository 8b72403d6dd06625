package vn.hoithi.questionbank.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as text, by what they can be.
 *
 * @param old whether they were in the Vietnamese encoding of old Windows programs
 */
record Decoding(String text, boolean old) {

    private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{Mn}]{0,24}");
    private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x00-\\x7F]");

    /** Fewer words could be Vietnamese by chance. */
    private static final int FEWEST_WORDS = 2;

    private static final int MOST_WORDS = 5_000;

    static Decoding of(byte[] file) {
        Charset wide = wide(file);
        if (wide != null) {
            return new Decoding(new String(file, wide), false);
        }
        return utf8(file) ? new Decoding(new String(file, StandardCharsets.UTF_8), false) : eightBit(file);
    }

    /** UTF-16 by the byte order mark, else by where the zero byte of the first (Latin) letter stands. */
    private static @Nullable Charset wide(byte[] file) {
        int first = file.length < 2 ? 1 : file[0] & 0xFF;
        int second = file.length < 2 ? 1 : file[1] & 0xFF;
        if ((first == 0xFF && second == 0xFE) || (first != 0 && second == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        if ((first == 0xFE && second == 0xFF) || (first == 0 && second != 0)) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    /** A letter cut off at the end does not count: formats are recognised by the beginning of a file. */
    private static boolean utf8(byte[] file) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer letters = CharBuffer.allocate(8_192);
        CoderResult result;
        do {
            letters.clear();
            result = decoder.decode(bytes, letters, false);
        } while (result.isOverflow());
        return !result.isError();
    }

    private static Decoding eightBit(byte[] file) {
        String damaged = new String(file, StandardCharsets.UTF_8);
        long bad = damaged.chars().filter(letter -> letter == 0xFFFD).count();
        long good = damaged.chars()
                .filter(letter -> letter > 0x7F && letter != 0xFFFD)
                .count();
        if (good >= bad) {
            return new Decoding(damaged, false);
        }
        String western = new String(file, StandardCharsets.ISO_8859_1);
        if (OldFont.of(western).isPresent()) {
            return new Decoding(western, false);
        }
        String vietnamese = new String(file, WINDOWS_1258);
        return vietnamese(vietnamese) ? new Decoding(vietnamese, true) : new Decoding(damaged, false);
    }

    private static boolean vietnamese(String text) {
        int words = 0;
        int syllables = 0;
        Matcher all = WORD.matcher(text);
        while (words < MOST_WORDS && all.find()) {
            if (BEYOND_ASCII.matcher(all.group()).find()) {
                words++;
                syllables += Syllable.is(all.group()) ? 1 : 0;
            }
        }
        return words >= FEWEST_WORDS && syllables * 10 >= words * 8;
    }
}
