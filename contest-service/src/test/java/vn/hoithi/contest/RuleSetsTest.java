package vn.hoithi.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.Ranking;
import vn.hoithi.questionbank.rules.Truth;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.RuleSets;
import vn.hoithi.testing.RuleSets.RuleSet;
import vn.hoithi.testing.RuleSets.Try;
import vn.hoithi.testing.TestContest;

/** The rules of real contests can be said here, read back as sentences, and give the winners worked out by hand. */
class RuleSetsTest {

    static List<RuleSet> sets() {
        return RuleSets.all();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void theSmallContestEndsAsWorkedOutByHand(RuleSet set) {
        BigDecimal truth = truth(set);
        assertThat(truth == null ? "" : truth.toPlainString()).isEqualTo(set.truth());
        Map<Long, String> names = new HashMap<>();
        set.all().forEach(one -> names.put((long) one.person().hashCode(), one.person()));
        List<String> placed = new Ranking(set.ranking(), truth)
                .rank(set.entries()).stream()
                        .map(one -> one.place() + " " + names.get(one.entry().person()) + " "
                                + one.entry().number())
                        .toList();
        assertThat(placed).containsExactlyInAnyOrderElementsOf(set.order());
        assertThat(places(placed)).isEqualTo(places(set.order()));
    }

    private static List<String> places(List<String> placed) {
        return placed.stream().map(line -> line.split(" ", 2)[0]).toList();
    }

    // Counted in the most simple way, apart from the platform's.
    private static @Nullable BigDecimal truth(RuleSet set) {
        Prediction asked = set.ranking().prediction();
        Set<String> people = set.all().stream().map(Try::person).collect(Collectors.toSet());
        List<Try> perfect =
                set.all().stream().filter(one -> one.correct() == one.total()).toList();
        Set<String> right = perfect.stream().map(Try::person).collect(Collectors.toSet());
        return asked == null
                ? null
                : new Truth(people.size(), set.all().size(), right.size(), perfect.size(), people.size()).value(asked);
    }

    @Test
    void everySetIsAcceptedAndReadBackInPlainWords() {
        Node node = Node.shared();
        ContestService contests = node.door(ContestService.class);
        List<String> readings = new ArrayList<>();
        for (RuleSet set : RuleSets.all()) {
            TestContest contest = TestContest.on(node);
            contest.change(set::contest);
            int id = contest.add(set.round(contest.bankVersion()));
            Round round = contests.requireRound(id);
            assertThat(round.rules().ranking()).as(set.id()).isEqualTo(set.ranking());
            assertThat(round.opensAt()).isEqualTo(set.opensAt());
            List<RuleLine> lines = contests.reading(round);
            String all = lines.stream()
                    .map(line -> line.about() + ": " + line.says())
                    .collect(Collectors.joining("\n"));
            readings.add("— " + set.name() + "\n" + all);
            assertThat(all)
                    .as(set.id())
                    .contains(set.questions() + " câu")
                    .contains(set.minutes() + " phút")
                    .doesNotContain("null")
                    .doesNotContain("  ")
                    .doesNotContain("..");
            assertThat(all.contains("dự đoán")).isEqualTo(!set.truth().isEmpty());
            if (set.entry().minAge() != null) {
                assertThat(all).contains("từ đủ " + set.entry().minAge());
            }
            set.audiences().forEach(audience -> assertThat(all).contains(audience));
            assertThat(all.contains("thứ Hai đến thứ Sáu")).isEqualTo(set.workingDays());
        }
        assertThat(readings).doesNotHaveDuplicates();
        System.out.println(String.join("\n\n", readings));
    }

    @Test
    void aCloneHasTheSameRules() {
        Node node = Node.shared();
        ContestService contests = node.door(ContestService.class);
        RuleSet set = RuleSets.all().stream()
                .filter(RuleSet::separateBanks)
                .findFirst()
                .orElseThrow();
        TestContest contest = TestContest.on(node);
        contest.change(set::contest);
        contest.add(set.round(contest.bankVersion()));
        Integer made = contests.cloneOf(
                        contest.id(), contest.slug() + "-ban-sao", "Bản sao", vn.hoithi.account.Staff.SYSTEM)
                .block();
        Round copy = contests.catalog()
                .roundsOf(java.util.Objects.requireNonNull(made))
                .getFirst();
        Round original = contests.catalog().roundsOf(contest.id()).getFirst();
        assertThat(copy.rules()).isEqualTo(original.rules());
        assertThat(contests.require(made).entry()).isEqualTo(set.entry());
    }
}
