package vn.hoithi.questionbank.format;

import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.RichText;

/** Writes a bank as GIFT, every text as HTML with its signs escaped. */
final class GiftWriter {

    private static final String HTML = "[html]";

    private final StringBuilder file = new StringBuilder();

    static String write(QuestionBank bank) {
        GiftWriter writer = new GiftWriter();
        String topic = "";
        for (Question question : bank.questions()) {
            if (!question.topic().equals(topic)) {
                topic = question.topic();
                writer.line("$CATEGORY: " + MoodleCategory.path(topic));
                writer.line("");
            }
            writer.question(question);
        }
        return writer.file.toString();
    }

    private void question(Question question) {
        boolean trueFalse = Moodle.trueFalse(question);
        comment(question, trueFalse ? Question.allPinned(2) : Moodle.noPins());
        String start = "::" + GiftText.escaped(Moodle.name(question)) + "::" + HTML
                + GiftText.escaped(question.stem().html()) + "{";
        String explanation = question.explanation().isEmpty() ? "" : "####" + value(question.explanation());
        if (trueFalse) {
            line(start + (question.key().contains(0) ? "TRUE" : "FALSE") + explanation + "}");
        } else {
            line(start);
            for (int choice = 0; choice < question.choices().size(); choice++) {
                line("\t" + sign(question, choice) + value(question.choices().get(choice)));
            }
            if (!explanation.isEmpty()) {
                line("\t" + explanation);
            }
            line("}");
        }
        line("");
    }

    /** First of all the id: what a tag quotes must not be taken for it. */
    private void comment(Question question, SortedSet<Integer> implied) {
        List<String> tags = MoodleTags.of(question, implied);
        line("// " + GiftComments.id(question.id()) + " "
                + tags.stream().map(GiftComments::tag).collect(Collectors.joining(" ")));
    }

    private static String sign(Question question, int choice) {
        if (!question.key().contains(choice)) {
            return "~";
        }
        return question.multiple() ? "~%" + Moodle.share(question.key().size()) + "%" : "=";
    }

    /** Of the question's form, which is named only where the text itself begins like a name of a form or a weight. */
    private static String value(RichText text) {
        String html = text.html();
        return (html.startsWith("[") || html.startsWith("%") ? HTML : "") + GiftText.escaped(html);
    }

    private void line(String text) {
        file.append(text).append('\n');
    }
}
