package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.text.Line;
import vn.hoithi.questionbank.text.Place;

/** A question while its lines are gathered. */
final class Asked {

    private static final int LONGEST_RAW = 4_000;

    private final int number;
    private final Place place;
    private final Passage stem;
    private final List<Option> options = new ArrayList<>();
    private final Map<Field, Passage> fields = new EnumMap<>(Field.class);
    private final List<Line.Shown> pictures = new ArrayList<>();
    private final StringBuilder raw = new StringBuilder();
    private Passage last;
    private @Nullable Line outOfOrder;
    private @Nullable Topic topic;

    /** A choice: its letter with what stands before the text, and the text. */
    record Option(Line label, int letterAt, boolean star, boolean capital, Passage text) {}

    /** What a heading above it names. */
    record Topic(String name, Line line) {}

    Asked(int number, Place place, Line stem, @Nullable Topic topic) {
        this.number = number;
        this.place = place;
        this.stem = new Passage(stem);
        this.last = this.stem;
        this.topic = topic;
    }

    int number() {
        return number;
    }

    /** Where it begins. */
    Place place() {
        return place;
    }

    Passage stem() {
        return stem;
    }

    List<Option> options() {
        return options;
    }

    Map<Field, Passage> fields() {
        return fields;
    }

    @Nullable
    Topic topic() {
        return topic;
    }

    /** A line that looks like a choice, but not the first one; only if no choice came. */
    @Nullable
    Line outOfOrder() {
        return outOfOrder;
    }

    String raw() {
        return raw.toString();
    }

    List<Line.Shown> pictures() {
        return pictures;
    }

    /** Remembers a line as it is, with the pictures in it. */
    void seen(Line line) {
        if (raw.length() < LONGEST_RAW) {
            raw.append(raw.isEmpty() ? "" : "\n").append(line.letters());
        }
        pictures.addAll(line.pictures());
    }

    void option(Option option) {
        options.add(option);
        last = option.text();
    }

    void field(Field field, Line value) {
        last = new Passage(value);
        fields.put(field, last);
    }

    /** The text goes on, on the same line or on a further one. */
    void more(Line line, boolean sameLine) {
        last.add(line, sameLine);
    }

    /** Whether its text or a choice would go on with the next line. */
    boolean inBody() {
        return fields.values().stream().noneMatch(field -> field == last);
    }

    void outOfOrder(Line line) {
        outOfOrder = outOfOrder == null ? line : outOfOrder;
    }
}
