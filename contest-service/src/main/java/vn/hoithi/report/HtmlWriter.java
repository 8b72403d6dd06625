package vn.hoithi.report;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.hoithi.report.Tree.Align;
import vn.hoithi.report.Tree.Block;
import vn.hoithi.report.Tree.Grid;
import vn.hoithi.report.Tree.Para;
import vn.hoithi.report.Tree.Rule;
import vn.hoithi.report.Tree.Run;
import vn.hoithi.report.Tree.Side;

/**
 * Puts a tree down as HTML: with classes alone for the page on the screen (its stylesheet knows them), with a stylesheet
 * for paper in front for the PDF.
 */
final class HtmlWriter {
    private static final int SMALLEST = 8;
    private static final int LARGEST = 20;
    private static final int WIDEST_GAP = 70;
    private static final int FULL = 100;
    private static final int A4_LONG = 297;
    // What word processors call single: the height of Times over its size.
    private static final double SINGLE = 1.15;

    // Dates and numbers of papers: 21/11/2026, 12-KH/BTGDV. The renderer would break them after the slash.
    private static final Pattern ONE_PIECE =
            Pattern.compile("\\d[\\p{L}\\d-]{0,20}(?:/[\\p{L}\\d-]{1,20}){1,3}[.,;:)]{0,3}");

    private final StringBuilder out = new StringBuilder();

    private HtmlWriter() {}

    /** The pages one below the other, for a screen. */
    static String screen(Tree tree) {
        HtmlWriter writer = new HtmlWriter();
        writer.sections(tree);
        return writer.out.toString();
    }

    /** The whole document, for print/PrintService. */
    static String paper(Tree tree) {
        HtmlWriter writer = new HtmlWriter();
        writer.out
                .append("<!DOCTYPE html><html lang=\"vi\"><head><title>")
                .append(escaped(tree.title()))
                .append("</title><style>")
                .append(style(tree.layout()))
                .append("</style></head><body>");
        writer.sections(tree);
        return writer.out.append("</body></html>").toString();
    }

    private static String style(Layout layout) {
        Layout.Margins margins = layout.margins();
        StringBuilder css = new StringBuilder();
        css.append(String.format(
                Locale.ROOT,
                "@page{size:A4;margin:%dmm %dmm %dmm %dmm;@top-center{content:counter(page);font-family:Times;font-size:%dpt}}"
                        + "@page:first{@top-center{content:none}}"
                        + "@page wide{size:A4 landscape;margin:%dmm %dmm %dmm %dmm}",
                margins.top(),
                margins.right(),
                margins.bottom(),
                margins.left(),
                layout.pageNumber().size(),
                margins.left(),
                margins.top(),
                margins.right(),
                margins.bottom()));
        css.append(String.format(
                Locale.ROOT,
                "body{margin:0;font-family:Times;line-height:%.2f}p{margin:0}.in{text-indent:%.1fmm}",
                layout.line() * SINGLE,
                layout.indent()));
        // The renderer takes every block's width from the first page: a wide one must say its own.
        css.append(".wide{width:")
                .append(A4_LONG - margins.top() - margins.bottom())
                .append("mm}");
        // An annex counts its own pages.
        css.append(".annex{-fs-page-sequence:start}.nb{white-space:nowrap}");
        css.append(".wide{page:wide;page-break-before:always}.al-center{text-align:center}.al-right{text-align:right}"
                + ".al-justify{text-align:justify}.keep{page-break-after:avoid}"
                + ".duo{width:100%;border-collapse:collapse;table-layout:fixed}.duo td{padding:0;vertical-align:top}"
                + ".duo{page-break-inside:avoid}"
                + ".rule{margin:2pt auto 0;border-top:0.75pt solid #000}"
                + ".grid{width:100%;border-collapse:collapse;-fs-table-paginate:paginate;table-layout:fixed;margin-top:6pt;line-height:1.15}"
                + ".grid th,.grid td{border:0.5pt solid #000;padding:2pt 3pt;vertical-align:middle}"
                + ".grid th{text-align:center;font-weight:bold}.grid tr{page-break-inside:avoid}"
                + ".grid .total td{font-weight:bold}");
        for (int size = SMALLEST; size <= LARGEST; size++) {
            css.append(".s").append(size).append("{font-size:").append(size).append("pt}");
        }
        for (int gap = 0; gap <= WIDEST_GAP; gap++) {
            css.append(".b").append(gap).append("{margin-top:").append(gap).append("pt}");
        }
        for (int width = 1; width <= FULL; width++) {
            css.append(".w").append(width).append("{width:").append(width).append("%}");
        }
        return css.toString();
    }

    private void sections(Tree tree) {
        for (int i = 0; i < tree.sections().size(); i++) {
            Tree.Section section = tree.sections().get(i);
            out.append("<div class=\"sheet")
                    .append(section.landscape() ? " wide" : "")
                    .append(i > 0 ? " annex" : "")
                    .append("\">");
            section.blocks().forEach(block -> block(block, tree.layout()));
            out.append("</div>");
        }
    }

    private void block(Block block, Layout layout) {
        switch (block) {
            case Para para -> para(para);
            case Rule rule ->
                out.append("<div class=\"rule w").append(rule.percent()).append("\"></div>");
            case Side side -> side(side, layout);
            case Grid grid -> grid(grid, layout);
        }
    }

    private void para(Para para) {
        out.append("<p class=\"al-")
                .append(name(para.align()))
                .append(" b")
                .append(Math.min(WIDEST_GAP, para.before()));
        if (para.indented()) {
            out.append(" in");
        }
        if (para.keep()) {
            out.append(" keep");
        }
        out.append("\">");
        para.runs().forEach(this::run);
        out.append("</p>");
    }

    private void run(Run run) {
        Layout.Style style = run.style();
        String text = whole(escaped(run.text())).replace("\n", "<br>").replace("  ", "\u00a0 ");
        if (style.underline()) {
            text = "<u>" + text + "</u>";
        }
        if (style.italic()) {
            text = "<i>" + text + "</i>";
        }
        if (style.bold()) {
            text = "<b>" + text + "</b>";
        }
        out.append("<span class=\"s")
                .append(style.size())
                .append("\">")
                .append(text)
                .append("</span>");
    }

    private void side(Side side, Layout layout) {
        // A table only to stand side by side: nothing to read out as one.
        out.append("<table role=\"presentation\" class=\"duo\"><tr><td class=\"w")
                .append(side.leftShare())
                .append("\">");
        side.left().forEach(block -> block(block, layout));
        out.append("</td><td class=\"w").append(FULL - side.leftShare()).append("\">");
        side.right().forEach(block -> block(block, layout));
        out.append("</td></tr></table>");
    }

    private void grid(Grid grid, Layout layout) {
        int whole = grid.widths().stream().mapToInt(Integer::intValue).sum();
        out.append("<div class=\"grid-scroll\" tabindex=\"0\"><table class=\"grid s")
                .append(layout.table().size())
                .append("\"><thead><tr>");
        for (int i = 0; i < grid.head().size(); i++) {
            out.append("<th scope=\"col\" class=\"w")
                    .append(Math.max(1, grid.widths().get(i) * FULL / whole))
                    .append("\">")
                    .append(escaped(grid.head().get(i)))
                    .append("</th>");
        }
        out.append("</tr></thead><tbody>");
        for (int i = 0; i < grid.rows().size(); i++) {
            row(grid, grid.rows().get(i), i >= grid.rows().size() - grid.totals());
        }
        out.append("</tbody></table></div>");
    }

    private void row(Grid grid, List<String> cells, boolean total) {
        out.append(total ? "<tr class=\"total\">" : "<tr>");
        for (int i = 0; i < cells.size(); i++) {
            out.append("<td class=\"al-")
                    .append(name(grid.aligns().get(i)))
                    .append("\">")
                    .append(escaped(cells.get(i)))
                    .append("</td>");
        }
        out.append("</tr>");
    }

    private static String name(Align align) {
        return align.name().toLowerCase(Locale.ROOT);
    }

    private static String whole(String escaped) {
        return ONE_PIECE.matcher(escaped).replaceAll("<span class=\"nb\">$0</span>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
