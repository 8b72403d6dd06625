package vn.hoithi.questionbank.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.Finding;
import vn.hoithi.questionbank.text.Findings;

class RepetitionsTest {

    private static final String STEM = "Cơ quan nào có thẩm quyền công bố ngày bầu cử đại biểu Quốc hội?";
    private static final String[] CHOICES = {"Quốc hội", "Chính phủ", "Hội đồng bầu cử quốc gia", "Mặt trận Tổ quốc"};

    @Test
    void aQuestionRetypedWithoutDiacriticsIsFoundAndTheOtherIsNamed() {
        List<Finding> warnings = new CheckedQuestions()
                .ask(STEM, 0, CHOICES)
                .ask(
                        "Co quan nao co tham quyen cong bo ngay bau cu dai bieu quoc hoi",
                        3,
                        "Mat tran To quoc",
                        "Chinh phu",
                        "Hoi dong bau cu quoc gia",
                        "Quoc hoi")
                .warnings();
        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("near-duplicate");
            assertThat(warning.line()).isEqualTo(3);
            assertThat(warning.message()).isEqualTo("Gần như trùng với câu Q1 (dòng 2).");
        });
    }

    @Test
    void anotherOrderOfWordsAndAFewOtherWordsHideNothing() {
        assertThat(new CheckedQuestions()
                        .ask(STEM, 0, CHOICES)
                        .ask("Ngày bầu cử đại biểu Quốc hội do cơ quan nào có thẩm quyền công bố?", 0, CHOICES)
                        .codes())
                .containsExactly("3 near-duplicate");
    }

    @Test
    void theSameQuestionWithAnotherKeyIsTheGravestCase() {
        assertThat(new CheckedQuestions()
                        .ask(STEM, 0, CHOICES)
                        .ask(STEM, 1, CHOICES)
                        .codes())
                .containsExactly("3 other-key");
    }

    @Test
    void theSameStemWithOtherChoicesIsASofterWarning() {
        assertThat(new CheckedQuestions()
                        .ask(STEM, 0, CHOICES)
                        .ask(STEM, 0, "Quốc hội", "Toà án nhân dân", "Uỷ ban nhân dân", "Hội đồng nhân dân")
                        .ask(STEM, 0, "Ông An", "Ông Bình", "Ông Chi", "Ông Dũng")
                        .codes())
                .containsExactly("3 same-stem", "4 same-stem");
    }

    @Test
    void aStemOfManyQuestionsSaysNothingOfItsOwn() {
        CheckedQuestions generic = new CheckedQuestions();
        for (String letter : List.of("a", "b", "c", "d", "e", "g")) {
            generic = generic.ask(
                    "Khẳng định nào sau đây là đúng?", 0, "Họ " + letter + letter, "Tên " + letter, "Lời " + letter);
        }
        assertThat(generic.codes()).isEmpty();
    }

    @Test
    void otherNumbersNegationsAndPicturesAskOtherThings() {
        assertThat(new CheckedQuestions()
                        .ask("Khoá XIV của Quốc hội bầu bao nhiêu đại biểu vào năm 2016 trên cả nước?", 0, "496", "500")
                        .ask("Khoá XV của Quốc hội bầu bao nhiêu đại biểu vào năm 2016 trên cả nước?", 0, "496", "500")
                        .ask("Khoá XV của Quốc hội bầu bao nhiêu đại biểu vào năm 2021 trên cả nước?", 0, "496", "500")
                        .ask("Ai có quyền bầu cử theo quy định của Luật Bầu cử hiện hành?", 0, "Công dân", "Người khác")
                        .ask(
                                "Ai không có quyền bầu cử theo quy định của Luật Bầu cử hiện hành?",
                                0,
                                "Công dân",
                                "Người khác")
                        .codes())
                .isEmpty();
    }

    @Test
    void questionsOfOnePatternAboutDifferentThingsAreNotRepetitions() {
        assertThat(new CheckedQuestions()
                        .ask("Cơ quan nào có thẩm quyền công bố ngày bầu cử đại biểu Quốc hội?", 0, CHOICES)
                        .ask("Cơ quan nào có thẩm quyền huỷ bỏ kết quả bầu cử đại biểu Quốc hội?", 2, CHOICES)
                        .codes())
                .isEmpty();
    }

    @Test
    void stemsWithoutAnyWordAreNotCompared() {
        assertThat(new CheckedQuestions()
                        .ask("???", 0, "+", "−")
                        .ask("!", 0, "+", "−")
                        .ask("…", 1, "+", "−")
                        .codes())
                .isEmpty();
    }

    @Test
    void anotherBankIsComparedButForQuestionsOfTheSameId() {
        CheckedQuestions ours = new CheckedQuestions()
                .ask("Hải Phòng được Bác Hồ về thăm lần đầu tiên vào ngày nào?", 0, "Ngày A", "Ngày B")
                .ask(STEM, 0, CHOICES);
        QuestionBank theirs =
                new QuestionBank(new CheckedQuestions().ask(STEM, 0, CHOICES).questions());
        QuestionBank same = new QuestionBank(ours.questions());
        assertThat(ours.warnings((questions, findings) -> BankChecks.against(questions, theirs, "cũ.csv", findings)))
                .extracting(Finding::line, Finding::message)
                .containsExactly(tuple(3, "Gần như trùng với câu Q1 của cũ.csv."));
        assertThat(ours.warnings((questions, findings) -> BankChecks.against(questions, same, "cũ.csv", findings)))
                .isEmpty();
    }

    @Test
    void whatTheIndexFindsIsWhatComparingEveryPairFinds() {
        Random random = new Random(7);
        List<int[]> stems = IntStream.range(0, 90)
                .mapToObj(number -> random.ints(4 + random.nextInt(9), 0, 9)
                        .distinct()
                        .sorted()
                        .toArray())
                .toList();
        LikeStems index = new LikeStems();
        int pairs = 0;
        for (int at = 0; at < stems.size(); at++) {
            int[] stem = stems.get(at);
            List<Integer> like = IntStream.range(0, at)
                    .filter(other -> LikeStems.similarity(stem, stems.get(other)) >= LikeStems.ALIKE)
                    .boxed()
                    .toList();
            assertThat(index.like(stem, "").stream().distinct().sorted())
                    .hasSameSizeAs(like)
                    .isSubsetOf(like);
            pairs += like.size();
            index.add(stem, "");
        }
        assertThat(pairs).isPositive();
    }

    @Test
    void twentyThousandQuestionsAreCheckedInTwoSeconds() {
        List<Checked> natural = generated(20_000, 3_000);
        List<Checked> allAlike = generated(20_000, 14);
        check(generated(2_000, 3_000));
        assertThat(seconds(natural)).isLessThan(2);
        assertThat(seconds(allAlike)).isLessThan(2);
    }

    /** Of the processor, so that a busy machine makes no difference. */
    private static double seconds(List<Checked> questions) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        check(questions);
        return (threads.getCurrentThreadCpuTime() - start) / 1e9;
    }

    private static void check(List<Checked> questions) {
        BankChecks.check(questions, new Findings("bank.csv"));
    }

    /** Stems of eight to twenty words out of so many. */
    private static List<Checked> generated(int size, int vocabulary) {
        Random random = new Random(size);
        List<String> words = new ArrayList<>();
        for (int word = 0; word < vocabulary; word++) {
            words.add(Integer.toString(1000 + word, 36).replaceAll("\\d", "ệ") + "ắ".repeat(word % 3) + "ngh"
                    + Character.toString('a' + word % 26));
        }
        CheckedQuestions questions = new CheckedQuestions();
        for (int number = 0; number < size; number++) {
            String stem = random.ints(8 + random.nextInt(13), 0, vocabulary)
                    .mapToObj(words::get)
                    .collect(Collectors.joining(" "));
            questions = questions.ask(
                    stem, 0, "một " + stem.substring(0, 12), "hai " + number, "ba " + number, "bốn " + number);
        }
        return questions.list();
    }
}
