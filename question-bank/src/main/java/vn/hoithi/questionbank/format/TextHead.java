package vn.hoithi.questionbank.format;

import java.util.Arrays;
import java.util.regex.Pattern;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.text.FileText;
import vn.hoithi.questionbank.text.PlainText;

/** The beginning of a file, for telling what kind of text it holds. */
record TextHead(String text) {

    private static final int BYTES = 65_536;

    static TextHead of(BankFile file) {
        boolean binary = file.zip() || file.begins("\u00D0\u00CF\u0011\u00E0");
        return new TextHead(
                binary ? "" : FileText.decode(Arrays.copyOf(file.bytes(), Math.min(BYTES, file.bytes().length))));
    }

    boolean contains(Pattern pattern) {
        return pattern.matcher(text).find();
    }

    /** Whether the first line that is neither blank nor a comment begins so. */
    boolean begins(Pattern pattern, String comment) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith(comment))
                .findFirst()
                .filter(line -> pattern.matcher(line).lookingAt())
                .isPresent();
    }

    boolean markup() {
        return text.stripLeading().startsWith("<");
    }

    /** Whether the first line has the titles of our own table: its cells may hold anything, also other formats' signs. */
    boolean table() {
        String titles = PlainText.folded(text.lines().findFirst().orElse(""));
        return titles.contains(PlainText.folded(Field.STEM.title()))
                && titles.contains(PlainText.folded(Field.KEY.title()));
    }
}
