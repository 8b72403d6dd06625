package vn.hoithi.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.rules.RankingRules;

class RoundTest {
    private static final Instant OPENS = Instant.parse("2026-11-23T01:00:00Z");
    private static final Instant CLOSES = OPENS.plus(Duration.ofDays(7));
    private static final Round ROUND = new Round(
            1,
            1,
            1,
            "Tuần thi 1",
            "",
            OPENS,
            CLOSES,
            1,
            new Rules(1, 10, 7, null, Blueprint.any(10), "", RankingRules.PLAIN));

    @Test
    void theFirstInstantIsInsideAndTheLastIsOutside() {
        assertThat(ROUND.stateAt(OPENS.minusMillis(1))).isEqualTo(Round.State.COMING);
        assertThat(ROUND.stateAt(OPENS)).isEqualTo(Round.State.OPEN);
        assertThat(ROUND.stateAt(CLOSES.minusMillis(1))).isEqualTo(Round.State.OPEN);
        assertThat(ROUND.stateAt(CLOSES)).isEqualTo(Round.State.CLOSED);
    }

    @Test
    void theDeadlineIsTheEarlierOfTimeLimitAndClose() {
        assertThat(ROUND.deadline(OPENS)).isEqualTo(OPENS.plus(Duration.ofMinutes(10)));
        assertThat(ROUND.deadline(CLOSES.minusSeconds(60))).isEqualTo(CLOSES);
    }

    @Test
    void aCloneKeepsLengthsAndDistances() {
        Round second = new Round(2, 1, 2, "Tuần thi 2", "", CLOSES, CLOSES.plus(Duration.ofDays(3)), 1, ROUND.rules());
        Instant now = Instant.parse("2027-01-01T00:00:00Z");

        List<RoundForm> clones = ClonedRounds.of(List.of(ROUND, second), now);

        assertThat(clones.get(0).opensAt()).isEqualTo(now.plus(Duration.ofDays(1)));
        assertThat(Duration.between(clones.get(0).opensAt(), clones.get(0).closesAt()))
                .isEqualTo(Duration.ofDays(7));
        assertThat(clones.get(1).opensAt()).isEqualTo(clones.get(0).closesAt());
        assertThat(Duration.between(clones.get(1).opensAt(), clones.get(1).closesAt()))
                .isEqualTo(Duration.ofDays(3));
    }
}
