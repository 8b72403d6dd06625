package vn.hoithi.contest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Who may enter a contest and how often in all.
 *
 * @param minAge full years on the day of entering; no lower bound when none
 * @param maxAge full years on the day of entering; no upper bound when none
 * @param attempts most attempts of a person over all rounds; no such limit when none
 */
public record EntryTerms(
        @Min(value = 1, message = "Tuổi từ 1 đến 120.") @Max(value = 120, message = "Tuổi từ 1 đến 120.") @Nullable
        Integer minAge,

        @Min(value = 1, message = "Tuổi từ 1 đến 120.") @Max(value = 120, message = "Tuổi từ 1 đến 120.") @Nullable
        Integer maxAge,

        @Min(value = 1, message = "Số lượt của cả cuộc thi từ 1 đến 10.000.")
        @Max(value = 10_000, message = "Số lượt của cả cuộc thi từ 1 đến 10.000.")
        @Nullable
        Integer attempts) {

    /** Everybody, as often as the rounds allow. */
    public static final EntryTerms OPEN = new EntryTerms(null, null, null);

    /** Whether somebody's age decides. */
    public boolean asksAge() {
        return minAge != null || maxAge != null;
    }

    /** Whether somebody of so many full years may enter. */
    public boolean admits(int years) {
        return (minAge == null || years >= minAge) && (maxAge == null || years <= maxAge);
    }

    /** "từ đủ 14 tuổi", "từ 14 đến 70 tuổi", "đến hết 30 tuổi"; "" without bounds. */
    public String ages() {
        if (minAge == null) {
            return maxAge == null ? "" : "không quá " + maxAge + " tuổi";
        }
        return maxAge == null ? "từ đủ " + minAge + " tuổi" : "từ đủ " + minAge + " đến " + maxAge + " tuổi";
    }
}
