package vn.hoithi.questionbank.table;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.PlainText;

/** Checks the characters of one cell, whatever it means. */
record Cell(String text, Place place, Findings findings) {

    private static final int LONGEST = 4_000;
    private static final int DAMAGED = 0xFFFD;

    /** No script needs as many marks on one letter, and putting them in order costs the square of their number. */
    private static final Pattern PILE_OF_MARKS = Pattern.compile("\\p{Mn}{9,}");

    /** The text in its one form; made harmless where it is an error, so that the row's other cells can be checked. */
    String cleaned() {
        if (text.length() > LONGEST) {
            error(
                    "cell-too-long",
                    "Ô dài %d ký tự, nhiều nhất là %d.".formatted(text.length(), LONGEST),
                    "Rút gọn; nếu ô chứa nhiều dòng của tệp thì có thể thiếu dấu nháy kép đóng.");
            return new Cell(text.substring(0, LONGEST), place, findings).cleaned();
        }
        if (PlainText.ordinary(text)) {
            return Tables.cleaned(text);
        }
        String visible = PlainText.visible(text);
        if (PILE_OF_MARKS.matcher(visible).find()) {
            error("too-many-marks", "Ô có chữ chồng quá nhiều dấu.", "Gõ lại ô này.");
            return Tables.cleaned(PILE_OF_MARKS.matcher(visible).replaceAll(""));
        }
        OptionalInt forbidden = PlainText.forbidden(text);
        if (forbidden.isPresent()) {
            reportForbidden(forbidden.getAsInt());
        } else if (!visible.equals(text)) {
            findings.warning(
                    place,
                    "invisible-character",
                    text,
                    "Ô có ký tự không nhìn thấy (thường do dán từ trang khác); đã bỏ đi.",
                    "Không cần làm gì nếu ô hiện đúng.");
        }
        return Tables.cleaned(visible);
    }

    private void reportForbidden(int codePoint) {
        if (codePoint == DAMAGED) {
            error(
                    "not-utf8",
                    "Chữ bị hỏng: tệp không lưu bằng UTF-8, hoặc chữ đã hỏng từ trước.",
                    "Trong Excel hãy chọn Lưu thành → CSV UTF-8, rồi xem lại ô này.");
        } else {
            error(
                    "control-character",
                    "Ô có ký tự điều khiển U+%04X.".formatted(codePoint),
                    "Xoá ký tự ẩn này: gõ lại ô, hoặc dán vào dưới dạng văn bản thuần.");
        }
    }

    private void error(String code, String message, String advice) {
        findings.error(place, code, text, message, advice);
    }
}
