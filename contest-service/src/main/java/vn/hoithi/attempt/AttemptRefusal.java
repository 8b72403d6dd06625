package vn.hoithi.attempt;

import java.time.Instant;
import java.util.List;
import vn.hoithi.questionbank.SheetReading;
import vn.hoithi.questionbank.rules.Prediction;

/** Every way in which a start, save or submission can be refused. */
sealed interface AttemptRefusal {
    record NotEntered() implements AttemptRefusal {}

    record RoundNotOpen(Instant opensAt, Instant now) implements AttemptRefusal {}

    record RoundClosed(Instant closedAt) implements AttemptRefusal {}

    /** The round takes attempts on working days only; {@code opensAt} is when it does again. */
    record RoundResting(Instant opensAt, Instant now) implements AttemptRefusal {}

    /** The round is for other audiences than the person's own ("" for none). */
    record OtherAudience(String own, List<String> admitted) implements AttemptRefusal {}

    record LimitReached(int allowed, Period period) implements AttemptRefusal {}

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
