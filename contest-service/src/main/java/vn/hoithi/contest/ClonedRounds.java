package vn.hoithi.contest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The rounds of a cloned contest: same lengths and distances, the first one opening a day from now. */
final class ClonedRounds {
    private static final Duration LEAD = Duration.ofDays(1);

    private ClonedRounds() {}

    static List<RoundForm> of(List<Round> rounds, Instant now) {
        if (rounds.isEmpty()) {
            return List.of();
        }
        Duration shift = Duration.between(rounds.getFirst().opensAt(), now.plus(LEAD));
        return rounds.stream().map(round -> shifted(round, shift)).toList();
    }

    private static RoundForm shifted(Round round, Duration shift) {
        return RoundForm.of(round)
                .at(round.opensAt().plus(shift), round.closesAt().plus(shift));
    }
}
