package vn.hoithi.site;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.hoithi.attempt.Receipt;
import vn.hoithi.attempt.Result;
import vn.hoithi.contest.PredictionWords;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;

/** A receipt as its page shows it. */
record ReceiptView(
        String receipt,
        int number,
        int allowed,
        int answered,
        int total,
        @Nullable Integer correct,
        @Nullable String points,
        @Nullable String prediction,
        String elapsedText,
        String submittedText,
        String closedBy,
        boolean trial,
        long unitId,
        String unitName,
        String unitAbove) {

    static ReceiptView of(Receipt receipt, Unit unit, UnitForest forest) {
        Result result = receipt.result();
        BigDecimal prediction = result.prediction();
        return new ReceiptView(
                result.receipt(),
                result.number(),
                result.allowed(),
                result.answered(),
                result.total(),
                result.correct(),
                points(result),
                prediction == null ? null : PredictionWords.number(prediction),
                Words.duration(result.elapsedMs()),
                Words.exact(result.submittedAt()),
                result.closedBy(),
                result.trial(),
                unit.id(),
                unit.name(),
                forest.above(unit.id()));
    }

    private static @Nullable String points(Result result) {
        Integer points = result.points();
        return points == null ? null : PredictionWords.number(BigDecimal.valueOf(points, 2));
    }
}
