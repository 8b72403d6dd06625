package vn.hoithi.questionbank.table;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** The rows of one sheet of a workbook. */
final class XlsxSheet implements XlsxXml.Visitor {

    private static final int MOST_COLUMNS = 100;
    private static final int LAST_ROW = 1_048_576;

    /** A table of 100,000 rows has 30 columns then; beyond, memory would decide. */
    private static final int MOST_CELLS = 3_000_000;

    private final String name;
    private final List<String> strings;
    private final XlsxNumbers numbers;
    private final Findings findings;
    private final int mostRows;
    private final List<RawRecord> rows = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private int row;
    private int column;
    private int filled;
    private boolean refused;
    private boolean wide;

    XlsxSheet(String name, List<String> strings, XlsxNumbers numbers, Findings findings, int mostRows) {
        this.name = name;
        this.strings = strings;
        this.numbers = numbers;
        this.findings = findings;
        this.mostRows = mostRows;
    }

    /** The rows that hold anything. */
    List<RawRecord> rows() {
        endRow();
        return rows;
    }

    @Override
    public void element(String element, XMLStreamReader reader) throws XMLStreamException {
        if (element.equals("row")) {
            endRow();
            int number = XlsxXml.number(XlsxXml.attribute(reader, "r"));
            row = number >= 1 && number <= LAST_ROW ? number : row + 1;
            column = 0;
        } else if (element.equals("c")) {
            // A cell may stand outside any row.
            row = Math.max(1, row);
            int number = columnOf(XlsxXml.attribute(reader, "r"));
            column = number >= 1 ? number : column + 1;
            put(cell(reader));
        }
    }

    @Override
    public boolean done() {
        return refused || rows.size() >= mostRows;
    }

    private void endRow() {
        if (!cells.isEmpty()) {
            rows.add(new RawRecord(name, row, cells));
            cells = new ArrayList<>();
        }
    }

    private void put(String text) {
        if (text.isBlank()) {
            return;
        }
        if (column > MOST_COLUMNS) {
            if (!wide) {
                error("too-many-columns", text, "Bảng có hơn 100 cột.", "Xoá những gì nằm ngoài bảng câu hỏi.");
            }
            wide = true;
            return;
        }
        filled++;
        if (rows.size() > Tables.MOST_ROWS || filled > MOST_CELLS) {
            refused = true;
            error("too-many-rows", "", "Tệp có hơn 100.000 dòng, hoặc quá nhiều ô.", "Chia thành nhiều tệp nhỏ hơn.");
            return;
        }
        while (cells.size() < column) {
            cells.add("");
        }
        cells.set(column - 1, text);
    }

    private String cell(XMLStreamReader reader) throws XMLStreamException {
        String type = XlsxXml.attribute(reader, "t");
        int style = XlsxXml.number(XlsxXml.attribute(reader, "s"));
        String value = "";
        String formula = null;
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                switch (reader.getLocalName()) {
                    case "v" -> value = type.equals("str") ? XlsxText.read(reader) : XlsxText.plain(reader);
                    case "is" -> value = XlsxText.read(reader);
                    case "f" -> formula = XlsxText.plain(reader);
                    default -> skip(reader);
                }
            }
        }
        return formula == null ? shown(type, style, value) : formula(formula);
    }

    /** Shown, never evaluated, and its last result not believed either. */
    private String formula(String formula) {
        String text = "=" + (formula.isEmpty() ? "…" : formula);
        findings.warning(
                place(),
                "formula-cell",
                text,
                "Ô là công thức; công thức không được tính mà lấy nguyên văn.",
                "Sao chép ô rồi dán lại dưới dạng giá trị.");
        return text;
    }

    private String shown(String type, int style, String value) {
        return switch (type) {
            case "s" -> {
                int number = XlsxXml.number(value.strip());
                yield number >= 0 && number < strings.size() ? strings.get(number) : "";
            }
            case "b" -> value.strip().equals("1") ? "TRUE" : "FALSE";
            case "e" -> {
                error("cell-error", value, "Ô báo lỗi " + value + ".", "Sửa ô này trong bảng tính.");
                yield value;
            }
            case "inlineStr", "str", "d" -> value;
            default -> value.isEmpty() ? value : numbers.shown(value, style);
        };
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** From "AB12", 28. */
    private static int columnOf(String reference) {
        int column = 0;
        for (int at = 0; at < reference.length() && at < 4; at++) {
            char letter = reference.charAt(at);
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            column = column * 26 + letter - 'A' + 1;
        }
        return column;
    }

    private Place place() {
        return new Place(name, Math.max(1, row), Math.max(1, column));
    }

    private void error(String code, String quoted, String message, String advice) {
        findings.error(place(), code, quoted, message, advice);
    }
}
