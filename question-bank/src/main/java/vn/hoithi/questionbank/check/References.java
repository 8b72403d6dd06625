package vn.hoithi.questionbank.check;

import java.util.List;
import java.util.regex.Pattern;

/** Finds words that point at other choices: "Cả A và B", "Tất cả các phương án trên". Wrong as soon as choices are shuffled. */
final class References {

    private static final Pattern ALL_OR_NONE = Pattern.compile(
            "(?:tất cả|không có|cả (?:hai|ba|bốn|\\d))(?: các| những)? (?:phương án|đáp án|ý|câu|đều)(?!\\p{L})");

    /** Before a choice's letter. */
    private static final List<String> NAMES = List.of("cả ", "phương án ", "đáp án ", "ý ");

    private static final String AND = " và ";

    private References() {}

    /**
     * Whether folded text points at other choices. Words are looked for before patterns are tried: a bank has tens of
     * thousands of choices.
     */
    static boolean holds(String folded) {
        boolean several = folded.contains("tất cả") || folded.contains("không có") || folded.contains("cả ");
        return NAMES.stream().anyMatch(name -> isNamed(folded, name))
                || isJoined(folded)
                || (several && ALL_OR_NONE.matcher(folded).find());
    }

    /** "phương án b", not "phương án bầu". */
    private static boolean isNamed(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            if (!isLetter(text, at - 1) && isChoice(text, at + name.length())) {
                return true;
            }
        }
        return false;
    }

    /** "a và b". */
    private static boolean isJoined(String text) {
        for (int at = text.indexOf(AND); at >= 0; at = text.indexOf(AND, at + 1)) {
            if (isChoice(text, at - 1) && isChoice(text, at + AND.length())) {
                return true;
            }
        }
        return false;
    }

    /** A single letter from a to j. */
    private static boolean isChoice(String text, int at) {
        return at >= 0
                && at < text.length()
                && text.charAt(at) >= 'a'
                && text.charAt(at) <= 'j'
                && !isLetter(text, at - 1)
                && !isLetter(text, at + 1);
    }

    private static boolean isLetter(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
    }
}
