package vn.hoithi.attempt;

import java.time.Instant;
import java.util.UUID;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.rules.Scoring;

/** What of an attempt never changes after its start: with the bank version it is enough to draw the paper again. */
record Sitting(
        UUID id,
        int contestId,
        int roundId,
        UUID participation,
        int number,
        boolean trial,
        int rulesVersion,
        Scoring scoring,
        int bankVersionId,
        Blueprint blueprint,
        long seed,
        Instant startedAt,
        Instant expiresAt) {}
