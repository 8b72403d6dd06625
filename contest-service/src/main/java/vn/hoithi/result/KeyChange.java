package vn.hoithi.result;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A question of a round that is annulled, or whose key is corrected.
 *
 * @param key letters of the right choices in the order of the bank; none when the question is annulled
 * @param approvedBy who agreed; none as long as it waits, and when it was refused
 */
public record KeyChange(
        int id,
        int contestId,
        int roundId,
        String questionId,
        @Nullable String key,
        String reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String refusedBy,
        @Nullable Instant refusedAt,
        @Nullable String refuseReason,
        @Nullable KeyPreview preview) {

    /** Right for everybody, whatever was ticked. */
    public boolean annulled() {
        return key == null;
    }

    public boolean waiting() {
        return approvedBy == null && refusedBy == null;
    }

    /** Positions of the right choices in the bank; nothing when annulled. */
    SortedSet<Integer> positions() {
        return positions(key == null ? "" : key);
    }

    static SortedSet<Integer> positions(String letters) {
        SortedSet<Integer> positions = new TreeSet<>();
        letters.chars().forEach(letter -> positions.add(letter - 'A'));
        return positions;
    }

    /** What is done to the question, as people read it. */
    public String words() {
        return key == null
                ? "Hủy câu hỏi, tính đúng cho mọi người"
                : "Đáp án đúng là " + String.join(", ", key.split(""));
    }
}
