package vn.hoithi.questionbank.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.rules.Ranking.Placed;

class RankingTest {
    private static final RankingRules CLOSEST = new RankingRules(
            Counting.BEST,
            Scoring.ALL_OR_NOTHING,
            Prediction.whole(Meaning.PEOPLE_ALL_RIGHT),
            List.of(TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.EARLIEST));

    @Test
    void whoPredictsCloserComesFirstAmongEqualScoresAndWithoutAPredictionLast() {
        Ranking ranking = new Ranking(CLOSEST, new BigDecimal(100));
        assertThat(ranking.rank(List.of(
                        entry(1, 1, 1000, null, 5),
                        entry(2, 1, 1000, "90", 9),
                        entry(3, 1, 1000, "109", 8),
                        entry(4, 1, 900, "100", 1))))
                .extracting(Placed::place, placed -> placed.entry().person())
                .containsExactly(tuple(1, 3), tuple(2, 2), tuple(3, 1), tuple(4, 4));
    }

    @Test
    void equalsShareAPlaceAndTheNextOneIsSkipped() {
        Ranking ranking = new Ranking(CLOSEST, new BigDecimal(100));
        assertThat(ranking.rank(List.of(
                        entry(1, 1, 1000, "99", 5),
                        entry(2, 1, 1000, "101", 5),
                        entry(3, 1, 1000, "100", 9),
                        entry(4, 1, 1000, "102", 1))))
                .extracting(Placed::place)
                .containsExactly(1, 2, 2, 4);
    }

    @Test
    void aPersonsBestAttemptIsChosenByTheSameOrder() {
        Ranking ranking = new Ranking(CLOSEST, new BigDecimal(100));
        assertThat(ranking.counting(
                        List.of(entry(1, 1, 1000, "50", 1), entry(1, 2, 1000, "99", 9), entry(1, 3, 900, "100", 9))))
                .extracting(Entry::number)
                .containsExactly(2);
    }

    @Test
    void papersOfDifferentLengthAreComparedByTheirShare() {
        Ranking ranking = new Ranking(RankingRules.PLAIN, null);
        Entry nineOfTen = new Entry(1, 1, 900, 10, null, 0, 0, 0, 0);
        Entry nineteenOfTwenty = new Entry(2, 1, 1900, 20, null, 0, 0, 0, 0);
        assertThat(ranking.order().compare(nineteenOfTwenty, nineOfTen)).isNegative();
    }

    @Test
    void aRateIsTrueToTheDecimalsOfThePrediction() {
        Prediction rate = new Prediction(Meaning.RATE_ALL_RIGHT, 5, BigDecimal.ZERO, new BigDecimal(100), 0, true);
        assertThat(new Truth(3, 7, 2, 2, 0).value(rate)).isEqualTo(new BigDecimal("66.66667"));
        assertThat(rate.read("87.65432")).contains(new BigDecimal("87.65432"));
        assertThat(rate.read("100.1")).isEmpty();
        assertThat(rate.read("1.123456")).isEmpty();
        assertThat(rate.read("-1")).isEmpty();
        assertThat(Prediction.whole(Meaning.PEOPLE).read("12.5")).isEmpty();
    }

    @Test
    void rulesSurviveTheirTextForm() {
        assertThat(RankingRules.parse(CLOSEST.print())).isEqualTo(CLOSEST);
        assertThat(RankingRules.parse(RankingRules.PLAIN.print())).isEqualTo(RankingRules.PLAIN);
    }

    @Test
    void anOrderByAPredictionThatNobodyIsAskedForIsRefused() {
        assertThatThrownBy(() -> new RankingRules(
                        Counting.BEST, Scoring.PARTIAL, null, List.of(TieBreak.SCORE, TieBreak.PREDICTION)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static org.assertj.core.groups.Tuple tuple(int place, long person) {
        return org.assertj.core.api.Assertions.tuple(place, person);
    }

    private static Entry entry(long person, int number, int points, @Nullable String prediction, long submitted) {
        return new Entry(
                person,
                number,
                points,
                10,
                prediction == null ? null : new BigDecimal(prediction),
                submitted,
                60,
                0,
                0);
    }
}
