package vn.hoithi.questionbank.format;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.PlainText;
import vn.hoithi.questionbank.text.RichText;

/** How Moodle says that a text is to be understood. */
enum TextForm {
    HTML,
    PLAIN,
    /** Line breaks count, HTML counts where there is some. Markdown is read so too: its signs stay visible. */
    AUTO;

    /** More than any question says, and little enough for the parts of one text to be compared with each other. */
    static final int LONGEST = 20_000;

    /** No script needs as many marks on one letter, and putting them in order costs the square of their number. */
    private static final Pattern PILE_OF_MARKS = Pattern.compile("\\p{Mn}{9,}");

    /** By the names used in GIFT and in Moodle XML. */
    static TextForm of(String name, TextForm other) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "html" -> HTML;
            case "plain", "plain_text" -> PLAIN;
            case "moodle", "moodle_auto_format", "markdown" -> AUTO;
            default -> other;
        };
    }

    /** What an XML file says at a place: its entities are letters already, so only here is there something to check. */
    Said decoded(String text, Place place, Findings findings) {
        PlainText.forbidden(text).ifPresent(point -> HiddenCharacters.report(point, text, place, findings));
        return said(text, place, findings);
    }

    /** What a file says at a place; what is wrong with the characters alone is reported. */
    Said said(String written, Place place, Findings findings) {
        String text = bounded(written, place, findings);
        RichText.Reading reading = read(text);
        Removed.report(reading, text, place, findings);
        OptionalInt forbidden = PlainText.forbidden(reading.text().plain());
        // What stands in the file itself has been reported already: this one came as an entity.
        if (forbidden.isPresent() && PlainText.forbidden(text).isEmpty()) {
            HiddenCharacters.report(forbidden.getAsInt(), text, place, findings);
        }
        return new Said(reading.text(), place);
    }

    private RichText.Reading read(String text) {
        return switch (this) {
            case HTML -> RichText.readHtml(text);
            case PLAIN -> new RichText.Reading(RichText.plain(text), List.of());
            case AUTO -> RichText.read(text);
        };
    }

    private static String bounded(String written, Place place, Findings findings) {
        String text = written;
        if (text.length() > LONGEST) {
            findings.error(
                    place,
                    "text-too-long",
                    text,
                    "Đoạn này dài %d ký tự, nhiều nhất là %d.".formatted(text.length(), LONGEST),
                    "Rút gọn; nếu nhiều câu dính vào nhau thì có thể thiếu dấu kết thúc ở phía trước.");
            text = text.substring(0, LONGEST);
        }
        String visible = PlainText.visible(text);
        if (PILE_OF_MARKS.matcher(visible).find()) {
            findings.error(place, "too-many-marks", text, "Có chữ chồng quá nhiều dấu.", "Gõ lại đoạn này.");
            return PILE_OF_MARKS.matcher(visible).replaceAll("");
        }
        return text;
    }
}
