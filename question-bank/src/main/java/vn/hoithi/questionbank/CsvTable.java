package vn.hoithi.questionbank;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tables in CSV files as people really send them: from Excel, with any of its separators and encodings. */
public final class CsvTable {

    /** More than any unit list has: the whole country has about 3,300 communes. */
    public static final int MOST_ROWS = 100_000;

    /** Spreadsheets run a cell that begins like this as a formula. */
    private static final Pattern FORMULA = Pattern.compile("^[\\s']*[=+\\-@\\t]");

    private static final Pattern DEFUSED = Pattern.compile("^'[\\s']*[=+\\-@\\t]");

    private CsvTable() {}

    /** What came of reading a file: all its rows, or none and every reason. */
    public sealed interface Reading {}

    /** Rows in the order of the file, without those that are wholly empty. */
    public record Table(List<Row> rows, List<Finding> warnings) implements Reading {
        public Table {
            rows = List.copyOf(rows);
            warnings = List.copyOf(warnings);
        }
    }

    /** All errors in the order of their places, up to a thousand. */
    public record Unreadable(List<Finding> errors) implements Reading {
        public Unreadable {
            errors = List.copyOf(errors);
        }
    }

    /** A row below the header. */
    public static final class Row {

        private final CsvHeader header;
        private final int line;
        private final List<String> cells;

        Row(CsvHeader header, int line, List<String> cells) {
            this.header = header;
            this.line = line;
            this.cells = cells;
        }

        /** The line of the file, counted from 1, where the row begins. */
        public int line() {
            return line;
        }

        /** The text under a title, in NFC and without margins; "" if there is none. */
        public String cell(String title) {
            int column = header.column(title);
            return column == 0 || column > cells.size() ? "" : cells.get(column - 1);
        }

        /** The column of a title, counted from 1; 0 if the table does not have it. */
        public int column(String title) {
            return header.column(title);
        }
    }

    /** Reads a file that has all of the required columns and perhaps some of the optional ones, and no others. */
    public static Reading read(byte[] file, String fileName, List<String> required, List<String> optional) {
        Findings findings = new Findings(fileName);
        List<Row> rows = CsvRows.read(file, required, optional, findings);
        List<Finding> errors = findings.errors();
        return errors.isEmpty() ? new Table(rows, findings.warnings()) : new Unreadable(errors);
    }

    /**
     * Writes a table so that {@link #read} gives back the same cells, apart from their margins. The text begins with a
     * byte order mark: encoded as UTF-8 it is a file whose Vietnamese letters Excel shows right. A cell that a
     * spreadsheet would run as a formula gets an apostrophe in front.
     */
    public static String write(List<String> header, List<List<String>> rows) {
        List<List<String>> records = Stream.concat(Stream.of(header), rows.stream())
                .map(record -> record.stream().map(CsvTable::defused).toList())
                .toList();
        return "\uFEFF" + CsvRecords.write(records);
    }

    private static String defused(String cell) {
        String clean = PlainText.clean(cell);
        boolean behindTab = cell.startsWith("\t") && !clean.isEmpty();
        return behindTab || FORMULA.matcher(clean).find() ? "'" + cell : cell;
    }

    /** The text of a cell without what writing adds. */
    static String cleaned(String cell) {
        String clean = PlainText.clean(cell);
        return DEFUSED.matcher(clean).find() ? PlainText.clean(clean.substring(1)) : clean;
    }
}
