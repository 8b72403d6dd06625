package vn.hoithi.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A complaint with its answer.
 *
 * @param code under which whoever made it finds the answer, grouped
 * @param roundId none for the whole contest
 * @param text what was written; none once it is erased
 * @param contact for the answer; none where none was given, and once it is erased
 * @param receipt of the attempt it is about
 * @param keyChangeId what came of it, as {@code closingId}
 * @param shown whether {@code summary} and {@code publicAnswer}, which staff wrote, are public
 */
public record Complaint(
        int id,
        String code,
        int contestId,
        @Nullable Integer roundId,
        About about,
        @Nullable String text,
        @Nullable String contact,
        @Nullable String receipt,
        Instant madeAt,
        @Nullable Decision decision,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable Integer keyChangeId,
        @Nullable Integer closingId,
        boolean shown,
        @Nullable String summary,
        @Nullable String publicAnswer) {

    /** What it is about. */
    public enum About {
        RESULT("Kết quả của tôi"),
        QUESTION("Câu hỏi, đáp án"),
        PRIZE("Giải thưởng"),
        OTHER("Việc khác");

        private final String words;

        About(String words) {
            this.words = words;
        }

        /** As the form asks. */
        public String words() {
            return words;
        }

        /** Whether there has to be a published result first. */
        boolean needsResult() {
            return this == RESULT || this == PRIZE;
        }
    }

    /** What was decided. */
    public enum Decision {
        ACCEPTED("Chấp nhận"),
        PARTLY("Chấp nhận một phần"),
        REFUSED("Không chấp nhận");

        private final String words;

        Decision(String words) {
            this.words = words;
        }

        /** As people read it. */
        public String words() {
            return words;
        }
    }

    /** Nobody has answered it. */
    public boolean open() {
        return decision == null;
    }

    // Contact and text must not reach a log by way of a message.
    @Override
    public String toString() {
        return "Complaint[" + id + "]";
    }
}
