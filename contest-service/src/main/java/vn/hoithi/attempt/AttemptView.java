package vn.hoithi.attempt;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An attempt as its owner's device needs it: the paper without any key, the answers so far, the time. */
record AttemptView(
        UUID id,
        int round,
        int number,
        int allowed,
        Instant startedAt,
        Instant deadline,
        Instant serverTime,
        long timeLeftMs,
        int revision,
        @Nullable Instant savedAt,
        boolean trial,
        List<QuestionView> questions,
        @Nullable PredictionView prediction,
        Map<String, String> answers,
        @Nullable Result result) {

    /**
     * A question as shown.
     *
     * @param number from 1
     * @param text safe HTML: b, i, u, sub, sup and br without attributes
     */
    record QuestionView(
            int number,
            String text,
            boolean multiple,
            @Nullable PictureView picture,
            List<ChoiceView> choices) {}

    /** @param text safe HTML, as of the question */
    record ChoiceView(String letter, String text) {}

    /**
     * The prediction question; its answer is the sheet's {@code P}, digits with a point before decimals.
     *
     * @param question "Dự đoán số người …"
     * @param method how the true value is counted
     * @param unit người, lượt or %
     * @param required whether to ask once more before a sheet without it is handed in
     */
    record PredictionView(
            String question,
            String method,
            String unit,
            int decimals,
            BigDecimal least,
            BigDecimal most,
            boolean required) {}

    record PictureView(String src, String alt) {}
}
