package vn.hoithi.participant;

import java.util.UUID;

/** One person in one contest, without anything personal. */
public record Participation(UUID id, int contestId, long unitId, boolean helper, boolean trial) {}
