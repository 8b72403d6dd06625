package vn.hoithi.questionbank.format;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Line;
import vn.hoithi.questionbank.text.PlainText;
import vn.hoithi.questionbank.text.Stretch;

/** Checks the characters of a line, whatever it means. */
final class LineLetters {

    /** A choice or question is far shorter; a longer line has lost its line ends. */
    private static final int LONGEST = 8_000;

    private static final int DAMAGED = 0xFFFD;

    /** No script needs as many marks on one letter, and putting them in order costs the square of their number. */
    private static final Pattern PILE_OF_MARKS = Pattern.compile("\\p{Mn}{9,}");

    private LineLetters() {}

    /** The line in its one form; made harmless where it is an error, so that the other lines can be checked. */
    static Line checked(Line line, Findings findings) {
        String letters = line.letters();
        if (letters.length() > LONGEST) {
            error(
                    line,
                    findings,
                    "line-too-long",
                    "Dòng dài %d ký tự, nhiều nhất là %d.".formatted(letters.length(), LONGEST),
                    "Xuống dòng trước mỗi câu hỏi và mỗi phương án.");
            return checked(line.part(0, LONGEST), findings);
        }
        if (PILE_OF_MARKS.matcher(letters).find()) {
            error(line, findings, "too-many-marks", "Dòng có chữ chồng quá nhiều dấu.", "Gõ lại dòng này.");
            return harmless(line).cleaned();
        }
        OptionalInt forbidden = PlainText.forbidden(letters);
        if (forbidden.isPresent()) {
            reportForbidden(line, letters, forbidden.getAsInt(), findings);
            return harmless(line).cleaned();
        }
        if (!PlainText.visible(letters).equals(letters)) {
            findings.warning(
                    line.place(),
                    "invisible-character",
                    letters,
                    "Dòng có ký tự không nhìn thấy (thường do dán từ trang khác); đã bỏ đi.",
                    "Không cần làm gì nếu dòng hiện đúng.");
        }
        return line.cleaned();
    }

    private static Line harmless(Line line) {
        List<Stretch> stretches = line.stretches().stream()
                .map(stretch -> new Stretch(
                        PILE_OF_MARKS.matcher(stretch.letters()).replaceAll(""),
                        stretch.styles(),
                        stretch.ink(),
                        stretch.paper(),
                        stretch.content()))
                .toList();
        return new Line(line.breaks(), stretches, line.place(), line.row(), line.pictures());
    }

    private static void reportForbidden(Line line, String letters, int codePoint, Findings findings) {
        Line at = line.from(letters.indexOf(codePoint));
        if (codePoint == DAMAGED) {
            error(
                    at,
                    findings,
                    "not-utf8",
                    "Chữ bị hỏng: tệp không lưu bằng UTF-8, hoặc chữ đã hỏng từ trước.",
                    "Lưu lại tệp với mã hoá UTF-8, rồi xem lại dòng này.");
        } else {
            error(
                    at,
                    findings,
                    "control-character",
                    "Dòng có ký tự điều khiển U+%04X.".formatted(codePoint),
                    "Xoá ký tự ẩn này: gõ lại dòng, hoặc dán vào dưới dạng văn bản thuần.");
        }
    }

    private static void error(Line line, Findings findings, String code, String message, String advice) {
        findings.error(line.place(), code, line.letters(), message, advice);
    }
}
