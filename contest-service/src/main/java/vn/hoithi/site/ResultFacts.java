package vn.hoithi.site;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Meaning;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.TieBreak;
import vn.hoithi.result.Closing;

/**
 * What a result was made from, in words.
 *
 * @param truth the true value of the prediction; none where none was asked
 * @param order how attempts were compared, first to last
 */
record ResultFacts(
        String people,
        String attempts,
        String peopleRight,
        @Nullable String truth,
        @Nullable String meaning,
        String counting,
        List<String> order,
        String frozenAt) {

    static ResultFacts of(Closing closing) {
        Prediction prediction = closing.ranking().prediction();
        BigDecimal truth = closing.truth();
        List<String> order = new ArrayList<>();
        if (closing.ofWholeContest()) {
            order.addAll(List.of("Tổng điểm các vòng", "Nhiều vòng dự thi hơn", "Tổng thời gian làm bài ngắn hơn"));
        } else {
            closing.ranking().order().forEach(step -> order.add(step(step)));
        }
        return new ResultFacts(
                number(closing.counts().people()),
                number(closing.counts().attempts()),
                number(closing.counts().peopleAllRight()),
                truth == null ? null : decimal(truth),
                prediction == null ? null : meaning(prediction),
                closing.ofWholeContest()
                        ? "Mỗi người tính tổng các vòng"
                        : counting(closing.ranking().counting()),
                order,
                Words.exact(closing.frozenAt()));
    }

    private static String number(long value) {
        return Long.toString(value).replaceAll("\\B(?=(\\d{3})+$)", ".");
    }

    private static String decimal(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        String text = (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
        int point = text.indexOf('.');
        return point < 0
                ? number(Long.parseLong(text))
                : number(Long.parseLong(text.substring(0, point))) + "," + text.substring(point + 1);
    }

    private static String counting(Counting counting) {
        return switch (counting) {
            case BEST -> "Mỗi người tính lượt thi tốt nhất";
            case FIRST -> "Mỗi người tính lượt thi đầu tiên";
            case LAST -> "Mỗi người tính lượt thi cuối cùng";
            case EVERY -> "Mỗi lượt thi được xếp hạng riêng";
        };
    }

    private static String meaning(Prediction prediction) {
        Meaning meaning = prediction.meaning();
        return switch (meaning) {
            case PEOPLE -> "số người dự thi";
            case ATTEMPTS -> "số lượt thi";
            case PEOPLE_ALL_RIGHT -> "số người trả lời đúng tất cả các câu";
            case ATTEMPTS_ALL_RIGHT -> "số lượt thi đúng tất cả các câu";
            case PEOPLE_PASSED -> "số người đạt từ " + prediction.pass() + " % số điểm";
            case RATE_ALL_RIGHT -> "tỷ lệ % người trả lời đúng tất cả các câu";
        };
    }

    private static String step(TieBreak step) {
        return switch (step) {
            case SCORE -> "Điểm cao hơn";
            case PREDICTION -> "Dự đoán gần giá trị đúng hơn";
            case EARLIEST -> "Nộp bài sớm hơn (tính đến giây)";
            case SHORTEST -> "Thời gian làm bài ngắn hơn (tính đến giây)";
            case EARLIEST_START -> "Bắt đầu làm bài sớm hơn";
            case PERFECT_ATTEMPTS -> "Nhiều lượt đúng hết hơn";
        };
    }
}
