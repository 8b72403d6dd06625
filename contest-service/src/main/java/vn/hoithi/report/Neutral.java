package vn.hoithi.report;

/** Text for cells: what a spreadsheet would take for a formula begins with an apostrophe. */
final class Neutral {
    private static final String STARTS = "=+-@\t\r";

    private Neutral() {}

    static String text(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
