package vn.hoithi.questionbank.check;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.text.Findings;

/** What lets people guess the right choice who don't know it: its length, and its letter. */
final class RightAnswerTells {

    private static final double MUCH_LONGER = 1.6;
    private static final int LONG = 30;
    private static final int ENOUGH = 20;
    private static final double MOST = 0.6;

    /** Standard deviations above what chance gives: once in several hundred sound banks. */
    private static final double FAR = 3;

    private final List<Checked> questions;
    private final Findings findings;

    private RightAnswerTells(List<Checked> questions, Findings findings) {
        this.questions = questions.stream()
                .filter(checked -> checked.question().key().size() == 1)
                .toList();
        this.findings = findings;
    }

    static void check(List<Checked> questions, Findings findings) {
        RightAnswerTells tells = new RightAnswerTells(questions, findings);
        tells.lengthOverall();
        tells.letters();
    }

    /** The right choice of one question against the longest wrong one. */
    static void length(Checked checked, Findings findings) {
        Question question = checked.question();
        if (question.key().size() != 1) {
            return;
        }
        int right = question.key().first();
        int longestWrong = IntStream.range(0, question.choices().size())
                .filter(choice -> choice != right)
                .map(choice -> length(question, choice))
                .max()
                .orElseThrow();
        int length = length(question, right);
        if (length > LONG && length > MUCH_LONGER * longestWrong) {
            findings.warning(
                    checked.origin().at(right),
                    "long-answer",
                    question.choices().get(right).plain(),
                    "Phương án đúng dài hơn hẳn các phương án sai (%d và nhiều nhất %d chữ cái): dễ đoán."
                            .formatted(length, longestWrong),
                    "Viết phương án sai cụ thể như phương án đúng, hoặc rút gọn phương án đúng.");
        }
    }

    private void lengthOverall() {
        Chance chance = new Chance();
        for (Checked checked : questions) {
            Question question = checked.question();
            OptionalInt longest = question.trueFalse() ? OptionalInt.empty() : longest(question);
            longest.ifPresent(choice -> chance.add(
                    question.key().contains(choice), question.choices().size()));
        }
        if (chance.tries >= ENOUGH && chance.far()) {
            findings.warning(
                    questions.getFirst().origin().at(Field.KEY),
                    "longest-is-right",
                    "",
                    "Phương án đúng là phương án dài nhất ở %d trên %d câu (%d %%); ngẫu nhiên thì khoảng %d câu."
                            .formatted(chance.hits, chance.tries, chance.percent(), Math.round(chance.expected)),
                    "Người thi đoán được theo độ dài: viết các phương án dài ngang nhau.");
        }
    }

    /** The one longest choice; empty if two are equally long. */
    private static OptionalInt longest(Question question) {
        int longest = 0;
        int most = length(question, 0);
        boolean alone = true;
        for (int choice = 1; choice < question.choices().size(); choice++) {
            int length = length(question, choice);
            alone = length > most || (alone && length < most);
            longest = length > most ? choice : longest;
            most = Math.max(most, length);
        }
        return alone ? OptionalInt.of(longest) : OptionalInt.empty();
    }

    private void letters() {
        List<Checked> notShuffled = new ArrayList<>(questions.stream()
                .filter(checked -> checked.question().fixedOrder())
                .toList());
        for (int letter = 0; letter < Question.MOST_CHOICES && notShuffled.size() >= ENOUGH; letter++) {
            Chance chance = new Chance();
            for (Checked checked : notShuffled) {
                chance.add(
                        checked.question().key().contains(letter),
                        checked.question().choices().size());
            }
            if (chance.far()) {
                String message =
                        "Trong %d câu giữ nguyên thứ tự phương án, đáp án là %c ở %d câu (%d %%); ngẫu nhiên thì khoảng %d câu.";
                findings.warning(
                        notShuffled.getFirst().origin().at(Field.KEY),
                        "key-letter",
                        letter(letter),
                        message.formatted(
                                chance.tries, 'A' + letter, chance.hits, chance.percent(), Math.round(chance.expected)),
                        "Đổi chỗ phương án ở một số câu để đáp án rải đều.");
                return;
            }
        }
        oneLetter();
    }

    /** Harmless on a screen, where choices are shuffled; not on printed copies of the file. */
    private void oneLetter() {
        for (int letter = 0; letter < Question.MOST_CHOICES && questions.size() >= ENOUGH; letter++) {
            int wanted = letter;
            long hits = questions.stream()
                    .filter(checked -> checked.question().key().contains(wanted))
                    .count();
            if (hits > MOST * questions.size()) {
                findings.warning(
                        questions.getFirst().origin().at(Field.KEY),
                        "one-key-letter",
                        letter(letter),
                        "Đáp án là %c ở %d trên %d câu.".formatted('A' + letter, hits, questions.size()),
                        "Khi thi trên máy, phương án được đảo nên không sao; nếu in từ tệp này thì nên đổi chỗ phương án.");
            }
        }
    }

    private static String letter(int choice) {
        return Character.toString('A' + choice);
    }

    private static int length(Question question, int choice) {
        String text = question.choices().get(choice).plain();
        return text.codePointCount(0, text.length());
    }

    /** Counts hits against what guessing one of so many choices each time would give. */
    private static final class Chance {
        private int tries;
        private int hits;
        private double expected;
        private double variance;

        void add(boolean hit, int choices) {
            tries++;
            hits += hit ? 1 : 0;
            expected += 1.0 / choices;
            variance += 1.0 / choices * (1 - 1.0 / choices);
        }

        boolean far() {
            return hits > expected + FAR * Math.sqrt(variance);
        }

        long percent() {
            return Math.round(100.0 * hits / tries);
        }
    }
}
