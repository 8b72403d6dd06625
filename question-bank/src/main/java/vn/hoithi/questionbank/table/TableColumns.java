package vn.hoithi.questionbank.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.hoithi.questionbank.text.PlainText;

/**
 * The columns a table may have.
 *
 * @param families beginnings of titles that any number of columns may have: "Quân số: " allows "Quân số: Đảng viên"
 */
record TableColumns(List<String> required, List<String> optional, List<String> families) {

    static TableColumns of(List<String> required, List<String> optional) {
        return new TableColumns(required, optional, List.of());
    }

    List<String> named() {
        return Stream.concat(required.stream(), optional.stream()).toList();
    }

    /** For whoever has to be told which columns there are. */
    List<String> told() {
        return Stream.concat(named().stream(), families.stream().map(family -> family + "…"))
                .toList();
    }

    /** The one form of a title that belongs to a family. */
    Optional<String> familyTitle(String title) {
        return families.stream()
                .filter(family -> PlainText.folded(title).startsWith(PlainText.folded(family)))
                .map(family -> family + " " + PlainText.line(rest(title, family)))
                .filter(whole -> !whole.endsWith(" "))
                .findFirst();
    }

    // Folding keeps or shortens a title, but the family's last sign (":" or a word) is found again in what was typed.
    private static String rest(String title, String family) {
        int end = family.endsWith(":") ? title.indexOf(':') + 1 : Math.min(title.length(), family.length());
        return title.substring(end);
    }
}
