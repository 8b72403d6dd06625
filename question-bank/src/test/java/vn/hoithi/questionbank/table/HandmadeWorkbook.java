package vn.hoithi.questionbank.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written letter by letter, for what no good program writes. */
public final class HandmadeWorkbook {

    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder relationships = new StringBuilder();
    private int count;

    /** Adds a sheet with this inside {@code sheetData}. */
    public HandmadeWorkbook sheet(String name, String state, String rows) {
        count++;
        sheets.append(
                "<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"r%d\"/>".formatted(name, count, state, count));
        relationships.append("<Relationship Id=\"r%d\" Type=\"x/worksheet\" Target=\"worksheets/s%d.xml\"/>"
                .formatted(count, count));
        return part(
                "xl/worksheets/s" + count + ".xml",
                "<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>");
    }

    public HandmadeWorkbook sheet(String rows) {
        return sheet("Tờ " + (count + 1), "visible", rows);
    }

    public HandmadeWorkbook strings(String items) {
        return part("xl/sharedStrings.xml", "<sst " + MAIN + ">" + items + "</sst>");
    }

    /** Adds a style for each number format. */
    public HandmadeWorkbook formats(String... formats) {
        StringBuilder codes = new StringBuilder();
        StringBuilder styles = new StringBuilder("<xf numFmtId=\"0\"/>");
        for (int at = 0; at < formats.length; at++) {
            codes.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(164 + at, formats[at]));
            styles.append("<xf numFmtId=\"%d\"/>".formatted(164 + at));
        }
        return part(
                "xl/styles.xml",
                "<styleSheet %s><numFmts>%s</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>%s</cellXfs></styleSheet>"
                        .formatted(MAIN, codes, styles));
    }

    public HandmadeWorkbook part(String path, String content) {
        parts.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public byte[] bytes() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.UTF_8));
        all.put(
                "xl/workbook.xml",
                ("<workbook " + MAIN + "><sheets>" + sheets + "</sheets></workbook>").getBytes(StandardCharsets.UTF_8));
        all.put(
                "xl/_rels/workbook.xml.rels",
                ("<Relationships>" + relationships + "</Relationships>").getBytes(StandardCharsets.UTF_8));
        all.putAll(parts);
        return zip(all);
    }

    public static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
