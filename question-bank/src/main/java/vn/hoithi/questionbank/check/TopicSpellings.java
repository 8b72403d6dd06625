package vn.hoithi.questionbank.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.PlainText;

/** A topic in two spellings is two topics to a blueprint, which nobody means. */
final class TopicSpellings {

    private TopicSpellings() {}

    static void check(List<Checked> questions, Findings findings) {
        Map<String, String> spellings = new HashMap<>();
        for (Checked checked : questions) {
            String topic = checked.question().topic();
            String earlier = spellings.putIfAbsent(PlainText.folded(topic), topic);
            if (earlier != null && !earlier.equals(topic)) {
                findings.warning(
                        checked.origin().at(Field.TOPIC),
                        "topic-spelling",
                        topic,
                        "Chủ đề này ở trên viết là “" + earlier + "”; máy coi là hai chủ đề.",
                        "Viết thống nhất một cách.");
            }
        }
    }
}
