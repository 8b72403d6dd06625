package vn.hoithi.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.contest.Terms;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Meaning;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Scoring;
import vn.hoithi.questionbank.rules.TieBreak;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http.Answer;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** A person is told which of the own attempts counts by the rules of the round. */
class CountingTest {
    private final Node node = Node.shared();
    private final TestContest contest = TestContest.on(node);

    @Test
    void theFirstTheLastOrTheBestAttemptCountsAsTheRulesSay() {
        JsonNode first = mine(Counting.FIRST, Terms.Score.AT_ONCE, List.of(TieBreak.SCORE));
        assertThat(first.path("counting").asString()).isEqualTo("FIRST");
        assertThat(first.at("/counts/number").asInt()).isEqualTo(1);

        JsonNode last = mine(Counting.LAST, Terms.Score.AT_ONCE, List.of(TieBreak.SCORE));
        assertThat(last.at("/counts/number").asInt()).isEqualTo(3);
        assertThat(last.at("/counts/correct").isMissingNode()).isFalse();

        JsonNode best = mine(Counting.BEST, Terms.Score.AT_ONCE, List.of(TieBreak.SCORE, TieBreak.EARLIEST));
        JsonNode highest = best.path("attempts")
                .valueStream()
                .max(Comparator.<JsonNode>comparingInt(
                                one -> one.path("correct").asInt())
                        .thenComparing(one -> -one.path("number").asInt()))
                .orElseThrow();
        assertThat(best.path("counts")).isEqualTo(highest);
        assertThat(best.path("beforePrediction").asBoolean()).isFalse();
    }

    @Test
    void whatOnlyThePredictionDecidesIsSaidToBeOpen() {
        JsonNode best = mine(Counting.BEST, Terms.Score.AT_ONCE, List.of(TieBreak.PREDICTION, TieBreak.EARLIEST));
        assertThat(best.path("beforePrediction").asBoolean()).isTrue();
        assertThat(best.at("/counts/number").asInt()).isEqualTo(1);
        JsonNode last = mine(Counting.LAST, Terms.Score.AT_ONCE, List.of(TieBreak.PREDICTION, TieBreak.EARLIEST));
        assertThat(last.path("beforePrediction").asBoolean()).isFalse();
        // Nothing but the prediction ranks: before the close all are equal, and the first of equals counts.
        JsonNode alone = mine(Counting.EVERY, Terms.Score.AT_ONCE, List.of(TieBreak.PREDICTION));
        assertThat(alone.at("/counts/number").asInt()).isEqualTo(1);
    }

    @Test
    void theBestOneStaysASecretAsLongAsScoresDo() {
        JsonNode best = mine(Counting.BEST, Terms.Score.AFTER_CLOSE, List.of(TieBreak.SCORE));
        assertThat(best.path("attempts").size()).isEqualTo(3);
        assertThat(best.path("counts").isMissingNode()).isTrue();
        JsonNode first = mine(Counting.FIRST, Terms.Score.AFTER_CLOSE, List.of(TieBreak.SCORE));
        assertThat(first.at("/counts/number").asInt()).isEqualTo(1);
        assertThat(first.at("/counts/correct").isMissingNode()).isTrue();
    }

    /** What somebody sees of a round with those rules after three attempts. */
    private JsonNode mine(Counting counting, Terms.Score score, List<TieBreak> order) {
        boolean predicted = order.contains(TieBreak.PREDICTION);
        Prediction prediction = predicted ? Prediction.whole(Meaning.PEOPLE) : null;
        RankingRules rules = new RankingRules(counting, Scoring.ALL_OR_NOTHING, prediction, order);
        int round = contest.add(contest.open(Duration.ofHours(1))
                .ranked(rules)
                .under(new Terms(false, score, false, List.of(), List.of())));
        Citizen citizen = Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"));
        for (String letter : List.of("A", "B", "A")) {
            String attempt = citizen.start(round).json().path("id").asString();
            Map<String, String> answers = new HashMap<>(Map.of("1", letter, "2", letter, "3", letter));
            if (predicted) {
                answers.put("P", "5");
            }
            Answer submitted = citizen.submit(attempt, 1, answers);
            assertThat(submitted.status()).as(submitted.text()).isEqualTo(200);
        }
        return citizen.me()
                .path("rounds")
                .valueStream()
                .filter(one -> one.path("round").asInt() == round)
                .findFirst()
                .orElseThrow();
    }
}
