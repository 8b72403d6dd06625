package vn.hoithi.questionbank.table;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** RFC 4180 in both directions, by Commons CSV; this class is the only one that knows it. */
final class CsvRecords {

    private static final int MOST_RECORDS = Tables.MOST_ROWS + 1;

    private final String text;
    private final CsvDelimiter delimiter;
    private final Findings findings;
    private final List<RawRecord> records = new ArrayList<>();

    private CsvRecords(String text, Findings findings) {
        this.text = text;
        this.delimiter = CsvDelimiter.of(text);
        this.findings = findings;
    }

    static List<RawRecord> read(String text, Findings findings) {
        CsvRecords reading = new CsvRecords(text, findings);
        reading.readAll();
        return reading.records;
    }

    /**
     * Commons CSV gives up at a quote that is not closed. Mostly such a quote spoils one line, so reading goes on at the
     * next one and finds the other errors of the file too.
     */
    private void readAll() {
        int start = 0;
        int line = 1;
        while (start < text.length() && !findings.full()) {
            int broken = readFrom(start, line);
            if (broken == 0) {
                return;
            }
            for (; line < broken; line++) {
                start = text.indexOf('\n', start) + 1;
            }
            BrokenQuote.report(text, start, line, delimiter, findings);
            int end = text.indexOf('\n', start);
            start = end < 0 ? text.length() : end + 1;
            line++;
        }
    }

    /** Reads records until the end (0) or until one with broken quotes (the line where it begins). */
    private int readFrom(int start, int firstLine) {
        int line = firstLine;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter.character())
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (StringReader rest = new StringReader(text)) {
            rest.skip(start);
            CSVParser parser =
                    CSVParser.builder().setReader(rest).setFormat(format).get();
            Iterator<CSVRecord> iterator = parser.iterator();
            while (iterator.hasNext()) {
                if (records.size() == MOST_RECORDS) {
                    reportTooMany(line);
                    return 0;
                }
                records.add(new RawRecord("", line, iterator.next().toList()));
                line = firstLine + (int) parser.getCurrentLineNumber();
            }
            return 0;
        } catch (UncheckedIOException | IOException e) {
            return line;
        }
    }

    private void reportTooMany(int line) {
        findings.error(
                Place.at(line, 1), "too-many-rows", "", "Tệp có hơn 100.000 dòng.", "Chia thành nhiều tệp nhỏ hơn.");
    }

    static String write(List<List<String>> records) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecords(records);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return text.toString();
    }
}
