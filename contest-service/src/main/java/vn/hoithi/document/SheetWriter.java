package vn.hoithi.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Puts tables down as XLSX, a sheet each, for paper as well: A4 landscape, the head again on every page. */
public final class SheetWriter {
    private static final int CHARACTER = 256;
    private static final int SIZE = 12;
    private static final int HEAD_ROW = 2;

    private final XSSFWorkbook book;
    private final Layout layout;

    private SheetWriter(XSSFWorkbook book, Layout layout) {
        this.book = book;
        this.layout = layout;
    }

    /**
     * One sheet.
     *
     * @param name at most 31 characters
     * @param grid its widths are those of the columns in characters
     */
    public record Sheet(String name, String title, Tree.Grid grid) {}

    /** The workbook. All cells are text, so that nothing is rounded or taken for a formula. */
    public static byte[] write(List<Sheet> sheets, Layout layout) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            SheetWriter writer = new SheetWriter(book, layout);
            sheets.forEach(writer::put);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(Sheet sheet) {
        XSSFSheet paper = book.createSheet(sheet.name());
        Tree.Grid grid = sheet.grid();
        int last = grid.head().size() - 1;
        XSSFRow title = paper.createRow(0);
        title.setHeightInPoints(36);
        cell(title, 0, sheet.title(), style(HorizontalAlignment.CENTER, true, false));
        int merged = paper.addMergedRegion(new CellRangeAddress(0, 0, 0, last));
        if (merged < 0) {
            throw new IllegalStateException("no title in " + sheet.name());
        }
        CellStyle head = style(HorizontalAlignment.CENTER, true, true);
        XSSFRow names = paper.createRow(HEAD_ROW);
        for (int i = 0; i <= last; i++) {
            cell(names, i, grid.head().get(i), head);
            paper.setColumnWidth(i, grid.widths().get(i) * CHARACTER);
        }
        List<CellStyle> styles = grid.aligns().stream()
                .map(align -> style(alignment(align), false, true))
                .toList();
        for (int r = 0; r < grid.rows().size(); r++) {
            XSSFRow row = paper.createRow(HEAD_ROW + 1 + r);
            for (int i = 0; i <= last; i++) {
                cell(row, i, grid.rows().get(r).get(i), styles.get(i));
            }
        }
        page(paper, last);
    }

    private static void page(XSSFSheet paper, int last) {
        paper.createFreezePane(0, HEAD_ROW + 1);
        paper.setRepeatingRows(new CellRangeAddress(HEAD_ROW, HEAD_ROW, 0, last));
        PrintSetup print = paper.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        paper.setFitToPage(true);
        paper.getHeader().setCenter("&P");
    }

    private static void cell(XSSFRow row, int at, String text, CellStyle style) {
        XSSFCell cell = row.createCell(at);
        cell.setCellValue(Neutral.text(text));
        cell.setCellStyle(style);
    }

    private CellStyle style(HorizontalAlignment align, boolean bold, boolean border) {
        Font font = book.createFont();
        font.setFontName(layout.font());
        font.setFontHeightInPoints((short) SIZE);
        font.setBold(bold);
        CellStyle style = book.createCellStyle();
        style.setFont(font);
        style.setAlignment(align);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        if (border) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }

    private static HorizontalAlignment alignment(Tree.Align align) {
        return switch (align) {
            case LEFT, JUSTIFY -> HorizontalAlignment.LEFT;
            case CENTER -> HorizontalAlignment.CENTER;
            case RIGHT -> HorizontalAlignment.RIGHT;
        };
    }
}
