package vn.hoithi.contest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a contest that an admin edits.
 *
 * @param entry left out: stays as it is, or everybody for a new contest
 */
public record ContestForm(
        @NotNull
        @Size(max = 60, message = "Địa chỉ rút gọn dài quá 60 ký tự.")
        @Pattern(
                regexp = "[a-z0-9]+(-[a-z0-9]+)*",
                message = "Địa chỉ rút gọn gồm chữ thường không dấu, số và gạch nối, ví dụ tim-hieu-bau-cu.")
        String slug,

        @NotBlank(message = "Hãy đặt tên cuộc thi.") @Size(max = 200, message = "Tên dài quá 200 ký tự.")
        String name,

        @NotBlank(message = "Hãy ghi cơ quan tổ chức.") @Size(max = 200, message = "Tên cơ quan dài quá 200 ký tự.")
        String organizer,

        @NotBlank(message = "Hãy ghi đường dây nóng để người dự thi hỏi khi cần.")
        @Size(max = 120, message = "Đường dây nóng dài quá 120 ký tự.")
        String hotline,

        int treeId,

        @NotNull @Size(max = 60_000, message = "Thể lệ dài quá 60.000 ký tự.")
        String rulesText,

        @NotEmpty(message = "Phiếu đăng ký cần ít nhất một mục.") @Size(max = 9)
        List<FormField> fields,

        @NotNull @Size(max = 30, message = "Tối đa 30 đối tượng.")
        List<@NotBlank @Size(max = 80) String> audiences,

        @NotBlank(message = "Cần nội dung đồng ý xử lý dữ liệu cá nhân.") @Size(max = 4_000)
        String consentText,

        boolean scoreAtOnce,
        @Valid @Nullable EntryTerms entry) {

    /** A contest for everybody, or for whom it was. */
    public ContestForm(
            String slug,
            String name,
            String organizer,
            String hotline,
            int treeId,
            String rulesText,
            List<FormField> fields,
            List<String> audiences,
            String consentText,
            boolean scoreAtOnce) {
        this(slug, name, organizer, hotline, treeId, rulesText, fields, audiences, consentText, scoreAtOnce, null);
    }

    /** The same contest for these people. */
    public ContestForm open(EntryTerms to) {
        return new ContestForm(
                slug, name, organizer, hotline, treeId, rulesText, fields, audiences, consentText, scoreAtOnce, to);
    }

    /** Who may enter; everybody when nothing is said. */
    EntryTerms entryTerms() {
        return entry == null ? EntryTerms.OPEN : entry;
    }
}
