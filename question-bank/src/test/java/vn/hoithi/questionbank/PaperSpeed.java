package vn.hoithi.questionbank;

import java.util.function.LongFunction;

/** How many papers of ten one core draws in a second from a bank of 300: run {@code main}. No test, since it depends on the machine. */
final class PaperSpeed {

    private static final long ROUND_NANOS = 500_000_000L;

    private PaperSpeed() {}

    public static void main(String[] args) {
        QuestionBank bank = BankFixtures.bank(300);
        Sheet sheet = Sheet.parse("A|B|C|D|A|B|C|D|A|B");
        for (String printed : new String[] {"10", "2[topic=T0];2[topic=T1];3[level=vận dụng];3"}) {
            Blueprint blueprint = Blueprint.parse(printed);
            Composition composition = Composition.of(bank, blueprint);
            measure(printed + " Paper.draw", seed -> Paper.draw(bank, blueprint, seed));
            measure(printed + " Composition.paper", composition::paper);
            measure(
                    printed + " paper and grade",
                    seed -> composition.paper(seed).grade(sheet));
        }
    }

    private static void measure(String name, LongFunction<Object> work) {
        double best = 0;
        int sink = 0;
        for (int round = 0; round < 6; round++) {
            long start = System.nanoTime();
            long done = 0;
            while (System.nanoTime() - start < ROUND_NANOS) {
                for (int i = 0; i < 100; i++) {
                    sink += work.apply(done++).hashCode();
                }
            }
            best = Math.max(best, done * 1e9 / (System.nanoTime() - start));
        }
        System.out.printf("%s: %,.0f per second (%d)%n", name, best, sink & 1);
    }
}
