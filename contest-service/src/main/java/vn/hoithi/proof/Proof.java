package vn.hoithi.proof;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Contest;
import vn.hoithi.participant.Person;
import vn.hoithi.unit.Unit;

/**
 * That somebody took part in a contest.
 *
 * @param code grouped, as printed
 * @param above the units above, for telling two of one name apart
 * @param rounds those with at least one submitted attempt, in the order of the contest
 */
public record Proof(String code, Contest contest, Person person, Unit unit, String above, List<InRound> rounds) {

    /** @param best right answers of the best attempt, e.g. 9/10; none while the contest keeps scores back */
    public record InRound(
            String name,
            int attempts,
            Instant last,
            @Nullable String best) {}

    public int attempts() {
        return rounds.stream().mapToInt(InRound::attempts).sum();
    }

    /** When the last attempt was submitted. */
    public Instant last() {
        return rounds.stream().map(InRound::last).max(Instant::compareTo).orElse(Instant.EPOCH);
    }
}
