package vn.hoithi.document;

/** Text for cells: what a spreadsheet would take for a formula begins with an apostrophe. */
public final class Neutral {
    private static final String STARTS = "=+-@\t\r";

    private Neutral() {}

    public static String text(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
