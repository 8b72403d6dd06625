package vn.hoithi.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.FormField;

/** A contest as its pages show it. */
record ContestView(
        String slug,
        String name,
        String organizer,
        String hotline,
        String rulesHtml,
        String consentText,
        int consentVersion,
        boolean showsScoreAtOnce,
        List<Field> fields,
        @Nullable String heldAt) {
    private static final Map<FormField.Name, String> HINTS = Map.of(
            FormField.Name.birthDate, "ngày/tháng/năm, ví dụ 05/09/1960",
            FormField.Name.cccd, "12 chữ số in trên thẻ");

    /** One field of the entry form. */
    record Field(
            String name,
            String label,
            boolean required,
            String kind,
            @Nullable String hint,
            List<Option> options) {}

    record Option(String value, String label) {}

    static ContestView of(Contest contest) {
        return new ContestView(
                contest.slug(),
                contest.name(),
                contest.organizer(),
                contest.hotline(),
                Markdown.html(contest.rulesText()),
                contest.consentText(),
                contest.consentVersion(),
                contest.scoreAtOnce(),
                contest.fields().stream().map(field -> field(contest, field)).toList(),
                contest.heldAt());
    }

    private static Field field(Contest contest, FormField field) {
        FormField.Name name = field.name();
        return new Field(
                name.name(), name.label(), field.required(), name.kind(), HINTS.get(name), options(contest, name));
    }

    private static List<Option> options(Contest contest, FormField.Name name) {
        List<String> values = new ArrayList<>();
        if (name == FormField.Name.sex) {
            values.addAll(List.of("Nam", "Nữ"));
        } else if (name == FormField.Name.audience) {
            values.addAll(contest.audiences());
        }
        return values.stream().map(value -> new Option(value, value)).toList();
    }
}
