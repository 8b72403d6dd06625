/**
 * How questions did in a round: facility, discrimination, choices, reliability. {@link
 * vn.hoithi.questionbank.stats.ItemStatistics} is the door.
 */
@NullMarked
package vn.hoithi.questionbank.stats;

import org.jspecify.annotations.NullMarked;
