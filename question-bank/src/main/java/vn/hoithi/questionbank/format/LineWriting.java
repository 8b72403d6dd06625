package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.RichText;
import vn.hoithi.questionbank.text.RichText.Run;

/** Writes questions in the layout that {@link LineReading} reads, in paragraphs that may hold line breaks. */
final class LineWriting {

    private static final String SHIELD = "\\";

    private static final List<Field> FIELDS = List.of(
            Field.EXPLANATION,
            Field.SOURCE,
            Field.ARTICLE,
            Field.CLAUSE,
            Field.ADDRESS,
            Field.TOPIC,
            Field.LEVEL,
            Field.KIND,
            Field.PINNED,
            Field.TAGS,
            Field.ID,
            Field.FACT,
            Field.PICTURE,
            Field.ALT);

    private final Function<RichText, List<Run>> runs;

    /**
     * A paragraph.
     *
     * @param marker what it is: "Câu 1: ", "A. ", "Nguồn: "
     * @param runs its text; line feeds in it are line breaks
     * @param field null for a choice, whose formatting could be taken for the mark of the right one
     */
    record Paragraph(
            String marker, List<Run> runs, @Nullable Field field, Question question) {}

    private LineWriting(Function<RichText, List<Run>> runs) {
        this.runs = runs;
    }

    /**
     * The paragraphs of each question.
     *
     * @param runs how a text's formatting is written
     */
    static List<List<Paragraph>> write(QuestionBank bank, Function<RichText, List<Run>> runs) {
        LineWriting writing = new LineWriting(runs);
        List<List<Paragraph>> all = new ArrayList<>();
        for (Question question : bank.questions()) {
            all.add(writing.paragraphs(question, all.size() + 1));
        }
        return all;
    }

    private List<Paragraph> paragraphs(Question question, int number) {
        List<Paragraph> paragraphs = new ArrayList<>();
        List<Run> stem = shielded(runs.apply(question.stem()), LineEscape.STEM, false);
        paragraphs.add(new Paragraph("Câu " + number + ": ", stem, Field.STEM, question));
        for (int place = 0; place < question.choices().size(); place++) {
            List<Run> choice = shielded(runs.apply(question.choices().get(place)), LineEscape.CHOICE, true);
            paragraphs.add(new Paragraph(BankTable.CHOICES.get(place) + ". ", choice, null, question));
        }
        String key = question.key().stream().map(BankTable.CHOICES::get).collect(Collectors.joining(", "));
        paragraphs.add(field(Field.KEY, plain(key), question));
        for (Field field : FIELDS) {
            List<Run> value = field == Field.EXPLANATION
                    ? runs.apply(question.explanation())
                    : plain(BankTable.cell(question, field.title()));
            if (value.stream().anyMatch(run -> !run.text().isEmpty())) {
                paragraphs.add(field(field, shielded(value, null, false), question));
            }
        }
        return paragraphs;
    }

    private static Paragraph field(Field field, List<Run> value, Question question) {
        return new Paragraph(field.title() + ": ", value, field, question);
    }

    private static List<Run> plain(String text) {
        return List.of(new Run(text, Set.of()));
    }

    /** The end first: a shield there changes what the last line looks like. */
    private static List<Run> shielded(List<Run> text, @Nullable LineEscape first, boolean choice) {
        List<Run> runs = new ArrayList<>(text);
        if (choice && LineEscape.END.needed(letters(runs))) {
            runs.add(new Run(SHIELD, Set.of()));
        }
        String letters = letters(runs);
        SortedSet<Integer> shields = new TreeSet<>();
        if (first != null && first.needed(line(letters, 0))) {
            shields.add(0);
        }
        for (int feed = letters.indexOf('\n'); feed >= 0; feed = letters.indexOf('\n', feed + 1)) {
            if (LineEscape.LINE.needed(line(letters, feed + 1))) {
                shields.add(feed + 1);
            }
        }
        return insert(runs, shields);
    }

    private static String letters(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    private static String line(String letters, int start) {
        int end = letters.indexOf('\n', start);
        return letters.substring(start, end < 0 ? letters.length() : end);
    }

    private static List<Run> insert(List<Run> runs, SortedSet<Integer> shields) {
        List<Run> result = new ArrayList<>();
        int start = 0;
        for (Run run : runs) {
            int end = start + run.text().length();
            int from = start;
            for (int shield : shields.subSet(start, end)) {
                result.add(new Run(run.text().substring(from - start, shield - start), run.styles()));
                result.add(new Run(SHIELD, Set.of()));
                from = shield;
            }
            result.add(new Run(run.text().substring(from - start), run.styles()));
            start = end;
        }
        // A last line that is empty has no letter to stand before.
        if (shields.contains(start)) {
            result.add(new Run(SHIELD, Set.of()));
        }
        return result;
    }
}
