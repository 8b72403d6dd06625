package vn.hoithi.questionbank;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Banks and files for tests. */
final class BankFixtures {

    static final String HEADER = "Mã câu,Chủ đề,Mức độ,Câu hỏi,A,B,C,D,Đáp án,Giải thích,Nguồn,Mã dữ kiện,Giữ thứ tự";

    private static final List<Level> LEVELS = List.of(Level.values());

    private BankFixtures() {}

    static Question question(String id, String topic, Level level) {
        return question(id, topic, level, Set.of(0), false);
    }

    static Question question(String id, String topic, Level level, Set<Integer> key, boolean fixedOrder) {
        List<String> choices = List.of(id + " một", id + " hai", id + " ba", id + " bốn");
        return new Question(
                id,
                topic,
                level,
                "Câu hỏi " + id + "?",
                choices,
                new TreeSet<>(key),
                "Vì thế.",
                "Điều 1",
                "",
                fixedOrder);
    }

    /** Questions Q0000, Q0001 … over four topics "T0" to "T3" and all levels; every third has two right choices. */
    static QuestionBank bank(int size) {
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
    static String csv(String... rows) {
        return HEADER + "\n" + String.join("\n", rows) + "\n";
    }

    /** A line without errors. */
    static String row(int number) {
        return "Q%d,Quốc hội,nhận biết,Câu hỏi số %d?,Một,Hai,Ba,Bốn,B,Vì thế.,Điều %d,F1,"
                .formatted(number, number, number);
    }

    /** LINE:COLUMN CODE of each finding. */
    static List<String> places(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.line() + ":" + finding.column() + " " + finding.code())
                .toList();
    }
}
