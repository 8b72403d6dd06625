package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Origin;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.RichText;

/**
 * What a file says of one question, each part with its place, before anybody knows whether it is whole. A reader fills it
 * and reports only what is wrong with the file's form; {@link Drafts} checks everything else, alike for all formats.
 */
final class Draft {

    private final Place place;
    private final Map<Field, Said> fields = new EnumMap<>(Field.class);
    private final List<Said> choices = new ArrayList<>();
    private final SortedSet<Integer> key = new TreeSet<>();
    private final SortedSet<Integer> pinned = new TreeSet<>();
    private @Nullable Boolean multiple;
    private @Nullable Picture picture;
    private String raw = "";

    Draft(Place place) {
        this.place = place;
    }

    Place place() {
        return place;
    }

    /** How the file writes the question, for comparing by eye. */
    void raw(String written) {
        raw = written;
    }

    /** An empty text is worth saying when the file has a place for it: that is where its absence is reported. */
    void say(Field field, Said said) {
        fields.put(field, said);
    }

    void choice(Said choice) {
        choices.add(choice);
    }

    /** A right choice, counted from 0, whether or not there is such a choice. */
    void right(int choice) {
        key.add(choice);
    }

    /** A choice that stays in place. */
    void pin(int choice) {
        pinned.add(choice);
    }

    /** Whether several choices may be ticked; if a file does not say, the number of right choices does. */
    void multiple(boolean several) {
        multiple = several;
    }

    void picture(@Nullable Picture shown) {
        picture = shown;
    }

    /** Whether the file has a place for this field. */
    boolean knows(Field field) {
        return fields.containsKey(field);
    }

    boolean has(Field field) {
        Said said = fields.get(field);
        return said != null && !said.isEmpty();
    }

    /** What is said, or nothing at the place where the question begins. */
    Said said(Field field) {
        Said said = fields.get(field);
        return said == null ? new Said(RichText.EMPTY, place) : said;
    }

    String letters(Field field) {
        return said(field).letters();
    }

    List<Said> choices() {
        return choices;
    }

    SortedSet<Integer> key() {
        return key;
    }

    SortedSet<Integer> pinned() {
        return pinned;
    }

    boolean multiple() {
        return multiple == null ? key.size() > 1 : multiple;
    }

    @Nullable
    Picture picture() {
        return picture;
    }

    Origin origin() {
        Map<Field, Place> places = new EnumMap<>(Field.class);
        fields.forEach((field, said) -> places.put(field, said.place()));
        return new Origin(place, raw, places, choices.stream().map(Said::place).toList());
    }
}
