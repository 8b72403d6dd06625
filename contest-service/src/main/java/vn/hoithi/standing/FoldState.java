package vn.hoithi.standing;

import java.time.Instant;

/**
 * Where the fold of a contest stands.
 *
 * @param epoch {@code system identifier:timeline:database:fold epoch} of PostgreSQL: after a fail-over that lost its tail Redis may
 *     be ahead of the truth, which no revision can tell; a new epoch leaves such a board behind
 * @param units how many standings there are, so that a board with a hole is noticed
 * @param asOf everything that happened before is in this revision
 */
record FoldState(int contestId, long revision, String epoch, int units, Instant asOf) {}
