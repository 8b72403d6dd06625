package vn.hoithi.attempt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.rules.Scoring;

/** An attempt that somebody wants to start; it gets its number in the statement that writes it. */
record NewAttempt(
        UUID id,
        int contestId,
        int roundId,
        UUID participation,
        UUID clientKey,
        boolean trial,
        int rulesVersion,
        Scoring scoring,
        int bankVersionId,
        String blueprint,
        int allowed,
        @Nullable Integer perDay,
        @Nullable Integer perContest,
        LocalDate day,
        long seed,
        Instant startedAt,
        Instant expiresAt,
        Instant deadline) {}
