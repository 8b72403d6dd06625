package vn.hoithi.unit;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that happened to a unit.
 *
 * @param on the day it took effect
 * @param before and {@code after}: names or places as they were then, or ""
 * @param document number of the deciding paper, or ""; of a unit that was opened again, the paper or the reason
 */
public record UnitEvent(
        long id,
        Kind kind,
        LocalDate on,
        String before,
        String after,
        String document,
        String recordedBy,
        Instant recordedAt) {

    /** What happened. */
    public enum Kind {
        OPENED("Thành lập"),
        RENAMED("Đổi tên"),
        MOVED("Chuyển cấp trên"),
        MERGED("Nhập vào đơn vị khác"),
        CLOSED("Kết thúc hoạt động"),
        REOPENED("Mở lại");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** A unit in words that stay true. */
    static String place(String name, String code) {
        return name + " (" + code + ")";
    }
}
