package vn.hoithi.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.IBody;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.UnderlinePatterns;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import vn.hoithi.document.Tree.Align;
import vn.hoithi.document.Tree.Block;
import vn.hoithi.document.Tree.Grid;
import vn.hoithi.document.Tree.Para;
import vn.hoithi.document.Tree.Rule;
import vn.hoithi.document.Tree.Run;
import vn.hoithi.document.Tree.Side;

/** Puts a tree down as DOCX, with the font by its name, so that people go on editing it as they are used to. */
public final class DocxWriter {
    private static final double TWIPS_PER_MM = 1440 / 25.4;
    private static final int TWIPS_PER_POINT = 20;
    private static final int A4_SHORT = 210;
    private static final int A4_LONG = 297;
    private static final int HEADER_MM = 10;
    private static final int CELL_MARGIN = 60;

    private final Tree tree;
    private final Layout layout;
    private final XWPFDocument document;

    private DocxWriter(Tree tree, XWPFDocument document) {
        this.tree = tree;
        this.layout = tree.layout();
        this.document = document;
    }

    public static byte[] write(Tree tree) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new DocxWriter(tree, document).put();
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put() {
        fonts();
        document.getProperties().getCoreProperties().setTitle(tree.title());
        document.getProperties().getCoreProperties().setCreator("");
        pageNumber();
        CTSectPr last = document.getDocument().getBody().getSectPr();
        for (int i = 0; i < tree.sections().size(); i++) {
            Tree.Section section = tree.sections().get(i);
            int width = twips((section.landscape() ? A4_LONG : A4_SHORT)) - sides(section.landscape());
            section.blocks().forEach(block -> block(document, block, width));
            // Word wants a paragraph after a table; it also carries the properties of all sections but the last.
            XWPFParagraph end = document.createParagraph();
            tiny(end);
            CTSectPr properties = i == tree.sections().size() - 1
                    ? last
                    : (CTSectPr) end.getCTP().addNewPPr().addNewSectPr().set(last.copy());
            page(properties, section.landscape());
            if (i == 0) {
                // The first page has no number: its own header is empty.
                properties.addNewTitlePg();
            } else {
                // An annex counts its own pages.
                properties.addNewPgNumType().setStart(BigInteger.ONE);
            }
        }
    }

    private void fonts() {
        XWPFStyles styles = document.createStyles();
        CTFonts fonts = CTFonts.Factory.newInstance();
        fonts.setAscii(layout.font());
        fonts.setHAnsi(layout.font());
        fonts.setCs(layout.font());
        fonts.setEastAsia(layout.font());
        styles.setDefaultFonts(fonts);
        styles.setSpellingLanguage("vi-VN");
    }

    private void pageNumber() {
        XWPFHeader header = document.createHeader(HeaderFooterType.DEFAULT);
        XWPFParagraph paragraph = header.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        XWPFRun run = paragraph.createRun();
        style(run, layout.pageNumber());
        run.getCTR()
                .addNewFldChar()
                .setFldCharType(org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType.BEGIN);
        run.getCTR().addNewInstrText().setStringValue(" PAGE ");
        run.getCTR()
                .addNewFldChar()
                .setFldCharType(org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType.END);
    }

    private void page(CTSectPr properties, boolean landscape) {
        CTPageSz size = properties.isSetPgSz() ? properties.getPgSz() : properties.addNewPgSz();
        size.setW(big(twips(landscape ? A4_LONG : A4_SHORT)));
        size.setH(big(twips(landscape ? A4_SHORT : A4_LONG)));
        if (landscape) {
            size.setOrient(STPageOrientation.LANDSCAPE);
        }
        Layout.Margins margins = layout.margins();
        CTPageMar edges = properties.isSetPgMar() ? properties.getPgMar() : properties.addNewPgMar();
        // Turned by a quarter: what was left, where the pages are bound, is then on top.
        edges.setTop(big(twips(landscape ? margins.left() : margins.top())));
        edges.setRight(big(twips(landscape ? margins.top() : margins.right())));
        edges.setBottom(big(twips(landscape ? margins.right() : margins.bottom())));
        edges.setLeft(big(twips(landscape ? margins.bottom() : margins.left())));
        edges.setHeader(big(twips(HEADER_MM)));
        edges.setFooter(big(twips(HEADER_MM)));
        edges.setGutter(BigInteger.ZERO);
    }

    private int sides(boolean landscape) {
        Layout.Margins margins = layout.margins();
        return twips(landscape ? margins.top() + margins.bottom() : margins.left() + margins.right());
    }

    private void block(IBody place, Block block, int width) {
        switch (block) {
            case Para para -> para(paragraph(place), para);
            case Rule rule -> rule(paragraph(place), rule, width);
            case Side side -> side(side, width);
            case Grid grid -> grid(grid, width);
        }
    }

    private static XWPFParagraph paragraph(IBody place) {
        return place instanceof XWPFTableCell cell ? cell.addParagraph() : ((XWPFDocument) place).createParagraph();
    }

    private void para(XWPFParagraph paragraph, Para para) {
        paragraph.setAlignment(alignment(para.align()));
        paragraph.setSpacingBefore(para.before() * TWIPS_PER_POINT);
        paragraph.setSpacingAfter(0);
        paragraph.setSpacingBetween(layout.line());
        paragraph.setKeepNext(para.keep());
        if (para.indented()) {
            paragraph.setIndentationFirstLine((int) Math.round(layout.indent() * TWIPS_PER_MM));
        }
        para.runs().forEach(run -> run(paragraph, run));
    }

    private void run(XWPFParagraph paragraph, Run run) {
        XWPFRun target = paragraph.createRun();
        style(target, run.style());
        List<String> lines = run.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                target.addBreak();
            }
            target.setText(lines.get(i).replace("  ", "\u00a0 "), i);
        }
    }

    private void style(XWPFRun run, Layout.Style style) {
        run.setFontFamily(layout.font());
        run.setFontSize(style.size());
        run.setBold(style.bold());
        run.setItalic(style.italic());
        if (style.underline()) {
            run.setUnderline(UnderlinePatterns.SINGLE);
        }
    }

    private static void rule(XWPFParagraph paragraph, Rule rule, int width) {
        tiny(paragraph);
        paragraph.setSpacingBefore(2 * TWIPS_PER_POINT);
        int inset = width * (100 - rule.percent()) / 200;
        paragraph.setIndentationLeft(inset);
        paragraph.setIndentationRight(inset);
        paragraph.setBorderTop(org.apache.poi.xwpf.usermodel.Borders.SINGLE);
    }

    private void side(Side side, int width) {
        XWPFTable table = table(List.of(side.leftShare(), 100 - side.leftShare()), width, 1, 0);
        table.removeBorders();
        fill(table.getRow(0).getCell(0), side.left(), width * side.leftShare() / 100);
        fill(table.getRow(0).getCell(1), side.right(), width * (100 - side.leftShare()) / 100);
        table.getRow(0).setCantSplitRow(true);
    }

    private void fill(XWPFTableCell cell, List<Block> blocks, int width) {
        cell.removeParagraph(0);
        blocks.forEach(block -> block(cell, block, width));
    }

    private void grid(Grid grid, int width) {
        XWPFTable table = table(grid.widths(), width, grid.rows().size() + 1, CELL_MARGIN);
        XWPFTableRow head = table.getRow(0);
        head.setRepeatHeader(true);
        head.setCantSplitRow(true);
        for (int i = 0; i < grid.head().size(); i++) {
            cell(head.getCell(i), grid.head().get(i), Align.CENTER, true);
        }
        for (int r = 0; r < grid.rows().size(); r++) {
            XWPFTableRow row = table.getRow(r + 1);
            row.setCantSplitRow(true);
            boolean total = r >= grid.rows().size() - grid.totals();
            for (int i = 0; i < grid.rows().get(r).size(); i++) {
                cell(row.getCell(i), grid.rows().get(r).get(i), grid.aligns().get(i), total);
            }
        }
    }

    private void cell(XWPFTableCell cell, String text, Align align, boolean bold) {
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
        XWPFParagraph paragraph = cell.getParagraphs().getFirst();
        paragraph.setAlignment(alignment(align));
        paragraph.setSpacingBefore(2 * TWIPS_PER_POINT);
        paragraph.setSpacingAfter(2 * TWIPS_PER_POINT);
        run(paragraph, new Run(text, bold ? layout.table().withBold() : layout.table()));
    }

    private XWPFTable table(List<Integer> shares, int width, int rows, int margin) {
        XWPFTable table = document.createTable(rows, shares.size());
        table.setTableAlignment(TableRowAlign.CENTER);
        table.setCellMargins(0, margin, 0, margin);
        CTTblPr properties = table.getCTTbl().getTblPr();
        CTTblWidth whole = properties.isSetTblW() ? properties.getTblW() : properties.addNewTblW();
        whole.setType(STTblWidth.DXA);
        whole.setW(big(width));
        (properties.isSetTblLayout() ? properties.getTblLayout() : properties.addNewTblLayout())
                .setType(STTblLayoutType.FIXED);
        int sum = shares.stream().mapToInt(Integer::intValue).sum();
        var columns = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        while (columns.sizeOfGridColArray() > 0) {
            columns.removeGridCol(0);
        }
        for (int share : shares) {
            columns.addNewGridCol().setW(big(width * share / sum));
        }
        for (XWPFTableRow row : table.getRows()) {
            for (int i = 0; i < shares.size(); i++) {
                CTTblWidth cell = width(row.getCell(i));
                cell.setType(STTblWidth.DXA);
                cell.setW(big(width * shares.get(i) / sum));
            }
        }
        return table;
    }

    private static CTTblWidth width(XWPFTableCell cell) {
        var properties = cell.getCTTc().isSetTcPr()
                ? cell.getCTTc().getTcPr()
                : cell.getCTTc().addNewTcPr();
        return properties.isSetTcW() ? properties.getTcW() : properties.addNewTcW();
    }

    private static void tiny(XWPFParagraph paragraph) {
        paragraph.setSpacingBefore(0);
        paragraph.setSpacingAfter(0);
        paragraph.createRun().setFontSize(2);
    }

    private static ParagraphAlignment alignment(Align align) {
        return switch (align) {
            case LEFT -> ParagraphAlignment.LEFT;
            case CENTER -> ParagraphAlignment.CENTER;
            case RIGHT -> ParagraphAlignment.RIGHT;
            case JUSTIFY -> ParagraphAlignment.BOTH;
        };
    }

    private static int twips(int millimetres) {
        return (int) Math.round(millimetres * TWIPS_PER_MM);
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
