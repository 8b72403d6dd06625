package vn.hoithi.questionbank.bundle;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What can be said about attempts only when all of them are known: nobody has two with one number, or too many on a day. */
final class AttemptNumbers {

    private final Differences differences;
    private final Attempts attempts;
    private final RulesVersions rules;
    private final int firstLine;

    AttemptNumbers(Differences differences, Attempts attempts, RulesVersions rules, int firstLine) {
        this.differences = differences;
        this.attempts = attempts;
        this.rules = rules;
        this.firstLine = firstLine;
    }

    void check() {
        receipts();
        int[] ends = new int[attempts.people() + 2];
        for (int at = 0; at < attempts.size(); at++) {
            ends[attempts.person(at)]++;
        }
        for (int person = 1; person < ends.length; person++) {
            ends[person] += ends[person - 1];
        }
        int[] byPerson = new int[attempts.size()];
        for (int at = attempts.size() - 1; at >= 0; at--) {
            byPerson[--ends[attempts.person(at)]] = at;
        }
        for (int person = 1; person <= attempts.people(); person++) {
            int from = ends[person];
            int to = ends[person + 1];
            if (to - from > 1) {
                person(Arrays.copyOfRange(byPerson, from, to));
            }
        }
    }

    private void person(int[] own) {
        List<Integer> inOrder = IntStream.of(own)
                .boxed()
                .sorted(Comparator.comparing(attempts::number))
                .toList();
        Set<Integer> numbers = new HashSet<>();
        Map<Long, Integer> days = new HashMap<>();
        for (int at : inOrder) {
            if (!numbers.add(attempts.number(at))) {
                differences.sayAt(firstLine + at, "Hai lượt thi của một người cùng số lượt", "", attempts.number(at));
            }
            Integer perDay = rules.get(attempts.rules(at)).perDay();
            if (perDay != null && days.merge(day(at), 1, Integer::sum) > perDay) {
                differences.sayAt(
                        firstLine + at, "Nhiều lượt trong một ngày hơn thể lệ cho phép", perDay, days.get(day(at)));
            }
        }
    }

    private long day(int at) {
        return Days.day(attempts.started(at));
    }

    /** By the sixteen digits that are published: two receipts alike in these would be one attempt to everybody. */
    private void receipts() {
        long[] sorted = attempts.sortedPseudonyms();
        Set<Long> twice = new HashSet<>();
        for (int i = 1; i < sorted.length && twice.size() <= Differences.MOST; i++) {
            if (sorted[i] == sorted[i - 1]) {
                twice.add(sorted[i]);
            }
        }
        Set<Long> met = new HashSet<>();
        for (int at = 0; at < attempts.size() && !twice.isEmpty(); at++) {
            long bits = attempts.pseudonymBits(at);
            if (twice.contains(bits) && !met.add(bits)) {
                differences.sayAt(firstLine + at, "Phiếu này đã có ở một lượt thi trước", "", attempts.pseudonym(at));
            }
        }
    }
}
