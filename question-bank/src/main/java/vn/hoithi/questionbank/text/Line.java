package vn.hoithi.questionbank.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line as its writer sees it, before anybody knows what it says: a line of a text file, a paragraph of a Word document or
 * what stands between two line breaks in one.
 *
 * @param breaks the line break before it within its paragraph, with how that is set; "" where a paragraph begins
 * @param row number of the table row it stands in, counted from 1 through the file; 0 outside tables
 * @param pictures standing in it
 */
public record Line(Stretch breaks, List<Stretch> stretches, Place place, int row, List<Shown> pictures) {

    private static final Stretch NO_BREAK = Stretch.plain("");

    public Line {
        stretches = List.copyOf(stretches);
        pictures = List.copyOf(pictures);
    }

    /** A picture in a line. */
    public record Shown(byte[] bytes, String alt) {}

    /** A line of a text file. */
    public static Line plain(String letters, Place place) {
        return new Line(NO_BREAK, List.of(Stretch.plain(letters)), place, 0, List.of());
    }

    /** All its letters. */
    public String letters() {
        return stretches.size() == 1
                ? stretches.getFirst().letters()
                : stretches.stream().map(Stretch::letters).collect(Collectors.joining());
    }

    /** The part between two positions in {@link #letters}, at its own place; pictures stay with the first part. */
    public Line part(int from, int to) {
        List<Stretch> parts = new ArrayList<>();
        int start = 0;
        for (Stretch stretch : stretches) {
            int end = start + stretch.letters().length();
            if (start < to && end > from) {
                parts.add(stretch.part(Math.max(from, start) - start, Math.min(to, end) - start));
            }
            start = end;
        }
        Place at = new Place(place.sheet(), place.line(), place.column() + from);
        return new Line(breaks, parts, at, row, from == 0 ? pictures : List.of());
    }

    /** The rest from a position on. */
    public Line from(int start) {
        return part(start, letters().length());
    }

    /** How the letter at a position is set. */
    public Stretch at(int position) {
        int end = 0;
        for (Stretch stretch : stretches) {
            end += stretch.letters().length();
            if (position < end) {
                return stretch;
            }
        }
        return NO_BREAK;
    }

    /** Letters in their one form, ordinary spaces, nothing invisible; positions count in these. */
    public Line cleaned() {
        return new Line(
                breaks,
                stretches.stream()
                        .map(stretch -> stretch.with(clean(stretch.letters())))
                        .toList(),
                place,
                row,
                pictures);
    }

    private static String clean(String letters) {
        return Normalizer.normalize(PlainText.spaced(letters), Normalizer.Form.NFC);
    }
}
