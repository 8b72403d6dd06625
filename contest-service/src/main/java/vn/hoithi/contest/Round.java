package vn.hoithi.contest;

import java.time.Instant;

/**
 * A window of time in which attempts are taken over one version of a bank. Closing time itself is outside.
 *
 * @param phase the part of the contest (giai đoạn, đợt) that it shares with other rounds; empty when it has none
 */
public record Round(
        int id,
        int contestId,
        int number,
        String name,
        String phase,
        Instant opensAt,
        Instant closesAt,
        int bankVersionId,
        Rules rules) {

    /** Where a round stands. */
    public enum State {
        COMING,
        OPEN,
        CLOSED
    }

    public State stateAt(Instant now) {
        if (now.isBefore(opensAt)) {
            return State.COMING;
        }
        return now.isBefore(closesAt) ? State.OPEN : State.CLOSED;
    }

    /** When an attempt that starts now must be handed in: its time limit, or the round's close if that is sooner. */
    public Instant deadline(Instant start) {
        Instant own = start.plus(rules.timeLimit());
        return own.isBefore(closesAt) ? own : closesAt;
    }
}
