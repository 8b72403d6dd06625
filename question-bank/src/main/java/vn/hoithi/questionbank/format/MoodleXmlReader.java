package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** Reads a Moodle XML file: categories, each followed by its questions. */
final class MoodleXmlReader {

    private final Findings findings;
    private final List<Draft> drafts = new ArrayList<>();
    private Said topic = Said.plain("", Place.at(1, 1));
    private boolean feedbackReported;

    MoodleXmlReader(Findings findings) {
        this.findings = findings;
    }

    List<Draft> drafts(String text) {
        XmlPlaces places = new XmlPlaces(text);
        new XmlQuestions(text, places, findings, this::take).read();
        return drafts;
    }

    private boolean take(XmlNode node) {
        String type = node.attribute("type");
        if (type.equals("category")) {
            String path = node.first("category")
                    .map(category -> category.text("text"))
                    .orElse("");
            topic = TextForm.PLAIN.decoded(MoodleCategory.topic(path), node.place(), findings);
        } else if (!MoodleXmlQuestion.known(type)) {
            Moodle.skipped(node.place(), type.isEmpty() ? "không ghi loại" : type, quoted(node), findings);
        } else if (MoodleXmlQuestion.hidden(node)) {
            findings.warning(
                    node.place(),
                    "skipped",
                    quoted(node),
                    "Câu này đã ẩn trong Moodle (bị thay hoặc xoá) nên đã bỏ qua.",
                    "Nếu vẫn cần, bỏ ẩn trong Moodle rồi xuất lại.");
        } else {
            reportFeedback(node);
            drafts.add(new MoodleXmlQuestion(node, findings).draft(topic, quoted(node)));
        }
        return drafts.size() < Moodle.MOST_DRAFTS;
    }

    private void reportFeedback(XmlNode node) {
        MoodleXmlQuestion.feedback(node).filter(feedback -> !feedbackReported).ifPresent(feedback -> {
            feedbackReported = true;
            Moodle.feedbackDropped(feedback.place(), feedback.text("text"), findings);
        });
    }

    private static String quoted(XmlNode node) {
        String text = node.first("questiontext").map(said -> said.text("text")).orElse("");
        return text.isEmpty()
                ? node.first("name").map(name -> name.text("text")).orElse("")
                : text;
    }
}
