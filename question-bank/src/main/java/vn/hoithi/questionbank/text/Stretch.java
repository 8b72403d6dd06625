package vn.hoithi.questionbank.text;

import java.util.Set;
import vn.hoithi.questionbank.text.RichText.Style;

/**
 * Letters of a line that are set alike, with more than a {@link RichText} keeps: the colour that shows a right choice.
 *
 * @param ink colour of the letters in lower-case hexadecimal, or "" for what is as good as black
 * @param paper colour behind the letters, or "" for none
 * @param content whether how they are set belongs to the text for certain, and marks nothing
 */
public record Stretch(String letters, Set<Style> styles, String ink, String paper, boolean content) {

    public Stretch {
        styles = Set.copyOf(styles);
    }

    /** Letters without formatting. */
    public static Stretch plain(String letters) {
        return new Stretch(letters, Set.of(), "", "", false);
    }

    Stretch with(String other) {
        return new Stretch(other, styles, ink, paper, content);
    }

    Stretch part(int from, int to) {
        return with(letters.substring(from, to));
    }
}
