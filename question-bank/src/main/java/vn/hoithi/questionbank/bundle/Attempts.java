package vn.hoithi.questionbank.bundle;

import java.math.BigDecimal;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Grade;
import vn.hoithi.questionbank.rules.Entry;
import vn.hoithi.questionbank.rules.Prediction;

/**
 * What is kept of each attempt while a bundle is read: some fifty bytes, so that a million of them fit wherever Java does.
 * Attempts are counted from 0 here, people from 1 as in the file.
 */
final class Attempts {

    private static final int SECOND = 1_000;
    private static final long NONE = -1;

    private final Ints person = new Ints();
    private final Ints rules = new Ints();
    private final Ints number = new Ints();
    private final Ints points = new Ints();
    private final Ints total = new Ints();
    private final Ints elapsed = new Ints();
    private final Longs prediction = new Longs();
    private final Longs started = new Longs();
    private final Longs submitted = new Longs();
    private final Longs pseudonym = new Longs();
    private final Ints perfect = new Ints();

    Attempts() {
        perfect.add(0);
    }

    /** @param graded what the sheet really got */
    void add(BundleLine.Submission line, int itsRules, Grade graded, @Nullable BigDecimal predicted) {
        person.add(line.person());
        rules.add(itsRules);
        number.add(line.number());
        points.add(graded.points());
        total.add(graded.total());
        elapsed.add(Math.clamp(Math.floorDiv(line.elapsed(), SECOND), 0, Integer.MAX_VALUE));
        prediction.add(
                predicted == null
                        ? NONE
                        : predicted.movePointRight(Prediction.MOST_DECIMALS).longValue());
        started.add(line.started());
        submitted.add(line.submitted());
        pseudonym.add(Long.parseUnsignedLong(Bundle.pseudonym(line.receipt()), 16));
        while (perfect.size() <= line.person()) {
            perfect.add(0);
        }
        if (perfect(size() - 1)) {
            perfect.set(line.person(), perfect.get(line.person()) + 1);
        }
    }

    int size() {
        return person.size();
    }

    /** The highest number of a person. */
    int people() {
        return perfect.size() - 1;
    }

    int person(int at) {
        return person.get(at);
    }

    int rules(int at) {
        return rules.get(at);
    }

    int number(int at) {
        return number.get(at);
    }

    int points(int at) {
        return points.get(at);
    }

    int total(int at) {
        return total.get(at);
    }

    long started(int at) {
        return started.get(at);
    }

    /** Whether everything was right. */
    boolean perfect(int at) {
        return points.get(at) == total.get(at) * Grade.WHOLE;
    }

    /** How many attempts of a person had everything right. */
    int perfectOf(int person) {
        return perfect.get(person);
    }

    String pseudonym(int at) {
        return HexFormat.of().toHexDigits(pseudonym.get(at));
    }

    long pseudonymBits(int at) {
        return pseudonym.get(at);
    }

    long[] sortedPseudonyms() {
        return pseudonym.sorted();
    }

    /** The attempt as ranking sees it. */
    Entry entry(int at) {
        long predicted = prediction.get(at);
        return new Entry(
                person.get(at),
                number.get(at),
                points.get(at),
                total.get(at),
                predicted == NONE ? null : BigDecimal.valueOf(predicted, Prediction.MOST_DECIMALS),
                Math.floorDiv(submitted.get(at), SECOND),
                elapsed.get(at),
                Math.floorDiv(started.get(at), SECOND),
                perfect.get(person.get(at)));
    }
}
