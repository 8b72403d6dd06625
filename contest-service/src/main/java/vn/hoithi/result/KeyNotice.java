package vn.hoithi.result;

import org.jspecify.annotations.Nullable;

/**
 * That keys of a round were corrected, or questions annulled.
 *
 * @param questions how many
 * @param version the newest published version of the result that counts all of it; none as long as there is none
 */
public record KeyNotice(long questions, @Nullable Integer version) {}
