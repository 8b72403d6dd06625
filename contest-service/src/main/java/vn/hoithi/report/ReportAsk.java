package vn.hoithi.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which document somebody wants.
 *
 * @param period code of a {@link PeriodChoice}; none for the last whole week
 * @param layout code of a layout; none for the one the unit used last
 * @param threshold percent, 1 to 100, below which a unit without a target counts as behind; none for no threshold
 * @param units ids of the units that a letter names; none for all that are behind
 */
public record ReportAsk(
        @Nullable String period,
        @Nullable String layout,
        @Nullable Integer threshold,
        @Nullable List<Long> units) {}
