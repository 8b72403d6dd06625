package vn.hoithi.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A declared number of people.
 *
 * @param audience whose number; "" for all together
 * @param asOf the day it was true
 * @param reason why it was sent back, or ""
 */
public record Headcount(
        long id,
        long unitId,
        String audience,
        int people,
        LocalDate asOf,
        State state,
        String enteredBy,
        @Nullable String confirmedBy,
        String reason) {

    /** What became of it. */
    public enum State {
        PROPOSED("Chờ xác nhận"),
        CONFIRMED("Đang dùng"),
        RETURNED("Trả lại"),
        REPLACED("Đã thay");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
