package vn.hoithi.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as PostgreSQL holds it.
 *
 * @param deadline the earlier of start plus time limit and the round's close
 * @param sheet last saved answers, as {@code Sheet.print} writes them
 * @param outcome present once the attempt is closed
 */
record Attempt(
        Sitting sitting,
        Instant deadline,
        int revision,
        String sheet,
        @Nullable Instant savedAt,
        @Nullable Outcome outcome) {

    /**
     * How an attempt ended. {@code closedBy} is citizen or server; {@code points} are hundredths of a question;
     * {@code elapsedMs} never exceeds the time limit.
     */
    record Outcome(
            Instant submittedAt, String closedBy, int correct, int total, int points, int elapsedMs, String receipt) {}

    UUID id() {
        return sitting.id();
    }

    boolean open() {
        return outcome == null;
    }

    /** Whether nothing can arrive in time any more. */
    boolean overdue(Instant now, Duration grace) {
        return now.isAfter(deadline.plus(grace));
    }
}
