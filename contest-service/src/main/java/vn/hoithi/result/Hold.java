package vn.hoithi.result;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody whose prizes are held back, or who gets none, and why. */
public record Hold(
        int id,
        int contestId,
        UUID participation,
        Kind kind,
        String reason,
        String setBy,
        Instant setAt,
        @Nullable String liftedBy,
        @Nullable Instant liftedAt,
        @Nullable String liftedReason) {

    /** What is kept from the person. */
    public enum Kind {
        HELD("Tạm hoãn"),
        DISQUALIFIED("Loại khỏi xét giải");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As people call it. */
        public String words() {
            return words;
        }
    }
}
