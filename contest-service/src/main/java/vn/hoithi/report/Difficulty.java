package vn.hoithi.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that hinders a unit, as the levels above see it.
 *
 * @param unit its name
 * @param chosen whether the unit that looks carries it in its own report
 */
public record Difficulty(
        int id,
        long unitId,
        String unit,
        String body,
        String writtenBy,
        Instant writtenAt,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        boolean chosen) {}
