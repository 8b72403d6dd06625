package vn.hoithi.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** An account to be made. An organizer needs a unit; the other roles have none. */
public record NewStaff(
        @NotNull @Pattern(regexp = LOGIN, message = LOGIN_ADVICE)
        String login,

        @NotBlank(message = NAME_ADVICE) @Size(max = 120, message = NAME_ADVICE)
        String name,

        @NotNull Role role,
        @Nullable Long unitId) {
    public static final String LOGIN = "[a-z0-9][a-z0-9._-]{2,39}";
    public static final String LOGIN_ADVICE =
            "Tên đăng nhập gồm 3–40 chữ thường không dấu, số, dấu chấm, gạch ngang hoặc gạch dưới.";
    public static final String NAME_ADVICE = "Hãy ghi họ tên hoặc tên bộ phận, tối đa 120 ký tự.";
}
