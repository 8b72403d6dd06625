package vn.hoithi.questionbank.check;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that came through the wrong program: letters of other alphabets or old Vietnamese fonts, pieces of markup. */
enum Lettering {
    PRIVATE_USE(
            "private-letters",
            "Có ký tự chỉ một phông chữ riêng hiện được.",
            "Gõ lại chỗ này bằng bảng mã Unicode; nếu là ký hiệu thì viết bằng chữ hoặc chèn hình."),
    WRONG_ENCODING(
            "wrong-encoding",
            "Chữ Việt ở đây bị sai bảng mã (TCVN3, VNI hoặc mở tệp sai mã).",
            "Chuyển tệp gốc sang Unicode (UTF-8) rồi nhập lại."),
    MIXED_ALPHABETS(
            "mixed-alphabets",
            "Trong một từ có lẫn chữ cái Nga hoặc Hy Lạp trông giống chữ Latinh.",
            "Gõ lại từ này: máy tìm kiếm và so sánh coi đó là chữ khác."),
    MARKUP(
            "leftover-markup",
            "Còn sót mã của trang web hoặc chương trình khác.",
            "Xoá mã; công thức thì viết thành chữ hoặc chèn hình.");

    /** TCVN3 read as Latin-1 puts these signs inside words, Vietnamese text never does. */
    private static final Pattern TCVN3 =
            Pattern.compile("[\\u00A6\\u00A8-\\u00AA\\u00AC\\u00AE\\u00B6-\\u00B9\\u00BC-\\u00BE](?=\\p{L})");

    /** VNI writes marks as letters of their own that Vietnamese does not have. */
    private static final Pattern VNI = Pattern.compile("(?i)[ïøûåäñöüëî]");

    /** UTF-8 read as Latin-1 or Windows-1252: "Quá»‘c há»™i". */
    private static final Pattern MISREAD_UTF8 =
            Pattern.compile("á[º»][^\\s\\p{L}]|Ã[\\u0080-\\u00BF]|Ä[\\u0091\\u2018]|Æ[°¡]");

    private static final Pattern LEFTOVER =
            Pattern.compile("(?i)&(?:nbsp|amp|lt|gt|quot|#x?[0-9a-f]{1,6});|</?(?:span|div|p|br|img|font|table|o:p)\\b"
                    + "|\\\\(?:d?frac|sqrt|text(?:bf|it)?|begin|end|times|cdot|left|right|mathrm|overline)\\b"
                    + "|\\[/?(?:img|url|color|size|b|i|u)\\b[^\\]]{0,60}]|\\{\\{|}}|@@PLUGINFILE@@");

    /** Nearly all text is made of these, and needs no closer look. */
    private static final boolean[] VIETNAMESE = vietnamese();

    private static final String GREEK_LOOKALIKES = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυ";

    final String code;
    final String message;
    final String advice;

    Lettering(String code, String message, String advice) {
        this.code = code;
        this.message = message;
        this.advice = advice;
    }

    /** What is wrong, and the text at fault. */
    record Fault(Lettering lettering, String text) {}

    /** The first thing that is wrong with a text. */
    static Optional<Fault> fault(String text) {
        boolean beyondVietnamese = false;
        boolean code = false;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter >= 0x80) {
                beyondVietnamese |= letter >= VIETNAMESE.length || !VIETNAMESE[letter];
            } else {
                code |= isCode(letter) && at + 1 < text.length() && text.charAt(at + 1) > ' ';
            }
        }
        Optional<Fault> fault = beyondVietnamese ? letterFault(text) : Optional.empty();
        return fault.isPresent() || !code ? fault : found(LEFTOVER.matcher(text), 1, MARKUP);
    }

    /** What pieces of markup begin with; none of them has a space after it. */
    private static boolean isCode(char letter) {
        return switch (letter) {
            case '&', '<', '\\', '[', '{', '}', '@' -> true;
            default -> false;
        };
    }

    private static Optional<Fault> letterFault(String text) {
        Optional<Fault> strange = privateOrMixed(text);
        return strange.or(() -> found(MISREAD_UTF8.matcher(text), 1, WRONG_ENCODING))
                .or(() -> found(TCVN3.matcher(text), 2, WRONG_ENCODING))
                .or(() -> found(VNI.matcher(text), 3, WRONG_ENCODING));
    }

    /** A foreign name or two have such letters; old fonts put one in every other word. */
    private static Optional<Fault> found(Matcher matcher, int times, Lettering lettering) {
        int found = 0;
        while (matcher.find()) {
            if (++found == times) {
                return Optional.of(new Fault(lettering, matcher.group()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> privateOrMixed(String text) {
        boolean latin = false;
        boolean foreign = false;
        int start = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (Character.getType(point) == Character.PRIVATE_USE) {
                return Optional.of(new Fault(PRIVATE_USE, "U+%04X".formatted(point)));
            }
            if (!Character.isLetter(point)) {
                latin = false;
                foreign = false;
                start = at;
            } else if (point >= 0x370) {
                UnicodeScript script = UnicodeScript.of(point);
                latin |= script == UnicodeScript.LATIN;
                foreign |= script == UnicodeScript.CYRILLIC || GREEK_LOOKALIKES.indexOf(point) >= 0;
            } else {
                latin = true;
            }
            if (latin && foreign) {
                return Optional.of(new Fault(MIXED_ALPHABETS, text.substring(start, at)));
            }
        }
        return Optional.empty();
    }

    private static boolean[] vietnamese() {
        boolean[] letters = new boolean[0x1F00];
        letters['đ'] = true;
        letters['Đ'] = true;
        for (char letter : "aăâeêioôơuưy".toCharArray()) {
            for (String tone : List.of("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")) {
                String toned = Normalizer.normalize(letter + tone, Normalizer.Form.NFC);
                letters[toned.charAt(0)] = true;
                letters[toned.toUpperCase(Locale.ROOT).charAt(0)] = true;
            }
        }
        return letters;
    }
}
