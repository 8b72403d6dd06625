package vn.hoithi.report;

import java.util.Arrays;
import vn.hoithi.platform.SimplyRefused;

/** What a template is for. */
public enum WordingKind {
    REPORT("bao-cao", "Báo cáo"),
    PARAGRAPH("doan-van", "Đoạn văn cho báo cáo tháng"),
    LETTER("don-doc", "Công văn đôn đốc");

    private final String code;
    private final String title;

    WordingKind(String code, String title) {
        this.code = code;
        this.title = title;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    static WordingKind require(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> SimplyRefused.unknown("unknown-template", "Không có mẫu này."));
    }
}
