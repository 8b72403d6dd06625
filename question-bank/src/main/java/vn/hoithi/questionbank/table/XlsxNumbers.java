package vn.hoithi.questionbank.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import vn.hoithi.questionbank.archive.Archive;

/** Numbers as people see them in their cells, by the workbook's number formats. */
final class XlsxNumbers {

    /** What a spreadsheet calculates with, so that 0.1 + 0.2 is shown as 0.3. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final int MOST_STYLES = 70_000;
    private static final int LONGEST_FORMAT = 255;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final Pattern LEADING_ZEROS = Pattern.compile("0{2,15}");

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private final boolean from1904;
    private boolean inCells;

    private XlsxNumbers(boolean from1904) {
        this.from1904 = from1904;
    }

    static XlsxNumbers read(Archive archive, String path, boolean from1904) throws XMLStreamException, IOException {
        XlsxNumbers numbers = new XlsxNumbers(from1904);
        XlsxXml.read(archive, path, numbers::style);
        return numbers;
    }

    private void style(String element, XMLStreamReader reader) {
        switch (element) {
            case "numFmt" ->
                formats.putIfAbsent(
                        XlsxXml.number(XlsxXml.attribute(reader, "numFmtId")), XlsxXml.attribute(reader, "formatCode"));
            case "cellXfs" -> inCells = true;
            case "cellStyles", "dxfs", "cellStyleXfs" -> inCells = false;
            case "xf" -> {
                if (inCells && styles.size() < MOST_STYLES) {
                    styles.add(XlsxXml.number(XlsxXml.attribute(reader, "numFmtId")));
                }
            }
            default -> {
                // Fonts, colours and borders.
            }
        }
    }

    /** The number of a cell with this style. */
    String shown(String value, int style) {
        BigDecimal number;
        try {
            number = new BigDecimal(value.strip());
        } catch (NumberFormatException e) {
            return value;
        }
        if (Math.abs((long) number.precision() - number.scale()) > 30) {
            return value;
        }
        int id = style >= 0 && style < styles.size() ? styles.get(style) : 0;
        String format = formats.getOrDefault(id, id >= 0 && id < 0x32 ? BuiltinFormats.getBuiltinFormat(id) : "");
        double approximate = number.doubleValue();
        if (format.length() <= LONGEST_FORMAT
                && DateUtil.isADateFormat(id, format)
                && DateUtil.isValidExcelDate(approximate)) {
            return date(approximate);
        }
        if (format.contains("%")) {
            return plain(number.movePointRight(2)) + "%";
        }
        String plain = plain(number);
        return LEADING_ZEROS.matcher(format).matches() && !plain.contains(".") && plain.length() < format.length()
                ? format.substring(plain.length()) + plain
                : plain;
    }

    private String date(double days) {
        LocalDateTime moment = DateUtil.getLocalDateTime(days, from1904);
        if (days < 1) {
            return TIME.format(moment);
        }
        return (moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? DATE : DATE_AND_TIME).format(moment);
    }

    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.round(DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
