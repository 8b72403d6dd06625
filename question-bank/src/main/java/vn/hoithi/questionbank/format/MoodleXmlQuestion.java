package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** What one question of a Moodle XML file says. */
final class MoodleXmlQuestion {

    private static final String TRUE_FALSE = "truefalse";

    /** A choice question of an extension, where only all right choices together count: just what ours do. */
    private static final String ALL_OR_NOTHING = "multichoiceset";

    private static final Set<String> KNOWN = Set.of("multichoice", ALL_OR_NOTHING, TRUE_FALSE);
    private static final Set<String> NO = Set.of("false", "0");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,3}(?:\\.\\d{0,9})?");
    private static final int FULL = 100;
    private static final double ROUNDING = 0.1;
    private static final int MOST_TAGS = 100;

    private final XmlNode node;
    private final Draft draft;
    private final TextForm form;
    private final Findings findings;

    MoodleXmlQuestion(XmlNode node, Findings findings) {
        this.node = node;
        this.findings = findings;
        this.draft = new Draft(node.place());
        this.form = TextForm.of(
                node.first("questiontext").map(text -> text.attribute("format")).orElse(""), TextForm.HTML);
    }

    static boolean known(String type) {
        return KNOWN.contains(type);
    }

    /** Whether Moodle keeps the question for old results only. */
    static boolean hidden(XmlNode node) {
        return node.text("hidden").equals("1");
    }

    Draft draft(Said topic, String raw) {
        draft.raw(raw);
        draft.say(Field.TOPIC, topic);
        node.first("idnumber")
                .ifPresent(id -> draft.say(Field.ID, TextForm.PLAIN.decoded(id.text(), id.place(), findings)));
        node.first("questiontext").ifPresent(this::stem);
        node.first("generalfeedback").ifPresent(said -> draft.say(Field.EXPLANATION, said(said, form)));
        draft.say(Field.KEY, Said.plain("", node.place()));
        tags(node.attribute("type").equals(TRUE_FALSE) ? trueFalse() : choices());
        return draft;
    }

    private void stem(XmlNode text) {
        MoodleXmlPictures pictures = new MoodleXmlPictures(text, findings);
        draft.picture(pictures.picture());
        draft.say(Field.STEM, form.decoded(pictures.withoutPicture(text.text("text")), text.place(), findings));
    }

    private Said said(XmlNode holder, TextForm otherwise) {
        return TextForm.of(holder.attribute("format"), otherwise)
                .decoded(holder.text("text"), holder.place(), findings);
    }

    private SortedSet<Integer> choices() {
        boolean multiple = node.attribute("type").equals(ALL_OR_NOTHING)
                || NO.contains(node.text("single").toLowerCase(Locale.ROOT));
        draft.multiple(multiple);
        double sum = 0;
        for (XmlNode answer :
                node.all("answer").stream().limit(Moodle.MOST_CHOICES).toList()) {
            sum += Math.max(0, choice(answer, multiple));
        }
        if (node.attribute("type").equals("multichoice") && multiple && sum > 0 && Math.abs(sum - FULL) > ROUNDING) {
            Moodle.weights(node.place(), sum, findings);
        }
        boolean stay = NO.contains(node.text("shuffleanswers").toLowerCase(Locale.ROOT));
        return stay ? Question.allPinned(draft.choices().size()) : Moodle.noPins();
    }

    private double choice(XmlNode answer, boolean multiple) {
        int number = draft.choices().size();
        Said said = said(answer, form);
        draft.choice(said);
        double fraction = fraction(answer);
        if (fraction > 0 && (multiple || fraction == FULL)) {
            if (!multiple && !draft.key().isEmpty()) {
                draft.say(Field.KEY, Said.plain("", answer.place()));
            }
            draft.right(number);
        } else if (fraction > 0) {
            Moodle.partialCredit(said.place(), said.letters(), findings);
        }
        return fraction;
    }

    private double fraction(XmlNode answer) {
        String written = answer.attribute("fraction").strip();
        boolean number = NUMBER.matcher(written).matches();
        double fraction = number ? Double.parseDouble(written) : 0;
        if ((!number && !written.isEmpty()) || Math.abs(fraction) > FULL) {
            findings.error(
                    answer.place(),
                    "bad-weight",
                    written,
                    "Điểm của phương án (fraction) phải là số từ -100 đến 100.",
                    "Ghi 100 cho phương án đúng, 0 cho phương án sai.");
        }
        return fraction;
    }

    /** Moodle's answers are the words "true" and "false", whatever language its pages speak. */
    private SortedSet<Integer> trueFalse() {
        Optional<XmlNode> right = answer("true");
        Optional<XmlNode> wrong = answer("false");
        node.all("answer").stream()
                .limit(Moodle.MOST_CHOICES)
                .filter(answer -> !answer.text("text").equalsIgnoreCase("true")
                        && !answer.text("text").equalsIgnoreCase("false"))
                .forEach(answer -> findings.error(
                        answer.place(),
                        "bad-answer",
                        answer.text("text"),
                        "Câu đúng/sai chỉ có hai phương án true và false.",
                        "Sửa thành true hoặc false, hoặc đổi loại câu thành multichoice."));
        right.filter(answer -> fraction(answer) > 0).ifPresent(answer -> draft.right(0));
        wrong.filter(answer -> fraction(answer) > 0).ifPresent(answer -> draft.right(1));
        return Moodle.trueFalse(draft, place(right), place(wrong));
    }

    private Optional<XmlNode> answer(String word) {
        return node.all("answer").stream()
                .filter(answer -> answer.text("text").equalsIgnoreCase(word))
                .findFirst();
    }

    private Place place(Optional<XmlNode> answer) {
        return answer.map(XmlNode::place).orElse(node.place());
    }

    private void tags(SortedSet<Integer> pinned) {
        MoodleTags tags = new MoodleTags(draft, pinned, findings);
        List<XmlNode> said = new ArrayList<>();
        Stream.of("tags", "coursetags")
                .forEach(group -> node.first(group).ifPresent(tag -> said.addAll(tag.all("tag"))));
        said.stream()
                .limit(MOST_TAGS)
                .map(tag -> TextForm.PLAIN.decoded(tag.text("text"), tag.place(), findings))
                .forEach(tags::read);
        tags.finish();
    }

    /** The first answer that says more than right or wrong. */
    static Optional<XmlNode> feedback(XmlNode node) {
        return node.all("answer").stream()
                .flatMap(answer -> answer.all("feedback").stream())
                .filter(feedback -> !feedback.text("text").isEmpty())
                .findFirst();
    }
}
