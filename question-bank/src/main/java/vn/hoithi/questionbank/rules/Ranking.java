package vn.hoithi.questionbank.rules;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the attempts of a round: the counting attempt of each person, in the order of the rules; equals share a place and
 * the next place is skipped (1, 2, 2, 4).
 */
public final class Ranking {

    private final Counting counting;
    private final List<TieBreak> steps;
    private final @Nullable BigDecimal truth;

    /** @param truth the true value of the prediction; none where the rules ask for none */
    public Ranking(RankingRules rules, @Nullable BigDecimal truth) {
        this(rules.counting(), rules.order(), truth);
    }

    private Ranking(Counting counting, List<TieBreak> steps, @Nullable BigDecimal truth) {
        this.counting = counting;
        this.steps = steps;
        this.truth = truth;
    }

    /** The rules as far as they can be followed before the true value is known: the prediction decides nothing yet. */
    public static Ranking beforeTruth(RankingRules rules) {
        List<TieBreak> known = rules.order().stream()
                .filter(step -> step != TieBreak.PREDICTION)
                .toList();
        return new Ranking(rules.counting(), known, null);
    }

    /** An attempt and its place, counted from 1. */
    public record Placed(int place, Entry entry) {}

    /** The ranked attempts; equals stand in no particular order. */
    public List<Placed> rank(Collection<Entry> entries) {
        Comparator<Entry> order = order();
        List<Entry> counting = new ArrayList<>(counting(entries));
        counting.sort(order);
        List<Placed> placed = new ArrayList<>(counting.size());
        for (int i = 0; i < counting.size(); i++) {
            boolean equal = i > 0 && order.compare(counting.get(i - 1), counting.get(i)) == 0;
            placed.add(new Placed(equal ? placed.get(i - 1).place() : i + 1, counting.get(i)));
        }
        return placed;
    }

    /** The attempts that are ranked: one of each person, or every one. */
    public Collection<Entry> counting(Collection<Entry> entries) {
        if (counting == Counting.EVERY) {
            return entries;
        }
        Comparator<Entry> choice = choice();
        Map<Long, Entry> chosen = new HashMap<>();
        entries.forEach(entry ->
                chosen.merge(entry.person(), entry, (one, other) -> choice.compare(one, other) <= 0 ? one : other));
        return chosen.values();
    }

    /** Which of one person's attempts counts: the smaller one. Of equal ones it is the one made first. */
    public Comparator<Entry> choice() {
        Comparator<Entry> byNumber = Comparator.comparingInt(Entry::number);
        return switch (counting) {
            case BEST, EVERY -> order().thenComparing(byNumber);
            case FIRST -> byNumber;
            case LAST -> byNumber.reversed();
        };
    }

    /** The order of the rules: smaller comes first, 0 is a tie. */
    public Comparator<Entry> order() {
        return steps.stream().map(this::step).reduce(Comparator::thenComparing).orElse(Ranking::equal);
    }

    // Where nothing but the prediction decides and its true value is not known.
    @SuppressWarnings("unused")
    private static int equal(Entry one, Entry other) {
        return 0;
    }

    private Comparator<Entry> step(TieBreak step) {
        return switch (step) {
            case SCORE -> Ranking::byScore;
            case PREDICTION -> Comparator.comparing(this::off, Comparator.nullsLast(Comparator.naturalOrder()));
            case EARLIEST -> Comparator.comparingLong(Entry::submitted);
            case SHORTEST -> Comparator.comparingLong(Entry::elapsed);
            case EARLIEST_START -> Comparator.comparingLong(Entry::started);
            case PERFECT_ATTEMPTS -> Comparator.comparingInt(Entry::perfect).reversed();
        };
    }

    // points/total of each, compared without dividing.
    private static int byScore(Entry one, Entry other) {
        return Long.compare((long) other.points() * one.total(), (long) one.points() * other.total());
    }

    /** How far the prediction is from the truth; none when it is missing. */
    public @Nullable BigDecimal off(Entry entry) {
        BigDecimal given = entry.prediction();
        return given == null ? null : given.subtract(requireNonNull(truth)).abs();
    }
}
