package vn.hoithi.contest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Blueprint;
import vn.hoithi.questionbank.rules.RankingRules;

/**
 * One version of a round's rules.
 *
 * @param minutes time limit of an attempt
 * @param attempts how many attempts a person has in the round
 * @param perDay how many of them on one day (Asia/Ho_Chi_Minh); no such limit when none
 * @param ranking which attempt counts and who comes before whom
 * @param terms days, audiences, what is told when
 * @param rulesText what the round adds to the contest's thể lệ, in Markdown
 */
public record Rules(
        int version,
        int minutes,
        int attempts,
        @Nullable Integer perDay,
        Blueprint blueprint,
        String rulesText,
        RankingRules ranking,
        Terms terms) {

    /** Rules with plain terms. */
    public Rules(
            int version,
            int minutes,
            int attempts,
            @Nullable Integer perDay,
            Blueprint blueprint,
            String rulesText,
            RankingRules ranking) {
        this(version, minutes, attempts, perDay, blueprint, rulesText, ranking, Terms.PLAIN);
    }

    public Duration timeLimit() {
        return Duration.ofMinutes(minutes);
    }
}
