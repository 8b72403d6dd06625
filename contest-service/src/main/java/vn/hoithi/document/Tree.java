package vn.hoithi.document;

import java.util.List;

/** A document as a tree of paper: what both writers, DOCX and HTML for PDF, put down without knowing what it is about. */
public record Tree(String title, Layout layout, List<Section> sections) {

    /** Pages of one orientation; begins on a new page. */
    public record Section(boolean landscape, List<Block> blocks) {}

    public sealed interface Block permits Para, Side, Rule, Grid {}

    public enum Align {
        LEFT,
        CENTER,
        RIGHT,
        JUSTIFY
    }

    /** Text of one style. */
    public record Run(String text, Layout.Style style) {}

    /**
     * A paragraph.
     *
     * @param indented whether its first line is indented as the layout says
     * @param before space above in points
     * @param keep stays on the page of what follows
     */
    public record Para(List<Run> runs, Align align, boolean indented, int before, boolean keep) implements Block {}

    /** Two columns without borders; the left one takes that many percent. */
    public record Side(int leftShare, List<Block> left, List<Block> right) implements Block {}

    /** A short line below a text, centered, that many percent of the column wide. */
    public record Rule(int percent) implements Block {}

    /**
     * A table with borders whose head comes again on every page.
     *
     * @param widths relative widths of the columns
     * @param totals how many of the last rows are bold
     */
    public record Grid(List<Integer> widths, List<Align> aligns, List<String> head, List<List<String>> rows, int totals)
            implements Block {}
}
