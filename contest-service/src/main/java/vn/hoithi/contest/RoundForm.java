package vn.hoithi.contest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Everything of a round that an admin edits; {@code blueprint} as {@code Blueprint.parse} reads it, e.g. {@code 10}. */
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
        String rulesText) {

    /** A round of no phase. */
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
        this(name, null, opensAt, closesAt, bankVersionId, minutes, attempts, perDay, blueprint, rulesText);
    }
}
