package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.hoithi.questionbank.Level;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.Source;
import vn.hoithi.questionbank.text.RichText;

/**
 * How long 20,000 questions from Excel take, the first time and warm. No test, since it depends on the machine:
 *
 * <pre>
 * mvn -q -o -pl question-bank test-compile dependency:build-classpath -Dmdep.outputFile=target/cp
 * java -Xmx512m -cp question-bank/target/classes:question-bank/target/test-classes:$(cat question-bank/target/cp) \
 *     vn.hoithi.questionbank.format.ExcelSpeed
 * </pre>
 */
final class ExcelSpeed {

    private static final List<Level> LEVELS = List.of(Level.values());

    private ExcelSpeed() {}

    public static void main(String[] args) {
        QuestionBank bank = bank();
        long start = System.nanoTime();
        byte[] file = BankFormats.write(bank, "xlsx").bytes();
        System.out.printf("written: %.2f s, %,d bytes%n", seconds(start), file.length);
        for (int round = 1; round <= 5; round++) {
            read(round, file, bank);
        }
    }

    private static void read(int round, byte[] file, QuestionBank bank) {
        long start = System.nanoTime();
        ImportResult result = BankFormats.read(file, "ngan-hang.xlsx");
        double seconds = seconds(start);
        boolean equal = result instanceof ImportResult.Accepted accepted
                && accepted.bank().equals(bank);
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "reading %d: %.2f s, the same bank: %s, heap in use %d MB of %d%n",
                round, seconds, equal, (runtime.totalMemory() - runtime.freeMemory()) >> 20, runtime.maxMemory() >> 20);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static QuestionBank bank() {
        List<Question> questions = new ArrayList<>();
        for (int number = 0; number < QuestionBank.MOST_QUESTIONS; number++) {
            questions.add(question(number));
        }
        return new QuestionBank(questions);
    }

    private static Question question(int number) {
        return new Question(
                "BC-%05d".formatted(number),
                "Bầu cử / Phần " + number % 40,
                LEVELS.get(number % LEVELS.size()),
                RichText.plain("Theo quy định, trong trường hợp thứ " + number
                        + " thì cơ quan nào có trách nhiệm niêm yết danh sách cử tri tại trụ sở & nơi công cộng?"),
                IntStream.range(0, 4)
                        .mapToObj(choice -> RichText.plain(
                                "Phương án %d của câu %d: Ủy ban nhân dân cấp xã".formatted(choice, number)))
                        .toList(),
                new java.util.TreeSet<>(List.of(number % 4)),
                false,
                RichText.plain("Vì văn bản nêu ở cột nguồn giao việc này cho cơ quan ấy, trường hợp " + number + "."),
                new Source("Luật số 85/2015/QH13", "Điều " + number % 98, "khoản " + number % 7, ""),
                "EL%03d".formatted(number % 300),
                new java.util.TreeSet<>(),
                new java.util.TreeSet<>(),
                null);
    }
}
