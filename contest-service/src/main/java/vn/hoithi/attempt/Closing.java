package vn.hoithi.attempt;

import java.time.Instant;
import java.util.UUID;
import vn.hoithi.questionbank.Grade;

/**
 * A graded sheet on its way to close an attempt.
 *
 * @param byCitizen handed in, which must have arrived in time; otherwise closed by the server, which must be late and
 *     must have graded the newest saved revision
 */
record Closing(
        UUID attempt, boolean byCitizen, int revision, String sheet, Grade grade, Instant arrived, String receipt) {}
