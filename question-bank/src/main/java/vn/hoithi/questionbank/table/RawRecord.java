package vn.hoithi.questionbank.table;

import java.util.List;
import vn.hoithi.questionbank.text.Place;

/**
 * A row of a file as it stands there.
 *
 * @param sheet of a workbook, or ""
 * @param line where it begins, counted from 1
 */
public record RawRecord(String sheet, int line, List<String> cells) {

    /** Where a cell stands; columns are counted from 1. */
    public Place place(int column) {
        return new Place(sheet, line, column);
    }
}
