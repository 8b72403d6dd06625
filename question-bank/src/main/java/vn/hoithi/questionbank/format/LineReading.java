package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Line;

/**
 * Finds the questions in lines as people write them: "Câu 1: …", then "A. …", "B. …" each on its line or several on one, then
 * perhaps "Đáp án: C" and further words with a colon. Knows nothing of where the lines come from.
 */
final class LineReading {

    private final Findings findings;
    private final List<Asked> questions = new ArrayList<>();
    private final List<Line> ignored = new ArrayList<>();
    private final AnswerKey answers;

    /** Whether questions begin with the word "Câu", so that a number alone does not begin one. */
    private final boolean named;

    /** Whether "Chủ đề: …" stands above the questions it is for, and not in each. */
    private final boolean topicsAbove;

    private @Nullable Asked now;
    private Asked.@Nullable Topic topic;
    private boolean amongAnswers;

    private LineReading(List<Line> lines, Findings findings) {
        this.findings = findings;
        this.answers = new AnswerKey(findings);
        this.named = lines.stream().anyMatch(line -> namesStem(line.letters().strip()));
        this.topicsAbove = topicsAbove(lines);
    }

    /** What the lines ask, and the answers that stand apart from the questions. */
    record Reading(List<Asked> questions, AnswerKey answers) {}

    static Reading read(List<Line> lines, Findings findings) {
        List<Line> clean =
                lines.stream().map(line -> LineLetters.checked(line, findings)).toList();
        LineReading reading = new LineReading(clean, findings);
        int at = 0;
        while (at < clean.size()) {
            int end = endOfRow(clean, at);
            reading.row(clean.subList(at, end), next(clean, end));
            at = end;
        }
        reading.reportIgnored();
        return new Reading(reading.questions, reading.answers);
    }

    /** Lines that stand in one row of a table; any other line is by itself. */
    private static int endOfRow(List<Line> lines, int start) {
        int end = start + 1;
        while (lines.get(start).row() > 0
                && end < lines.size()
                && lines.get(end).row() == lines.get(start).row()) {
            end++;
        }
        return end;
    }

    private static String next(List<Line> lines, int start) {
        return start < lines.size() ? row(lines.subList(start, endOfRow(lines, start))) : "";
    }

    private static String row(List<Line> lines) {
        return lines.size() == 1
                ? lines.getFirst().letters().strip()
                : lines.stream()
                        .map(line -> line.letters().strip())
                        .collect(Collectors.joining("\t"))
                        .strip();
    }

    private static boolean namesStem(String line) {
        return Markers.stem(line)
                .filter(stem -> stem.named() && stem.separated())
                .isPresent();
    }

    private boolean topicsAbove(List<Line> lines) {
        for (Line line : lines) {
            String letters = line.letters().strip();
            if (Markers.stem(letters).filter(stem -> stem.named() || !named).isPresent()) {
                return false;
            }
            if (Markers.title(letters)
                    .filter(title -> title.field() == Field.TOPIC)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private void row(List<Line> lines, String next) {
        String row = row(lines);
        Line first = lines.getFirst();
        if (!questions.isEmpty() && answers.read(row, next, first)) {
            lines.forEach(line -> question().seen(line));
            now = amongAnswers ? null : now;
            return;
        }
        lines.forEach(this::line);
    }

    private Asked question() {
        return questions.getLast();
    }

    private void line(Line whole) {
        String letters = whole.letters();
        int margin = letters.length() - letters.stripLeading().length();
        Line line = whole.from(margin);
        String text = letters.strip();
        if (text.isEmpty() || (Markers.rule(text) && !LineEscape.LINE.shields(text))) {
            pictures(whole);
        } else if (!heading(line, text) && !stem(line, text)) {
            Asked asked = now;
            if (asked == null) {
                ignore(whole);
            } else {
                asked.seen(whole);
                inside(asked, whole, line, text);
            }
        }
    }

    private void pictures(Line line) {
        Asked asked = now;
        if (asked != null && !line.pictures().isEmpty()) {
            asked.seen(line);
        }
    }

    private void ignore(Line line) {
        if (!amongAnswers) {
            ignored.add(line);
        } else {
            findings.warning(
                    line.place(),
                    "answers-unread",
                    line.letters(),
                    "Không hiểu dòng này trong bảng đáp án; đã bỏ qua.",
                    "Ghi số câu rồi chữ cái: 1.C 2.A 3.B.");
        }
    }

    private boolean heading(Line line, String text) {
        if (AnswerRow.heading(text) && !awaitsKey(text)) {
            amongAnswers = !questions.isEmpty();
            now = null;
            return true;
        }
        Optional<String> name = Markers.heading(text).or(() -> topicAbove(text));
        Asked asked = now;
        if (name.isEmpty() || (asked != null && asked.options().isEmpty()) || isNextChoice(text)) {
            return false;
        }
        topic = new Asked.Topic(name.get(), line);
        now = null;
        findings.warning(
                line.place(),
                "topic-heading",
                text,
                "Lấy “" + name.get() + "” làm chủ đề của các câu bên dưới.",
                "Nếu không phải chủ đề, xoá dòng này hoặc ghi “Chủ đề: …” trong từng câu.");
        return true;
    }

    /** "Đáp án:" with nothing behind it, where the key of a question is due. */
    private boolean awaitsKey(String text) {
        Asked asked = now;
        return asked != null
                && text.endsWith(":")
                && Markers.title(text).isPresent()
                && !asked.options().isEmpty()
                && !asked.fields().containsKey(Field.KEY);
    }

    private Optional<String> topicAbove(String text) {
        Asked asked = now;
        boolean again = asked != null && asked.fields().containsKey(Field.TOPIC);
        return Markers.title(text)
                .filter(title -> title.field() == Field.TOPIC && (topicsAbove || again))
                .map(title -> text.substring(title.end()))
                .filter(name -> !name.isBlank());
    }

    private boolean isNextChoice(String text) {
        Asked asked = now;
        return asked != null
                && Markers.choice(text)
                        .filter(choice -> choice.letter() == asked.options().size())
                        .isPresent();
    }

    private boolean stem(Line line, String text) {
        Optional<Markers.Stem> stem = Markers.stem(text).filter(this::begins);
        stem.ifPresent(found -> {
            Line content = line.from(Math.min(found.end(), line.letters().length()));
            List<Line> segments = segments(unshielded(content, LineEscape.STEM), 0);
            Asked asked = new Asked(found.number(), line.place(), segments.getFirst(), topic);
            asked.seen(line);
            questions.add(asked);
            now = asked;
            amongAnswers = false;
            segments.stream().skip(1).forEach(segment -> segment(asked, segment));
        });
        return stem.isPresent();
    }

    private boolean begins(Markers.Stem stem) {
        Asked asked = now;
        int expected = questions.isEmpty() ? stem.number() : question().number() + 1;
        boolean due = asked == null || !asked.options().isEmpty();
        if (named) {
            return stem.named() && (stem.separated() || (due && stem.number() == expected));
        }
        // A list of numbers within a question that has no choices yet belongs to the question.
        return due || stem.number() == expected;
    }

    private void inside(Asked asked, Line whole, Line line, String text) {
        if (LineEscape.LINE.shields(text)) {
            asked.more(unshielded(whole, LineEscape.LINE), false);
            return;
        }
        Optional<Markers.Title> title = Markers.title(text);
        if (title.isPresent()) {
            field(asked, title.get(), line);
            return;
        }
        List<Line> segments = segments(line, asked.options().size());
        if (!choice(asked, segments.getFirst())) {
            boolean single = segments.size() == 1;
            asked.more(single ? whole : segments.getFirst(), false);
        }
        segments.stream().skip(1).forEach(segment -> segment(asked, segment));
    }

    /** What stands behind a gap: the next choice or the key, else the text goes on. */
    private void segment(Asked asked, Line segment) {
        Optional<Markers.Title> key =
                Markers.title(segment.letters().strip()).filter(title -> title.field() == Field.KEY);
        if (key.isPresent()) {
            field(asked, key.get(), segment);
        } else if (!isExpected(asked, segment) || !choice(asked, segment)) {
            asked.more(segment, true);
        }
    }

    private static boolean isExpected(Asked asked, Line line) {
        return Markers.choice(line.letters())
                .filter(choice -> choice.letter() == asked.options().size())
                .isPresent();
    }

    private static List<Line> segments(Line line, int expected) {
        List<Line> segments = new ArrayList<>();
        String letters = line.letters();
        Matcher gap = Markers.gaps(letters);
        int start = 0;
        int letter = Markers.choice(letters).isPresent() ? expected + 1 : expected;
        while (gap.find()) {
            int wanted = letter;
            String rest = letters.substring(gap.end(), Math.min(letters.length(), gap.end() + 40));
            boolean next = Markers.choice(rest)
                    .filter(choice -> choice.letter() == wanted)
                    .isPresent();
            if (gap.end() > 0 && gap.start() > 0 && (next || Markers.title(rest).isPresent())) {
                segments.add(line.part(start, gap.start()));
                start = gap.end();
                letter += next ? 1 : 0;
            }
        }
        segments.add(line.from(start));
        return segments;
    }

    private boolean choice(Asked asked, Line line) {
        Optional<Markers.Choice> found = Markers.choice(line.letters()).filter(choice -> asked.inBody());
        if (found.isEmpty() || !fits(asked, found.get(), line)) {
            return false;
        }
        Markers.Choice choice = found.get();
        asked.option(new Asked.Option(
                line.part(0, choice.end()),
                choice.at(),
                choice.star(),
                choice.capital(),
                new Passage(line.from(choice.end()))));
        return true;
    }

    /** Choices come in the order of their letters; a letter just out of order is a slip, a distant one begins a name. */
    private boolean fits(Asked asked, Markers.Choice choice, Line line) {
        int expected = asked.options().size();
        if (expected == 0) {
            if (choice.letter() == 1 || choice.letter() == 2) {
                asked.outOfOrder(line);
            }
            return choice.letter() == 0;
        }
        if (choice.capital() != asked.options().getFirst().capital()) {
            return false;
        }
        boolean slip = choice.letter() == 0 || Math.abs(choice.letter() - expected) <= 2;
        if (slip && choice.letter() != expected) {
            findings.error(
                    line.place(),
                    "choice-letter",
                    line.letters(),
                    "Phương án này mang chữ %c, lẽ ra là %c.".formatted('A' + choice.letter(), 'A' + expected),
                    choice.letter() == 0
                            ? "Nếu đây là câu mới, thêm “Câu …:” ở đầu câu."
                            : "Đánh lại chữ cái A, B, C, D cho liền nhau.");
        }
        return slip;
    }

    private void field(Asked asked, Markers.Title title, Line line) {
        Line value = line.from(Math.min(title.end(), line.letters().length()));
        if (asked.fields().containsKey(title.field())) {
            findings.error(
                    line.place(),
                    "repeated-field",
                    line.letters(),
                    "Câu này đã có “" + title.field().title() + "” ở dòng "
                            + asked.fields().get(title.field()).first().place().line() + ".",
                    "Giữ lại một dòng.");
            return;
        }
        asked.field(title.field(), value);
    }

    private static Line unshielded(Line line, LineEscape escape) {
        String letters = line.letters();
        return escape.shields(letters) ? line.from(letters.indexOf('\\') + 1) : line;
    }

    private void reportIgnored() {
        Map<Boolean, List<Line>> before = ignored.stream()
                .collect(Collectors.partitioningBy(line -> questions.isEmpty()
                        || line.place().compareTo(questions.getFirst().place()) < 0));
        report(
                before.getOrDefault(true, List.of()),
                "Các dòng trước câu hỏi đầu tiên không thuộc câu nào; đã bỏ qua %d dòng.");
        report(
                before.getOrDefault(false, List.of()),
                "Sau tiêu đề phần có dòng không thuộc câu nào; đã bỏ qua %d dòng.");
    }

    private void report(List<Line> lines, String message) {
        if (!lines.isEmpty()) {
            findings.warning(
                    lines.getFirst().place(),
                    "lines-ignored",
                    lines.stream().limit(5).map(Line::letters).collect(Collectors.joining(" / ")),
                    message.formatted(lines.size()),
                    "Mỗi câu hỏi bắt đầu bằng “Câu 1:”, “Câu 2:” …; kiểm tra xem có câu nào bị sót không.");
        }
    }
}
