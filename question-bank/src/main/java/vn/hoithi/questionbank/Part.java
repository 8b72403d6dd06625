package vn.hoithi.questionbank;

import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.text.PlainText;

/**
 * Some questions of a paper that are drawn alike.
 *
 * @param topic only questions of this topic, or any topic
 * @param level only questions of this level, or any level
 */
public record Part(
        int count, @Nullable String topic, @Nullable Level level) {

    public Part {
        if (count < 1 || count > Blueprint.MOST_QUESTIONS) {
            throw new IllegalArgumentException("a part of " + count + " questions");
        }
        if (topic != null) {
            topic = PlainText.line(topic);
            if (topic.isEmpty()) {
                throw new IllegalArgumentException("a part with an empty topic");
            }
        }
    }

    /** Whether a question may stand in this part. */
    public boolean admits(Question question) {
        return (level == null || level == question.level()) && (topic == null || topic.equals(question.topic()));
    }

    /** What the part asks for, in words: "6 câu chủ đề “Quốc hội”, mức độ vận dụng". */
    public String describe() {
        String ofTopic = topic == null ? "" : " chủ đề “" + topic + "”";
        String comma = topic != null && level != null ? "," : "";
        String ofLevel = level == null ? "" : " mức độ " + level.label();
        return count + " câu" + ofTopic + comma + ofLevel;
    }
}
