package vn.hoithi.result;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.hoithi.unit.Unit;

/**
 * A unit that a plan compares by what the committee gives it.
 *
 * @param above names of the units above it, nearest first
 * @param points none where nobody has judged yet
 * @param by who gave them last
 */
public record JudgedUnit(
        Unit unit,
        String above,
        @Nullable BigDecimal points,
        @Nullable String by,
        @Nullable Instant at) {}
