package vn.hoithi.questionbank.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import vn.hoithi.questionbank.text.PlainText;

/** Writes Excel workbooks whose every cell is text, so that nothing in them is ever run as a formula. */
public final class WorkbookWriter implements AutoCloseable {

    /** As much as a cell may hold. */
    public static final int LONGEST_CELL = 32_767;

    private static final int ROWS_IN_MEMORY = 100;
    private static final int ROWS_SHARING_STRINGS = 2_000;
    private static final int WIDTH_OF_A_LETTER = 256;

    private final SXSSFWorkbook workbook;
    private final CellStyle text;
    private final CellStyle title;

    /**
     * A column of a sheet.
     *
     * @param width in letters
     * @param options to choose a cell's text from, or empty if it is free
     * @param hint shown to whoever stands on a cell, or ""
     */
    public record Column(String title, int width, List<String> options, String hint) {
        public Column {
            options = List.copyOf(options);
        }
    }

    /**
     * A workbook that will have about so many rows. A small one shares its strings, as Excel does, because not every
     * program changes others rightly; for a large one POI would need too much memory for that.
     */
    public WorkbookWriter(int rows) {
        workbook = new SXSSFWorkbook(null, ROWS_IN_MEMORY, false, rows <= ROWS_SHARING_STRINGS);
        text = text(workbook, false);
        title = text(workbook, true);
    }

    /** Adds a sheet with a header that stays in view; options and hints hold for so many rows below it. */
    public void sheet(String name, List<Column> columns, List<List<String>> rows, int rowsWithOptions) {
        Sheet sheet = workbook.createSheet(name);
        sheet.createFreezePane(0, 1);
        for (int column = 0; column < columns.size(); column++) {
            sheet.setColumnWidth(column, columns.get(column).width() * WIDTH_OF_A_LETTER);
            sheet.setDefaultColumnStyle(column, text);
            assist(sheet, columns.get(column), column, rowsWithOptions);
        }
        write(sheet, 0, columns.stream().map(Column::title).toList(), title);
        for (int row = 0; row < rows.size(); row++) {
            write(sheet, row + 1, rows.get(row), text);
        }
    }

    /** The file. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            workbook.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a workbook could not be written", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a workbook could not be closed", e);
        }
    }

    private void write(Sheet sheet, int number, List<String> cells, CellStyle style) {
        Row row = sheet.createRow(number);
        for (int column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isEmpty()) {
                Cell cell = row.createCell(column);
                cell.setCellStyle(style);
                cell.setCellValue(PlainText.cut(XlsxText.escaped(Tables.kept(cells.get(column))), LONGEST_CELL));
            }
        }
    }

    private static void assist(Sheet sheet, Column column, int at, int rows) {
        if (rows == 0 || (column.options().isEmpty() && column.hint().isEmpty())) {
            return;
        }
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidationConstraint constraint = column.options().isEmpty()
                ? helper.createTextLengthConstraint(
                        DataValidationConstraint.OperatorType.LESS_OR_EQUAL, Integer.toString(LONGEST_CELL), null)
                : helper.createExplicitListConstraint(column.options().toArray(String[]::new));
        DataValidation validation = helper.createValidation(constraint, new CellRangeAddressList(1, rows, at, at));
        validation.setEmptyCellAllowed(true);
        // Otherwise POI hides the arrow in files for Excel.
        validation.setSuppressDropDownArrow(true);
        validation.setShowErrorBox(!column.options().isEmpty());
        validation.createErrorBox(column.title(), "Chọn một mục trong danh sách.");
        if (!column.hint().isEmpty()) {
            validation.setShowPromptBox(true);
            validation.createPromptBox(column.title(), column.hint());
        }
        sheet.addValidationData(validation);
    }

    private static CellStyle text(SXSSFWorkbook workbook, boolean ofTitles) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        style.setQuotePrefixed(true);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        if (ofTitles) {
            Font bold = workbook.createFont();
            bold.setBold(true);
            style.setFont(bold);
            style.setFillForegroundColor(IndexedColors.PALE_BLUE.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
        return style;
    }
}
