package vn.hoithi.unit;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Titles of the columns of a list of units, and how its cells are written. */
final class UnitColumns {
    static final String CODE = "Mã";
    static final String NAME = "Tên";
    static final String TYPE = "Loại";
    static final String PARENT = "Mã cấp trên";
    static final String BLOCK = "Khối";
    static final String HEADCOUNT = "Quân số";
    static final String OPENED = "Ngày thành lập";
    static final String CLOSED = "Ngày kết thúc";
    static final String MERGED_INTO = "Nhập vào mã";
    static final String CONTACT = "Đầu mối";
    static final String POSITION = "Chức vụ";
    static final String PHONE = "Điện thoại";
    /** Begins the title of a headcount per audience. */
    static final String HEADCOUNT_OF = "Quân số:";
    /** Begins the title of the same body's code in another tree. */
    static final String SAME_AS = "Tương đương";

    static final List<String> REQUIRED = List.of(CODE, NAME, PARENT);
    static final List<String> OPTIONAL =
            List.of(TYPE, BLOCK, HEADCOUNT, OPENED, CLOSED, MERGED_INTO, CONTACT, POSITION, PHONE);
    static final List<String> FAMILIES = List.of(HEADCOUNT_OF, SAME_AS);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private UnitColumns() {}

    /** The rest of a family's title: the audience, or the code of the tree. */
    static String member(String title, String family) {
        return title.substring(family.length() + 1);
    }

    static String write(@Nullable LocalDate day) {
        return day == null ? "" : WRITTEN.format(day);
    }

    /** From 01/07/2025 or 2025-07-01; null if it is neither. */
    static @Nullable LocalDate day(String text) {
        try {
            return text.contains("/") ? LocalDate.parse(text, DAY) : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
