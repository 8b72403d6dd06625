package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Line;
import vn.hoithi.questionbank.text.Place;

/** The answers that stand apart from the questions, as lists or tables, by the numbers of the questions. */
final class AnswerKey {

    private final Findings findings;
    private final Map<Integer, List<Entry>> entries = new HashMap<>();
    private List<String> numbers = List.of();

    /** An answer with its place. */
    record Entry(String letters, Place place) {}

    AnswerKey(Findings findings) {
        this.findings = findings;
    }

    /** Takes a row if it holds nothing but answers, or numbers that the next row answers. */
    boolean read(String row, String next, Line at) {
        List<String> pending = numbers;
        numbers = List.of();
        Optional<List<AnswerRow.Answer>> below = pending.isEmpty() ? Optional.empty() : AnswerRow.below(pending, row);
        if (below.isPresent()) {
            below.get().forEach(answer -> add(answer, at));
            return true;
        }
        List<AnswerRow.Answer> pairs = AnswerRow.pairs(row);
        pairs.forEach(answer -> add(answer, at));
        List<String> above = AnswerRow.numbers(row);
        if (!above.isEmpty() && AnswerRow.below(above, next).isPresent()) {
            numbers = above;
        }
        return !pairs.isEmpty() || !numbers.isEmpty();
    }

    private void add(AnswerRow.Answer answer, Line at) {
        entries.computeIfAbsent(answer.number(), each -> new ArrayList<>())
                .add(new Entry(answer.letters(), at.place()));
    }

    /** Answers by question; where parts of a file count anew, by the order of the parts. */
    Map<Asked, List<Entry>> by(List<Asked> questions) {
        Map<Integer, List<Asked>> numbered = new HashMap<>();
        questions.forEach(asked -> numbered.computeIfAbsent(asked.number(), each -> new ArrayList<>())
                .add(asked));
        Map<Asked, List<Entry>> answers = new HashMap<>();
        entries.forEach((number, given) -> {
            List<Asked> asked = numbered.getOrDefault(number, List.of());
            if (asked.size() == 1) {
                answers.put(asked.getFirst(), given);
            } else if (asked.size() == given.size()) {
                for (int at = 0; at < given.size(); at++) {
                    answers.put(asked.get(at), List.of(given.get(at)));
                }
            } else {
                stray(number, given, asked.isEmpty());
            }
        });
        return answers;
    }

    private void stray(int number, List<Entry> given, boolean none) {
        Set<Place> told = new HashSet<>();
        for (Entry entry : given) {
            if (told.add(entry.place())) {
                findings.error(
                        entry.place(),
                        none ? "answer-without-question" : "ambiguous-answer",
                        number + "." + entry.letters(),
                        none ? "Không có câu %d.".formatted(number) : "Có nhiều câu mang số %d.".formatted(number),
                        none
                                ? "Sửa số câu trong bảng đáp án."
                                : "Đánh số các câu liền nhau trong cả tệp, hoặc ghi “Đáp án: …” dưới từng câu.");
            }
        }
    }
}
