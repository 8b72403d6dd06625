package vn.hoithi.questionbank.format;

import vn.hoithi.questionbank.text.Place;

/**
 * Where the elements of a well-formed text begin. The parser says where one ends, and is off by some columns behind an
 * attribute with a line break; so this goes along the text with it.
 */
final class XmlPlaces {

    private final String text;
    private final TextPlaces places;
    private int at;

    XmlPlaces(String text) {
        this.text = text;
        this.places = new TextPlaces(text);
    }

    /** The place of the next start of an element. */
    Place nextElement() {
        for (int sign = text.indexOf('<', at); sign >= 0; sign = text.indexOf('<', at)) {
            if (text.startsWith("<!--", sign)) {
                at = after("-->", sign + "<!--".length());
            } else if (text.startsWith("<![CDATA[", sign)) {
                at = after("]]>", sign);
            } else if (text.startsWith("<?", sign)) {
                at = after("?>", sign);
            } else if (text.startsWith("</", sign)) {
                at = after(">", sign);
            } else {
                at = afterTag(sign);
                return places.at(sign);
            }
        }
        return places.at(text.length());
    }

    /** The place of a text, from the beginning. */
    Place of(String wanted) {
        return places.at(Math.max(0, text.indexOf(wanted)));
    }

    private int after(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    /** A quoted value may hold a closing angle bracket. */
    private int afterTag(int start) {
        char quote = 0;
        for (int end = start; end < text.length(); end++) {
            char letter = text.charAt(end);
            if (quote == 0 && letter == '>') {
                return end + 1;
            } else if (quote == 0 && (letter == '"' || letter == '\'')) {
                quote = letter;
            } else if (letter == quote) {
                quote = 0;
            }
        }
        return text.length();
    }
}
