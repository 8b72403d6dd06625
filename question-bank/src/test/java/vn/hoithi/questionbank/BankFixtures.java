package vn.hoithi.questionbank;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.questionbank.text.RichText;

/** Banks and files for tests. */
public final class BankFixtures {

    public static final String HEADER =
            "Mã câu,Chủ đề,Mức độ,Câu hỏi,A,B,C,D,Đáp án,Giải thích,Nguồn,Mã dữ kiện,Giữ thứ tự";

    private static final List<Level> LEVELS = List.of(Level.values());

    private BankFixtures() {}

    public static Question question(String id, String topic, Level level) {
        return question(id, topic, level, Set.of(0), false);
    }

    public static Question question(String id, String topic, Level level, Set<Integer> key, boolean fixedOrder) {
        List<RichText> choices = Stream.of("một", "hai", "ba", "bốn")
                .map(word -> RichText.plain(id + " " + word))
                .toList();
        return new Question(
                id,
                topic,
                level,
                RichText.plain("Câu hỏi " + id + "?"),
                choices,
                new TreeSet<>(key),
                key.size() > 1,
                RichText.plain("Vì thế."),
                Source.of("Điều 1"),
                "",
                new TreeSet<>(),
                fixedOrder ? Question.allPinned(4) : new TreeSet<>(),
                null);
    }

    /** A question of plain texts, with one source document. */
    public static Question plain(
            String id,
            String topic,
            Level level,
            String stem,
            List<String> choices,
            SortedSet<Integer> key,
            String explanation,
            String source,
            String fact,
            boolean fixedOrder) {
        return new Question(
                id,
                topic,
                level,
                RichText.plain(stem),
                choices.stream().map(RichText::plain).toList(),
                key,
                key.size() > 1,
                RichText.plain(explanation),
                Source.of(source),
                fact,
                new TreeSet<>(),
                fixedOrder ? Question.allPinned(choices.size()) : new TreeSet<>(),
                null);
    }

    /** Questions Q0000, Q0001 … over four topics "T0" to "T3" and all levels; every third has two right choices. */
    public static QuestionBank bank(int size) {
        return new QuestionBank(IntStream.range(0, size)
                .mapToObj(number -> question(
                        "Q%04d".formatted(number),
                        "T" + number % 4,
                        LEVELS.get(number / 4 % 4),
                        number % 3 == 0 ? Set.of(0, 2) : Set.of(number % 4),
                        number % 7 == 0))
                .toList());
    }

    /** A file of our format with these lines below the header. */
    public static String csv(String... rows) {
        return HEADER + "\n" + String.join("\n", rows) + "\n";
    }

    /** A line without errors. */
    public static String row(int number) {
        return "Q%d,Quốc hội,nhận biết,Câu hỏi số %d?,Một,Hai,Ba,Bốn,B,Vì thế.,Điều %d,F1,"
                .formatted(number, number, number);
    }

    /** LINE:COLUMN CODE of each finding. */
    public static List<String> places(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.line() + ":" + finding.column() + " " + finding.code())
                .toList();
    }
}
