package vn.hoithi.platform;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Vietnamese as people type it in a hurry: what searches compare, and what names of files are made of. */
public final class Unmarked {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^-|-$");
    private static final int LONGEST_NAME = 60;

    private Unmarked() {}

    /** Lower case without diacritics, one space between words: "Phường  Kiến An" → "phuong kien an". */
    public static String of(String text) {
        String decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        // đ is a letter of its own and has no mark to strip.
        String letters = MARKS.matcher(decomposed).replaceAll("").replace('đ', 'd');
        return SPACES.matcher(letters.strip()).replaceAll(" ");
    }

    /** A part of a file's name that every system keeps, at most 60 characters: "Phường Kiến An" → "phuong-kien-an". */
    public static String fileName(String text) {
        String name = OTHERS.matcher(of(text)).replaceAll("-");
        return ENDS.matcher(name.substring(0, Math.min(LONGEST_NAME, name.length())))
                .replaceAll("");
    }
}
