package vn.hoithi.attempt;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen is told about a closed attempt.
 *
 * @param allowed attempts of the round
 * @param correct right answers; absent while the contest shows no score before the round closes
 * @param points hundredths of a question, where parts of a question count; absent whenever {@code correct} is
 * @param prediction the number given to the prediction question; none where nobody gave one
 * @param closedBy citizen, or server when the time ran out
 */
public record Result(
        UUID attempt,
        int round,
        int number,
        int allowed,
        String receipt,
        Instant submittedAt,
        int elapsedMs,
        int answered,
        int total,
        @Nullable Integer correct,
        @Nullable Integer points,
        @Nullable BigDecimal prediction,
        String closedBy,
        boolean trial) {}
