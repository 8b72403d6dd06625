package vn.hoithi.questionbank.archive;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** Files that nobody here reads but many people have, whatever they are called: each with the way to one that is read. */
public enum ForeignFile {
    MACRO("macro", "Tệp có macro.", "Lưu thành .xlsx hoặc .docx (không có macro) rồi tải lên."),
    ENCRYPTED("encrypted", "Tệp có mật khẩu.", "Mở tệp, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ), lưu lại."),
    OLD_WORKBOOK(
            "old-workbook",
            "Đây là tệp Excel đời cũ (.xls).",
            "Trong Excel chọn Lưu thành → Sổ làm việc Excel (.xlsx)."),
    OLD_DOCUMENT(
            "old-document", "Đây là tệp Word đời cũ (.doc).", "Trong Word chọn Lưu thành → Tài liệu Word (.docx)."),
    OLD_OFFICE("old-office-file", "Đây là tệp Office đời cũ.", "Lưu lại thành .xlsx hoặc .docx."),
    BINARY_WORKBOOK(
            "binary-workbook",
            "Đây là tệp Excel nhị phân (.xlsb).",
            "Trong Excel chọn Lưu thành → Sổ làm việc Excel (.xlsx)."),
    OPEN_DOCUMENT("open-document", "Đây là tệp OpenDocument.", "Trong LibreOffice chọn Lưu thành → .xlsx hoặc .docx."),
    PRESENTATION("presentation", "Đây là tệp trình chiếu.", "Chép câu hỏi sang Word hoặc Excel."),
    PDF("pdf", "Đây là tệp PDF.", "Dùng tệp Word hoặc Excel gốc; PDF không giữ được câu và phương án."),
    RTF("rtf", "Đây là tệp RTF.", "Mở bằng Word, lưu thành .docx."),
    PICTURE("picture-file", "Đây là một hình, không phải tệp câu hỏi.", "Nén hình cùng tệp câu hỏi vào một tệp ZIP."),
    WEB_PAGE("web-page", "Đây là một trang web (có khi mang đuôi .xls).", "Mở bằng Excel, lưu thành .xlsx."),
    OTHER_ARCHIVE("other-archive", "Đây là tệp nén RAR, 7z hoặc gzip.", "Nén lại thành ZIP.");

    private static final int HEAD = 512;

    private final String code;
    private final String message;
    private final String advice;

    ForeignFile(String code, String message, String advice) {
        this.code = code;
        this.message = message;
        this.advice = advice;
    }

    /** Reports a file that is one of these. */
    public static boolean report(byte[] file, Findings findings) {
        Optional<ForeignFile> foreign = of(file);
        foreign.ifPresent(each -> findings.error(Place.at(1, 1), each.code, "", each.message, each.advice));
        return foreign.isPresent();
    }

    static Optional<ForeignFile> of(byte[] file) {
        String head = latin(file, HEAD);
        if (head.startsWith("PK\u0003\u0004")) {
            return packed(Archive.listed(file));
        }
        if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return Optional.of(oldOffice(latin(file, file.length)));
        }
        return beginning(head);
    }

    private static Optional<ForeignFile> beginning(String head) {
        String start = head.stripLeading().toLowerCase(Locale.ROOT);
        if (head.startsWith("%PDF")) {
            return Optional.of(PDF);
        }
        if (head.startsWith("{\\rtf")) {
            return Optional.of(RTF);
        }
        if (head.startsWith("\u0089PNG")
                || head.startsWith("\u00FF\u00D8\u00FF")
                || head.startsWith("GIF8")
                || (head.startsWith("RIFF") && head.startsWith("WEBP", 8))
                || head.startsWith("ftypheic", 4)) {
            return Optional.of(PICTURE);
        }
        if (head.startsWith("Rar!") || head.startsWith("7z\u00BC\u00AF") || head.startsWith("\u001F\u008B")) {
            return Optional.of(OTHER_ARCHIVE);
        }
        return start.startsWith("<!doctype html") || start.startsWith("<html")
                ? Optional.of(WEB_PAGE)
                : Optional.empty();
    }

    private static Optional<ForeignFile> packed(Set<String> paths) {
        if (paths.contains("xl/vbaProject.bin") || paths.contains("word/vbaProject.bin")) {
            return Optional.of(MACRO);
        }
        if (paths.contains("xl/workbook.bin")) {
            return Optional.of(BINARY_WORKBOOK);
        }
        if (paths.contains("ppt/presentation.xml")) {
            return Optional.of(PRESENTATION);
        }
        return paths.contains("mimetype") && paths.contains("content.xml")
                ? Optional.of(OPEN_DOCUMENT)
                : Optional.empty();
    }

    /** The parts of an old Office file are named in UTF-16; of an encrypted new one, it holds the whole as one part. */
    private static ForeignFile oldOffice(String file) {
        if (file.contains(wide("EncryptedPackage"))) {
            return ENCRYPTED;
        }
        if (file.contains(wide("WordDocument"))) {
            return OLD_DOCUMENT;
        }
        return file.contains(wide("Workbook")) || file.contains(wide("Book")) ? OLD_WORKBOOK : OLD_OFFICE;
    }

    private static String wide(String name) {
        return latin(name.getBytes(StandardCharsets.UTF_16LE), 2 * name.length());
    }

    private static String latin(byte[] bytes, int most) {
        return new String(bytes, 0, Math.min(most, bytes.length), StandardCharsets.ISO_8859_1);
    }
}
