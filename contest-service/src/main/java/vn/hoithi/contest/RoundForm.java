package vn.hoithi.contest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.rules.RankingRules;

/**
 * Everything of a round that an admin edits; {@code blueprint} as {@code Blueprint.parse} reads it, e.g. {@code 10}.
 *
 * @param ranking left out: stays as it is, or plain for a new round
 */
public record RoundForm(
        @NotBlank(message = "Hãy đặt tên, ví dụ Tuần thi 1.") @Size(max = 120, message = "Tên dài quá 120 ký tự.")
        String name,

        @Size(max = 120, message = "Tên giai đoạn dài quá 120 ký tự.") @Nullable
        String phase,

        @NotNull(message = "Hãy chọn giờ mở.") Instant opensAt,
        @NotNull(message = "Hãy chọn giờ đóng.") Instant closesAt,
        int bankVersionId,

        @Min(value = 1, message = "Thời gian làm bài từ 1 đến 240 phút.")
        @Max(value = 240, message = "Thời gian làm bài từ 1 đến 240 phút.")
        int minutes,

        @Min(value = 1, message = "Số lượt thi từ 1 đến 1.000.")
        @Max(value = 1000, message = "Số lượt thi từ 1 đến 1.000.")
        int attempts,

        @Min(value = 1, message = "Số lượt mỗi ngày từ 1 trở lên.") @Max(1000) @Nullable
        Integer perDay,

        @NotBlank(message = "Hãy ghi cơ cấu đề, ví dụ 10.") @Size(max = 2_000)
        String blueprint,

        @NotNull @Size(max = 20_000, message = "Thể lệ riêng dài quá 20.000 ký tự.")
        String rulesText,

        @Valid @Nullable RankingForm ranking) {

    /** A round of no phase that ranks plainly, or as it did. */
    public RoundForm(
            String name,
            Instant opensAt,
            Instant closesAt,
            int bankVersionId,
            int minutes,
            int attempts,
            @Nullable Integer perDay,
            String blueprint,
            String rulesText) {
        this(name, null, opensAt, closesAt, bankVersionId, minutes, attempts, perDay, blueprint, rulesText, null);
    }

    /** The same round that ranks by these rules. */
    public RoundForm ranked(RankingRules rules) {
        return new RoundForm(
                name,
                phase,
                opensAt,
                closesAt,
                bankVersionId,
                minutes,
                attempts,
                perDay,
                blueprint,
                rulesText,
                RankingForm.of(rules));
    }

    /** The same with everything said: what was left out is as before. */
    RoundForm complete(RankingRules before) {
        return ranking != null ? this : ranked(before);
    }

    /** Refuses (422) rules that contradict each other. */
    void check() {
        if (ranking != null) {
            ranking.check();
        }
    }

    /** How it ranks; plain when nothing is said. */
    RankingRules rankingRules() {
        return ranking == null ? RankingRules.PLAIN : ranking.rules();
    }
}
