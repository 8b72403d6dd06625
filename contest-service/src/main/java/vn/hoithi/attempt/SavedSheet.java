package vn.hoithi.attempt;

import java.time.Instant;
import java.util.UUID;

/** A sheet on its way into an open attempt. */
record SavedSheet(UUID attempt, int revision, String sheet, Instant arrived) {}
