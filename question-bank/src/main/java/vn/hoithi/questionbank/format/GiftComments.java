package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hoithi.questionbank.text.Findings;

/** What the comments above a question say of it: {@code // [id:BC-1] [tag:luật]}. */
final class GiftComments {

    private static final String ID = "[id:";
    private static final String TAG = "[tag:";
    private static final int MOST_TAGS = 100;

    private final List<Said> tags = new ArrayList<>();
    private Optional<Said> id = Optional.empty();

    /** Takes what stands in square brackets in one line; a closing bracket that belongs to it has a backslash before it. */
    void read(GiftText file, GiftText.Span line, Findings findings) {
        String text = file.raw(line);
        int at = text.indexOf('[');
        while (at >= 0 && tags.size() < MOST_TAGS) {
            boolean named = text.startsWith(ID, at);
            if (!named && !text.startsWith(TAG, at)) {
                at = text.indexOf('[', at + 1);
                continue;
            }
            int start = at + (named ? ID.length() : TAG.length());
            int end = close(text, start);
            if (end < 0) {
                return;
            }
            String value = text.substring(start, end).replace("\\]", "]");
            Said said = TextForm.PLAIN.said(value, file.place(line.from() + at), findings);
            if (!named) {
                tags.add(said);
            } else if (id.isEmpty()) {
                id = Optional.of(said);
            }
            at = text.indexOf('[', end);
        }
    }

    Optional<Said> id() {
        return id;
    }

    List<Said> tags() {
        return tags;
    }

    static String id(String value) {
        return ID + escaped(value) + "]";
    }

    static String tag(String value) {
        return TAG + escaped(value) + "]";
    }

    /** A backslash at the end would take the closing bracket for its own. */
    private static String escaped(String value) {
        return value.replace("]", "\\]") + (value.endsWith("\\") ? " " : "");
    }

    private static int close(String text, int start) {
        int end = text.indexOf(']', start);
        while (end > start && text.charAt(end - 1) == '\\') {
            end = text.indexOf(']', end + 1);
        }
        return end;
    }
}
