package vn.hoithi.contest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changes between two versions of a round, in words for everybody. Pure. */
final class RulesDifference {

    private RulesDifference() {}

    /** One line for each rule that changes; empty when nothing does. */
    static List<String> of(RoundForm before, RoundForm after, Contest contest) {
        List<String> lines = new ArrayList<>();
        if (!before.name().equals(after.name())) {
            lines.add("Tên vòng: trước là “" + before.name() + "”, nay là “" + after.name() + "”.");
        }
        Map<String, String> old = read(before, contest);
        Map<String, String> now = read(after, contest);
        now.forEach((about, says) -> {
            String was = old.get(about);
            if (was == null) {
                lines.add(about + ", thêm mới: " + says);
            } else if (!was.equals(says)) {
                lines.add(about + ": trước là “" + was + "”; nay là “" + says + "”");
            }
        });
        old.forEach((about, said) -> {
            if (!now.containsKey(about)) {
                lines.add(about + ", bỏ: " + said);
            }
        });
        if (!before.rulesText().strip().equals(after.rulesText().strip())) {
            lines.add("Thể lệ riêng của vòng: sửa lời văn.");
        }
        return lines;
    }

    private static Map<String, String> read(RoundForm form, Contest contest) {
        Map<String, String> lines = new LinkedHashMap<>();
        RulesReading.of(form, contest).forEach(line -> lines.put(line.about(), line.says()));
        return lines;
    }
}
