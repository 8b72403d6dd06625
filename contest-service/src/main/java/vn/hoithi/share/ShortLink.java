package vn.hoithi.share;

import org.jspecify.annotations.Nullable;

/** A short address: of a contest, or of a unit in a contest. */
public record ShortLink(
        String code, int contestId, @Nullable Long unitId) {}
