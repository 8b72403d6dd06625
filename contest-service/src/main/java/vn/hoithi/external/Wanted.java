package vn.hoithi.external;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.platform.Problems.FieldError;

/** Numbers of a week as somebody typed them. */
record Wanted(
        @Nullable Integer people,
        @Nullable Integer attempts,
        @Nullable Integer perfect) {
    static final int MOST_PEOPLE = 9_999_999;
    static final int MOST_ATTEMPTS = 99_999_999;

    /** Everything that is wrong with them; the field is people, attempts or perfect. */
    List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        if (people == null || people < 0 || people > MOST_PEOPLE) {
            errors.add(new FieldError("people", "Số người dự thi là số nguyên từ 0 đến 9.999.999."));
        }
        if (attempts == null || attempts < 0 || attempts > MOST_ATTEMPTS) {
            errors.add(new FieldError("attempts", "Số lượt thi là số nguyên từ 0 đến 99.999.999."));
        }
        if (perfect != null && perfect < 0) {
            errors.add(new FieldError("perfect", "Số bài đúng hết là số nguyên từ 0 trở lên, hoặc để trống."));
        }
        if (errors.isEmpty() && people != null && attempts != null) {
            compare(people, attempts, errors);
        }
        return errors;
    }

    private void compare(int people, int attempts, List<FieldError> errors) {
        if (people > attempts) {
            errors.add(new FieldError(
                    "attempts", "Số lượt thi không thể ít hơn số người dự thi: mỗi người thi ít nhất một lượt."));
        }
        if (people == 0 && attempts > 0) {
            errors.add(new FieldError("people", "Đã có lượt thi thì phải có người dự thi."));
        }
        if (perfect != null && perfect > attempts) {
            errors.add(new FieldError("perfect", "Số bài đúng hết không thể nhiều hơn số lượt thi."));
        }
    }
}
