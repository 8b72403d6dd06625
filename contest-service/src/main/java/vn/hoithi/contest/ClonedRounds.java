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
<<<<<<< HEAD
        Rules rules = round.rules();
        return new RoundForm(
                round.name(),
                round.phase(),
                round.opensAt().plus(shift),
                round.closesAt().plus(shift),
                round.bankVersionId(),
                rules.minutes(),
                rules.attempts(),
                rules.perDay(),
                rules.blueprint().print(),
                rules.rulesText(),
                RankingForm.of(rules.ranking()));
=======
        return RoundForm.of(round)
                .at(round.opensAt().plus(shift), round.closesAt().plus(shift));
>>>>>>> 1247e35d8bc5c2502c644aa773d908daa67607c3
    }
}
