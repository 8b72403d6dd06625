package vn.hoithi.questionbank.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AwardingTest {
    private static final Prize FIRST = new Prize("nhat", "Giải Nhất", 1, null, 0);
    private static final Prize SECOND = new Prize("nhi", "Giải Nhì", 2, null, 0);
    private static final Prize THIRD = new Prize("ba", "Giải Ba", 2, null, 0);
    private static final PrizeRules THREE = new PrizeRules(true, List.of(FIRST, SECOND, THIRD));

    @Test
    void prizesGoFromTheHighestDown() {
        Outcome outcome = award(THREE, one("a", 1), one("b", 2), one("c", 3), one("d", 4), one("e", 5), one("f", 6));
        assertThat(outcome.awards())
                .extracting(Award::prizeId, Award::contender)
                .containsExactly(
                        tuple("nhat", "a"), tuple("nhi", "b"), tuple("nhi", "c"), tuple("ba", "d"), tuple("ba", "e"));
        assertThat(outcome.settled()).isTrue();
    }

    @Test
    void equalsForWhomThereAreSeatsEnoughNeedNoLot() {
        Outcome outcome = award(THREE, one("a", 1), one("c", 2), one("b", 2), one("d", 4));
        assertThat(outcome.open()).isEmpty();
        assertThat(outcome.awards())
                .extracting(Award::contender, Award::byLot)
                .containsExactly(tuple("a", false), tuple("b", false), tuple("c", false), tuple("d", false));
    }

    @Test
    void equalsForWhomThereAreTooFewSeatsWaitForALotAndSoDoThePrizesBelow() {
        Outcome outcome = award(THREE, one("a", 1), one("b", 2), one("e", 3), one("d", 3), one("c", 3), one("f", 6));
        assertThat(outcome.awards()).extracting(Award::contender).containsExactly("a", "b");
        assertThat(outcome.open()).containsExactly(new Tie("nhi", 1, List.of("c", "d", "e")));
        assertThat(outcome.waiting()).containsExactly("ba");
    }

    @Test
    void oneLotOrdersAllWhoWereTiedForThePrizesBelowToo() {
        List<Contender> ranked = List.of(one("a", 1), one("b", 1), one("c", 1), one("d", 1), one("e", 1), one("f", 1));
        Outcome outcome = Awarding.award(ranked, THREE, Map.of("nhat", List.of("f", "b", "e", "a", "d", "c")));
        assertThat(outcome.awards())
                .extracting(Award::prizeId, Award::contender, Award::byLot)
                .containsExactly(
                        tuple("nhat", "f", true),
                        tuple("nhi", "b", true),
                        tuple("nhi", "e", true),
                        tuple("ba", "a", true),
                        tuple("ba", "d", true));
        assertThat(outcome.settled()).isTrue();
    }

    @Test
    void whatWasDrawnForAHigherPrizeIsNotDrawnAgain() {
        List<Contender> ranked = List.of(one("a", 1), one("b", 1), one("c", 1), one("d", 1));
        Map<String, List<String>> drawn = Map.of("nhat", List.of("d", "c", "b", "a"), "nhi", List.of("a", "b", "c"));
        assertThat(Awarding.award(
                                ranked,
                                new PrizeRules(true, List.of(FIRST, new Prize("nhi", "Nhì", 1, null, 0))),
                                drawn)
                        .awards())
                .extracting(Award::contender)
                .containsExactly("d", "c");
    }

    @Test
    void whoDropsOutAfterTheLotIsFollowedByTheNextTicketWithoutANewLot() {
        PrizeRules one = new PrizeRules(true, List.of(FIRST));
        Map<String, List<String>> drawn = Map.of("nhat", List.of("c", "a", "b"));
        List<Contender> ranked = List.of(one("a", 1), one("b", 1), one("c", 1, Standing.DISQUALIFIED));
        assertThat(Awarding.award(ranked, one, drawn).awards())
                .extracting(Award::contender)
                .containsExactly("a");
    }

    @Test
    void somebodyWhoWasNotInTheLotNeedsANewOne() {
        PrizeRules one = new PrizeRules(true, List.of(FIRST));
        Outcome outcome =
                Awarding.award(List.of(one("a", 1), one("b", 1), one("c", 1)), one, Map.of("nhat", List.of("b", "a")));
        assertThat(outcome.awards()).isEmpty();
        assertThat(outcome.open()).containsExactly(new Tie("nhat", 1, List.of("a", "b", "c")));
    }

    @Test
    void aHeldOneKeepsTheSeat() {
        assertThat(award(new PrizeRules(true, List.of(FIRST)), one("a", 1, Standing.HELD), one("b", 2))
                        .awards())
                .containsExactly(new Award("nhat", "a", 1, false, true));
    }

    @Test
    void nextOneMovesUpWhereSomebodyMayNotWin() {
        Outcome outcome = award(
                new PrizeRules(true, List.of(FIRST)),
                one("a", 1, Standing.EXCLUDED),
                one("b", 2, Standing.DISQUALIFIED),
                one("c", 3, Standing.WON_BEFORE),
                one("d", 4));
        assertThat(outcome.awards()).containsExactly(new Award("nhat", "d", 4, false, false));
    }

    @Test
    void whoMayNotWinIsInNoLot() {
        Outcome outcome =
                award(new PrizeRules(true, List.of(FIRST)), one("a", 1, Standing.EXCLUDED), one("b", 1), one("c", 2));
        assertThat(outcome.awards()).containsExactly(new Award("nhat", "b", 1, false, false));
        assertThat(outcome.open()).isEmpty();
    }

    @Test
    void somebodyRankedTwiceGetsOnePrizeWhereTheRulesSaySo() {
        Contender again = new Contender("a2", 97, 2, null, 1000, 10, Standing.CLEAR);
        assertThat(award(THREE, one("a", 1), again, one("b", 3)).awards())
                .extracting(Award::contender)
                .containsExactly("a", "b");
        assertThat(award(new PrizeRules(false, THREE.prizes()), one("a", 1), again, one("b", 3))
                        .awards())
                .extracting(Award::contender)
                .containsExactly("a", "a2", "b");
    }

    @Test
    void whoStandsRightBehindHimselfIsNotGivenTheNextSeatOfTheSamePrize() {
        Contender again = new Contender("a2", 97, 2, null, 1000, 10, Standing.CLEAR);
        PrizeRules two = new PrizeRules(true, List.of(new Prize("kk", "Khuyến khích", 2, null, 0)));
        assertThat(award(two, one("a", 1), again, one("b", 3)).awards())
                .extracting(Award::contender)
                .containsExactly("a", "b");
    }

    @Test
    void somebodyTiedWithHimselfHasOneTicket() {
        Contender again = new Contender("a2", 97, 1, null, 1000, 10, Standing.CLEAR);
        assertThat(award(new PrizeRules(true, List.of(FIRST)), again, one("a", 1), one("b", 1))
                        .open())
                .containsExactly(new Tie("nhat", 1, List.of("a", "b")));
        assertThat(award(new PrizeRules(true, List.of(FIRST)), again, one("a", 1))
                        .awards())
                .extracting(Award::contender)
                .containsExactly("a");
    }

    @Test
    void aPrizeForAnAudiencePassesOverTheOthersAndDoesNotWaitForTheirLot() {
        PrizeRules rules = new PrizeRules(
                true,
                List.of(
                        new Prize("cb", "Giải cán bộ", 1, "CB", 0),
                        new Prize("nd", "Giải nhân dân", 1, "ND", 0),
                        new Prize("kk", "Khuyến khích", 1, null, 0)));
        Outcome outcome = award(rules, of("a", 1, "CB"), of("b", 1, "CB"), of("c", 3, "ND"), of("d", 4, "ND"));
        assertThat(outcome.awards()).containsExactly(new Award("nd", "c", 3, false, false));
        assertThat(outcome.open()).containsExactly(new Tie("cb", 1, List.of("a", "b")));
        assertThat(outcome.waiting()).containsExactly("kk");
    }

    @Test
    void aPrizeFromAShareOfThePointsIsNotGivenBelowIt() {
        PrizeRules rules = new PrizeRules(true, List.of(new Prize("nhat", "Nhất", 2, null, 90)));
        assertThat(award(
                                rules,
                                new Contender("a", 1, 1, null, 900, 10, Standing.CLEAR),
                                new Contender("b", 2, 2, null, 899, 10, Standing.CLEAR))
                        .awards())
                .extracting(Award::contender)
                .containsExactly("a");
    }

    @Test
    void aListOutOfOrderIsRefused() {
        assertThatThrownBy(() -> award(THREE, one("a", 2), one("b", 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rulesSurviveTheirTextForm() {
        PrizeRules rules = new PrizeRules(true, List.of(FIRST, new Prize("nd", "Giải “nhân dân”", 10, "ND", 90)));
        assertThat(PrizeRules.parse(rules.print())).isEqualTo(rules);
        String two = rules.print().replace("\"nd\"", "\"nhat\"");
        for (String wrong : List.of(
                "",
                "null",
                "{}",
                "[]",
                two,
                rules.print().replace("quantity", "number"),
                rules.print().replace(":10,", ":0,"),
                rules.print().replace("{\"one", "{\"prizes\":[],\"one"))) {
            assertThatThrownBy(() -> PrizeRules.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Outcome award(PrizeRules rules, Contender... ranked) {
        return Awarding.award(List.of(ranked), rules, Map.of());
    }

    private static Contender one(String id, int place) {
        return one(id, place, Standing.CLEAR);
    }

    private static Contender one(String id, int place, Standing standing) {
        return new Contender(id, id.charAt(0), place, null, 1000, 10, standing);
    }

    private static Contender of(String id, int place, @Nullable String audience) {
        return new Contender(id, id.charAt(0), place, audience, 1000, 10, Standing.CLEAR);
    }
}
