package vn.hoithi.questionbank.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.hoithi.questionbank.text.RichText;
import vn.hoithi.questionbank.text.RichText.Run;
import vn.hoithi.questionbank.text.RichText.Style;

/** The letters of a cell. Raised and lowered ones keep their meaning as HTML; a cell's other looks say nothing. */
final class XlsxText {

    /** As much as Excel lets anybody write into a cell. */
    private static final int LONGEST = 32_767;

    /** How workbooks write a character that XML has no place for, by its number. */
    private static final Pattern NUMBERED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final List<Run> runs = new ArrayList<>();
    private Set<Style> styles = Set.of();
    private boolean set;
    private int length;

    private XlsxText() {}

    /** Of the element that begins here, up to its end. */
    static String read(XMLStreamReader reader) throws XMLStreamException {
        XlsxText text = new XlsxText();
        int depth = 1;
        boolean letters = false;
        boolean pronounced = false;
        while (depth > 0) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                String name = reader.getLocalName();
                letters = name.equals("t");
                pronounced |= name.equals("rPh");
                text.style(name, reader);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                letters = false;
                pronounced &= !reader.getLocalName().equals("rPh");
            } else if (letters && !pronounced && reader.hasText()) {
                text.add(reader.getText());
            }
        }
        return text.written();
    }

    /** The letters alone of the element that begins here. */
    static String plain(XMLStreamReader reader) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isCharacters() && text.length() < LONGEST) {
                text.append(reader.getText());
            }
        }
        return text.toString();
    }

    /** How a text is written into a workbook so that none of its own letters are taken for a numbered character. */
    static String escaped(String text) {
        return NUMBERED.matcher(text).replaceAll("_x005F_x$1_");
    }

    private void style(String name, XMLStreamReader reader) {
        if (name.equals("r")) {
            styles = Set.of();
        } else if (name.equals("vertAlign")) {
            switch (XlsxXml.attribute(reader, "val")) {
                case "superscript" -> styles = EnumSet.of(Style.RAISED);
                case "subscript" -> styles = EnumSet.of(Style.LOWERED);
                default -> styles = Set.of();
            }
            set |= !styles.isEmpty();
        }
    }

    private void add(String letters) {
        String fitting = letters.substring(0, Math.min(letters.length(), LONGEST - length));
        length += fitting.length();
        if (!fitting.isEmpty()) {
            runs.add(new Run(fitting, styles));
        }
    }

    private String written() {
        if (set) {
            return decoded(RichText.of(runs).written());
        }
        if (runs.size() == 1) {
            return decoded(runs.getFirst().text());
        }
        StringBuilder text = new StringBuilder();
        runs.forEach(run -> text.append(run.text()));
        return decoded(text.toString());
    }

    private static String decoded(String text) {
        return text.contains("_x")
                ? NUMBERED.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))))
                : text;
    }
}
