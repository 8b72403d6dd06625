package vn.hoithi.questionbank.format;

import java.util.Base64;
import java.util.List;
import java.util.SortedSet;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.RichText;

/** Writes a bank as Moodle XML, with everything that Moodle's own export has for these kinds of questions. */
final class MoodleXmlWriter {

    private static final String FORM = " format=\"html\"";

    private final StringBuilder file = new StringBuilder();

    static String write(QuestionBank bank) {
        MoodleXmlWriter writer = new MoodleXmlWriter();
        writer.line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        writer.line(0, "<quiz>");
        String topic = "";
        for (Question question : bank.questions()) {
            if (!question.topic().equals(topic)) {
                topic = question.topic();
                writer.category(topic);
            }
            writer.question(question);
        }
        writer.line(0, "</quiz>");
        return writer.file.toString();
    }

    private void category(String topic) {
        line(1, "<question type=\"category\">");
        line(2, "<category><text>" + escaped(MoodleCategory.path(topic)) + "</text></category>");
        line(1, "</question>");
    }

    private void question(Question question) {
        boolean trueFalse = Moodle.trueFalse(question);
        line(1, "<question type=\"" + (trueFalse ? "truefalse" : "multichoice") + "\">");
        line(2, "<name><text>" + escaped(Moodle.name(question)) + "</text></name>");
        stem(question);
        text(2, "generalfeedback" + FORM, "generalfeedback", question.explanation());
        line(2, "<defaultgrade>1.0000000</defaultgrade>");
        line(2, "<penalty>" + (trueFalse ? "1.0000000" : "0.3333333") + "</penalty>");
        line(2, "<hidden>0</hidden>");
        line(2, "<idnumber>" + escaped(question.id()) + "</idnumber>");
        if (trueFalse) {
            answers(question, List.of("true", "false"));
        } else {
            choices(question);
        }
        tags(question, trueFalse);
        line(1, "</question>");
    }

    private void stem(Question question) {
        Picture picture = question.picture();
        line(2, "<questiontext" + FORM + ">");
        if (picture == null) {
            line(3, "<text>" + cdata(question.stem().html()) + "</text>");
        } else {
            String name = Pictures.fileName(picture).replaceFirst("^.*/", "");
            String image = "<p><img src=\"@@PLUGINFILE@@/" + name + "\" alt=\"" + escaped(picture.alt()) + "\"></p>";
            line(3, "<text>" + cdata(question.stem().html() + image) + "</text>");
            line(
                    3,
                    "<file name=\"" + name + "\" path=\"/\" encoding=\"base64\">"
                            + Base64.getEncoder().encodeToString(picture.bytes()) + "</file>");
        }
        line(2, "</questiontext>");
    }

    private void choices(Question question) {
        line(2, "<single>" + !question.multiple() + "</single>");
        // Moodle shuffles all choices or none: where one has to stay, all stay.
        line(2, "<shuffleanswers>" + question.pinned().isEmpty() + "</shuffleanswers>");
        line(2, "<answernumbering>ABCD</answernumbering>");
        line(2, "<showstandardinstruction>0</showstandardinstruction>");
        for (String feedback : List.of("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")) {
            text(2, feedback + FORM, feedback, RichText.EMPTY);
        }
        line(2, "<shownumcorrect/>");
        answers(question, List.of());
    }

    /** @param words what stands for the choices of a true/false question */
    private void answers(Question question, List<String> words) {
        for (int choice = 0; choice < question.choices().size(); choice++) {
            boolean right = question.key().contains(choice);
            String fraction = right ? Moodle.share(question.key().size()) : "0";
            String form = words.isEmpty() ? "html" : "moodle_auto_format";
            line(2, "<answer fraction=\"" + fraction + "\" format=\"" + form + "\">");
            line(
                    3,
                    "<text>"
                            + (words.isEmpty()
                                    ? cdata(question.choices().get(choice).html())
                                    : words.get(choice))
                            + "</text>");
            text(3, "feedback" + FORM, "feedback", RichText.EMPTY);
            line(2, "</answer>");
        }
    }

    private void tags(Question question, boolean trueFalse) {
        boolean stay = trueFalse || !question.pinned().isEmpty();
        SortedSet<Integer> implied =
                stay ? Question.allPinned(question.choices().size()) : Moodle.noPins();
        line(2, "<tags>");
        for (String tag : MoodleTags.of(question, implied)) {
            line(3, "<tag><text>" + escaped(tag) + "</text></tag>");
        }
        line(2, "</tags>");
    }

    private void text(int depth, String start, String end, RichText text) {
        line(depth, "<" + start + "><text>" + cdata(text.html()) + "</text></" + end + ">");
    }

    /** Our HTML has no bare closing angle bracket, so none of it ends the section. */
    private static String cdata(String html) {
        return html.isEmpty() ? "" : "<![CDATA[" + allowed(html) + "]]>";
    }

    private static String escaped(String plain) {
        return allowed(plain)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** XML has no way at all to say control characters. */
    private static String allowed(String text) {
        return text.codePoints()
                .filter(point -> point == '\n'
                        || point == '\t'
                        || (point >= ' ' && Character.getType(point) != Character.SURROGATE && point < 0xFFFE)
                        || point > 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void line(int depth, String text) {
        file.append("  ".repeat(depth)).append(text).append('\n');
    }
}
