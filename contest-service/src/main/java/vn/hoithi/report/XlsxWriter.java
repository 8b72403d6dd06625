package vn.hoithi.report;

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
import org.jspecify.annotations.Nullable;
import vn.hoithi.document.Composer;
import vn.hoithi.document.Layout;
import vn.hoithi.document.Letterhead;
import vn.hoithi.document.Neutral;
import vn.hoithi.report.ReportTable.Row;

/** The annex as a workbook: real numbers in Vietnamese formats, the head stays in sight and comes again on paper. */
final class XlsxWriter {
    private static final List<Integer> WIDTHS = List.of(6, 34, 10, 10, 10, 10, 10, 8, 13, 10, 9, 24);
    private static final int HEAD_ROW = 4;
    private static final int CHARACTER = 256;
    private static final int SIZE = 12;
    private static final int LINE = 18;
    private static final int HEAD_LINES = 3;
    private static final double FILLED = 0.85;
    // 42A is Vietnamese: 73.108 and 23,53 whatever the language of the program.
    private static final String WHOLE = "[$-42A]#,##0";
    private static final String DECIMAL = "[$-42A]#,##0.00";

    private final XSSFWorkbook book;
    private final XSSFSheet sheet;
    private final Layout layout;

    private XlsxWriter(XSSFWorkbook book, Layout layout) {
        this.book = book;
        this.sheet = book.createSheet("Phụ lục");
        this.layout = layout;
    }

    static byte[] write(ReportData data, Layout layout, Letterhead head) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new XlsxWriter(book, layout).put(data, head);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(ReportData data, Letterhead head) {
        titles(data, head);
        Styles plain = new Styles(false);
        Styles bold = new Styles(true);
        XSSFRow names = sheet.createRow(HEAD_ROW);
        names.setHeightInPoints(HEAD_LINES * LINE);
        for (int i = 0; i < Annex.HEAD.size(); i++) {
            XSSFCell cell = names.createCell(i);
            cell.setCellValue(Annex.HEAD.get(i));
            cell.setCellStyle(bold.center);
            sheet.setColumnWidth(i, WIDTHS.get(i) * CHARACTER);
        }
        int at = HEAD_ROW;
        for (Row row : data.table().rows()) {
            at++;
            put(at, Integer.valueOf(at - HEAD_ROW), row.name(), row, plain);
        }
        Row direct = data.table().direct();
        if (direct != null) {
            at++;
            put(at, Integer.valueOf(at - HEAD_ROW), direct.name(), direct, plain);
        }
        put(at + 1, null, Annex.TOTAL, data.table().total(), bold);
        paper(at + 1);
    }

    private void titles(ReportData data, Letterhead head) {
        String issuing = head.issuingBody().isBlank() ? data.unit().name() : head.issuingBody();
        title(0, Composer.upper(issuing), true);
        title(1, Annex.title(data), true);
        title(2, Annex.asOfWords(data), false);
    }

    private void title(int at, String text, boolean bold) {
        CellStyle style = book.createCellStyle();
        style.setAlignment(HorizontalAlignment.CENTER);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        style.setFont(font(bold, !bold));
        XSSFRow row = sheet.createRow(at);
        row.setHeightInPoints(text.length() > 110 ? 36 : 20);
        XSSFCell cell = row.createCell(0);
        cell.setCellValue(Neutral.text(text));
        cell.setCellStyle(style);
        int unused = sheet.addMergedRegion(new CellRangeAddress(at, at, 0, Annex.HEAD.size() - 1));
    }

    private void put(int at, @Nullable Integer number, String name, Row row, Styles styles) {
        XSSFRow line = sheet.createRow(at);
        Goals.Goal goal = row.goal();
        number(line, 0, number, styles.center);
        text(line, 1, name, styles.left);
        number(line, 2, row.headcount(), styles.whole);
        number(line, 3, row.people(), styles.whole);
        number(line, 4, row.rate(), styles.decimal);
        number(line, 5, row.attempts(), styles.whole);
        number(line, 6, row.perfect(), styles.whole);
        number(line, 7, row.prizes(), styles.whole);
        text(line, 8, goal == null ? "" : goal.words(), styles.whole);
        number(line, 9, goal == null ? null : goal.reached(), styles.decimal);
        number(line, 10, row.rank(), styles.center);
        text(line, 11, row.note(), styles.left);
        line.setHeightInPoints((float) LINE * Math.max(lines(name, 1), lines(row.note(), 11)));
    }

    // Not every program makes room for wrapped text by itself.
    private static int lines(String text, int column) {
        return Math.max(1, (int) Math.ceil(text.length() / (WIDTHS.get(column) * FILLED)));
    }

    private static void number(XSSFRow row, int at, @Nullable Number value, CellStyle style) {
        XSSFCell cell = row.createCell(at);
        if (value != null) {
            cell.setCellValue(value.doubleValue());
        }
        cell.setCellStyle(style);
    }

    private static void text(XSSFRow row, int at, String text, CellStyle style) {
        XSSFCell cell = row.createCell(at);
        cell.setCellValue(Neutral.text(text));
        cell.setCellStyle(style);
    }

    private void paper(int last) {
        sheet.createFreezePane(2, HEAD_ROW + 1);
        sheet.setRepeatingRows(new CellRangeAddress(HEAD_ROW, HEAD_ROW, 0, Annex.HEAD.size() - 1));
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        sheet.getHeader().setCenter("&P");
        book.setPrintArea(0, 0, Annex.HEAD.size() - 1, 0, last);
    }

    private Font font(boolean bold, boolean italic) {
        Font font = book.createFont();
        font.setFontName(layout.font());
        font.setFontHeightInPoints((short) SIZE);
        font.setBold(bold);
        font.setItalic(italic);
        return font;
    }

    private final class Styles {
        private final CellStyle left;
        private final CellStyle center;
        private final CellStyle whole;
        private final CellStyle decimal;

        Styles(boolean bold) {
            Font font = font(bold, false);
            left = style(font, HorizontalAlignment.LEFT, null);
            center = style(font, HorizontalAlignment.CENTER, null);
            whole = style(font, HorizontalAlignment.RIGHT, WHOLE);
            decimal = style(font, HorizontalAlignment.RIGHT, DECIMAL);
        }

        private CellStyle style(Font font, HorizontalAlignment align, @Nullable String format) {
            CellStyle style = book.createCellStyle();
            style.setFont(font);
            style.setAlignment(align);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            style.setWrapText(true);
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
            if (format != null) {
                style.setDataFormat(book.createDataFormat().getFormat(format));
            }
            return style;
        }
    }
}
