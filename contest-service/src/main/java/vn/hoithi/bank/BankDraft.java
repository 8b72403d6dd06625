package vn.hoithi.bank;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to become the next version of a bank.
 *
 * @param baseVersionId the version it builds on; for {@link Kind#REPLACE} the newest one when it came, if there was any
 * @param warnings how many places deserve a second look
 * @param reason why it was rejected, or approved by the person who uploaded it
 * @param versionId what it became
 */
public record BankDraft(
        int id,
        String title,
        Kind kind,
        @Nullable Integer baseVersionId,
        String digest,
        int questions,
        int warnings,
        String fileName,
        String uploadedBy,
        Instant uploadedAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        String reason,
        @Nullable Integer versionId) {

    /** What happens to the questions that are there already. */
    public enum Kind {
        /** Only what the file holds stays. */
        REPLACE,
        /** The file's questions come in addition; one with a known id replaces its predecessor. */
        ADD,
        /** Some questions go. */
        RETIRE
    }

    /** Where its decision stands. */
    public enum State {
        WAITING,
        APPROVED,
        REJECTED
    }
}
