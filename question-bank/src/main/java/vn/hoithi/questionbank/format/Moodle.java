package vn.hoithi.questionbank.format;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.PlainText;
import vn.hoithi.questionbank.text.RichText;

/** What the formats of Moodle have in common. */
final class Moodle {

    static final RichText TRUE = RichText.plain("Đúng");
    static final RichText FALSE = RichText.plain("Sai");

    /** Reading stops where a file has certainly too much; up to there everything wrong is found. */
    static final int MOST_DRAFTS = 2 * QuestionBank.MOST_QUESTIONS;

    /** One more than are too many, so that it is noticed. */
    static final int MOST_CHOICES = Question.MOST_CHOICES + 1;

    private static final int LONGEST_NAME = 60;
    private static final int NAMED_IDS = 20;

    /** Shares of the full mark by the number of right choices, as Moodle's fixed list has them. */
    private static final List<String> SHARES =
            List.of("100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10");

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("essay", "tự luận"),
            Map.entry("shortanswer", "trả lời ngắn"),
            Map.entry("numerical", "điền số"),
            Map.entry("matching", "ghép đôi"),
            Map.entry("randomsamatch", "ghép đôi"),
            Map.entry("description", "lời dẫn, không hỏi gì"),
            Map.entry("cloze", "điền vào đoạn văn"),
            Map.entry("multianswer", "điền vào đoạn văn"),
            Map.entry("calculated", "tính toán"),
            Map.entry("calculatedsimple", "tính toán"),
            Map.entry("calculatedmulti", "tính toán"),
            Map.entry("ddwtos", "kéo thả"),
            Map.entry("ddimageortext", "kéo thả"),
            Map.entry("ddmarker", "kéo thả"),
            Map.entry("gapselect", "chọn từ điền vào chỗ trống"),
            Map.entry("ordering", "sắp thứ tự"),
            Map.entry("random", "câu rút ngẫu nhiên"));

    private Moodle() {}

    static String share(int rightChoices) {
        return SHARES.get(rightChoices - 1);
    }

    /** What people see of a question in Moodle's lists. */
    static String name(Question question) {
        return question.id() + ". "
                + PlainText.cut(PlainText.line(question.stem().plain()), LONGEST_NAME);
    }

    /** Whether Moodle's true/false question is this very question. */
    static boolean trueFalse(Question question) {
        return question.choices().equals(List.of(TRUE, FALSE)) && !question.multiple() && question.fixedOrder();
    }

    /** Fills a draft with what a true/false question says without words. */
    static SortedSet<Integer> trueFalse(Draft draft, Place right, Place wrong) {
        draft.choice(new Said(TRUE, right));
        draft.choice(new Said(FALSE, wrong));
        draft.multiple(false);
        return Question.allPinned(2);
    }

    static SortedSet<Integer> noPins() {
        return new TreeSet<>();
    }

    static void skipped(Place place, String kind, String quoted, Findings findings) {
        String said = KINDS.containsKey(kind) ? KINDS.get(kind) + " (" + kind + ")" : PlainText.cut(kind, LONGEST_NAME);
        findings.warning(
                place,
                "skipped",
                quoted,
                "Câu loại “%s” không dùng được ở đây nên đã bỏ qua.".formatted(said),
                "Nếu cần câu này, viết lại thành câu chọn đáp án.");
    }

    static void feedbackDropped(Place place, String quoted, Findings findings) {
        findings.warning(
                place,
                "feedback-dropped",
                quoted,
                "Phản hồi riêng của từng phương án không giữ được; từ đây đến hết tệp đều bỏ qua.",
                "Chuyển điều cần nói vào phần giải thích chung của câu.");
    }

    static void partialCredit(Place place, String quoted, Findings findings) {
        findings.warning(
                place,
                "partial-credit",
                quoted,
                "Phương án này chỉ được một phần điểm; ở đây nó được coi là sai.",
                "Xem lại câu này: mỗi phương án chỉ có thể đúng hoặc sai.");
    }

    static void weights(Place place, double sum, Findings findings) {
        findings.warning(
                place,
                "weights",
                "",
                "Điểm của các phương án đúng cộng lại được %s %%, không phải 100 %%."
                        .formatted(BigDecimal.valueOf(Math.round(sum * 100), 2)
                                .stripTrailingZeros()
                                .toPlainString()),
                "Không cần sửa nếu đúng là các phương án này; ở đây mọi phương án đúng có giá trị như nhau.");
    }

    /** "BC-1, BC-2, …": which questions a loss concerns. */
    static String ids(List<Question> questions) {
        String ids = questions.stream().limit(NAMED_IDS).map(Question::id).collect(Collectors.joining(", "));
        return questions.size() > NAMED_IDS ? ids + " … (" + questions.size() + " câu)" : ids;
    }
}
