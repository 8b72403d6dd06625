package vn.hoithi.questionbank.format;

import java.util.Locale;
import java.util.Optional;
import vn.hoithi.questionbank.text.Place;

/**
 * The text of a GIFT file, and a shape of the same length that shows which of its characters are signs: what is escaped
 * there is a letter, what is a comment is blank.
 */
final class GiftText {

    /** A stretch of the file. */
    record Span(int from, int to) {}

    private static final String ESCAPED = ":#={}~\\n";

    /** Stands for letters of comments. The file itself cannot have it unnoticed: it is a control character. */
    private static final char COMMENT = '\0';

    private final String text;
    private final String shape;
    private final String letters;
    private final TextPlaces places;

    GiftText(String text) {
        this.text = text;
        this.places = new TextPlaces(text);
        StringBuilder signs = new StringBuilder(text);
        StringBuilder said = new StringBuilder(text);
        int next;
        for (int line = 0; line < text.length(); line = next) {
            next = Math.min(text.length(), endOfLine(line) + 1);
            if (comment(line)) {
                for (int at = line; at < next; at++) {
                    signs.setCharAt(at, ' ');
                    said.setCharAt(at, COMMENT);
                }
            } else {
                hideEscaped(line, signs);
            }
        }
        this.shape = signs.toString();
        this.letters = said.toString();
    }

    private void hideEscaped(int line, StringBuilder signs) {
        int end = endOfLine(line);
        for (int at = line; at + 1 < end; at++) {
            if (text.charAt(at) == '\\' && ESCAPED.indexOf(text.charAt(at + 1)) >= 0) {
                signs.setCharAt(at, 'x');
                signs.setCharAt(++at, 'x');
            }
        }
    }

    int length() {
        return text.length();
    }

    /** Where the line that begins here ends. */
    int endOfLine(int line) {
        int end = text.indexOf('\n', line);
        return end < 0 ? text.length() : end;
    }

    boolean comment(int line) {
        int at = line;
        while (at < text.length() && text.charAt(at) != '\n' && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.startsWith("//", at);
    }

    boolean blankLine(int line) {
        return blank(text, new Span(line, endOfLine(line)));
    }

    boolean blank(Span span) {
        return blank(shape, span);
    }

    private static boolean blank(String text, Span span) {
        for (int at = span.from(); at < span.to(); at++) {
            if (!Character.isWhitespace(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    /** Without blanks and comments around it. */
    Span trimmed(Span span) {
        int from = span.from();
        int to = span.to();
        while (from < to && Character.isWhitespace(shape.charAt(from))) {
            from++;
        }
        while (from < to && Character.isWhitespace(shape.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }

    /** Where a sign stands first, or -1. */
    int find(Span span, String sign) {
        return shape.indexOf(sign, span.from(), span.to());
    }

    /** Where a sign stands last, or -1. */
    int findLast(Span span, String sign) {
        // Forwards: backwards the search would not stop where the span begins.
        int last = -1;
        for (int at = find(span, sign); at >= 0; at = find(new Span(at + 1, span.to()), sign)) {
            last = at;
        }
        return last;
    }

    boolean startsWith(Span span, String sign) {
        return span.to() - span.from() >= sign.length() && shape.startsWith(sign, span.from());
    }

    char sign(int at) {
        return shape.charAt(at);
    }

    /** As the file has it, for comparing by eye. */
    String raw(Span span) {
        return text.substring(span.from(), span.to());
    }

    /** What stands there, without comments and escapes. */
    String said(Span span) {
        StringBuilder said = new StringBuilder();
        for (int at = span.from(); at < span.to(); at++) {
            char letter = letters.charAt(at);
            if (letter == '\\' && shape.charAt(at) == 'x') {
                letter = letters.charAt(++at);
                said.append(letter == 'n' ? '\n' : letter);
            } else if (letter != COMMENT) {
                said.append(letter);
            }
        }
        return said.toString();
    }

    Place place(int at) {
        return places.at(at);
    }

    TextPlaces places() {
        return places;
    }

    /** Letters that say nothing but themselves. */
    static String escaped(String plain) {
        StringBuilder escaped = new StringBuilder();
        for (int at = 0; at < plain.length(); at++) {
            char letter = plain.charAt(at);
            if (letter == '\n') {
                escaped.append("\\n");
            } else if (letter != 'n' && ESCAPED.indexOf(letter) >= 0) {
                escaped.append('\\').append(letter);
            } else {
                escaped.append(letter);
            }
        }
        return escaped.toString();
    }

    /** Whether a word says true or false, or neither. */
    static Optional<Boolean> truth(String word) {
        return switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "T", "TRUE" -> Optional.of(true);
            case "F", "FALSE" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
