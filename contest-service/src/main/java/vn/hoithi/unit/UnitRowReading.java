package vn.hoithi.unit;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.table.Tables;

/** Reads one row of a list of units by itself, reporting every cell that cannot be. */
final class UnitRowReading {
    private static final Pattern CODE_FORM = Pattern.compile("[0-9A-Z][0-9A-Z-]{0,31}");
    private static final Pattern HEADCOUNT_FORM = Pattern.compile("[1-9][0-9]{0,6}");
    private static final Pattern PART_FORM = Pattern.compile("0|[1-9][0-9]{0,6}");
    private static final Pattern PHONE_FORM = Pattern.compile(Contact.PHONE);
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_KIND = 100;
    private static final int LONGEST_CONTACT = 120;

    private final Tables.Row row;
    private final ListErrors errors;
    private final LocalDate today;

    private UnitRowReading(Tables.Row row, ListErrors errors, LocalDate today) {
        this.row = row;
        this.errors = errors;
        this.today = today;
    }

    static UnitEntry read(Tables.Row row, ListErrors errors, LocalDate today) {
        return new UnitRowReading(row, errors, today).entry();
    }

    private UnitEntry entry() {
        String code = code();
        String name = row.cell(UnitColumns.NAME);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            errors.add(
                    row,
                    UnitColumns.NAME,
                    "bad-name",
                    "Tên đơn vị trống hoặc dài quá 200 ký tự.",
                    "Ghi tên đầy đủ của đơn vị.");
        }
        LocalDate opened = day(UnitColumns.OPENED);
        LocalDate closed = day(UnitColumns.CLOSED);
        String into = row.cell(UnitColumns.MERGED_INTO);
        checkDates(opened, closed, into);
        String parent = into.isEmpty() ? row.cell(UnitColumns.PARENT) : into;
        return new UnitEntry(
                code,
                name,
                kind(UnitColumns.TYPE),
                parent.isEmpty() ? null : parent,
                kind(UnitColumns.BLOCK),
                number(UnitColumns.HEADCOUNT, HEADCOUNT_FORM, "Quân số phải là số nguyên dương, không dấu chấm."),
                opened,
                closed,
                !into.isEmpty(),
                headcounts(),
                bodies(),
                contact());
    }

    private String code() {
        String code = row.cell(UnitColumns.CODE);
        if (!CODE_FORM.matcher(code).matches()) {
            errors.add(
                    row,
                    UnitColumns.CODE,
                    "bad-code",
                    "Mã đơn vị phải gồm 1–32 chữ hoa, số hoặc gạch ngang.",
                    "Sửa lại mã, ví dụ 11413-T01.");
        }
        return code;
    }

    private @Nullable String kind(String title) {
        String cell = row.cell(title);
        if (cell.length() > LONGEST_KIND) {
            errors.add(row, title, "too-long", title + " dài quá 100 ký tự.", "Rút gọn ô này.");
        }
        return row.column(title) == 0 ? null : cell;
    }

    private @Nullable Integer number(String title, Pattern form, String message) {
        String cell = row.cell(title);
        if (cell.isEmpty()) {
            return null;
        }
        if (!form.matcher(cell).matches()) {
            errors.add(row, title, "bad-headcount", message, "Ghi ví dụ 1250, hoặc để trống nếu chưa khai.");
            return null;
        }
        return Integer.valueOf(cell);
    }

    private @Nullable LocalDate day(String title) {
        String cell = row.cell(title);
        if (cell.isEmpty()) {
            return null;
        }
        LocalDate day = UnitColumns.day(cell);
        if (day == null) {
            errors.add(row, title, "bad-date", "Không phải ngày tháng.", "Ghi ngày/tháng/năm, ví dụ 01/07/2025.");
        } else if (day.isAfter(today)) {
            errors.add(
                    row,
                    title,
                    "future-date",
                    "Ngày này chưa đến.",
                    "Ghi ngày đã qua; việc chưa xảy ra thì ghi nhận khi nó có hiệu lực.");
            return null;
        }
        return day;
    }

    private void checkDates(@Nullable LocalDate opened, @Nullable LocalDate closed, String into) {
        if (opened != null && closed != null && closed.isBefore(opened)) {
            errors.add(
                    row,
                    UnitColumns.CLOSED,
                    "overlapping-dates",
                    "Ngày kết thúc trước ngày thành lập " + UnitColumns.write(opened) + ".",
                    "Sửa một trong hai ngày.");
        }
        if (!into.isEmpty() && row.cell(UnitColumns.CLOSED).isEmpty()) {
            errors.add(
                    row,
                    UnitColumns.CLOSED,
                    "missing-date",
                    "Đơn vị được nhập vào đơn vị khác phải có ngày kết thúc.",
                    "Ghi ngày quyết định nhập có hiệu lực.");
        }
    }

    private Map<String, Integer> headcounts() {
        Map<String, Integer> parts = new HashMap<>();
        for (String title : row.titles(UnitColumns.HEADCOUNT_OF)) {
            Integer people = number(title, PART_FORM, "Quân số của đối tượng phải là số nguyên, không dấu chấm.");
            if (people != null) {
                parts.put(UnitColumns.member(title, UnitColumns.HEADCOUNT_OF), people);
            }
        }
        return parts;
    }

    private Map<String, String> bodies() {
        Map<String, String> bodies = new HashMap<>();
        for (String title : row.titles(UnitColumns.SAME_AS)) {
            if (!row.cell(title).isEmpty()) {
                bodies.put(UnitColumns.member(title, UnitColumns.SAME_AS), row.cell(title));
            }
        }
        return bodies;
    }

    private @Nullable Contact contact() {
        Contact contact =
                new Contact(row.cell(UnitColumns.CONTACT), row.cell(UnitColumns.POSITION), row.cell(UnitColumns.PHONE));
        if (contact.name().isEmpty()) {
            if (!contact.position().isEmpty() || !contact.phone().isEmpty()) {
                errors.add(
                        row,
                        UnitColumns.CONTACT,
                        "missing-contact",
                        "Có chức vụ hoặc điện thoại nhưng không có tên đầu mối.",
                        "Ghi họ tên người đầu mối.");
            }
            return null;
        }
        if (contact.name().length() > LONGEST_CONTACT || contact.position().length() > LONGEST_CONTACT) {
            errors.add(
                    row,
                    UnitColumns.CONTACT,
                    "too-long",
                    "Tên hoặc chức vụ đầu mối dài quá 120 ký tự.",
                    "Rút gọn ô này.");
        }
        if (!PHONE_FORM.matcher(contact.phone()).matches()) {
            // The number itself is personal: the message does not repeat it.
            errors.add(row, UnitColumns.PHONE, "bad-phone", Contact.PHONE_ADVICE, "Ghi lại số, ví dụ 0912 345 678.");
        }
        return contact;
    }
}
