package vn.hoithi.contest;

/**
 * One field of the entry form.
 *
 * @param identifies exactly one field of a contest does: it keeps a person from counting twice
 */
public record FormField(Name name, boolean required, boolean identifies) {

    /** What may be asked at all. A photograph of an identity card is not among it, and never will be. */
    public enum Name {
        fullName("Họ và tên", "text"),
        birthDate("Ngày sinh", "date"),
        sex("Giới tính", "choice"),
        phone("Số điện thoại", "tel"),
        cccd("Số CCCD", "cccd"),
        passport("Số CMND hoặc hộ chiếu", "text"),
        staffCode("Mã cán bộ, nhân viên, học sinh", "text"),
        email("Thư điện tử", "email"),
        address("Địa chỉ", "address"),
        audience("Đối tượng dự thi", "choice");

        private final String label;
        private final String kind;

        Name(String label, String kind) {
            this.label = label;
            this.kind = kind;
        }

        public String label() {
            return label;
        }

        /** How it is typed: text, date, choice, tel, cccd, address or email. */
        public String kind() {
            return kind;
        }

        /** Whether it can tell one person from another. */
        public boolean canIdentify() {
            return this == phone || this == cccd || this == passport || this == email || this == staffCode;
        }
    }
}
