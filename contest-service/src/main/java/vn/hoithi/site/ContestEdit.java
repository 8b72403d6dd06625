package vn.hoithi.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.EntryTerms;
import vn.hoithi.contest.FormField;

/** The form in which an admin edits a contest. */
record ContestEdit(
        String slug,
        String name,
        String organizer,
        String hotline,
        int treeId,
        String rulesText,
        String rulesHtml,
        List<Field> fields,
        String audiences,
        String consentText,
        int consentVersion,
        boolean scoreAtOnce,
        EntryTerms entry) {

    /** One thing that the entry form may ask. */
    record Field(String name, String label, boolean asked, boolean required, boolean identifies, boolean canIdentify) {}

    static ContestEdit fresh(String consentText) {
        List<FormField> usual = List.of(
                new FormField(FormField.Name.fullName, true, false), new FormField(FormField.Name.phone, true, true));
        return new ContestEdit("", "", "", "", 0, "", "", fields(usual), "", consentText, 1, true, EntryTerms.OPEN);
    }

    static ContestEdit of(Contest contest) {
        return new ContestEdit(
                contest.slug(),
                contest.name(),
                contest.organizer(),
                contest.hotline(),
                contest.treeId(),
                contest.rulesText(),
                Markdown.html(contest.rulesText()),
                fields(contest.fields()),
                String.join("\n", contest.audiences()),
                contest.consentText(),
                contest.consentVersion(),
                contest.scoreAtOnce(),
                contest.entry());
    }

    // Those that are asked keep their order; the others follow.
    private static List<Field> fields(List<FormField> asked) {
        List<FormField.Name> order = asked.stream().map(FormField::name).toList();
        List<FormField.Name> names = new ArrayList<>(Arrays.asList(FormField.Name.values()));
        names.sort(Comparator.comparingInt(name -> order.contains(name) ? order.indexOf(name) : order.size()));
        return names.stream().map(name -> field(name, asked)).toList();
    }

    private static Field field(FormField.Name name, List<FormField> asked) {
        Optional<FormField> found =
                asked.stream().filter(field -> field.name() == name).findFirst();
        return new Field(
                name.name(),
                name.label(),
                found.isPresent(),
                found.map(FormField::required).orElse(false),
                found.map(FormField::identifies).orElse(false),
                name.canIdentify());
    }
}
