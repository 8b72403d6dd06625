package vn.hoithi.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hoithi.contest.FormField.Name;
import vn.hoithi.contest.RankingForm.Asked;
import vn.hoithi.contest.RuleWarnings.Facts;
import vn.hoithi.contest.Terms.AudienceBank;
import vn.hoithi.contest.Terms.Score;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Meaning;
import vn.hoithi.questionbank.rules.Scoring;
import vn.hoithi.questionbank.rules.TieBreak;

/** Every contradiction is named with its field, and rules in use give no warning at all. */
class RuleWarningsTest {
    private static final Instant MONDAY = Instant.parse("2026-03-01T17:00:00Z");
    private static final Facts FACTS = new Facts(false, 10);
    private static final List<TieBreak> USUAL =
            List.of(TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.SHORTEST, TieBreak.EARLIEST);

    @Test
    void thePatternsAreWithoutContradiction() {
        for (RulePreset preset : RulePreset.ALL) {
            RoundForm form = new RoundForm(
                    "Tuần thi 1",
                    null,
                    MONDAY,
                    MONDAY.plus(Duration.ofDays(preset.days())),
                    1,
                    preset.minutes(),
                    preset.attempts(),
                    preset.perDay(),
                    preset.blueprint(),
                    "",
                    preset.ranking(),
                    preset.terms());
            assertThat(RuleWarnings.of(form, contest(EntryTerms.OPEN), FACTS))
                    .as(preset.id())
                    .isEmpty();
            assertThat(RulesReading.of(form, contest(EntryTerms.OPEN)))
                    .as(preset.id())
                    .hasSizeGreaterThan(7);
        }
    }

    @Test
    void windowsThatNobodyCanUse() {
        RoundForm week = week(7, null, plain(asked()));
        blocks("closesAt", week.at(MONDAY, MONDAY), FACTS);
        blocks("closesAt", week.at(MONDAY, MONDAY.minusSeconds(1)), FACTS);
        warns("minutes", week.at(MONDAY, MONDAY.plus(Duration.ofMinutes(9))));
        assertThat(warnings(week.at(MONDAY, MONDAY.plus(Duration.ofMinutes(10))), FACTS))
                .isEmpty();
        warns("minutes", week, new Facts(false, 61));
        Terms working = new Terms(true, null, false, List.of(), List.of());
        Instant saturday = MONDAY.plus(Duration.ofDays(5));
        blocks("workingDays", week.under(working).at(saturday, saturday.plus(Duration.ofDays(2))), FACTS);
        warns("workingDays", week.under(working).at(MONDAY, saturday.plus(Duration.ofDays(1))));
        assertThat(warnings(week.under(working).at(MONDAY, saturday), FACTS)).isEmpty();
    }

    @Test
    void limitsThatDoNothing() {
        warns("perDay", week(3, 4, plain(asked())));
        assertThat(warnings(week(3, 3, plain(asked())), FACTS)).isEmpty();
        assertThat(RuleWarnings.of(week(7, null, plain(asked())), contest(new EntryTerms(null, null, 5)), FACTS))
                .extracting(RuleWarning::field)
                .containsExactly("attempts");
    }

    @Test
    void ordersThatDecideNothingOrUseWhatIsNotAsked() {
        warns("order", week(7, null, ranking(Counting.BEST, asked(), TieBreak.SCORE, TieBreak.EARLIEST)));
        blocks(
                "order",
                week(7, null, ranking(Counting.BEST, null, TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.EARLIEST)),
                FACTS);
        warns("order", week(7, null, ranking(Counting.BEST, null, TieBreak.SCORE)));
        warns("order", week(7, null, ranking(Counting.BEST, null, TieBreak.SCORE, TieBreak.PERFECT_ATTEMPTS)));
        warns("order", week(7, null, ranking(Counting.BEST, asked(), TieBreak.SCORE, TieBreak.PREDICTION)));
        warns("order", week(7, null, ranking(Counting.BEST, null, TieBreak.SHORTEST, TieBreak.SCORE)));
        blocks(
                "order",
                week(7, null, ranking(Counting.BEST, null, TieBreak.SCORE, TieBreak.EARLIEST, TieBreak.SCORE)),
                FACTS);
        warns("counting", week(1, null, ranking(Counting.EVERY, null, TieBreak.SCORE, TieBreak.EARLIEST)));
        warns(
                "order",
                week(
                        1,
                        null,
                        ranking(Counting.BEST, null, TieBreak.SCORE, TieBreak.EARLIEST, TieBreak.PERFECT_ATTEMPTS)));
        warns(
                "order",
                week(
                        7,
                        null,
                        ranking(Counting.EVERY, null, TieBreak.SCORE, TieBreak.EARLIEST, TieBreak.PERFECT_ATTEMPTS)));
    }

    @Test
    void scoringInPartsNeedsQuestionsWithSeveralAnswers() {
        RankingForm partial =
                new RankingForm(Counting.BEST, Scoring.PARTIAL, null, List.of(TieBreak.SCORE, TieBreak.EARLIEST));
        warns("scoring", week(7, null, partial));
        assertThat(warnings(week(7, null, partial), new Facts(true, 10))).isEmpty();
    }

    @Test
    void predictionsThatCannotHit() {
        warns("most", predicting(new Asked(Meaning.PEOPLE, 0, number(0), number(50), 0, true)));
        warns("most", predicting(new Asked(Meaning.PEOPLE_ALL_RIGHT, 0, number(7), number(7), 0, true)));
        blocks("most", predicting(new Asked(Meaning.PEOPLE_ALL_RIGHT, 0, number(8), number(7), 0, true)), FACTS);
        warns("most", predicting(new Asked(Meaning.RATE_ALL_RIGHT, 5, number(0), number(1000), 0, true)));
        warns("decimals", predicting(new Asked(Meaning.RATE_ALL_RIGHT, 0, number(0), number(100), 0, true)));
        warns("decimals", predicting(new Asked(Meaning.PEOPLE, 2, number(0), number(100_000), 0, true)));
        warns("pass", predicting(new Asked(Meaning.PEOPLE_PASSED, 0, number(0), number(100_000), 0, true)));
        assertThat(warnings(predicting(new Asked(Meaning.RATE_ALL_RIGHT, 5, number(0), number(100), 0, true)), FACTS))
                .isEmpty();
    }

    @Test
    void audiencesTheContestDoesNotHave() {
        RoundForm week = week(7, null, plain(asked()));
        Terms officials = new Terms(false, null, false, List.of("Công chức"), List.of());
        Contest asking = asking("Công chức", "Người dân");
        assertThat(RuleWarnings.of(week.under(officials), asking, FACTS)).isEmpty();
        blocks("audiences", week.under(officials), FACTS);
        Terms own = new Terms(false, null, false, List.of(), List.of(new AudienceBank("Học sinh", 2, "10")));
        assertThat(RuleWarnings.of(week.under(own), asking, FACTS))
                .anyMatch(w -> w.field().equals("banks") && w.blocks());
        Terms unused =
                new Terms(false, null, false, List.of("Công chức"), List.of(new AudienceBank("Người dân", 2, "10")));
        assertThat(RuleWarnings.of(week.under(unused), asking, FACTS))
                .extracting(RuleWarning::blocks)
                .containsExactly(false);
        Terms twice = new Terms(
                false,
                null,
                false,
                List.of(),
                List.of(new AudienceBank("Công chức", 2, "10"), new AudienceBank("Công chức", 3, "10")));
        assertThat(RuleWarnings.of(week.under(twice), asking, FACTS)).anyMatch(RuleWarning::blocks);
    }

    @Test
    void tellingTooMuch() {
        RoundForm many = week(1_000, null, plain(asked()));
        warns("score", many.under(new Terms(false, Score.AT_ONCE, false, List.of(), List.of())));
        assertThat(warnings(many.under(new Terms(false, Score.AFTER_CLOSE, false, List.of(), List.of())), FACTS))
                .isEmpty();
        warns(
                "answers",
                week(7, null, plain(asked())).under(new Terms(false, Score.NEVER, true, List.of(), List.of())));
    }

    @Test
    void everyChangeIsToldAndNothingElse() {
        RoundForm before = week(7, null, plain(asked()));
        Contest contest = contest(EntryTerms.OPEN);
        assertThat(RulesDifference.of(before, before, contest)).isEmpty();
        assertThat(RulesDifference.of(before, week(5, null, plain(asked())), contest))
                .singleElement()
                .asString()
                .contains("7 lượt trong vòng này")
                .contains("5 lượt trong vòng này");
        assertThat(RulesDifference.of(
                        before,
                        week(7, null, ranking(Counting.BEST, null, TieBreak.SCORE, TieBreak.EARLIEST)),
                        contest))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("Câu hỏi dự đoán, bỏ"));
        assertThat(RulesDifference.of(
                        before, before.under(new Terms(true, null, false, List.of(), List.of())), contest))
                .singleElement()
                .asString()
                .contains("thứ Hai đến thứ Sáu");
    }

    private static RoundForm predicting(Asked asked) {
        return week(7, null, ranking(Counting.BEST, asked, TieBreak.SCORE, TieBreak.PREDICTION, TieBreak.EARLIEST));
    }

    private static RankingForm plain(Asked asked) {
        return new RankingForm(Counting.BEST, Scoring.ALL_OR_NOTHING, asked, USUAL);
    }

    private static Asked asked() {
        return new Asked(Meaning.PEOPLE_ALL_RIGHT, 0, number(0), number(1_000_000), 0, true);
    }

    private static RankingForm ranking(Counting counting, @Nullable Asked asked, TieBreak... order) {
        return new RankingForm(counting, Scoring.ALL_OR_NOTHING, asked, List.of(order));
    }

    private static RoundForm week(int attempts, @Nullable Integer perDay, RankingForm ranking) {
        return new RoundForm(
                "Tuần thi 1",
                null,
                MONDAY,
                MONDAY.plus(Duration.ofDays(7)),
                1,
                10,
                attempts,
                perDay,
                "10",
                "",
                ranking,
                Terms.PLAIN);
    }

    private static void warns(String field, RoundForm form) {
        warns(field, form, FACTS);
    }

    private static void warns(String field, RoundForm form, Facts facts) {
        assertThat(warnings(form, facts)).anyMatch(warning -> warning.field().equals(field) && !warning.blocks());
    }

    private static void blocks(String field, RoundForm form, Facts facts) {
        assertThat(warnings(form, facts)).anyMatch(warning -> warning.field().equals(field) && warning.blocks());
    }

    private static List<RuleWarning> warnings(RoundForm form, Facts facts) {
        return RuleWarnings.of(form, contest(EntryTerms.OPEN), facts);
    }

    private static BigDecimal number(long number) {
        return BigDecimal.valueOf(number);
    }

    private static Contest contest(EntryTerms entry) {
        return contest(entry, List.of(new FormField(Name.phone, true, true)), List.of());
    }

    private static Contest asking(String... audiences) {
        return contest(
                EntryTerms.OPEN,
                List.of(new FormField(Name.phone, true, true), new FormField(Name.audience, true, false)),
                List.of(audiences));
    }

    private static Contest contest(EntryTerms entry, List<FormField> fields, List<String> audiences) {
        return new Contest(
                1, "thu", "Thử", "Ban Tổ chức", "0225", 1, "", fields, audiences, "Đồng ý", 1, true, entry, null);
    }
}
