package vn.hoithi.questionbank.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.hoithi.questionbank.archive.Archive;
import vn.hoithi.questionbank.archive.ForeignFile;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** An Excel workbook (.xlsx), read from front to back: what stands in its visible sheets. */
public final class Workbook {

    private static final String ROOT = "_rels/.rels";
    private static final int MOST_SHEETS = 200;
    private static final int MOST_STRINGS = 2_000_000;
    private static final int MOST_LETTERS = 50_000_000;

    private final Archive archive;
    private final Findings findings;
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final Set<String> broken = new HashSet<>();
    private final List<String> strings = new ArrayList<>();
    private final XlsxNumbers numbers;

    private Workbook(Archive archive, Findings findings) throws XMLStreamException, IOException {
        this.archive = archive;
        this.findings = findings;
        String main = relationships(ROOT, "").entrySet().stream()
                .filter(each -> each.getKey().endsWith("/officeDocument"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("xl/workbook.xml");
        String folder = main.substring(0, main.lastIndexOf('/') + 1);
        Map<String, String> parts =
                relationships(folder + "_rels/" + main.substring(folder.length()) + ".rels", folder);
        boolean[] from1904 = {false};
        XlsxXml.read(archive, main, (element, reader) -> {
            if (element.equals("workbookPr")) {
                from1904[0] = List.of("1", "true").contains(XlsxXml.attribute(reader, "date1904"));
            } else if (element.equals("sheet")
                    && !XlsxXml.attribute(reader, "state")
                            .toLowerCase(Locale.ROOT)
                            .contains("hidden")
                    && sheets.size() < MOST_SHEETS) {
                String part = parts.get(id(reader));
                if (part != null) {
                    sheets.putIfAbsent(XlsxXml.attribute(reader, "name"), part);
                }
            }
        });
        numbers = XlsxNumbers.read(archive, part(parts, "/styles", folder + "styles.xml"), from1904[0]);
        readStrings(part(parts, "/sharedStrings", folder + "sharedStrings.xml"));
    }

    /** Whether a file is a workbook, also a damaged one. */
    public static boolean is(byte[] file) {
        return Archive.listed(file).stream().anyMatch(path -> path.startsWith("xl/"));
    }

    /** Empty, with the reason reported, if the file cannot be read. */
    public static Optional<Workbook> open(byte[] file, Findings findings) {
        if (ForeignFile.report(file, findings)) {
            return Optional.empty();
        }
        return Archive.open(file, findings).flatMap(archive -> {
            try {
                Workbook workbook = new Workbook(archive, findings);
                if (!workbook.sheets.isEmpty()) {
                    return Optional.of(workbook);
                }
            } catch (IOException | XMLStreamException | RuntimeException damaged) {
                // Said below: nothing of the parser's words would help whoever made the file.
            }
            damaged(findings, "");
            return Optional.empty();
        });
    }

    /** Names of the visible sheets, in their order. */
    public List<String> sheets() {
        return List.copyOf(sheets.keySet());
    }

    /** The rows of a sheet that hold anything; what is wrong with cells is reported. */
    public List<RawRecord> rows(String sheet) {
        // One more than may be: the sheet itself reports what is beyond.
        return rows(sheet, Tables.MOST_ROWS + 2, findings);
    }

    /** The first rows of a sheet that hold anything, to see what it is. */
    public List<RawRecord> head(String sheet, int rows) {
        return rows(sheet, rows, new Findings(""));
    }

    private List<RawRecord> rows(String sheet, int most, Findings reported) {
        XlsxSheet reading = new XlsxSheet(sheet, strings, numbers, reported, most);
        try {
            XlsxXml.read(archive, sheets.getOrDefault(sheet, ""), reading);
        } catch (IOException | XMLStreamException | RuntimeException damaged) {
            if (broken.add(sheet)) {
                damaged(findings, sheet);
            }
        }
        return reading.rows();
    }

    private static void damaged(Findings findings, String sheet) {
        findings.error(
                new Place(sheet, 1, 1),
                "damaged-workbook",
                sheet,
                "Không đọc được bên trong tệp Excel.",
                "Mở bằng Excel, chọn Lưu thành → Sổ làm việc Excel (.xlsx), rồi tải lên lần nữa.");
    }

    /** Targets by id and, for what there is one of, by type. */
    private Map<String, String> relationships(String path, String folder) throws XMLStreamException, IOException {
        Map<String, String> targets = new LinkedHashMap<>();
        XlsxXml.read(archive, path, (element, reader) -> {
            if (element.equals("Relationship")) {
                String target = XlsxXml.attribute(reader, "Target");
                String absolute = target.startsWith("/") ? target.substring(1) : folder + target;
                targets.putIfAbsent(XlsxXml.attribute(reader, "Id"), absolute);
                targets.putIfAbsent(XlsxXml.attribute(reader, "Type"), absolute);
            }
        });
        return targets;
    }

    /** A sheet has two attributes of the name, its number and its relationship: the one with a namespace counts. */
    private static String id(XMLStreamReader reader) {
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            String namespace = reader.getAttributeNamespace(at);
            if (reader.getAttributeLocalName(at).equals("id") && namespace != null && !namespace.isEmpty()) {
                return reader.getAttributeValue(at);
            }
        }
        return "";
    }

    private static String part(Map<String, String> parts, String type, String usual) {
        return parts.entrySet().stream()
                .filter(each -> each.getKey().endsWith(type))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(usual);
    }

    private void readStrings(String path) throws XMLStreamException, IOException {
        long[] letters = {0};
        XlsxXml.read(archive, path, (element, reader) -> {
            if (element.equals("si")) {
                String text = XlsxText.read(reader);
                letters[0] += text.length();
                if (strings.size() >= MOST_STRINGS || letters[0] > MOST_LETTERS) {
                    throw new XMLStreamException("too many strings");
                }
                strings.add(text);
            }
        });
    }
}
