package vn.hoithi.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;

/** What differs between two banks, question by question, in the order of their ids. */
public record BankDifference(List<Change> changes, int same) {

    /** What happened to a question. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** A question before and after; one of the two is missing when it came or went. */
    public record Change(
            Kind kind,
            String id,
            @Nullable Question before,
            @Nullable Question after) {}

    /** How many questions changed in this way. */
    public long count(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    /** From one bank, or none, to another. */
    public static BankDifference between(@Nullable QuestionBank before, QuestionBank after) {
        Map<String, Question> old = before == null ? Map.of() : byId(before);
        Map<String, Question> now = byId(after);
        TreeSet<String> ids = new TreeSet<>(old.keySet());
        ids.addAll(now.keySet());
        List<Change> changes = new ArrayList<>();
        int same = 0;
        for (String id : ids) {
            Question was = old.get(id);
            Question is = now.get(id);
            if (was != null && was.equals(is)) {
                same++;
            } else {
                changes.add(
                        new Change(was == null ? Kind.ADDED : is == null ? Kind.REMOVED : Kind.CHANGED, id, was, is));
            }
        }
        return new BankDifference(changes, same);
    }

    private static Map<String, Question> byId(QuestionBank bank) {
        return bank.questions().stream()
                .collect(Collectors.toMap(Question::id, Function.identity(), (a, b) -> a, TreeMap::new));
    }
}
