package vn.hoithi.report;

import java.util.Locale;
import vn.hoithi.platform.SimplyRefused;

/** As what a document is handed out. */
enum ReportFormat {
    DOCX,
    PDF,
    XLSX,
    CSV;

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
