package vn.hoithi.participant;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.FormField;
import vn.hoithi.contest.FormField.Name;
import vn.hoithi.platform.Problems.FieldError;

/** Reads the fields of an entry form: everything that is wrong at once, or the values in one normal form. Pure. */
final class EntryCheck {
    static final String MALE = "Nam";
    static final String FEMALE = "Nữ";
    private static final int LONGEST = 200;
    private static final int OLDEST = 120;
    private static final Pattern PHONE = Pattern.compile("0[1-9]\\d{8,9}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]{2,}");
    private static final Pattern PERSON = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}' .-]{0,79}");
    private static final Pattern PAPER = Pattern.compile("[0-9A-Z]{6,12}");
    private static final Pattern STAFF_CODE = Pattern.compile("[0-9A-Z][0-9A-Z./-]{1,29}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter PRINTED_DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final Contest contest;
    private final LocalDate today;
    private final Map<Name, String> values = new EnumMap<>(Name.class);
    private final List<FieldError> errors = new ArrayList<>();

    private EntryCheck(Contest contest, LocalDate today) {
        this.contest = contest;
        this.today = today;
    }

    /** @param errors all that is wrong; the values are only complete when there is nothing */
    record Checked(Map<Name, String> values, List<FieldError> errors) {}

    static Checked check(Contest contest, Map<String, @Nullable String> typed, LocalDate today) {
        EntryCheck check = new EntryCheck(contest, today);
        contest.fields()
                .forEach(field -> check.read(field, typed.get(field.name().name())));
        check.compareCccd();
        check.compareAge();
        check.refuseUnasked(typed);
        return new Checked(check.values, check.errors);
    }

    private void read(FormField field, @Nullable String typed) {
        Name name = field.name();
        String text = clean(typed);
        if (text.isEmpty()) {
            if (field.required()) {
                wrong(name, "Hãy điền mục này.");
            }
        } else if (text.length() > LONGEST) {
            wrong(name, "Nội dung dài quá 200 ký tự.");
        } else {
            normal(name, text).ifPresentOrElse(value -> values.put(name, value), () -> wrong(name, advice(name)));
        }
    }

    private Optional<String> normal(Name name, String text) {
        return switch (name) {
            case fullName -> matching(PERSON, text);
            case birthDate -> day(text).map(PRINTED_DAY::format);
            case sex -> Optional.of(text).filter(sex -> sex.equals(MALE) || sex.equals(FEMALE));
            case phone, cccd, passport, staffCode, email -> identifying(name, text);
            case address -> Optional.of(text);
            case audience -> Optional.of(text).filter(contest.audiences()::contains);
        };
    }

    /** One normal form of what can tell people apart; empty when it has not the field's form. */
    static Optional<String> identifying(Name name, String text) {
        return switch (name) {
            case phone -> matching(PHONE, text.replaceAll("[\\s.()-]", "").replaceFirst("^\\+?84", "0"));
            case cccd -> Cccd.of(text).map(Cccd::digits);
            case passport -> matching(PAPER, text.toUpperCase(Locale.ROOT).replace(" ", ""));
            case staffCode -> matching(STAFF_CODE, text.toUpperCase(Locale.ROOT).replace(" ", ""));
            case email -> matching(EMAIL, text.toLowerCase(Locale.ROOT));
            default -> Optional.empty();
        };
    }

    /** A person's name in its normal form; empty when it is none. */
    static Optional<String> personName(String typed) {
        return matching(PERSON, clean(typed));
    }

    static String advice(Name name) {
        return switch (name) {
            case fullName -> "Ghi họ tên bằng chữ, ví dụ Nguyễn Văn An.";
            case birthDate -> "Ghi ngày sinh có thật theo dạng ngày/tháng/năm, ví dụ 05/09/1960.";
            case sex -> "Chọn Nam hoặc Nữ.";
            case phone -> "Số điện thoại gồm 10 hoặc 11 chữ số, bắt đầu bằng 0.";
            case cccd ->
                "Số CCCD gồm 12 chữ số, bắt đầu bằng mã tỉnh (001–096). Số CMND cũ 9 chữ số không dùng được ở mục này.";
            case passport -> "Số CMND hoặc hộ chiếu gồm 6–12 chữ số và chữ cái.";
            case staffCode -> "Mã gồm 2–30 chữ cái không dấu, chữ số, dấu chấm, gạch ngang hoặc gạch chéo.";
            case email -> "Địa chỉ thư chưa đúng, ví dụ an@vidu.vn.";
            case address -> "Ghi địa chỉ.";
            case audience -> "Chọn một đối tượng trong danh sách.";
        };
    }

    private Optional<LocalDate> day(String text) {
        try {
            LocalDate day = LocalDate.parse(text.replace('-', '/').replace('.', '/'), DAY);
            boolean plausible = !day.isAfter(today) && day.isAfter(today.minusYears(OLDEST));
            return plausible ? Optional.of(day) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void compareCccd() {
        String digits = values.get(Name.cccd);
        if (digits == null) {
            return;
        }
        Cccd cccd = new Cccd(digits);
        String born = values.get(Name.birthDate);
        if (born != null && !cccd.agreesWith(requireNonNull(day(born).orElse(null)))) {
            wrong(Name.cccd, "Số CCCD không khớp năm sinh đã khai. Hãy xem lại hai mục này.");
        }
        String sex = values.get(Name.sex);
        if (sex != null && cccd.male() != sex.equals(MALE)) {
            wrong(Name.cccd, "Số CCCD không khớp giới tính đã khai. Hãy xem lại hai mục này.");
        }
    }

    private void compareAge() {
        String born = values.get(Name.birthDate);
        if (born != null && contest.entry().asksAge()) {
            int years = Period.between(requireNonNull(day(born).orElse(null)), today)
                    .getYears();
            if (!contest.entry().admits(years)) {
                wrong(
                        Name.birthDate,
                        "Cuộc thi dành cho người " + contest.entry().ages() + ", tính đến hôm nay.");
            }
        }
    }

    // As little personal data as possible: what the contest does not ask for is not taken either.
    private void refuseUnasked(Map<String, @Nullable String> typed) {
        for (String name : typed.keySet()) {
            if (contest.fields().stream().noneMatch(field -> field.name().name().equals(name))) {
                errors.add(new FieldError(name, "Cuộc thi không hỏi mục này."));
            }
        }
    }

    private void wrong(Name name, String message) {
        errors.add(new FieldError(name.name(), message));
    }

    private static Optional<String> matching(Pattern form, String text) {
        return form.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    static String clean(@Nullable String typed) {
        return typed == null
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    }
}
