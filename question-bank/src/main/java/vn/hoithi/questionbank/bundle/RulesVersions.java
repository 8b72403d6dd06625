package vn.hoithi.questionbank.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The versions of the rules, by id and by the number under which attempts remember theirs. */
final class RulesVersions {

    private final Differences differences;
    private final List<BundleLine.Rules> versions = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    RulesVersions(Differences differences) {
        this.differences = differences;
    }

    void add(BundleLine.Rules line) {
        differences.holds(numbers.putIfAbsent(line.id(), versions.size()) == null, "Hai bản thể lệ cùng mã");
        boolean possible = line.minutes() > 0 && line.attempts() > 0 && (line.perDay() == null || line.perDay() > 0);
        differences.holds(possible, "Thời gian làm bài và số lượt phải lớn hơn 0");
        versions.add(line);
    }

    /** Its number, or -1. */
    int find(String id) {
        return numbers.getOrDefault(id, -1);
    }

    /** Whether papers of this bank and blueprint belong to the version. */
    boolean provides(int number, String bank, String blueprint) {
        for (BundleLine.Source source : versions.get(number).papers()) {
            if (source.bank().equals(bank) && source.blueprint().equals(blueprint)) {
                return true;
            }
        }
        return false;
    }

    BundleLine.Rules get(int number) {
        return versions.get(number);
    }
}
