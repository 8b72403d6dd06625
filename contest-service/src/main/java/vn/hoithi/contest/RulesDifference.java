package vn.hoithi.contest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What changes between two versions of a round, in words for everybody. Pure. */
final class RulesDifference {

    private static final Pattern CLAUSE = Pattern.compile("[.;](?=\\s|$)");

    private RulesDifference() {}

    /** One line for each rule that changes; empty when nothing does. */
    static List<String> of(RoundForm before, RoundForm after, Contest contest) {
        List<String> lines = new ArrayList<>();
        if (!before.name().equals(after.name())) {
            lines.add("Tên vòng: trước là “" + before.name() + "”, nay là “" + after.name() + "”.");
        }
        String phase = Objects.requireNonNullElse(after.phase(), "").strip();
        if (!Objects.requireNonNullElse(before.phase(), "").equals(phase)) {
            lines.add(
                    phase.isEmpty() ? "Vòng không còn thuộc giai đoạn nào." : "Vòng thuộc giai đoạn “" + phase + "”.");
        }
        Map<String, String> old = read(before, contest);
        Map<String, String> now = read(after, contest);
        now.forEach((about, says) -> {
            String was = old.get(about);
            if (was == null) {
                lines.add(about + ", thêm mới: " + says);
            } else if (!was.equals(says)) {
                lines.add(about + ": " + said(was, says));
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

    // Only the clauses that differ: whoever reads it wants to see what is new.
    private static String said(String was, String says) {
        List<String> old = clauses(was);
        List<String> now = clauses(says);
        String gone = old.stream().filter(clause -> !now.contains(clause)).collect(Collectors.joining("; "));
        String come = now.stream().filter(clause -> !old.contains(clause)).collect(Collectors.joining("; "));
        if (gone.isEmpty() && come.isEmpty()) {
            return "trước là “" + was + "”, nay là “" + says + "”.";
        }
        if (gone.isEmpty()) {
            return "thêm “" + come + "”.";
        }
        return come.isEmpty() ? "bỏ “" + gone + "”." : "trước là “" + gone + "”, nay là “" + come + "”.";
    }

    private static List<String> clauses(String text) {
        return CLAUSE.splitAsStream(text)
                .map(String::strip)
                .filter(clause -> !clause.isEmpty())
                .toList();
    }

    private static Map<String, String> read(RoundForm form, Contest contest) {
        Map<String, String> lines = new LinkedHashMap<>();
        RulesReading.of(form, contest).forEach(line -> lines.put(line.about(), line.says()));
        return lines;
    }
}
