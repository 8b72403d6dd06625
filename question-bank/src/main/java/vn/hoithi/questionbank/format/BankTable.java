package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.Source;
import vn.hoithi.questionbank.table.Tables;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.RichText;

/** A bank as a table: one question per row, its choices under A, B, C … */
final class BankTable {

    static final List<String> CHOICES = List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J");

    static final String SINGLE = "một đáp án";
    static final String MULTIPLE = "nhiều đáp án";

    private static final List<String> REQUIRED = List.of(
            Field.ID.title(),
            Field.TOPIC.title(),
            Field.LEVEL.title(),
            Field.STEM.title(),
            "A",
            "B",
            Field.KEY.title(),
            Field.SOURCE.title());

    private static final List<String> OPTIONAL = Stream.concat(
                    CHOICES.stream().skip(2),
                    Stream.of(
                                    Field.KIND,
                                    Field.EXPLANATION,
                                    Field.ARTICLE,
                                    Field.CLAUSE,
                                    Field.ADDRESS,
                                    Field.FACT,
                                    Field.TAGS,
                                    Field.PINNED,
                                    Field.PICTURE,
                                    Field.ALT)
                            .map(Field::title))
            .toList();

    private final BankFile file;
    private final Findings findings;

    private BankTable(BankFile file) {
        this.file = file;
        this.findings = new Findings(file.name());
    }

    static ImportResult parse(BankFile file) {
        BankTable table = new BankTable(file);
        List<Draft> drafts = Tables.rows(file.bytes(), REQUIRED, OPTIONAL, table.findings).stream()
                .map(table::draft)
                .toList();
        return Drafts.strict(drafts, table.findings);
    }

    private Draft draft(Tables.Row row) {
        Draft draft = new Draft(row.place(Field.ID.title()));
        draft.raw(row.raw());
        for (Field field : Field.values()) {
            if (row.column(field.title()) > 0) {
                draft.say(field, said(row, field.title(), field == Field.STEM || field == Field.EXPLANATION));
            }
        }
        choices(row, draft);
        LetteredFields.readKey(draft, findings);
        LetteredFields.readKind(draft, findings);
        LetteredFields.readPinned(draft, findings);
        draft.picture(PictureReading.named(draft, file, findings));
        return draft;
    }

    private Said said(Tables.Row row, String title, boolean rich) {
        if (!rich) {
            return Said.plain(row.cell(title), row.place(title));
        }
        RichText.Reading reading = RichText.read(row.cell(title));
        Removed.report(reading, row.cell(title), row.place(title), findings);
        return new Said(reading.text(), row.place(title));
    }

    /** The choices up to the last one written, and always two. */
    private void choices(Tables.Row row, Draft draft) {
        int count = CHOICES.size();
        while (count > Question.FEWEST_CHOICES
                && row.cell(CHOICES.get(count - 1)).isEmpty()) {
            count--;
        }
        CHOICES.subList(0, count).forEach(title -> draft.choice(said(row, title, true)));
    }

    /** The titles that this bank needs: required ones, and those that some question has something under. */
    static List<String> header(QuestionBank bank) {
        int choices = Math.max(
                4,
                bank.questions().stream()
                        .mapToInt(question -> question.choices().size())
                        .max()
                        .orElse(0));
        List<Field> rare =
                List.of(Field.KIND, Field.ARTICLE, Field.CLAUSE, Field.ADDRESS, Field.TAGS, Field.PICTURE, Field.ALT);
        List<String> titles = new ArrayList<>();
        for (Field field : Field.values()) {
            boolean used = !rare.contains(field)
                    || bank.questions().stream()
                            .anyMatch(question -> !cell(question, field.title()).isEmpty());
            if (used) {
                titles.add(field.title());
            }
            if (field == Field.STEM) {
                titles.addAll(CHOICES.subList(0, choices));
            }
        }
        return titles;
    }

    static List<List<String>> rows(QuestionBank bank, List<String> header) {
        return bank.questions().stream()
                .map(question ->
                        header.stream().map(title -> cell(question, title)).toList())
                .toList();
    }

    static String letters(SortedSet<Integer> choices) {
        return choices.stream().map(CHOICES::get).collect(Collectors.joining());
    }

    static String cell(Question question, String title) {
        int choice = CHOICES.indexOf(title);
        if (choice >= 0) {
            return choice < question.choices().size()
                    ? question.choices().get(choice).written()
                    : "";
        }
        Field field = Arrays.stream(Field.values())
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow();
        Source source = question.source();
        Picture picture = question.picture();
        return switch (field) {
            case ID -> question.id();
            case TOPIC -> question.topic();
            case LEVEL -> question.level().label();
            case KIND -> question.multiple() == question.key().size() > 1 ? "" : MULTIPLE;
            case STEM -> question.stem().written();
            case KEY -> letters(question.key());
            case EXPLANATION -> question.explanation().written();
            case SOURCE -> source.document();
            case ARTICLE -> source.article();
            case CLAUSE -> source.clause();
            case ADDRESS -> source.address();
            case FACT -> question.factId();
            case TAGS -> String.join("; ", question.tags());
            case PINNED -> question.fixedOrder() ? "x" : letters(question.pinned());
            case PICTURE -> picture == null ? "" : Pictures.fileName(picture);
            case ALT -> picture == null ? "" : picture.alt();
        };
    }
}
