package vn.hoithi.questionbank.text;

import java.util.stream.Collectors;

/**
 * One thing to know about a file that was read, with the place to look at. Texts are Vietnamese and meant for the person
 * who wrote the file.
 *
 * @param file its name; of a file in an archive, the path through it
 * @param sheet of a workbook, or ""
 * @param line of the file or sheet, counted from 1, where the row begins
 * @param column of the table, counted from 1
 * @param code names the kind of finding, for programs
 * @param quoted what stands there, shortened, with hidden characters made visible
 * @param message what is wrong
 * @param advice what to do about it
 */
public record Finding(
        String file, String sheet, int line, int column, String code, String quoted, String message, String advice) {

    private static final int LONGEST_QUOTE = 80;

    public Finding {
        file = visible(file);
        sheet = visible(sheet);
        // Cut first: a cell can be as long as a file.
        quoted = PlainText.cut(visible(PlainText.cut(quoted, LONGEST_QUOTE)), LONGEST_QUOTE);
    }

    /** The place, as FILE:LINE:COLUMN or FILE:SHEET!CELL. */
    public String at() {
        return file + ":" + place();
    }

    /** Where in the file. */
    public Place place() {
        return new Place(sheet, line, column);
    }

    /** A character that could reorder this very message is shown by its number. */
    private static String visible(String text) {
        return text.codePoints()
                .mapToObj(point -> PlainText.isForbidden(point) && point != 0xFFFD
                        ? "[U+%04X]".formatted(point)
                        : Character.toString(point))
                .collect(Collectors.joining());
    }
}
