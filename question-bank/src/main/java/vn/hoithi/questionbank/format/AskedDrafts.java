package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Line;
import vn.hoithi.questionbank.text.Place;

/** Makes of gathered lines what the common checks want to know. */
final class AskedDrafts {

    /** Capitals may stand together; small letters without anything between them are a word. */
    private static final Pattern LETTERS = Pattern.compile(
            "([A-Z](?:(?:[\\s,;&+]|và){0,9}[A-Z]){0,25}|[a-z](?:(?:[\\s,;&+]|và){1,9}[a-z]){0,25})\\s?\\.?");

    /** "C. Năm 1945": the letter says it, the words repeat it. */
    private static final Pattern LETTER_AND_WORDS = Pattern.compile("([A-Za-z])\\s?[.):].{1,4000}", Pattern.DOTALL);

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;&+.]|và");

    private final BankFile file;
    private final Findings findings;
    private final boolean markup;

    private AskedDrafts(BankFile file, boolean markup, Findings findings) {
        this.file = file;
        this.markup = markup;
        this.findings = findings;
    }

    /**
     * Reads a bank from lines.
     *
     * @param markup whether formatting is written as HTML in the letters; else it is how the letters are set
     */
    static ImportResult read(List<Line> lines, BankFile file, boolean markup, Findings findings) {
        AskedDrafts drafts = new AskedDrafts(file, markup, findings);
        LineReading.Reading reading = LineReading.read(lines, findings);
        Map<Asked, List<AnswerKey.Entry>> answers = reading.answers().by(reading.questions());
        List<Draft> all = new ArrayList<>();
        for (Asked asked : reading.questions()) {
            if (drafts.isAsked(asked)) {
                all.add(drafts.draft(asked, answers.getOrDefault(asked, List.of())));
            }
        }
        return Drafts.lenient(all, findings);
    }

    /** Without any choice it is a question to write an answer to. */
    private boolean isAsked(Asked asked) {
        if (!asked.options().isEmpty()) {
            return true;
        }
        Line stray = asked.outOfOrder();
        if (stray != null) {
            findings.error(
                    stray.place(),
                    "choice-letter",
                    stray.letters(),
                    "Câu này không có phương án A.",
                    "Bắt đầu các phương án từ A, mỗi phương án một dòng.");
        } else {
            findings.warning(
                    asked.place(),
                    "skipped",
                    asked.stem().letters(),
                    "Câu %d không có phương án (tự luận?); đã bỏ qua.".formatted(asked.number()),
                    "Nếu là câu trắc nghiệm, viết các phương án A., B., C. … mỗi phương án một dòng.");
        }
        return false;
    }

    private Draft draft(Asked asked, List<AnswerKey.Entry> answers) {
        Draft draft = new Draft(asked.place());
        draft.raw(asked.raw());
        draft.say(Field.STEM, asked.stem().said(markup, Set.of(), findings));
        asked.fields().forEach((field, passage) -> draft.say(field, said(field, passage)));
        Asked.Topic topic = asked.topic();
        if (topic != null && !draft.has(Field.TOPIC)) {
            draft.say(Field.TOPIC, Said.plain(topic.name(), topic.line().place()));
        }
        RightMarks marks = RightMarks.of(asked.options(), !markup);
        for (int place = 0; place < asked.options().size(); place++) {
            draft.choice(asked.options().get(place).text().said(markup, marks.styles(place), findings));
        }
        List<RightMarks.Said> evidence = new ArrayList<>(marks.evidence());
        keyLine(draft, evidence);
        answers.forEach(entry ->
                evidence.add(new RightMarks.Said(positions(entry.letters()), entry.place(), "bảng đáp án ghi")));
        decide(draft, evidence);
        LetteredFields.readKind(draft, findings);
        LetteredFields.readPinned(draft, findings);
        draft.picture(picture(asked, draft));
        return draft;
    }

    private Said said(Field field, Passage passage) {
        return field == Field.EXPLANATION ? passage.said(markup, Set.of(), findings) : passage.plain();
    }

    private void keyLine(Draft draft, List<RightMarks.Said> evidence) {
        Said said = draft.said(Field.KEY);
        if (said.isEmpty()) {
            return;
        }
        Matcher letters = LETTERS.matcher(said.letters());
        Matcher words = LETTER_AND_WORDS.matcher(said.letters());
        boolean alone = letters.matches();
        if (alone || words.matches()) {
            evidence.add(new RightMarks.Said(
                    positions(alone ? letters.group(1) : words.group(1)), said.place(), "dòng “Đáp án” ghi"));
        } else {
            findings.error(
                    said.place(),
                    "bad-key",
                    said.letters(),
                    "Không đọc được đáp án.",
                    "Chỉ ghi chữ cái: “Đáp án: B”, nhiều đáp án thì “Đáp án: A, C”.");
        }
    }

    private static SortedSet<Integer> positions(String letters) {
        SortedSet<Integer> positions = new TreeSet<>();
        SEPARATORS
                .matcher(letters)
                .replaceAll("")
                .chars()
                .forEach(letter -> positions.add(Character.toUpperCase(letter) - 'A'));
        return positions;
    }

    /** All that speaks of the key must say the same. */
    private void decide(Draft draft, List<RightMarks.Said> evidence) {
        if (evidence.isEmpty()) {
            return;
        }
        RightMarks.Said first = evidence.getFirst();
        for (RightMarks.Said other : evidence) {
            if (!other.right().equals(first.right())) {
                contradiction(first, other);
                break;
            }
        }
        Place place = draft.has(Field.KEY)
                ? draft.said(Field.KEY).place()
                : evidence.getLast().place();
        draft.say(Field.KEY, Said.plain(letters(first.right()), place));
        first.right().forEach(draft::right);
    }

    private void contradiction(RightMarks.Said one, RightMarks.Said other) {
        findings.error(
                other.place(),
                "contradicting-key",
                letters(other.right()),
                "Đáp án mâu thuẫn: %s %s (dòng %d), còn %s %s (dòng %d)."
                        .formatted(
                                one.how(),
                                letters(one.right()),
                                one.place().line(),
                                other.how(),
                                letters(other.right()),
                                other.place().line()),
                "Sửa cho khớp: chỉ đánh dấu phương án đúng, hoặc chỉ ghi dòng “Đáp án: …”.");
    }

    private static String letters(SortedSet<Integer> choices) {
        StringBuilder letters = new StringBuilder();
        choices.forEach(choice -> letters.append(letters.isEmpty() ? "" : ", ").append((char) ('A' + choice)));
        return letters.toString();
    }

    private @Nullable Picture picture(Asked asked, Draft draft) {
        List<Line.Shown> pictures = asked.pictures();
        if (pictures.isEmpty()) {
            return PictureReading.named(draft, file, findings);
        }
        if (pictures.size() > 1) {
            findings.warning(
                    draft.place(),
                    "skipped-picture",
                    draft.letters(Field.STEM),
                    "Câu này có %d hình; chỉ lấy hình đầu tiên.".formatted(pictures.size()),
                    "Ghép các hình thành một.");
        }
        Line.Shown first = pictures.getFirst();
        String alt = draft.has(Field.ALT) ? draft.letters(Field.ALT) : first.alt();
        return Pictures.read(first.bytes(), alt, draft.place(), findings);
    }
}
