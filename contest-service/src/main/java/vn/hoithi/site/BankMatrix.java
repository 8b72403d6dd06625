package vn.hoithi.site;

import java.text.Collator;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vn.hoithi.questionbank.Level;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;

/** How many questions of each topic and level a bank has: what a blueprint can draw from. Holds no question and no key. */
record BankMatrix(List<String> levels, List<Row> rows, Collection<Integer> totals, int total) {

    private static final Comparator<String> VIETNAMESE = Comparator.<String, Object>comparing(
                    topic -> topic, Collator.getInstance(Locale.of("vi")))
            .thenComparing(Comparator.naturalOrder());

    /** @param counts one for each level, in their order */
    record Row(String topic, Collection<Integer> counts, int total) {
        static Row of(String topic, Map<Level, Integer> counts) {
            return new Row(topic, counts.values(), sum(counts));
        }
    }

    static BankMatrix of(QuestionBank bank) {
        Map<String, Map<Level, Integer>> byTopic = new TreeMap<>(VIETNAMESE);
        Map<Level, Integer> totals = none();
        for (Question question : bank.questions()) {
            byTopic.computeIfAbsent(question.topic(), topic -> none()).merge(question.level(), 1, Integer::sum);
            totals.merge(question.level(), 1, Integer::sum);
        }
        return new BankMatrix(
                Arrays.stream(Level.values()).map(Level::label).toList(),
                byTopic.entrySet().stream()
                        .map(topic -> Row.of(topic.getKey(), topic.getValue()))
                        .toList(),
                totals.values(),
                sum(totals));
    }

    private static Map<Level, Integer> none() {
        Map<Level, Integer> counts = new EnumMap<>(Level.class);
        Arrays.stream(Level.values()).forEach(level -> counts.put(level, 0));
        return counts;
    }

    private static int sum(Map<Level, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
