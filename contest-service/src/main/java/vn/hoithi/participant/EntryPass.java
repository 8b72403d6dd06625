package vn.hoithi.participant;

import java.util.UUID;

/**
 * What a device carries for one person in one contest.
 *
 * @param trial a rehearsal by staff, which counts nowhere and needs no open round
 * @param shared the device belongs to nobody in particular and forgets the person after the receipt
 */
public record EntryPass(int contestId, UUID participation, boolean trial, boolean shared) {}
