package vn.hoithi.attempt;

import java.time.Instant;
import vn.hoithi.questionbank.SheetReading;
import vn.hoithi.questionbank.rules.Prediction;

/** Every way in which a start, save or submission can be refused. */
sealed interface AttemptRefusal {
    record NotEntered() implements AttemptRefusal {}

    record RoundNotOpen(Instant opensAt, Instant now) implements AttemptRefusal {}

    record RoundClosed(Instant closedAt) implements AttemptRefusal {}

    record LimitReached(int allowed, boolean today) implements AttemptRefusal {}

    /** Also somebody else's attempt: whose it is, is told to nobody. */
    record UnknownAttempt() implements AttemptRefusal {}

    record ForeignAnswer(SheetReading.Foreign foreign) implements AttemptRefusal {}

    /** A prediction that is no number or lies outside what may be given; {@code typed} is cut for display. */
    record BadPrediction(Prediction asked, String typed) implements AttemptRefusal {}

    /** The deadline passed; the last saved sheet was counted. */
    record TimeIsUp(Result result) implements AttemptRefusal {}

    record AlreadySubmitted(Result result) implements AttemptRefusal {}

    record UnknownReceipt() implements AttemptRefusal {}
}
