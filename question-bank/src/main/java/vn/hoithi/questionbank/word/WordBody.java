package vn.hoithi.questionbank.word;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Line;
import vn.hoithi.questionbank.text.Place;

/** Reads the paragraphs of a document in the order in which they stand, tables and text boxes included. */
final class WordBody {

    /** A bank of 20,000 questions as we write it has about 280,000. */
    static final int MOST_PARAGRAPHS = 400_000;

    /** Hold nothing that a reader of the document sees as its text. */
    private static final Set<String> UNSEEN = Set.of(
            "sdtPr",
            "sdtEndPr",
            "tblPr",
            "tblPrEx",
            "tblGrid",
            "trPr",
            "tcPr",
            "sectPr",
            "instrText",
            "delInstrText",
            ":Fallback");

    /** A character of the font Wingdings that people put at the right choice. */
    private static final Set<String> TICKS = Set.of("F0FC", "F0FE", "F052");

    private final WordXml xml;
    private final WordStyles styles;
    private final WordNumbering numbering;
    private final Function<String, byte[]> pictures;
    private final Findings findings;
    private final WordWarnings warnings;

    private final List<Line> lines = new ArrayList<>();
    private final Deque<WordParagraph> open = new ArrayDeque<>();
    private final Deque<Integer> rows = new ArrayDeque<>();
    private Setting letters = Setting.NOTHING;
    private String alt = "";
    private int paragraphs;
    private int rowCount;

    /** @param pictures content of a picture by its relation; of length 0 if there is none */
    WordBody(
            WordXml xml,
            WordStyles styles,
            WordNumbering numbering,
            Function<String, byte[]> pictures,
            Findings findings) {
        this.xml = xml;
        this.styles = styles;
        this.numbering = numbering;
        this.pictures = pictures;
        this.findings = findings;
        this.warnings = new WordWarnings(findings);
    }

    List<Line> read() throws XMLStreamException {
        while (paragraphs <= MOST_PARAGRAPHS && xml.next()) {
            if (xml.opens()) {
                opened(xml.name());
            } else if (xml.closes()) {
                closed(xml.name());
            }
        }
        if (paragraphs > MOST_PARAGRAPHS) {
            findings.error(
                    Place.at(paragraphs, 1),
                    "too-many-lines",
                    "",
                    "Tệp có hơn %d đoạn.".formatted(MOST_PARAGRAPHS),
                    "Chia thành nhiều tệp nhỏ hơn.");
        }
        warnings.report();
        return lines;
    }

    private void opened(String name) throws XMLStreamException {
        if (UNSEEN.contains(name)) {
            xml.skip();
            return;
        }
        switch (name) {
            case "tr" -> rows.push(++rowCount);
            case "p" -> open.push(new WordParagraph(Place.at(++paragraphs, 1), rows.isEmpty() ? 0 : rows.peek()));
            case "altChunk" -> {
                warnings.lost(Place.at(Math.max(1, paragraphs), 1), "nội dung nhúng từ tệp khác");
                xml.skip();
            }
            default -> {
                if (!open.isEmpty()) {
                    within(name, open.peek());
                }
            }
        }
    }

    private void within(String name, WordParagraph paragraph) throws XMLStreamException {
        switch (name) {
            case "pPr" -> properties(paragraph);
            case "r" -> letters = paragraph.setting(styles);
            case "rPr" -> letters = set(Setting.read(xml), paragraph);
            case "t" -> text(paragraph);
            case "tab", "ptab" -> paragraph.add("\t", letters);
            case "br" -> lineBreak(paragraph);
            case "cr" -> paragraph.add("\n", letters);
            case "noBreakHyphen" -> paragraph.add("-", letters);
            case "sym" -> symbol(paragraph);
            case "del", "moveFrom" -> {
                warnings.tracked(paragraph.place());
                xml.skip();
            }
            case "ins", "moveTo" -> warnings.tracked(paragraph.place());
            case "object" -> {
                warnings.lost(paragraph.place(), "đối tượng nhúng (công thức MathType, biểu đồ …)");
                paragraph.add("[…]", letters);
                xml.skip();
            }
            case ":oMath" -> {
                warnings.formula(paragraph.place());
                paragraph.add("[công thức]", letters);
                xml.skip();
            }
            case "footnoteReference", "endnoteReference" -> warnings.lost(paragraph.place(), "chú thích cuối trang");
            case "txbxContent" -> warnings.textBox(paragraph.place());
            case ":docPr" -> alt = xml.attribute("descr");
            case ":blip" -> picture(xml.attribute("embed"), paragraph);
            case ":imagedata" -> picture(xml.attribute("id"), paragraph);
            default -> {}
        }
    }

    private void closed(String name) {
        if (name.equals("tr") && !rows.isEmpty()) {
            int unused = rows.pop();
        } else if (name.equals("p") && !open.isEmpty()) {
            WordParagraph paragraph = open.pop();
            List<Line> whole = paragraph.lines();
            if (open.isEmpty()) {
                lines.addAll(whole);
            } else {
                // A text box hangs on a paragraph: its text follows that paragraph.
                open.peek().follow(whole);
            }
        }
    }

    private void properties(WordParagraph paragraph) throws XMLStreamException {
        String style = "";
        Setting mark = Setting.NOTHING;
        WordStyles.Numbered own = WordStyles.Numbered.NOT;
        while (!xml.closes("pPr") && xml.next()) {
            if (xml.opens()) {
                switch (xml.name()) {
                    case "pStyle" -> style = xml.attribute("val");
                    case "numPr" -> own = WordStyles.numbered(xml);
                    case "rPr" -> mark = Setting.read(xml);
                    case "pPrChange", "sectPr" -> xml.skip();
                    default -> {}
                }
            }
        }
        paragraph.style(style);
        // Word sets the label like the mark at the paragraph's end.
        Setting label = set(mark, paragraph);
        paragraph.add(numbering.next(own.over(styles.numbered(style))), label);
    }

    private Setting set(Setting own, WordParagraph paragraph) {
        return own.over(styles.letters(own.style())).over(paragraph.setting(styles));
    }

    private void text(WordParagraph paragraph) throws XMLStreamException {
        while (!xml.closes("t") && xml.next()) {
            if (xml.letters() && letters.isHidden()) {
                warnings.lost(paragraph.place(), "chữ ẩn");
            } else if (xml.letters()) {
                // Line ends within an element are space to Word.
                paragraph.add(xml.text().replace('\n', ' ').replace('\r', ' '), letters);
            }
        }
    }

    private void lineBreak(WordParagraph paragraph) {
        String type = xml.attribute("type");
        if (type.isEmpty() || type.equals("textWrapping")) {
            paragraph.add("\n", letters);
        }
    }

    private void symbol(WordParagraph paragraph) {
        if (TICKS.contains(xml.attribute("char").toUpperCase(Locale.ROOT))) {
            paragraph.add("✓", letters);
        } else {
            warnings.lost(paragraph.place(), "ký hiệu của phông " + xml.attribute("font"));
            paragraph.add("[…]", letters);
        }
    }

    private void picture(String relation, WordParagraph paragraph) {
        byte[] bytes = relation.isEmpty() ? new byte[0] : pictures.apply(relation);
        if (bytes.length == 0) {
            warnings.lost(paragraph.place(), "hình không nằm trong tệp");
        } else {
            paragraph.show(new Line.Shown(bytes, alt));
        }
        alt = "";
    }
}
