package vn.hoithi.questionbank.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Small tables of attempts full of ties, with rules of every sort: the same seed always gives the same table. For whoever
 * ranks in another way and wants to know whether it is the same way.
 */
public final class TieTables {

    private static final int[] TOTALS = {5, 10, 20};
    private static final long NOON = 1_772_150_400L;

    private TieTables() {}

    /** @param entries in no particular order; people have the numbers from 1, attempts of a person the numbers from 1 */
    public record Table(RankingRules rules, @Nullable BigDecimal truth, List<Entry> entries) {}

    /** The table of this seed. */
    public static Table of(long seed) {
        Random random = new Random(seed);
        RankingRules rules = rules(random);
        List<Entry> entries = entries(random, rules.prediction());
        Prediction asked = rules.prediction();
        return new Table(
                rules, asked == null ? null : truth(entries, asked.pass()).value(asked), entries);
    }

    private static RankingRules rules(Random random) {
        List<TieBreak> order = new ArrayList<>(List.of(TieBreak.values()));
        Collections.shuffle(order, random);
        List<TieBreak> steps = new ArrayList<>(order.subList(0, 1 + random.nextInt(order.size())));
        boolean asks = random.nextInt(4) > 0;
        if (!asks) {
            steps.remove(TieBreak.PREDICTION);
        }
        if (steps.isEmpty()) {
            steps.add(TieBreak.SCORE);
        }
        return new RankingRules(
                pick(random, Counting.values()),
                pick(random, Scoring.values()),
                asks ? prediction(random) : null,
                steps);
    }

    private static Prediction prediction(Random random) {
        Meaning meaning = pick(random, Meaning.values());
        int decimals = random.nextInt(Prediction.MOST_DECIMALS + 1);
        return new Prediction(
                meaning, decimals, BigDecimal.ZERO, new BigDecimal(1_000), 50 + 25 * random.nextInt(3), false);
    }

    private static List<Entry> entries(Random random, @Nullable Prediction asked) {
        int size = random.nextInt(14);
        Map<Long, Integer> attempts = new HashMap<>();
        Map<Long, Integer> perfect = new HashMap<>();
        List<Entry> raw = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            long person = 1L + random.nextInt(attempts.size() + 1);
            Entry entry = entry(random, person, attempts.merge(person, 1, Integer::sum), asked);
            perfect.merge(person, perfect(entry) ? 1 : 0, Integer::sum);
            raw.add(entry);
        }
        List<Entry> entries = new ArrayList<>();
        raw.forEach(entry -> entries.add(new Entry(
                entry.person(),
                entry.number(),
                entry.points(),
                entry.total(),
                entry.prediction(),
                entry.submitted(),
                entry.elapsed(),
                entry.started(),
                perfect.getOrDefault(entry.person(), 0))));
        return entries;
    }

    private static Entry entry(Random random, long person, int number, @Nullable Prediction asked) {
        int total = TOTALS[random.nextInt(TOTALS.length)];
        int points = random.nextBoolean() ? total * 100 : total * 10 * random.nextInt(11);
        BigDecimal predicted = asked == null || random.nextInt(4) == 0
                ? null
                : BigDecimal.valueOf(random.nextInt(6), Math.min(asked.decimals(), random.nextInt(2)));
        long started = NOON + random.nextInt(3);
        long elapsed = 60L + random.nextInt(3);
        return new Entry(person, number, points, total, predicted, started + elapsed, elapsed, started, 0);
    }

    /** What the round counted. */
    public static Truth truth(List<Entry> entries, int pass) {
        return new Truth(
                entries.stream().map(Entry::person).distinct().count(),
                entries.size(),
                entries.stream()
                        .filter(TieTables::perfect)
                        .map(Entry::person)
                        .distinct()
                        .count(),
                entries.stream().filter(TieTables::perfect).count(),
                entries.stream()
                        .filter(entry -> entry.points() >= pass * entry.total())
                        .map(Entry::person)
                        .distinct()
                        .count());
    }

    static boolean perfect(Entry entry) {
        return entry.points() == entry.total() * 100;
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
