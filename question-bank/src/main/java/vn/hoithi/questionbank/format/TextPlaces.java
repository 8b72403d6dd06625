package vn.hoithi.questionbank.format;

import java.util.Arrays;
import vn.hoithi.questionbank.text.Place;

/** Where the characters of a text stand, by line and column. */
final class TextPlaces {

    private final int[] lineStarts;

    TextPlaces(String text) {
        int[] starts = new int[16];
        int lines = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, lines * 2);
            }
            starts[lines++] = end + 1;
        }
        this.lineStarts = Arrays.copyOf(starts, lines);
    }

    /** The place of the character at this offset. */
    Place at(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return Place.at(line + 1, offset - lineStarts[line] + 1);
    }
}
