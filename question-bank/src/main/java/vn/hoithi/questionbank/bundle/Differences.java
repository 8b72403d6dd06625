package vn.hoithi.questionbank.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.text.PlainText;

/** Collects differences: the first hundred, then only their number. */
final class Differences {

    static final int MOST = 100;

    private static final int LONGEST = 200;

    /** A file from anywhere must not steer the terminal it is shown on. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private final List<Difference> first = new ArrayList<>();
    private long more;
    private int line;

    /** What is said from now on is about this line. */
    void at(int number) {
        line = number;
    }

    int line() {
        return line;
    }

    void say(String what) {
        add(line, what, "", "");
    }

    void say(String what, @Nullable Object expected, @Nullable Object found) {
        add(line, what, words(expected), words(found));
    }

    /** About a line that was read before. */
    void sayAt(int number, String what, @Nullable Object expected, @Nullable Object found) {
        add(number, what, words(expected), words(found));
    }

    /** Says so if the two are not equal. */
    void same(String what, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            say(what, expected, found);
        }
    }

    void same(String what, long expected, long found) {
        if (expected != found) {
            say(what, expected, found);
        }
    }

    /** Says so if this is not true. */
    void holds(boolean condition, String what) {
        if (!condition) {
            say(what);
        }
    }

    boolean none() {
        return first.isEmpty();
    }

    List<Difference> first() {
        return List.copyOf(first);
    }

    long more() {
        return more;
    }

    private void add(int number, String what, String expected, String found) {
        if (first.size() < MOST) {
            first.add(new Difference(number, what, expected, found));
        } else {
            more++;
        }
    }

    private static String words(@Nullable Object value) {
        if (value == null) {
            return "không có";
        }
        String text = UNSEEN.matcher(value.toString()).replaceAll("\uFFFD");
        return text.isEmpty() ? "để trống" : PlainText.cut(text, LONGEST);
    }
}
