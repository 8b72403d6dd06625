package vn.hoithi.questionbank.bundle;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Entry;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.rules.Ranking;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Truth;

/**
 * Whether the ranked list is the one that the rules give. Nothing is sorted: when each line stands rightly behind the one
 * before it, and every attempt that counts has a line, the list is right.
 */
final class RankCheck {

    private static final int NOBODY = -1;

    private final Differences differences;
    private final Attempts attempts;
    private final RankingRules rules;
    private final Truth truth;
    private final Comparator<Entry> order;
    private final int[] chosen;
    private final Ints ranked = new Ints();
    private final int[] places;
    private @Nullable Entry before;

    RankCheck(Differences differences, Attempts attempts, RankingRules rules) {
        this.differences = differences;
        this.attempts = attempts;
        this.rules = rules;
        this.truth = truth(attempts, rules.prediction());
        Ranking ranking = new Ranking(rules, value());
        this.order = ranking.order();
        this.chosen = chosen(ranking.choice());
        this.places = new int[attempts.size()];
    }

    private static Truth truth(Attempts attempts, @Nullable Prediction prediction) {
        BitSet passed = new BitSet();
        long allRight = 0;
        for (int at = 0; at < attempts.size(); at++) {
            allRight += attempts.perfect(at) ? 1 : 0;
            if (prediction != null && attempts.points(at) >= (long) prediction.pass() * attempts.total(at)) {
                passed.set(attempts.person(at));
            }
        }
        long peopleAllRight = 0;
        for (int person = 1; person <= attempts.people(); person++) {
            peopleAllRight += attempts.perfectOf(person) > 0 ? 1 : 0;
        }
        return new Truth(attempts.people(), attempts.size(), peopleAllRight, allRight, passed.cardinality());
    }

    private @Nullable BigDecimal value() {
        Prediction prediction = rules.prediction();
        return prediction == null ? null : truth.value(prediction);
    }

    private int[] chosen(Comparator<Entry> choice) {
        int[] best = new int[attempts.people() + 1];
        Arrays.fill(best, NOBODY);
        for (int at = 0; at < attempts.size() && rules.counting() != Counting.EVERY; at++) {
            int person = attempts.person(at);
            int other = best[person];
            best[person] =
                    other == NOBODY || choice.compare(attempts.entry(at), attempts.entry(other)) < 0 ? at : other;
        }
        return best;
    }

    void check(BundleLine.TrueValues line) {
        differences.same("Số người dự thi", truth.people(), line.people());
        differences.same("Số lượt thi", truth.attempts(), line.attempts());
        differences.same("Số người trả lời đúng tất cả", truth.peopleAllRight(), line.peopleAllRight());
        differences.same("Số lượt trả lời đúng tất cả", truth.attemptsAllRight(), line.attemptsAllRight());
        differences.same("Số người đạt mức của câu dự đoán", truth.passed(), line.passed());
        BigDecimal value = value();
        differences.same("Giá trị đúng của câu dự đoán", value == null ? null : value.toPlainString(), line.value());
    }

    void check(BundleLine.Place line) {
        int at = line.n() - 1;
        if (at < 0 || at >= attempts.size()) {
            differences.say("Lượt thi được xếp hạng không có trong tệp", "1 đến " + attempts.size(), line.n());
            return;
        }
        if (places[at] != 0) {
            differences.say("Lượt thi này đã được xếp hạng ở một dòng trước", "", line.n());
            return;
        }
        if (!counts(at)) {
            differences.say(
                    "Không phải lượt được tính của người này",
                    "lượt thi " + (chosen[attempts.person(at)] + 1),
                    "lượt thi " + line.n());
        }
        Entry entry = attempts.entry(at);
        int place = place(entry, line.n());
        differences.same("Hạng của lượt thi " + line.n(), place, line.place());
        places[at] = place;
        ranked.add(at);
        before = entry;
    }

    private int place(Entry entry, int n) {
        Entry last = before;
        if (last == null) {
            return 1;
        }
        int lastAt = ranked.get(ranked.size() - 1);
        int compared = order.compare(last, entry);
        if (compared > 0 || (compared == 0 && n < lastAt + 1)) {
            differences.say(
                    compared > 0 ? "Đứng sau một lượt kém hơn" : "Những lượt bằng nhau phải xếp theo số thứ tự",
                    "lượt thi " + n + " trước lượt thi " + (lastAt + 1),
                    "sau");
        }
        return compared == 0 ? places[lastAt] : ranked.size() + 1;
    }

    /** No more places come. */
    void end() {
        int missing = 0;
        int first = 0;
        for (int at = attempts.size() - 1; at >= 0; at--) {
            if (counts(at) && places[at] == 0) {
                missing++;
                first = at + 1;
            }
        }
        if (missing > 0) {
            differences.say("Thiếu hạng của " + missing + " lượt thi", "có hạng của lượt thi " + first, "");
        }
    }

    /** Whether this is the attempt of its person that is ranked. */
    boolean counts(int at) {
        return rules.counting() == Counting.EVERY || chosen[attempts.person(at)] == at;
    }

    /** The ranked attempt of this attempt's person. */
    int counting(int at) {
        return counts(at) ? at : chosen[attempts.person(at)];
    }

    /** 0 without one. */
    int placeOf(int at) {
        return places[at];
    }

    /** Ranked attempts, in the order of their lines. */
    Ints ranked() {
        return ranked;
    }
}
