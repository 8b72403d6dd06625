package vn.hoithi.contest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.platform.SimplyRefused;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Meaning;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Scoring;
import vn.hoithi.questionbank.rules.TieBreak;

/** How a round ranks, as an admin sends it; everything that cannot be is refused with its field. */
public record RankingForm(
        @NotNull(message = "Hãy chọn lượt nào được tính.") Counting counting,

        @NotNull(message = "Hãy chọn cách tính điểm câu nhiều đáp án.")
        Scoring scoring,

        @Valid @Nullable Asked prediction,

        @NotEmpty(message = "Thứ tự xếp hạng cần ít nhất một tiêu chí.")
        @Size(max = 6, message = "Thứ tự xếp hạng có tối đa sáu tiêu chí.")
        List<@NotNull TieBreak> order) {

    /** The prediction question; bounds in the unit that is asked for. */
    public record Asked(
            @NotNull(message = "Hãy chọn câu dự đoán hỏi số gì.")
            Meaning meaning,

            @Min(value = 0, message = "Số chữ số sau dấu phẩy từ 0 đến 5.")
            @Max(value = Prediction.MOST_DECIMALS, message = "Số chữ số sau dấu phẩy từ 0 đến 5.")
            int decimals,

            @NotNull(message = "Hãy ghi số nhỏ nhất được dự đoán.")
            @DecimalMin(value = "0", message = "Số dự đoán nhỏ nhất không được âm.")
            BigDecimal least,

            @NotNull(message = "Hãy ghi số lớn nhất được dự đoán.")
            @DecimalMax(value = "1000000000", message = "Số dự đoán lớn nhất là 1.000.000.000.")
            BigDecimal most,

            @Min(value = 0, message = "Mức đạt từ 0 đến 100 %.") @Max(value = 100, message = "Mức đạt từ 0 đến 100 %.")
            int pass,

            boolean required) {

        // 100 and 100.0 are the same bound.
        @SuppressWarnings("NullAway")
        public Asked {
            least = least == null ? null : plain(least);
            most = most == null ? null : plain(most);
        }

        private static BigDecimal plain(BigDecimal number) {
            return new BigDecimal(number.stripTrailingZeros().toPlainString());
        }
    }

    /** These rules as a form. */
    public static RankingForm of(RankingRules rules) {
        Prediction asked = rules.prediction();
        return new RankingForm(
                rules.counting(),
                rules.scoring(),
                asked == null
                        ? null
                        : new Asked(
                                asked.meaning(),
                                asked.decimals(),
                                asked.least(),
                                asked.most(),
                                asked.pass(),
                                asked.required()),
                rules.order());
    }

    /** Refuses (422) what contradicts itself; single fields are valid already. */
    void check() {
        Asked asked = prediction;
        if (new HashSet<>(order).size() < order.size()) {
            throw refused("Mỗi tiêu chí xếp hạng chỉ ghi một lần.");
        }
        if (prediction == null && order.contains(TieBreak.PREDICTION)) {
            throw refused(
                    "Thứ tự xếp hạng có dự đoán, nhưng đề không có câu dự đoán. Hãy thêm câu dự đoán hoặc bỏ tiêu chí này.");
        }
        if (asked != null && asked.least().compareTo(asked.most()) > 0) {
            throw refused("Số dự đoán nhỏ nhất phải không lớn hơn số lớn nhất.");
        }
    }

    /** The rules of a checked form. */
    RankingRules rules() {
        return new RankingRules(counting, scoring, prediction == null ? null : prediction(prediction), order);
    }

    private static Prediction prediction(Asked asked) {
        return new Prediction(
                asked.meaning(), asked.decimals(), asked.least(), asked.most(), asked.pass(), asked.required());
    }

    private static SimplyRefused refused(String message) {
        return SimplyRefused.invalidField("invalid-round", "ranking", message);
    }
}
