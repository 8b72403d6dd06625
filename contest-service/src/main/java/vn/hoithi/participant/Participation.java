package vn.hoithi.participant;

import java.util.UUID;

/** One person in one contest, without anything personal; {@code audience} is "" for none. */
public record Participation(UUID id, int contestId, long unitId, String audience, boolean helper, boolean trial) {}
