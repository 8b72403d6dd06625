package vn.hoithi.questionbank;

import java.util.List;
import java.util.Map;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.PlainText;

/**
 * Where a question stands in the file it was read from.
 *
 * @param place where it begins
 * @param raw how it is written there, for comparing by eye; shortened
 * @param fields places of its parts, as far as the file has them
 * @param choices place of each choice
 */
public record Origin(Place place, String raw, Map<Field, Place> fields, List<Place> choices) {

    private static final int LONGEST_RAW = 4_000;

    public Origin {
        raw = PlainText.cut(raw, LONGEST_RAW);
        fields = Map.copyOf(fields);
        choices = List.copyOf(choices);
    }

    /** The place of a part, or where the question begins. */
    public Place at(Field field) {
        return fields.getOrDefault(field, place);
    }

    /** The place of a choice, or where the question begins. */
    public Place at(int choice) {
        return choice < choices.size() ? choices.get(choice) : place;
    }
}
