package vn.hoithi.questionbank.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import vn.hoithi.questionbank.BankFixtures;
import vn.hoithi.questionbank.Level;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.stats.ItemStatistics.Answer;
import vn.hoithi.questionbank.stats.ScoreReport.Basis;

/** Rounds drawn at random, against the definitions computed in the plainest way. */
class ItemStatisticsPropertiesTest {

    private static final List<Question> QUESTIONS = IntStream.range(0, 8)
            .mapToObj(number -> BankFixtures.question("Q" + number, "T", Level.RECOGNISE))
            .toList();

    @Property(tries = 200)
    void theIndicesAreThoseOfTheDefinition(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 40) int attempts,
            @ForAll @IntRange(min = 2, max = 8) int size) {
        List<List<Answer>> round = round(seed, attempts, size);
        for (ItemReport item : report(round).items()) {
            List<Double> marks = new ArrayList<>();
            List<Double> rests = new ArrayList<>();
            for (List<Answer> attempt : round) {
                for (Answer answer : attempt) {
                    if (answer.question().id().equals(item.question())) {
                        double mark = answer.right() ? 1 : 0;
                        marks.add(mark);
                        rests.add(attempt.stream().filter(Answer::right).count() - mark);
                    }
                }
            }
            assertThat(item.facility()).isBetween(0.0, 1.0).isCloseTo(mean(marks), within(1e-9));
            double variances = covariance(marks, marks) * covariance(rests, rests);
            if (variances > 1e-12) {
                double expected = 100 * covariance(marks, rests) / Math.sqrt(variances);
                assertThat(item.discrimination())
                        .isCloseTo(expected, within(1e-9))
                        .isBetween(-100 - 1e-9, 100 + 1e-9);
                double highest = covariance(
                        marks.stream().sorted().toList(),
                        rests.stream().sorted().toList());
                assertThat(item.efficiency())
                        .isCloseTo(100 * covariance(marks, rests) / highest, within(1e-9))
                        .isLessThanOrEqualTo(100 + 1e-9);
            } else {
                assertThat(item.discrimination()).isNull();
            }
        }
    }

    @Property(tries = 200)
    void alphaIsThatOfTheDefinitionWhenAllHaveTheSameQuestions(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int attempts) {
        List<List<Answer>> round = round(seed, attempts, QUESTIONS.size());
        ScoreReport scores = report(round).scores();
        List<Double> totals = round.stream()
                .map(attempt -> (double) attempt.stream().filter(Answer::right).count())
                .toList();
        double variance = covariance(totals, totals);
        if (variance < 1e-12) {
            assertThat(scores.basis()).isEqualTo(Basis.NONE);
            return;
        }
        double marks = 0;
        for (Question question : QUESTIONS) {
            List<Double> of = round.stream()
                    .map(attempt -> attempt.stream()
                                    .anyMatch(answer -> answer.question().equals(question) && answer.right())
                            ? 1.0
                            : 0.0)
                    .toList();
            marks += covariance(of, of);
        }
        assertThat(scores.basis()).isEqualTo(Basis.SAME_QUESTIONS);
        assertThat(scores.alpha()).isCloseTo(8.0 / 7 * (1 - marks / variance), within(1e-9));
    }

    @Property(tries = 100)
    void theOrderOfAttemptsAndOfTheirAnswersChangesNothing(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int attempts) {
        List<List<Answer>> round = round(seed, attempts, 5);
        List<List<Answer>> shuffled = new ArrayList<>();
        Random random = new Random(~seed);
        for (List<Answer> attempt : round) {
            List<Answer> answers = new ArrayList<>(attempt);
            Collections.shuffle(answers, random);
            shuffled.add(answers);
        }
        Collections.shuffle(shuffled, random);
        assertThat(report(shuffled)).isEqualTo(report(round));
    }

    private static RoundReport report(List<List<Answer>> round) {
        ItemStatistics statistics = new ItemStatistics();
        round.forEach(statistics::add);
        return statistics.report();
    }

    /** The more able an attempt, the more of its answers are right. */
    private static List<List<Answer>> round(long seed, int attempts, int size) {
        Random random = new Random(seed);
        List<List<Answer>> round = new ArrayList<>();
        for (int attempt = 0; attempt < attempts; attempt++) {
            double ability = random.nextDouble();
            List<Question> paper = new ArrayList<>(QUESTIONS);
            Collections.shuffle(paper, random);
            List<Answer> answers = new ArrayList<>();
            for (Question question : paper.subList(0, size)) {
                boolean right = random.nextDouble() < ability;
                Set<Integer> wrong = random.nextInt(5) == 0 ? Set.of() : Set.of(1 + random.nextInt(3));
                answers.add(new Answer(question, right ? Set.of(0) : wrong, right));
            }
            round.add(answers);
        }
        return round;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double covariance(List<Double> some, List<Double> others) {
        double[] products = IntStream.range(0, some.size())
                .mapToDouble(at -> (some.get(at) - mean(some)) * (others.get(at) - mean(others)))
                .toArray();
        return Arrays.stream(products).sum() / (some.size() - 1);
    }
}
