package vn.hoithi.result;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;

/**
 * Long work that was asked for.
 *
 * @param subject id of what it is about
 * @param done of {@code total}, both 0 as long as neither is known
 * @param failure why it was given up, in words; none while there is hope, and when it is done
 */
public record Task(
        int id,
        Kind kind,
        int subject,
        int staffId,
        String staff,
        Instant askedAt,
        long done,
        long total,
        @Nullable UUID token,
        @Nullable Instant finishedAt,
        @Nullable String failure) {

    /** What is done. */
    public enum Kind {
        /** Who would move if a key changed; subject is the key change. */
        PREVIEW,
        /** Freezing and ranking a round anew; subject is the key change that asks for it. */
        VERSION,
        /** Marks of a published version onto the attempts; subject is the version. */
        FOLLOW,
        /** The bundle of a version; subject is the version. */
        BUNDLE
    }

    public boolean running() {
        return finishedAt == null;
    }

    /** Whole percent, 0 to 100. */
    public int percent() {
        return total <= 0 ? 0 : Math.clamp(done * 100 / total, 0, 100);
    }

    /** Who asked for it, as the audit log names people. */
    Staff by() {
        return new Staff(staffId, staff, staff, Role.ADMIN, null, false);
    }
}
