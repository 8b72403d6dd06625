package vn.hoithi.share;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What the wording of a text may name, and what each name stands for. */
public enum TextField {
    cuoc_thi("tên cuộc thi"),
    ban_to_chuc("cơ quan tổ chức"),
    don_vi("tên đơn vị"),
    so_nguoi("số người dự thi của đơn vị, ví dụ 1.234"),
    so_luot("số lượt thi của đơn vị"),
    ty_le("tỷ lệ tham gia, ví dụ 61,7 %; chỉ dùng trong phần {{#co_ty_le}}…{{/co_ty_le}}"),
    quan_so("quân số đã khai; chỉ dùng trong phần {{#co_ty_le}}…{{/co_ty_le}}"),
    tinh_den("giờ và ngày của số liệu, ví dụ 14:32 ngày 21/11/2026"),
    vong_thi("tên vòng đang mở hoặc sắp mở; chỉ dùng trong phần {{#dang_mo}} hoặc {{#sap_mo}}"),
    mo_luc("giờ mở của vòng đó"),
    dong_luc("giờ đóng của vòng đó"),
    dia_chi("đường dẫn của kênh này, ví dụ https://thi.vidu.vn/t/ABC123X"),
    dia_chi_doc("đường dẫn để đọc thành tiếng"),
    duong_day_nong("đường dây nóng"),
    co_ty_le("phần chỉ hiện khi đơn vị đã khai quân số"),
    dang_mo("phần chỉ hiện khi có vòng thi đang mở"),
    sap_mo("phần chỉ hiện khi chưa có vòng nào mở nhưng có vòng sắp mở"),
    da_dong("phần chỉ hiện khi mọi vòng đã đóng");

    private static final Set<TextField> SECTIONS = EnumSet.of(co_ty_le, dang_mo, sap_mo, da_dong);

    private final String meaning;

    TextField(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether it is a part that is shown or not, instead of a word. */
    public boolean section() {
        return SECTIONS.contains(this);
    }

    static Optional<TextField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.name().equals(name))
                .findFirst();
    }
}
