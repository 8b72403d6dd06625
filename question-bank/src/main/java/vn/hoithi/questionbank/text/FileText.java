package vn.hoithi.questionbank.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of an uploaded file, lines ended by a line feed alone: UTF-8, UTF-16 (which Excel calls Unicode text), or, with a
 * warning, Windows-1258. Text for fonts older than Unicode is refused.
 */
public final class FileText {

    public static final int MOST_BYTES = 5_000_000;

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

    private FileText() {}

    /**
     * Decodes a file. Bytes that are not text become U+FFFD, which the reader of the cells reports with its place; so one
     * damaged byte does not hide the file's other errors.
     */
    public static Optional<String> read(byte[] file, Findings findings) {
        if (file.length > MOST_BYTES) {
            findings.error(
                    Place.at(1, 1),
                    "file-too-large",
                    "",
                    "Tệp lớn hơn 5 MB (%d byte).".formatted(file.length),
                    "Chia thành nhiều tệp nhỏ hơn.");
            return Optional.empty();
        }
        Decoding decoding = Decoding.of(file);
        String text = unified(decoding.text());
        if (text.isBlank()) {
            reportEmpty(findings);
            return Optional.empty();
        }
        if (OldFont.of(text).isPresent()) {
            var unused = OldFont.refuse(lines(text), findings);
            return Optional.empty();
        }
        if (decoding.old()) {
            findings.warning(
                    Place.at(1, 1),
                    "old-encoding",
                    "",
                    "Tệp lưu bằng bảng mã cũ Windows-1258; đã đổi sang Unicode.",
                    "Xem lại vài câu; lần sau hãy lưu tệp dạng UTF-8.");
        }
        return Optional.of(text);
    }

    public static void reportEmpty(Findings findings) {
        findings.error(Place.at(1, 1), "empty-file", "", "Tệp trống.", "Kiểm tra lại tệp đã chọn.");
    }

    public static String decode(byte[] file) {
        return unified(Decoding.of(file).text());
    }

    private static String unified(String decoded) {
        String text = LINE_END.matcher(decoded).replaceAll("\n");
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The lines that hold anything, as their places count them. */
    public static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 1;
        for (int start = 0; start < text.length(); number++) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            if (end > start) {
                lines.add(Line.plain(text.substring(start, end), Place.at(number, 1)));
            }
            start = end + 1;
        }
        return lines;
    }
}
