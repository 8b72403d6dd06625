package vn.hoithi.questionbank.table;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.PlainText;

/** Tables as people really send them: from Excel, as workbook or CSV with any of its separators and encodings. */
public final class Tables {

    /** More than any unit list has: the whole country has about 3,300 communes. */
    public static final int MOST_ROWS = 100_000;

    /** Spreadsheets run a cell that begins like this as a formula. */
    private static final Pattern FORMULA = Pattern.compile("^[\\s']*[=+\\-@\\t]");

    private static final Pattern DEFUSED = Pattern.compile("^'[\\s']*[=+\\-@\\t]");

    private Tables() {}

    /** What came of reading a file: all its rows, or none and every reason. */
    public sealed interface Reading {}

    /** Rows in the order of the file, without those that are wholly empty. */
    public record Table(List<Row> rows, List<Finding> warnings) implements Reading {
        public Table {
            rows = List.copyOf(rows);
            warnings = List.copyOf(warnings);
        }
    }

    /** All errors in the order of their places, up to a thousand and a last one that says so. */
    public record Unreadable(List<Finding> errors) implements Reading {
        public Unreadable {
            errors = List.copyOf(errors);
        }
    }

    /** A row below the header. */
    public static final class Row {

        private final TableHeader header;
        private final RawRecord record;

        Row(TableHeader header, RawRecord record) {
            this.header = header;
            this.record = record;
        }

        /** The line of the file or sheet, counted from 1, where the row begins. */
        public int line() {
            return record.line();
        }

        /** Where the cell under a title stands; column 1 if the table has no such title. */
        public Place place(String title) {
            return record.place(Math.max(1, column(title)));
        }

        /** The whole row for people to look at. */
        public String raw() {
            return String.join(" | ", record.cells());
        }

        /** The text under a title, in NFC and without margins; "" if there is none. */
        public String cell(String title) {
            int column = header.column(title);
            return column == 0 || column > record.cells().size()
                    ? ""
                    : record.cells().get(column - 1);
        }

        /** The column of a title, counted from 1; 0 if the table does not have it. */
        public int column(String title) {
            return header.column(title);
        }
    }

    /** Reads a file that has all of the required columns and perhaps some of the optional ones, and no others. */
    public static Reading read(byte[] file, String fileName, List<String> required, List<String> optional) {
        Findings findings = new Findings(fileName);
        List<Row> rows = rows(file, required, optional, findings);
        List<Finding> errors = findings.errors();
        return errors.isEmpty() ? new Table(rows, findings.warnings()) : new Unreadable(errors);
    }

    /** All rows that could be read, also beside errors, so that the caller can look for further ones in them. */
    public static List<Row> rows(byte[] file, List<String> required, List<String> optional, Findings findings) {
        return TableRows.read(file, required, optional, findings);
    }

    /** The characters of a cell in their one form, with what is wrong with them reported. */
    public static String checked(String cell, Place place, Findings findings) {
        return cell.isEmpty() ? cell : new Cell(cell, place, findings).cleaned();
    }

    /**
     * Writes a table so that {@link #read} gives back the same cells, apart from their margins. The text begins with a
     * byte order mark: encoded as UTF-8 it is a file whose Vietnamese letters Excel shows right. A cell that a
     * spreadsheet would run as a formula gets an apostrophe in front.
     */
    public static String write(List<String> header, List<List<String>> rows) {
        List<List<String>> records = Stream.concat(Stream.of(header), rows.stream())
                .map(record -> record.stream().map(Tables::defused).toList())
                .toList();
        return "\uFEFF" + CsvRecords.write(records);
    }

    private static String defused(String cell) {
        String clean = PlainText.clean(cell);
        boolean behindTab = cell.startsWith("\t") && !clean.isEmpty();
        return behindTab || FORMULA.matcher(clean).find() ? "'" + cell : cell;
    }

    /** A cell as a workbook must hold it so that reading, which takes an apostrophe for ours, gives it back. */
    static String kept(String cell) {
        return DEFUSED.matcher(PlainText.clean(cell)).find() ? "'" + cell : cell;
    }

    /** The text of a cell without what writing adds. */
    static String cleaned(String cell) {
        String clean = PlainText.clean(cell);
        return clean.startsWith("'") && DEFUSED.matcher(clean).find() ? PlainText.clean(clean.substring(1)) : clean;
    }
}
