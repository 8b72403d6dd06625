package vn.hoithi.questionbank.format;

import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.PlainText;

/** Finds characters that hide, reorder or damage what a person reads. */
final class HiddenCharacters {

    private static final int DAMAGED = 0xFFFD;
    private static final int QUOTED = 40;

    private HiddenCharacters() {}

    /** Reports each of them in a file, at its own place. */
    static void report(String text, TextPlaces places, Findings findings) {
        int at = 0;
        while (at < text.length() && !findings.full()) {
            int codePoint = text.codePointAt(at);
            if (PlainText.isForbidden(codePoint)) {
                String quoted = text.substring(at, Math.min(text.length(), at + QUOTED));
                report(codePoint, quoted, places.at(at), findings);
            }
            at += Character.charCount(codePoint);
        }
    }

    static void report(int codePoint, String quoted, Place place, Findings findings) {
        if (codePoint == DAMAGED) {
            findings.error(
                    place,
                    "not-utf8",
                    quoted,
                    "Chữ bị hỏng: tệp không lưu bằng UTF-8, hoặc chữ đã hỏng từ trước.",
                    "Mở tệp gốc, lưu lại với mã hoá UTF-8, rồi xem lại chỗ này.");
        } else {
            findings.error(
                    place,
                    "control-character",
                    quoted,
                    "Có ký tự điều khiển U+%04X.".formatted(codePoint),
                    "Xoá ký tự ẩn này: gõ lại chỗ này, hoặc dán vào dưới dạng văn bản thuần.");
        }
    }
}
