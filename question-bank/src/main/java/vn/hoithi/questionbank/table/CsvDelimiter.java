package vn.hoithi.questionbank.table;

import java.util.Comparator;
import java.util.stream.Stream;

/** What separates the cells of a CSV file. Excel writes semicolons where the comma is the decimal sign, as in Vietnam. */
record CsvDelimiter(char character) {

    /** The comma, semicolon or tab that is most frequent in the first line with text, outside quotes. */
    static CsvDelimiter of(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        // max() keeps the last of equals, so the comma wins a tie.
        return Stream.of('\t', ';', ',')
                .max(Comparator.comparingInt(character -> outsideQuotes(header, character)))
                .map(CsvDelimiter::new)
                .orElseThrow();
    }

    private static int outsideQuotes(String line, char character) {
        int count = 0;
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char each = line.charAt(at);
            if (each == '"') {
                quoted = !quoted;
            } else if (each == character && !quoted) {
                count++;
            }
        }
        return count;
    }
}
