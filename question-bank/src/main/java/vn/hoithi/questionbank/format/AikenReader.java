package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** Reads an Aiken file line by line: the question, its choices under A, B, C …, and "ANSWER: B". */
final class AikenReader {

    private static final Pattern CHOICE = Pattern.compile("([A-Z])[.)]([ \\t\\u00A0]*)(.*)");
    private static final Pattern ANSWER = Pattern.compile("(?i:ANSWER)[ \\t]*:[ \\t\\u00A0]*(.*)");
    private static final Pattern LETTER = Pattern.compile("([A-Za-z])[.)]?");
    private static final int MOST_LINES = 500;

    /** A line, or several that belong together, and where the first begins. */
    private record Lines(List<String> texts, Place place) {
        Lines(String text, Place place) {
            this(new ArrayList<>(List.of(text)), place);
        }

        String joined() {
            return texts.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
        }
    }

    private final String text;
    private final TextPlaces places;
    private final Findings findings;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Lines> stem = new ArrayList<>();
    private final List<Lines> choices = new ArrayList<>();

    /** Lines below a choice: the rest of it, or the next question whose predecessor has no answer. */
    private final List<Lines> loose = new ArrayList<>();

    AikenReader(String text, TextPlaces places, Findings findings) {
        this.text = text;
        this.places = places;
        this.findings = findings;
    }

    List<Draft> drafts() {
        int start = 0;
        while (start < text.length() && drafts.size() < Moodle.MOST_DRAFTS) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            line(text.substring(start, end), start);
            start = end + 1;
        }
        if (!stem.isEmpty() || !choices.isEmpty()) {
            take(Said.plain("", lastPlace()));
        }
        return drafts;
    }

    private void line(String line, int offset) {
        String said = line.strip();
        Place place = places.at(offset + line.indexOf(said));
        Matcher answer = ANSWER.matcher(said);
        Matcher choice = CHOICE.matcher(said);
        if (said.isEmpty()) {
            return;
        }
        if (answer.matches()) {
            answer(answer, place);
        } else if (choice.matches() && startsChoice(choice)) {
            choice(choice, place);
        } else if (choices.isEmpty()) {
            stem(new Lines(said, place));
        } else if (loose.size() < MOST_LINES) {
            loose.add(new Lines(said, place));
        }
    }

    private void stem(Lines line) {
        if (stem.size() == 1) {
            joined(line);
        }
        if (stem.size() < MOST_LINES) {
            stem.add(line);
        }
    }

    /** A letter that is not the next one starts a choice only where a space shows that it was meant so: "U.S." is text. */
    private boolean startsChoice(Matcher choice) {
        boolean next = choice.group(1).charAt(0) == 'A' + choices.size();
        boolean again = choice.group(1).equals("A") && !loose.isEmpty();
        boolean spaced = !choice.group(2).isEmpty() && (!stem.isEmpty() || !choices.isEmpty());
        return next || again || spaced;
    }

    private void choice(Matcher choice, Place place) {
        char letter = choice.group(1).charAt(0);
        if (letter == 'A' && !choices.isEmpty()) {
            // The question above has no answer: what stood between is the next question.
            List<Lines> next = List.copyOf(loose);
            loose.clear();
            take(Said.plain("", lastPlace()));
            next.forEach(this::stem);
        }
        settle();
        if (letter != 'A' + choices.size()) {
            findings.error(
                    place,
                    "choice-order",
                    choice.group(),
                    "Đến lượt phương án %c mà tệp ghi %c.".formatted((char) ('A' + choices.size()), letter),
                    "Đánh chữ cái các phương án liền nhau từ A.");
        }
        if (choices.size() < Moodle.MOST_CHOICES) {
            choices.add(new Lines(choice.group(3), place));
        }
    }

    /** Loose lines turn out to be the rest of the choice above them. */
    private void settle() {
        if (!loose.isEmpty()) {
            joined(loose.getFirst());
            loose.forEach(line -> choices.getLast().texts().addAll(line.texts()));
            loose.clear();
        }
    }

    private void answer(Matcher answer, Place line) {
        settle();
        Place place = Place.at(line.line(), line.column() + answer.start(1));
        if (stem.isEmpty() && choices.isEmpty()) {
            findings.error(
                    line,
                    "answer-outside",
                    answer.group(),
                    "Dòng ANSWER này không thuộc câu nào.",
                    "Xoá dòng này, hoặc viết câu hỏi và các phương án ở trên nó.");
            return;
        }
        take(Said.plain(answer.group(1).strip(), place));
    }

    private void take(Said key) {
        settle();
        Draft draft = new Draft(
                stem.isEmpty() ? choices.getFirst().place() : stem.getFirst().place());
        draft.raw(raw(key));
        String asked = stem.stream().map(Lines::joined).collect(Collectors.joining(" "));
        draft.say(Field.STEM, TextForm.PLAIN.said(asked, draft.place(), findings));
        choices.forEach(choice -> draft.choice(TextForm.PLAIN.said(choice.joined(), choice.place(), findings)));
        draft.say(Field.KEY, key);
        draft.multiple(false);
        key(draft, key);
        drafts.add(draft);
        stem.clear();
        choices.clear();
    }

    private void key(Draft draft, Said key) {
        Matcher letter = LETTER.matcher(key.letters());
        if (letter.matches()) {
            draft.right(letter.group(1).toUpperCase(Locale.ROOT).charAt(0) - 'A');
        } else if (!key.isEmpty()) {
            findings.error(
                    key.place(),
                    "bad-key",
                    key.letters(),
                    "Sau ANSWER phải là một chữ cái.",
                    "Ghi một chữ, ví dụ ANSWER: B. Câu có nhiều đáp án thì dùng GIFT hoặc Excel.");
        }
    }

    private String raw(Said key) {
        List<String> lines = new ArrayList<>();
        stem.forEach(line -> lines.addAll(line.texts()));
        for (int choice = 0; choice < choices.size(); choice++) {
            lines.add((char) ('A' + choice) + ". " + choices.get(choice).joined());
        }
        return String.join("\n", lines) + "\nANSWER: " + key.letters();
    }

    private Place lastPlace() {
        return choices.isEmpty() ? stem.getFirst().place() : choices.getLast().place();
    }

    private void joined(Lines line) {
        findings.warning(
                line.place(),
                "joined-lines",
                line.joined(),
                "Dòng này được nối vào dòng trên: trong Aiken mỗi câu, mỗi phương án chỉ có một dòng.",
                "Không cần sửa nếu nối như vậy là đúng.");
    }
}
