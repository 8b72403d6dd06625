package vn.hoithi.questionbank.award;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the prizes, from the highest down, each to the first who may have it and has none yet. Equals are taken together;
 * where they are more than the seats that are left, a lot decides, and until it is drawn the prize stays open.
 */
public final class Awarding {

    private final List<Contender> ranked;
    private final PrizeRules rules;
    private final Map<String, List<String>> drawn;

    private final Set<String> taken = new HashSet<>();
    private final Set<Long> winners = new HashSet<>();
    private final List<Award> awards = new ArrayList<>();
    private final List<Tie> open = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();
    private final List<Prize> unsettled = new ArrayList<>();

    private Awarding(List<Contender> ranked, PrizeRules rules, Map<String, List<String>> drawn) {
        this.ranked = ranked;
        this.rules = rules;
        this.drawn = drawn;
    }

    /**
     * Gives the prizes.
     *
     * @param ranked in the order of their places. Read from the front, and no further than the prizes reach; it may be a
     *     view that makes its elements as they are asked for.
     * @param drawn by the id of a prize {@link Lots#order the whole order} of its lot. It decides a tie whose contenders all
     *     stand in it, also when somebody on it has dropped out since, and also a tie for a lower prize among those who
     *     missed the higher one: what was drawn once is not drawn again. A tie with somebody who was not in the lot needs a
     *     new one.
     * @throws IllegalArgumentException if the places do not rise
     */
    public static Outcome award(List<Contender> ranked, PrizeRules rules, Map<String, List<String>> drawn) {
        Awarding awarding = new Awarding(ranked, rules, drawn);
        rules.prizes().forEach(awarding::give);
        return new Outcome(awarding.awards, awarding.open, awarding.waiting);
    }

    private void give(Prize prize) {
        if (unsettled.stream().anyMatch(above -> !above.apartFrom(prize))) {
            waiting.add(prize.id());
            unsettled.add(prize);
            return;
        }
        Groups groups = new Groups(prize);
        int seats = prize.quantity();
        List<Contender> equals = groups.next();
        while (seats > 0 && !equals.isEmpty()) {
            if (equals.size() <= seats) {
                equals.forEach(winner -> take(prize, winner, false));
            } else {
                decide(prize, seats, equals);
            }
            seats -= Math.min(seats, equals.size());
            equals = seats > 0 ? groups.next() : List.of();
        }
    }

    private void decide(Prize prize, int seats, List<Contender> equals) {
        Optional<List<Contender>> order = drawnOrder(equals);
        if (order.isPresent()) {
            order.get().subList(0, seats).forEach(winner -> take(prize, winner, true));
        } else {
            open.add(new Tie(
                    prize.id(), seats, equals.stream().map(Contender::id).toList()));
            unsettled.add(prize);
        }
    }

    /** By the lot of the highest prize that knows all of them. */
    private Optional<List<Contender>> drawnOrder(List<Contender> equals) {
        return rules.prizes().stream()
                .map(prize -> drawn.get(prize.id()))
                .filter(lot -> lot != null)
                .map(lot -> sorted(equals, lot))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<List<Contender>> sorted(List<Contender> equals, List<String> lot) {
        Map<String, Integer> position = new HashMap<>();
        for (int i = 0; i < lot.size(); i++) {
            position.putIfAbsent(lot.get(i), i);
        }
        Comparator<Contender> byLot =
                Comparator.comparing(contender -> position.getOrDefault(contender.id(), Integer.MAX_VALUE));
        return equals.stream().allMatch(contender -> position.containsKey(contender.id()))
                ? Optional.of(equals.stream().sorted(byLot).toList())
                : Optional.empty();
    }

    private void take(Prize prize, Contender winner, boolean byLot) {
        taken.add(winner.id());
        winners.add(winner.person());
        awards.add(new Award(prize.id(), winner.id(), winner.place(), byLot, winner.standing() == Standing.HELD));
    }

    private boolean mayHave(Prize prize, Contender contender) {
        return contender.standing().mayWin()
                && prize.admits(contender)
                && !(rules.onePerPerson() ? winners.contains(contender.person()) : taken.contains(contender.id()));
    }

    /** Those who may have a prize, in groups of equals, by id within a group. */
    private final class Groups {
        private final Prize prize;
        private final Iterator<Contender> rest = ranked.iterator();
        private @Nullable Contender ahead;
        private int lastPlace;

        Groups(Prize prize) {
            this.prize = prize;
            this.ahead = advance();
        }

        /** The next group; empty at the end. */
        List<Contender> next() {
            List<Contender> equals = new ArrayList<>();
            // It was looked at before the group in front of it got the prize, perhaps the same person.
            Contender first = ahead == null || mayHave(prize, ahead) ? ahead : advance();
            Contender one = first;
            while (one != null && first != null && one.place() == first.place()) {
                equals.add(one);
                one = advance();
            }
            ahead = one;
            equals.sort(Comparator.comparing(Contender::id));
            return rules.onePerPerson() ? oncePerPerson(equals) : equals;
        }

        private @Nullable Contender advance() {
            while (rest.hasNext()) {
                Contender next = rest.next();
                if (next.place() < lastPlace) {
                    throw new IllegalArgumentException("place " + next.place() + " after " + lastPlace);
                }
                lastPlace = next.place();
                if (mayHave(prize, next)) {
                    return next;
                }
            }
            return null;
        }
    }

    private static List<Contender> oncePerPerson(List<Contender> equals) {
        Set<Long> seen = new HashSet<>();
        return equals.stream().filter(contender -> seen.add(contender.person())).toList();
    }
}
