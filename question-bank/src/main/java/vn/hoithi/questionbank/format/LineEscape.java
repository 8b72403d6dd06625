package vn.hoithi.questionbank.format;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Keeps letters that only look like a marker from being read as one: a backslash stands in their way. It is taken away only
 * where it is needed, so that a backslash of the text itself stays.
 */
final class LineEscape {

    private static final Pattern SHIELDS = Pattern.compile("^[\\s\\\\]+");
    private static final Pattern LAST_SHIELDS = Pattern.compile("(?<![\\s\\\\])[\\s\\\\]+$");
    private static final Pattern LETTERS = Pattern.compile("[\\sA-Ja-j,;.|/]{1,40}");
    private static final Pattern SAID_RIGHT = Pattern.compile(
            "(?:\\*|[✓✔√]|\\((?:đúng|correct|true)\\))\\s{0,20}$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final char SHIELD = '\\';

    /** A further line of a text. */
    static final LineEscape LINE = new LineEscape(LineEscape::marker, true);

    /** The beginning of a choice. */
    static final LineEscape CHOICE = new LineEscape(text -> text.startsWith("*"), true);

    /** The beginning of a question. */
    static final LineEscape STEM = new LineEscape(text -> LETTERS.matcher(text).matches(), true);

    /** The end of a choice. */
    static final LineEscape END =
            new LineEscape(text -> SAID_RIGHT.matcher(text).find(), false);

    private final Predicate<String> looks;
    private final boolean begins;

    private LineEscape(Predicate<String> looks, boolean begins) {
        this.looks = looks;
        this.begins = begins;
    }

    /** Whether letters must be shielded, also where they begin with shields already. */
    boolean needed(String letters) {
        return looks.test((begins ? SHIELDS : LAST_SHIELDS)
                .matcher(letters)
                .replaceFirst("")
                .strip());
    }

    /** Whether letters were shielded, so that one backslash is not theirs. */
    boolean shields(String letters) {
        String stripped = letters.strip();
        boolean shielded = !stripped.isEmpty() && stripped.charAt(begins ? 0 : stripped.length() - 1) == SHIELD;
        return shielded && needed(stripped);
    }

    /** How many letters at the end say that a choice is right. */
    static int saidRight(String letters) {
        var end = SAID_RIGHT.matcher(letters);
        return end.find() ? letters.length() - end.start() : 0;
    }

    private static boolean marker(String line) {
        return Markers.rule(line)
                || Markers.stem(line).isPresent()
                || Markers.choice(line).isPresent()
                || Markers.title(line).isPresent()
                || Markers.heading(line).isPresent()
                || AnswerRow.heading(line)
                || !AnswerRow.pairs(line).isEmpty()
                || !AnswerRow.numbers(line).isEmpty();
    }
}
