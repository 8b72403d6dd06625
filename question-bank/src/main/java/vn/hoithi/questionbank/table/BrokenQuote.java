package vn.hoithi.questionbank.table;

import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** Finds, in a record that could not be read, the cell whose quotes are to blame. */
final class BrokenQuote {

    private BrokenQuote() {}

    static void report(String text, int start, int line, CsvDelimiter delimiter, Findings findings) {
        int at = start;
        for (int column = 1; ; column++) {
            int cell = skipBlanks(text, at, delimiter);
            int end = cell;
            if (end < text.length() && text.charAt(end) == '"') {
                int close = closing(text, end);
                int after = close < 0 ? text.length() : skipBlanks(text, close + 1, delimiter);
                if (close < 0 || !endsCell(text, after, delimiter)) {
                    boolean sameLine = close >= 0 && text.indexOf('\n', cell) > close;
                    report(quoted(text, cell), line, column, sameLine, findings);
                    return;
                }
                end = after;
            } else {
                while (!endsCell(text, end, delimiter)) {
                    end++;
                }
            }
            if (end >= text.length() || text.charAt(end) == '\n') {
                // Commons CSV saw a fault where this walk sees none: say so at the row instead of hiding it.
                report(quoted(text, start), line, 1, false, findings);
                return;
            }
            at = end + 1;
        }
    }

    private static void report(String quoted, int line, int column, boolean closed, Findings findings) {
        if (closed) {
            findings.error(
                    Place.at(line, column),
                    "stray-quote",
                    quoted,
                    "Sau dấu nháy kép đóng ô còn có chữ.",
                    "Dấu nháy kép nằm trong ô phải viết hai lần: \"\".");
        } else {
            findings.error(
                    Place.at(line, column),
                    "unclosed-quote",
                    quoted,
                    "Dấu nháy kép mở ở ô này không được đóng.",
                    "Thêm dấu nháy kép ở cuối ô, hoặc bỏ dấu ở đầu ô.");
        }
    }

    /** The quote that closes the one at {@code open}; doubled quotes are text. -1 if there is none. */
    private static int closing(String text, int open) {
        int quote = text.indexOf('"', open + 1);
        while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
            quote = text.indexOf('"', quote + 2);
        }
        return quote;
    }

    private static int skipBlanks(String text, int from, CsvDelimiter delimiter) {
        int at = from;
        while (!endsCell(text, at, delimiter) && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean endsCell(String text, int at, CsvDelimiter delimiter) {
        return at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == delimiter.character();
    }

    private static String quoted(String text, int from) {
        int end = text.indexOf('\n', from);
        return text.substring(from, end < 0 ? text.length() : end);
    }
}
