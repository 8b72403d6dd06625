package vn.hoithi.unit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The person in charge in a unit (đầu mối): personal data, kept sealed. */
public record Contact(
        @NotBlank(message = Contact.NAME_ADVICE) @Size(max = 120, message = Contact.NAME_ADVICE)
        String name,

        @NotNull @Size(max = 120, message = "Chức vụ dài quá 120 ký tự.")
        String position,

        @NotNull @Pattern(regexp = Contact.PHONE, message = Contact.PHONE_ADVICE)
        String phone) {
    static final String PHONE = "|\\+?[0-9][0-9 .-]{7,18}";
    static final String PHONE_ADVICE = "Số điện thoại gồm 8–15 chữ số.";
    static final String NAME_ADVICE = "Ghi họ tên người đầu mối, tối đa 120 ký tự.";
}
