package vn.hoithi.questionbank.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What holds for every list, whatever its ties, audiences, holds and lots. */
class AwardingPropertiesTest {

    private static final List<Standing> STANDINGS = List.of(Standing.values());
    private static final String[] AUDIENCES = {"CB", "ND"};

    /** A list, its rules, and what came of it once every lot that was asked for is drawn. */
    private record Case(List<Contender> ranked, PrizeRules rules, Map<String, List<String>> drawn, Outcome outcome) {
        Contender contender(Award award) {
            return ranked.stream()
                    .filter(one -> one.id().equals(award.contender()))
                    .findFirst()
                    .orElseThrow();
        }

        Prize prize(String id) {
            return rules.prizes().stream()
                    .filter(prize -> prize.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Property
    void nobodyGetsTwoAndNoPrizeGoesToMoreThanItsSeatsOrToSomebodyWhoMayNot(
            @ForAll long seed, @ForAll @IntRange(max = 40) int size) {
        for (boolean settle : new boolean[] {false, true}) {
            Case one = generated(seed, size, settle);
            Set<Object> winners = new HashSet<>();
            Map<String, Integer> given = new HashMap<>();
            for (Award award : one.outcome().awards()) {
                Contender winner = one.contender(award);
                Prize prize = one.prize(award.prizeId());
                assertThat(winners.add(one.rules().onePerPerson() ? winner.person() : winner.id()))
                        .isTrue();
                assertThat(given.merge(prize.id(), 1, Integer::sum)).isLessThanOrEqualTo(prize.quantity());
                assertThat(winner.standing()).isIn(Standing.CLEAR, Standing.HELD);
                assertThat(award.held()).isEqualTo(winner.standing() == Standing.HELD);
                assertThat(award.place()).isEqualTo(winner.place());
                assertThat(prize.audience()).isIn(null, winner.audience());
                assertThat(winner.points()).isGreaterThanOrEqualTo(prize.leastPercent() * winner.total());
            }
        }
    }

    /** Read backwards: somebody who may have a prize and has none below it stands behind, or equal to, all who got it. */
    @Property
    void nobodyIsPassedOver(@ForAll long seed, @ForAll @IntRange(max = 40) int size) {
        Case one = generated(seed, size, true);
        assertThat(one.outcome().settled()).isTrue();
        assertThat(one.outcome().waiting()).isEmpty();
        Set<Object> had = new HashSet<>();
        for (Prize prize : one.rules().prizes()) {
            List<Contender> winners = one.outcome().awards().stream()
                    .filter(award -> award.prizeId().equals(prize.id()))
                    .map(one::contender)
                    .toList();
            winners.forEach(winner -> had.add(one.rules().onePerPerson() ? winner.person() : winner.id()));
            List<Contender> left = one.ranked().stream()
                    .filter(other -> other.standing() == Standing.CLEAR || other.standing() == Standing.HELD)
                    .filter(other ->
                            prize.audience() == null || prize.audience().equals(other.audience()))
                    .filter(other -> other.points() >= prize.leastPercent() * other.total())
                    .filter(other -> !had.contains(one.rules().onePerPerson() ? other.person() : other.id()))
                    .toList();
            int last = winners.stream().mapToInt(Contender::place).max().orElse(0);
            assertThat(left).allMatch(other -> other.place() >= last);
            assertThat(winners.size() == prize.quantity() || left.isEmpty()).isTrue();
        }
    }

    @Property
    void anOpenTieHasMoreNamesThanSeatsAndAllOfOnePlace(@ForAll long seed, @ForAll @IntRange(max = 40) int size) {
        Case one = generated(seed, size, false);
        for (Tie tie : one.outcome().open()) {
            assertThat(tie.contenders())
                    .hasSizeGreaterThan(tie.seats())
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(one.ranked().stream()
                            .filter(contender -> tie.contenders().contains(contender.id()))
                            .map(Contender::place)
                            .distinct())
                    .hasSize(1);
        }
    }

    /** Lots settle things one after the other and never take a prize back that was given before. */
    @Property
    void aLotOnlyAdds(@ForAll long seed, @ForAll @IntRange(max = 40) int size) {
        Outcome before = generated(seed, size, false).outcome();
        Outcome after = generated(seed, size, true).outcome();
        assertThat(after.awards()).containsAll(before.awards());
    }

    private static Case generated(long seed, int size, boolean settle) {
        Random random = new Random(seed);
        List<Contender> ranked = new ArrayList<>();
        int place = 1;
        for (int i = 0; i < size; i++) {
            place = random.nextInt(3) == 0 ? i + 1 : place;
            long person = random.nextInt(4) == 0 ? random.nextInt(size) : 100 + i;
            String audience = AUDIENCES[(int) (person % 2)];
            Standing standing = random.nextBoolean() ? Standing.CLEAR : STANDINGS.get(random.nextInt(STANDINGS.size()));
            ranked.add(new Contender(
                    "id" + random.nextInt(10) + i, person, place, audience, 100 * random.nextInt(11), 10, standing));
        }
        PrizeRules rules = new PrizeRules(random.nextBoolean(), prizes(random));
        Map<String, List<String>> drawn = new HashMap<>();
        Outcome outcome = Awarding.award(ranked, rules, drawn);
        while (settle && !outcome.open().isEmpty()) {
            for (Tie tie : outcome.open()) {
                String hash = Lots.listHash(tie.contenders());
                drawn.put(tie.prizeId(), Lots.order(hash, "seed" + seed, tie.contenders()));
            }
            outcome = Awarding.award(ranked, rules, drawn);
        }
        return new Case(ranked, rules, drawn, outcome);
    }

    private static List<Prize> prizes(Random random) {
        List<Prize> prizes = new ArrayList<>();
        for (int i = 0; i < random.nextInt(5); i++) {
            @Nullable String audience = random.nextBoolean() ? null : AUDIENCES[random.nextInt(2)];
            prizes.add(new Prize("p" + i, "Giải " + i, 1 + random.nextInt(5), audience, 50 * random.nextInt(3)));
        }
        return prizes;
    }
}
