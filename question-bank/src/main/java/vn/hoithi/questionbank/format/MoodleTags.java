package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Level;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.Source;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.PlainText;

/** What Moodle has no place for travels as its tags: "mức độ: thông hiểu", "nguồn: Luật số 85/2015/QH13". */
final class MoodleTags {

    private static final String ALL = "x";
    private static final String NONE = "không";

    private static final Map<String, Field> FIELDS = Stream.of(
                    Field.LEVEL,
                    Field.SOURCE,
                    Field.ARTICLE,
                    Field.CLAUSE,
                    Field.ADDRESS,
                    Field.FACT,
                    Field.PINNED,
                    Field.TAGS)
            .collect(Collectors.toMap(field -> PlainText.folded(field.title()), Function.identity()));

    private record Labelled(Field field, String value) {}

    private final Draft draft;
    private final Findings findings;
    private final List<String> own = new ArrayList<>();
    private SortedSet<Integer> pinned;

    /**
     * For a question whose choices are known.
     *
     * @param implied choices that stay in place by what the file says elsewhere
     */
    MoodleTags(Draft draft, SortedSet<Integer> implied, Findings findings) {
        this.draft = draft;
        this.pinned = implied;
        this.findings = findings;
    }

    /**
     * The tags of a question.
     *
     * @param implied choices that stay in place by what the file says elsewhere
     */
    static List<String> of(Question question, SortedSet<Integer> implied) {
        Source source = question.source();
        List<String> tags = new ArrayList<>();
        add(tags, Field.LEVEL, question.level().label());
        add(tags, Field.SOURCE, source.document());
        add(tags, Field.ARTICLE, source.article());
        add(tags, Field.CLAUSE, source.clause());
        add(tags, Field.ADDRESS, source.address());
        add(tags, Field.FACT, PlainText.line(question.factId()));
        if (!question.pinned().equals(implied)) {
            add(tags, Field.PINNED, pinned(question));
        }
        // A tag of the bank's own that looks like one of these is marked, so that it comes back as a tag.
        question.tags()
                .forEach(tag -> add(tags, labelled(tag).isPresent() ? Optional.of(Field.TAGS) : Optional.empty(), tag));
        return tags;
    }

    private static void add(List<String> tags, Field field, String value) {
        if (!value.isEmpty()) {
            add(tags, Optional.of(field), value);
        }
    }

    private static void add(List<String> tags, Optional<Field> label, String value) {
        tags.add(label.map(field -> field.title().toLowerCase(Locale.ROOT) + ": ")
                        .orElse("")
                + value);
    }

    private static String pinned(Question question) {
        if (question.fixedOrder()) {
            return ALL;
        }
        return question.pinned().isEmpty() ? NONE : BankTable.letters(question.pinned());
    }

    private static Optional<Labelled> labelled(String tag) {
        int colon = tag.indexOf(':');
        Field field = colon < 0 ? null : FIELDS.get(PlainText.folded(tag.substring(0, colon)));
        String value = field == null ? "" : PlainText.line(tag.substring(colon + 1));
        return field == null || value.isEmpty() ? Optional.empty() : Optional.of(new Labelled(field, value));
    }

    /** Takes a tag for what it says; what is not ours stays a tag. */
    void read(Said said) {
        String tag = PlainText.line(said.letters());
        Optional<Labelled> labelled = labelled(tag);
        if (labelled.isEmpty()) {
            own.add(tag);
        } else if (labelled.get().field() == Field.TAGS) {
            own.add(labelled.get().value());
        } else if (!take(labelled.get(), said)) {
            own.add(tag);
            findings.warning(
                    said.place(),
                    "unknown-tag",
                    tag,
                    "Không hiểu thẻ này; giữ lại như một thẻ thường.",
                    "Sửa phần sau dấu hai chấm nếu đó là "
                            + labelled.get().field().title().toLowerCase(Locale.ROOT) + " của câu.");
        }
    }

    void finish() {
        draft.say(Field.TAGS, Said.plain(String.join(";", own), draft.place()));
        pinned.forEach(draft::pin);
    }

    private boolean take(Labelled labelled, Said said) {
        Field field = labelled.field();
        String value = labelled.value();
        boolean understood =
                switch (field) {
                    case LEVEL -> Level.of(value).isPresent();
                    case ADDRESS -> Source.isAddress(value);
                    case PINNED -> takePinned(value);
                    default -> true;
                };
        if (understood && !draft.has(field)) {
            draft.say(field, Said.plain(value, said.place()));
            return true;
        }
        return false;
    }

    private boolean takePinned(String value) {
        int choices = draft.choices().size();
        String letters = value.toUpperCase(Locale.ROOT);
        boolean named = letters.chars().allMatch(letter -> letter >= 'A' && letter < 'A' + choices);
        if (PlainText.folded(value).equals(NONE)) {
            pinned = new TreeSet<>();
        } else if (PlainText.folded(value).equals(ALL)) {
            pinned = Question.allPinned(choices);
        } else if (named) {
            pinned = letters.chars().mapToObj(letter -> letter - 'A').collect(Collectors.toCollection(TreeSet::new));
        }
        return named
                || PlainText.folded(value).equals(NONE)
                || PlainText.folded(value).equals(ALL);
    }
}
