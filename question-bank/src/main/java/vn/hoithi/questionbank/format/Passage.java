package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Line;
import vn.hoithi.questionbank.text.RichText;
import vn.hoithi.questionbank.text.RichText.Run;
import vn.hoithi.questionbank.text.RichText.Style;
import vn.hoithi.questionbank.text.Stretch;

/** A text in the making: a line, and those that go on with it. */
final class Passage {

    /** As much as a cell of a table may hold. */
    private static final int LONGEST = 4_000;

    private final Line first;
    private final List<Stretch> stretches;
    private int length;

    Passage(Line first) {
        this.first = first;
        this.stretches = new ArrayList<>(first.stretches());
        this.length = first.letters().length();
    }

    Line first() {
        return first;
    }

    void add(Line line, boolean sameLine) {
        length += line.letters().length() + 1;
        if (length > LONGEST) {
            return;
        }
        boolean breaks = !line.breaks().letters().isEmpty();
        stretches.add(sameLine ? Stretch.plain(" ") : breaks ? line.breaks() : Stretch.plain("\n"));
        stretches.addAll(line.stretches());
    }

    List<Stretch> stretches() {
        return stretches;
    }

    String letters() {
        return stretches.stream().map(Stretch::letters).collect(Collectors.joining());
    }

    /** Without letters at its beginning and end. */
    void cut(int begin, int end) {
        Line whole = new Line(first.breaks(), stretches, first.place(), first.row(), first.pictures());
        Line rest = whole.part(begin, whole.letters().length() - end);
        stretches.clear();
        stretches.addAll(rest.stretches());
    }

    /** The text, set as it stands but for marks of the right choice. */
    Said said(boolean markup, Set<Style> marks, Findings findings) {
        if (length > LONGEST) {
            findings.error(
                    first.place(),
                    "text-too-long",
                    first.letters(),
                    "Đoạn này dài hơn %d ký tự.".formatted(LONGEST),
                    "Rút gọn; nếu nhiều câu bị dính làm một, bắt đầu mỗi câu bằng “Câu 1:”, “Câu 2:” …");
        }
        if (markup) {
            RichText.Reading reading = RichText.read(letters());
            Removed.report(reading, letters(), first.place(), findings);
            return new Said(reading.text(), first.place());
        }
        List<Run> runs = stretches.stream()
                .map(stretch -> new Run(stretch.letters(), without(stretch, marks)))
                .toList();
        return new Said(RichText.of(runs), first.place());
    }

    private static Set<Style> without(Stretch stretch, Set<Style> marks) {
        return stretch.content()
                ? stretch.styles()
                : stretch.styles().stream()
                        .filter(style -> !marks.contains(style))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The letters alone, for what is never formatted. */
    Said plain() {
        return Said.plain(letters(), first.place());
    }

    /** How each letter or digit is set; of a text without any, each that is not blank. */
    List<Stretch> telling() {
        List<Stretch> words = telling(Character::isLetterOrDigit);
        return words.isEmpty() ? telling(letter -> !Character.isWhitespace(letter)) : words;
    }

    private List<Stretch> telling(IntPredicate tells) {
        return stretches.stream()
                .filter(stretch -> stretch.letters().codePoints().anyMatch(tells))
                .toList();
    }
}
