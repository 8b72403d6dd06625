package vn.hoithi.questionbank;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of an uploaded file: UTF-8 or UTF-16 (which Excel calls Unicode text), lines ended by a line feed alone. */
final class FileText {

    static final int MOST_BYTES = 5_000_000;

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

    private FileText() {}

    /**
     * Decodes a file. Bytes that are not text become U+FFFD, which the reader of the cells reports with its place; so one
     * damaged byte does not hide the file's other errors.
     */
    static Optional<String> read(byte[] file, Findings findings) {
        if (file.length > MOST_BYTES) {
            findings.error(
                    1,
                    1,
                    "file-too-large",
                    "",
                    "Tệp lớn hơn 5 MB (%d byte).".formatted(file.length),
                    "Chia thành nhiều tệp nhỏ hơn.");
            return Optional.empty();
        }
        String text = decode(file);
        if (text.isBlank()) {
            reportEmpty(findings);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    static void reportEmpty(Findings findings) {
        findings.error(1, 1, "empty-file", "", "Tệp trống.", "Kiểm tra lại tệp đã chọn.");
    }

    static String decode(byte[] file) {
        String text = LINE_END.matcher(new String(file, charset(file))).replaceAll("\n");
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** By the byte order mark, else by where the zero byte of the first (Latin) letter stands, else UTF-8. */
    private static Charset charset(byte[] file) {
        int first = file.length < 2 ? 1 : file[0] & 0xFF;
        int second = file.length < 2 ? 1 : file[1] & 0xFF;
        if ((first == 0xFF && second == 0xFE) || (first != 0 && second == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        if ((first == 0xFE && second == 0xFF) || (first == 0 && second != 0)) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }
}
