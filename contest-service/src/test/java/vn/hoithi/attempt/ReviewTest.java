package vn.hoithi.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Terms;
import vn.hoithi.contest.Terms.Score;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http.Answer;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** What somebody learns of the own paper, and when: as the round's rules say, and no key before its time. */
class ReviewTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final Node node = Node.shared();
    private final TestContest contest = TestContest.on(node);

    @Test
    void theScoreIsToldWhenTheRoundSays() {
        assertThat(take(Score.AT_ONCE).path("correct").isMissingNode()).isFalse();
        Citizen reader = citizen();
        JsonNode after = take(Score.AFTER_CLOSE);
        JsonNode never = take(Score.NEVER);
        assertThat(after.path("correct").isMissingNode()).isTrue();
        assertThat(never.path("correct").isMissingNode()).isTrue();
        close(after.path("round").asInt());
        close(never.path("round").asInt());
        assertThat(receipt(reader, after).path("correct").isMissingNode()).isFalse();
        assertThat(receipt(reader, never).path("correct").isMissingNode()).isTrue();
    }

    @Test
    void answersAreShownAfterTheCloseUnlessAnotherRoundStillAsksThem() {
        JsonNode result = take(Score.AT_ONCE);
        String review = "/api/receipts/" + result.path("receipt").asString() + "/answers";
        Citizen reader = citizen();
        Answer early = reader.http().get(review);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().path("type").asString()).endsWith("answers-not-shown");

        int other = contest.openRound(LONG);
        close(result.path("round").asInt());
        JsonNode withheld = reader.http().get(review).json();
        assertThat(withheld.path("withheld").asInt()).isEqualTo(10);
        assertThat(withheld.path("questions").size()).isZero();

        close(other);
        // Every test contest has its own version of the same bank, word for word: others may hold these questions back.
        JsonNode shown = reader.http().get(review).json();
        assertThat(shown.path("questions").size() + shown.path("withheld").asInt())
                .isEqualTo(10);
        String page = reader.http()
                .get("/c/" + contest.slug() + "/phieu/" + result.path("receipt").asString())
                .text();
        assertThat(page).contains("Bài làm và đáp án");
    }

    @Test
    void whereTheRulesShowNoAnswersNobodySeesThem() {
        int round = contest.openRound(LONG);
        Citizen reader = citizen();
        JsonNode result = reader.takes(round);
        close(round);
        Answer answer =
                reader.http().get("/api/receipts/" + result.path("receipt").asString() + "/answers");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(reader.http().get("/api/receipts/0000-0000-0000/answers").status())
                .isEqualTo(404);
    }

    private JsonNode take(Score score) {
        int round = contest.add(contest.open(LONG).under(new Terms(false, score, true, List.of(), List.of())));
        Citizen citizen = citizen();
        String id = citizen.start(round).json().path("id").asString();
        return citizen.submit(id, 1, Map.of("1", "A", "2", "B")).json();
    }

    private static JsonNode receipt(Citizen reader, JsonNode result) {
        return reader.http()
                .get("/api/receipts/" + result.path("receipt").asString())
                .json();
    }

    private void close(int round) {
        node.door(ContestService.class).close(round, Staff.SYSTEM).block();
    }

    private Citizen citizen() {
        return Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"));
    }
}
