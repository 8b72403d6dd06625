package vn.hoithi.report;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hoithi.unit.Unit;

/** What units are to reach. */
interface Goals {
    Goals NONE = (unit, people, attempts, headcount) -> Optional.empty();

    /** Where a unit stands that has a target; empty for one without. */
    Optional<Goal> of(Unit unit, int people, int attempts, @Nullable Integer headcount);

    /**
     * @param words the target itself, as "80,00%" or "50 lượt thi"
     * @param reached percent of the target; none where it cannot be told, as for a rate without a headcount
     * @param lacking what is still missing in words; empty when reached
     */
    record Goal(String words, @Nullable BigDecimal reached, boolean met, String lacking) {}
}
