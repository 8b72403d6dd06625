package vn.hoithi.questionbank.text;

/**
 * Where something stands in a file.
 *
 * @param sheet of a workbook, or "" in a file of lines
 * @param line counted from 1; the row in a sheet, the paragraph in a Word document
 * @param column counted from 1; of the table, or of the line's characters
 */
public record Place(String sheet, int line, int column) implements Comparable<Place> {

    private static final int LETTERS = 26;

    /** A place in a file of lines. */
    public static Place at(int line, int column) {
        return new Place("", line, column);
    }

    /** LINE:COLUMN, or SHEET!CELL as spreadsheets write it. */
    @Override
    public String toString() {
        return sheet.isEmpty() ? line + ":" + column : sheet + "!" + letters(column) + line;
    }

    @Override
    public int compareTo(Place other) {
        int sheets = sheet.compareTo(other.sheet);
        int lines = Integer.compare(line, other.line);
        return sheets != 0 ? sheets : lines != 0 ? lines : Integer.compare(column, other.column);
    }

    private static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.toString();
    }
}
