package vn.hoithi.questionbank.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.Grade;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Entry;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.Ranking;
import vn.hoithi.questionbank.rules.Ranking.Placed;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.TieBreak;
import vn.hoithi.questionbank.rules.TieTables;
import vn.hoithi.questionbank.rules.TieTables.Table;
import vn.hoithi.questionbank.rules.Truth;

/**
 * On many small tables full of ties: an oracle that counts who is better, {@link Ranking} which sorts, and the verifier which
 * only looks at neighbours say the same; and the verifier says so of nothing else.
 */
class RankAgreementTest {
    private static final int TABLES = 100_000;

    @Test
    void oracleAndRankingAndVerifierAgreeAndTheVerifierRefusesEverythingElse() {
        int refused = 0;
        int shared = 0;
        for (int seed = 0; seed < TABLES; seed++) {
            Table table = TieTables.of(seed);
            List<BundleLine.Place> places = ranked(table);
            assertThat(places).as("table %d", seed).isEqualTo(oracle(table));
            assertThat(differences(table, places)).as("table %d", seed).isEmpty();
            shared += places.stream().map(BundleLine.Place::place).distinct().count() < places.size() ? 1 : 0;
            List<BundleLine.Place> other = changed(places, table.entries().size(), new Random(seed));
            if (!other.equals(places)) {
                refused++;
                assertThat(differences(table, other))
                        .as("table %d: %s not %s", seed, other, places)
                        .isNotEmpty();
            }
        }
        assertThat(refused).isGreaterThan(TABLES / 2);
        assertThat(shared).isGreaterThan(TABLES / 5);
    }

    private static List<BundleLine.Place> ranked(Table table) {
        List<Entry> entries = table.entries();
        return new Ranking(table.rules(), table.truth())
                .rank(entries).stream()
                        .map(placed -> new BundleLine.Place(placed.place(), number(entries, placed)))
                        .sorted(Comparator.comparing(BundleLine.Place::place).thenComparing(BundleLine.Place::n))
                        .toList();
    }

    /** By person and number, which no two share. */
    private static int number(List<Entry> entries, Placed placed) {
        return 1 + entries.indexOf(placed.entry());
    }

    /** A list that is not the right one: something left out, doubled, moved, exchanged or renumbered. */
    private static List<BundleLine.Place> changed(List<BundleLine.Place> places, int size, Random random) {
        List<BundleLine.Place> other = new ArrayList<>(places);
        if (places.isEmpty()) {
            return other;
        }
        int at = random.nextInt(places.size());
        int to = random.nextInt(places.size());
        BundleLine.Place one = places.get(at);
        switch (random.nextInt(6)) {
            case 0 -> other.remove(at);
            case 1 -> other.add(to, one);
            case 2 -> Collections.swap(other, at, to);
            case 3 -> other.set(at, new BundleLine.Place(one.place(), 1 + random.nextInt(size)));
            case 4 -> other.set(at, new BundleLine.Place(1 + random.nextInt(size), one.n()));
            default -> {
                // Only the attempts change places.
                other.set(at, new BundleLine.Place(one.place(), places.get(to).n()));
                other.set(to, new BundleLine.Place(places.get(to).place(), one.n()));
            }
        }
        return other;
    }

    private static List<Difference> differences(Table table, List<BundleLine.Place> places) {
        Differences differences = new Differences();
        Attempts attempts = new Attempts();
        for (Entry entry : table.entries()) {
            attempts.add(line(attempts.size() + 1, entry), 0, grade(entry), entry.prediction());
        }
        RankCheck check = new RankCheck(differences, attempts, table.rules());
        Prediction asked = table.rules().prediction();
        Truth truth = TieTables.truth(table.entries(), asked == null ? 101 : asked.pass());
        BigDecimal value = table.truth();
        check.check(new BundleLine.TrueValues(
                truth.people(),
                truth.attempts(),
                truth.peopleAllRight(),
                truth.attemptsAllRight(),
                truth.passed(),
                value == null ? null : value.toPlainString()));
        places.forEach(check::check);
        check.end();
        return differences.first();
    }

    private static Grade grade(Entry entry) {
        return new Grade(entry.points() / 100, entry.total(), entry.points());
    }

    private static BundleLine.Submission line(int n, Entry entry) {
        return new BundleLine.Submission(
                n,
                (int) entry.person(),
                List.of(),
                null,
                "",
                "",
                "",
                0,
                entry.started() * 1_000,
                entry.submitted() * 1_000,
                entry.elapsed() * 1_000,
                entry.number(),
                "",
                0,
                0,
                "%064x".formatted(n));
    }

    /** Written from domain.md and not from the comparator: a vector for each attempt; a place is one more than how many are better. */
    private static List<BundleLine.Place> oracle(Table table) {
        List<Entry> entries = table.entries();
        List<Integer> counting = new ArrayList<>();
        for (int at = 0; at < entries.size(); at++) {
            if (counts(table, at)) {
                counting.add(at);
            }
        }
        List<BundleLine.Place> places = new ArrayList<>();
        for (int at : counting) {
            int better = 0;
            for (int other : counting) {
                better += Arrays.compare(vector(table, other), vector(table, at)) < 0 ? 1 : 0;
            }
            places.add(new BundleLine.Place(1 + better, at + 1));
        }
        places.sort(Comparator.comparing(BundleLine.Place::place).thenComparing(BundleLine.Place::n));
        return places;
    }

    private static boolean counts(Table table, int at) {
        Entry entry = table.entries().get(at);
        Counting counting = table.rules().counting();
        for (int other = 0; other < table.entries().size(); other++) {
            Entry rival = table.entries().get(other);
            if (other == at || rival.person() != entry.person() || counting == Counting.EVERY) {
                continue;
            }
            int compared = counting == Counting.BEST ? Arrays.compare(vector(table, other), vector(table, at)) : 0;
            boolean before =
                    counting == Counting.LAST ? rival.number() > entry.number() : rival.number() < entry.number();
            if (compared < 0 || (compared == 0 && before)) {
                return false;
            }
        }
        return true;
    }

    /** What is compared, the smaller the better. */
    private static long[] vector(Table table, int at) {
        RankingRules rules = table.rules();
        Entry entry = table.entries().get(at);
        return rules.order().stream()
                .mapToLong(step -> number(step, entry, table.truth()))
                .toArray();
    }

    private static long number(TieBreak step, Entry entry, @Nullable BigDecimal truth) {
        return switch (step) {
            // All papers have 5, 10 or 20 questions: in twentieths nothing is rounded.
            case SCORE -> -(long) entry.points() * (20 / entry.total());
            case PREDICTION -> off(entry.prediction(), truth);
            case EARLIEST -> entry.submitted();
            case SHORTEST -> entry.elapsed();
            case EARLIEST_START -> entry.started();
            case PERFECT_ATTEMPTS -> -entry.perfect();
        };
    }

    private static long off(@Nullable BigDecimal predicted, @Nullable BigDecimal truth) {
        return predicted == null
                ? Long.MAX_VALUE
                : Math.abs(predicted.movePointRight(5).longValueExact()
                        - Objects.requireNonNull(truth).movePointRight(5).longValueExact());
    }
}
