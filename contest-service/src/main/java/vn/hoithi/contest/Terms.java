package vn.hoithi.contest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a round further provides.
 *
 * @param workingDays whether attempts are taken from Monday to Friday only
 * @param score when a score is told; as the contest says when none
 * @param answers whether everybody may look at the own answers beside the keys after the close
 * @param audiences who may take it; empty for everybody
 * @param banks audiences with questions of their own; everybody else gets the round's
 */
public record Terms(
        boolean workingDays,
        @Nullable Score score,
        boolean answers,

        @Size(max = 30, message = "Tối đa 30 đối tượng.") List<@NotBlank @Size(max = 80) String> audiences,

        @Size(max = 30, message = "Tối đa 30 đối tượng có đề riêng.")
        List<@Valid @NotNull AudienceBank> banks) {

    /** Every day, for everybody, the same questions. */
    public static final Terms PLAIN = new Terms(false, null, false, List.of(), List.of());

    /** When the person learns the own score; official results are another matter. */
    public enum Score {
        AT_ONCE,
        AFTER_CLOSE,
        /** Only by the published results. */
        NEVER
    }

    /** The questions of one audience. */
    public record AudienceBank(
            @NotBlank(message = "Hãy chọn đối tượng có đề riêng.") @Size(max = 80)
            String audience,

            int bankVersionId,

            @NotBlank(message = "Hãy ghi cơ cấu đề riêng, ví dụ 10.") @Size(max = 2_000)
            String blueprint) {}

    // A client may leave lists out.
    @SuppressWarnings("NullAway")
    public Terms {
        audiences = audiences == null ? List.of() : List.copyOf(audiences);
        banks = banks == null ? List.of() : List.copyOf(banks);
    }

    /** Whether it matters to which audience somebody belongs. */
    public boolean byAudience() {
        return !audiences.isEmpty() || !banks.isEmpty();
    }

    public boolean admits(String audience) {
        return audiences.isEmpty() || audiences.contains(audience);
    }

    public Optional<AudienceBank> bankOf(String audience) {
        return banks.stream().filter(bank -> bank.audience().equals(audience)).findFirst();
    }
}
