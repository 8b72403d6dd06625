package vn.hoithi.questionbank.word;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import vn.hoithi.questionbank.archive.Archive;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Line;
import vn.hoithi.questionbank.text.Place;

/**
 * A Word document as the lines that its reader sees: with the labels that Word draws before the items of its lists, without
 * deleted text. It is read from front to back, so that even the largest takes little memory.
 */
public final class WordFile {

    private static final String DOCUMENT = "word/document.xml";
    private static final String MAIN = "officeDocument";

    private final Archive archive;

    private WordFile(Archive archive) {
        this.archive = archive;
    }

    /** Whether an archive of these files is a Word document. */
    public static boolean is(Set<String> paths) {
        return paths.contains("[Content_Types].xml")
                && paths.stream().anyMatch(path -> path.startsWith("word/document"));
    }

    /** All lines; empty, with the reason reported, if the document is damaged. */
    public static Optional<List<Line>> read(Archive archive, Findings findings) {
        try {
            return Optional.of(new WordFile(archive).lines(findings));
        } catch (XMLStreamException | RuntimeException damaged) {
            findings.error(
                    Place.at(1, 1),
                    "damaged-document",
                    "",
                    "Tệp Word bị hỏng: không đọc được nội dung bên trong.",
                    "Mở tệp bằng Word, lưu lại dạng Word Document (.docx) rồi tải lên lần nữa.");
            return Optional.empty();
        }
    }

    private List<Line> lines(Findings findings) throws XMLStreamException {
        String main = main();
        String folder = main.substring(0, main.lastIndexOf('/') + 1);
        Map<String, String> relations =
                relations(folder + "_rels/" + main.substring(folder.length()) + ".rels", folder);
        Map<String, byte[]> read = new HashMap<>();
        byte[] document = archive.read(main).orElseThrow(() -> new XMLStreamException("an archive without a document"));
        try (WordXml xml = new WordXml(document)) {
            return new WordBody(
                            xml,
                            WordStyles.read(part(folder + "styles.xml", "<s/>")),
                            WordNumbering.read(part(folder + "numbering.xml", "<n/>")),
                            relation ->
                                    read.computeIfAbsent(relation, each -> picture(relations.getOrDefault(each, ""))),
                            findings)
                    .read();
        }
    }

    /** The part that the package names as its document; some programs do not call it document.xml. */
    private String main() throws XMLStreamException {
        try (WordXml xml = new WordXml(part("_rels/.rels", "<r/>"))) {
            while (xml.next()) {
                if (xml.opens() && xml.attribute("Type").endsWith("/" + MAIN)) {
                    String target = resolved("", xml.attribute("Target"));
                    return archive.names().contains(target) ? target : DOCUMENT;
                }
            }
        }
        return DOCUMENT;
    }

    private Map<String, String> relations(String path, String folder) throws XMLStreamException {
        Map<String, String> relations = new HashMap<>();
        try (WordXml xml = new WordXml(part(path, "<r/>"))) {
            while (xml.next()) {
                if (xml.opens() && !xml.attribute("TargetMode").equals("External")) {
                    relations.put(xml.attribute("Id"), resolved(folder, xml.attribute("Target")));
                }
            }
        }
        return relations;
    }

    private static String resolved(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        return target.startsWith("../") ? target.substring(3) : folder + target;
    }

    private byte[] picture(String path) {
        return archive.read(path).orElseGet(() -> new byte[0]);
    }

    private byte[] part(String path, String otherwise) {
        return archive.read(path).orElseGet(() -> otherwise.getBytes(StandardCharsets.UTF_8));
    }
}
