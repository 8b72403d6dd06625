package vn.hoithi.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.FormField;
import vn.hoithi.contest.FormField.Name;
import vn.hoithi.platform.Problems.FieldError;

class EntryCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Contest CONTEST = new Contest(
            1,
            "thu",
            "Thử",
            "Ban Tổ chức",
            "0225",
            1,
            "",
            List.of(
                    new FormField(Name.fullName, true, false),
                    new FormField(Name.phone, true, true),
                    new FormField(Name.birthDate, false, false),
                    new FormField(Name.sex, false, false),
                    new FormField(Name.cccd, false, false),
                    new FormField(Name.audience, false, false)),
            List.of("Đảng viên", "Nhân dân"),
            "Tôi đồng ý",
            1,
            true);

    @Test
    void valuesComeOutInOneNormalForm() {
        EntryCheck.Checked checked = check(Map.of(
                "fullName", "  Nguyễn   Văn  An ",
                "phone", "+84 (912) 345-678",
                "birthDate", "5/9/1960",
                "audience", "Nhân dân"));

        assertThat(checked.errors()).isEmpty();
        assertThat(checked.values())
                .containsEntry(Name.fullName, "Nguyễn Văn An")
                .containsEntry(Name.phone, "0912345678")
                .containsEntry(Name.birthDate, "05/09/1960");
    }

    @Test
    void decomposedDiacriticsAreTheSameName() {
        assertThat(check(Map.of("fullName", "Hoa\u0300", "phone", "0912345678")).values())
                .containsEntry(Name.fullName, "Hoà");
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        assertThat(fields(check(Map.of("phone", "12", "birthDate", "31/02/1990", "sex", "X", "audience", "Khác"))))
                .containsExactly("fullName", "phone", "birthDate", "sex", "audience");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/1990", "2026-13-01", "22/11/2026", "01/01/1890", "hôm qua", "1/1/90"})
    void aBirthDateMustBeARealDayOfSomebodyAlive(String typed) {
        assertThat(fields(check(Map.of("fullName", "An", "phone", "0912345678", "birthDate", typed))))
                .containsExactly("birthDate");
    }

    @ParameterizedTest
    @CsvSource({
        "031060001234, 05/09/1960, Nam, ''",
        "031160001234, 05/09/1960, Nam, cccd",
        "031160001234, 05/09/1960, Nữ, ''",
        "031060001234, 05/09/1961, Nam, cccd",
        "031204001234, 05/09/2004, Nam, ''",
        "031004001234, 05/09/2004, Nam, cccd",
        "097060001234, 05/09/1960, Nam, cccd",
        "000060001234, 05/09/1960, Nam, cccd",
        "31060001234, 05/09/1960, Nam, cccd"
    })
    void anIdentityNumberAgreesWithBirthDateAndSex(String cccd, String born, String sex, String wrong) {
        EntryCheck.Checked checked =
                check(Map.of("fullName", "An", "phone", "0912345678", "cccd", cccd, "birthDate", born, "sex", sex));

        assertThat(String.join(",", fields(checked))).isEqualTo(wrong);
    }

    @Test
    void whatTheContestDoesNotAskForIsRefused() {
        assertThat(fields(check(Map.of("fullName", "An", "phone", "0912345678", "address", "Số 1"))))
                .containsExactly("address");
    }

    private static EntryCheck.Checked check(Map<String, String> typed) {
        Map<String, @Nullable String> fields = new HashMap<>(typed);
        return EntryCheck.check(CONTEST, fields, TODAY);
    }

    private static List<String> fields(EntryCheck.Checked checked) {
        return checked.errors().stream().map(FieldError::field).toList();
    }
}
