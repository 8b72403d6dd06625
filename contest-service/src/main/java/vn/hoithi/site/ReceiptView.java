package vn.hoithi.site;

import org.jspecify.annotations.Nullable;
import vn.hoithi.attempt.Receipt;
import vn.hoithi.attempt.Result;
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
        String elapsedText,
        String submittedText,
        String closedBy,
        boolean trial,
        long unitId,
        String unitName,
        String unitAbove) {

    static ReceiptView of(Receipt receipt, Unit unit, UnitForest forest) {
        Result result = receipt.result();
        return new ReceiptView(
                result.receipt(),
                result.number(),
                result.allowed(),
                result.answered(),
                result.total(),
                result.correct(),
                Words.duration(result.elapsedMs()),
                Words.exact(result.submittedAt()),
                result.closedBy(),
                result.trial(),
                unit.id(),
                unit.name(),
                forest.above(unit.id()));
    }
}
