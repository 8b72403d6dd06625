package vn.hoithi.report;

import java.util.Locale;
import vn.hoithi.platform.SimplyRefused;

/** As what a document is handed out. */
enum ReportFormat {
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PDF("application/pdf"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    CSV("text/csv;charset=UTF-8");

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReportFormat require(String extension) {
        for (ReportFormat format : values()) {
            if (format.extension().equals(extension)) {
                return format;
            }
        }
        throw SimplyRefused.unknown("unknown-format", "Chỉ có tệp docx, pdf, xlsx và csv.");
    }
}
