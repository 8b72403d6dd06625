package vn.hoithi.questionbank.word;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The styles of a document, each with all that it takes from others. */
final class WordStyles {

    private static final int DEEPEST = 20;

    private final Map<String, Style> styles = new HashMap<>();
    private Setting ordinary = Setting.NOTHING;
    private String ordinaryParagraph = "";

    /** A style, with the numbering it brings along. */
    private record Style(Setting letters, Numbered numbered, String basedOn) {}

    /** Which list a paragraph is numbered in, and how deep; null where it is not said. */
    record Numbered(@Nullable Integer list, @Nullable Integer level) {
        static final Numbered NOT = new Numbered(null, null);

        Numbered over(Numbered under) {
            return new Numbered(list == null ? under.list : list, level == null ? under.level : level);
        }
    }

    static WordStyles read(byte[] part) throws XMLStreamException {
        WordStyles styles = new WordStyles();
        try (WordXml xml = new WordXml(part)) {
            while (xml.next()) {
                if (xml.opens() && xml.name().equals("rPrDefault")) {
                    styles.ordinary = styles.defaults(xml);
                } else if (xml.opens() && xml.name().equals("style")) {
                    styles.style(xml);
                }
            }
        }
        return styles;
    }

    private Setting defaults(WordXml xml) throws XMLStreamException {
        Setting setting = Setting.NOTHING;
        while (!xml.closes("rPrDefault") && xml.next()) {
            if (xml.opens() && xml.name().equals("rPr")) {
                setting = Setting.read(xml);
            }
        }
        return setting;
    }

    private void style(WordXml xml) throws XMLStreamException {
        String id = xml.attribute("styleId");
        if (xml.attribute("type").equals("paragraph")
                && xml.attribute("default").equals("1")) {
            ordinaryParagraph = id;
        }
        Setting letters = Setting.NOTHING;
        Numbered numbered = Numbered.NOT;
        String basedOn = "";
        while (!xml.closes("style") && xml.next()) {
            if (xml.opens()) {
                switch (xml.name()) {
                    case "rPr" -> letters = Setting.read(xml);
                    case "basedOn" -> basedOn = xml.attribute("val");
                    case "numPr" -> numbered = numbered(xml);
                    default -> {}
                }
            }
        }
        styles.put(id, new Style(letters, numbered, basedOn));
    }

    /** Reads the element that has just begun to its end. */
    static Numbered numbered(WordXml xml) throws XMLStreamException {
        Integer list = null;
        Integer level = null;
        while (!xml.closes("numPr") && xml.next()) {
            if (xml.opens() && xml.name().equals("numId")) {
                list = xml.number("val");
            } else if (xml.opens() && xml.name().equals("ilvl")) {
                level = xml.number("val");
            }
        }
        return new Numbered(list, level);
    }

    /** How a paragraph sets its letters where they say nothing themselves. */
    Setting paragraph(String id) {
        return letters(id.isEmpty() ? ordinaryParagraph : id).over(ordinary);
    }

    Setting letters(String id) {
        Setting setting = Setting.NOTHING;
        Style style = styles.get(id);
        for (int depth = 0; style != null && depth < DEEPEST; depth++) {
            setting = setting.over(style.letters());
            style = styles.get(style.basedOn());
        }
        return setting;
    }

    Numbered numbered(String id) {
        Numbered numbered = Numbered.NOT;
        Style style = styles.get(id.isEmpty() ? ordinaryParagraph : id);
        for (int depth = 0; style != null && depth < DEEPEST; depth++) {
            numbered = numbered.over(style.numbered());
            style = styles.get(style.basedOn());
        }
        return numbered;
    }
}
