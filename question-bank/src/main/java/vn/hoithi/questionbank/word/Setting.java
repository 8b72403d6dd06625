package vn.hoithi.questionbank.word;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.text.RichText.Style;
import vn.hoithi.questionbank.text.Stretch;

/**
 * How letters are set, as far as a place in a document says: what is null there is up to the style.
 *
 * @param style of letters, "" if none is named
 */
record Setting(
        @Nullable Boolean bold,
        @Nullable Boolean italic,
        @Nullable Boolean underlined,
        @Nullable String raised,
        @Nullable String ink,
        @Nullable String highlight,
        @Nullable String shade,
        @Nullable Boolean hidden,
        String style) {

    static final Setting NOTHING = new Setting(null, null, null, null, null, null, null, null, "");

    /** A style of ours for letters whose formatting belongs to the text. */
    static final String CONTENT = "HoiThiNoiDung";

    /** Darker than this in red, green and blue, nobody sees a colour. */
    private static final int DARK = 0x40;

    /** Reads the element that has just begun to its end. */
    static Setting read(WordXml xml) throws XMLStreamException {
        Setting setting = NOTHING;
        int depth = 1;
        while (depth > 0 && xml.next()) {
            if (xml.opens()) {
                // Former settings of tracked changes stand deeper.
                setting = depth == 1 ? setting.with(xml) : setting;
                depth++;
            } else if (xml.closes()) {
                depth--;
            }
        }
        return setting;
    }

    private Setting with(WordXml xml) {
        String value = xml.attribute("val");
        return switch (xml.name()) {
            case "b" -> new Setting(xml.on(), italic, underlined, raised, ink, highlight, shade, hidden, style);
            case "i" -> new Setting(bold, xml.on(), underlined, raised, ink, highlight, shade, hidden, style);
            case "u" -> new Setting(bold, italic, xml.on(), raised, ink, highlight, shade, hidden, style);
            case "vertAlign" -> new Setting(bold, italic, underlined, value, ink, highlight, shade, hidden, style);
            case "color" ->
                new Setting(bold, italic, underlined, raised, colour(value), highlight, shade, hidden, style);
            case "highlight" -> new Setting(bold, italic, underlined, raised, ink, paper(value), shade, hidden, style);
            case "shd" ->
                new Setting(
                        bold, italic, underlined, raised, ink, highlight, paper(xml.attribute("fill")), hidden, style);
            case "vanish" -> new Setting(bold, italic, underlined, raised, ink, highlight, shade, xml.on(), style);
            case "rStyle" -> new Setting(bold, italic, underlined, raised, ink, highlight, shade, hidden, value);
            default -> this;
        };
    }

    /** What this says, and where it says nothing, what another does. */
    Setting over(Setting under) {
        return new Setting(
                bold == null ? under.bold : bold,
                italic == null ? under.italic : italic,
                underlined == null ? under.underlined : underlined,
                raised == null ? under.raised : raised,
                ink == null ? under.ink : ink,
                highlight == null ? under.highlight : highlight,
                shade == null ? under.shade : shade,
                hidden == null ? under.hidden : hidden,
                style.isEmpty() ? under.style : style);
    }

    boolean isHidden() {
        return Boolean.TRUE.equals(hidden);
    }

    Stretch stretch(String letters) {
        Set<Style> styles = EnumSet.noneOf(Style.class);
        add(styles, Style.BOLD, Boolean.TRUE.equals(bold));
        add(styles, Style.ITALIC, Boolean.TRUE.equals(italic));
        add(styles, Style.UNDERLINED, Boolean.TRUE.equals(underlined));
        add(styles, Style.LOWERED, "subscript".equals(raised));
        add(styles, Style.RAISED, "superscript".equals(raised));
        String lit = highlight == null ? "" : highlight;
        String paper = lit.isEmpty() && shade != null ? shade : lit;
        return new Stretch(letters, styles, ink == null ? "" : ink, paper, style.equals(CONTENT));
    }

    private static void add(Set<Style> styles, Style style, boolean set) {
        if (set) {
            styles.add(style);
        }
    }

    private static String colour(String written) {
        if (!written.matches("[0-9A-Fa-f]{6}")) {
            return "";
        }
        int colour = Integer.parseInt(written, 16);
        boolean dark = (colour >> 16) < DARK && (colour >> 8 & 0xFF) < DARK && (colour & 0xFF) < DARK;
        return dark ? "" : written.toLowerCase(Locale.ROOT);
    }

    private static String paper(String written) {
        String colour = written.toLowerCase(Locale.ROOT);
        boolean none =
                colour.equals("auto") || colour.equals("none") || colour.equals("white") || colour.equals("ffffff");
        return none ? "" : colour.substring(0, Math.min(20, colour.length()));
    }
}
