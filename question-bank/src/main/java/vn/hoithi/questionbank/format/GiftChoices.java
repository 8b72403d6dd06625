package vn.hoithi.questionbank.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.format.GiftText.Span;
import vn.hoithi.questionbank.text.Findings;

/** The answers of one GIFT question after another: {@code =right ~wrong ~%50%half right#feedback}, or {@code TRUE}. */
final class GiftChoices {

    private static final int FULL = 100;
    private static final double ROUNDING = 0.1;

    /** Moodle takes nothing else for a weight; other percent signs are text. */
    private static final Pattern WEIGHT = Pattern.compile("%(-?\\d{1,3}(?:\\.\\d{0,9})?)%");

    private final GiftText file;
    private final Findings findings;
    private boolean feedbackReported;

    /** One answer: where its sign stands, and what follows it. */
    private record Answer(int sign, boolean right, Span text) {}

    GiftChoices(GiftText file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    Optional<Boolean> truth(Span answers) {
        Span word = withoutFeedback(answers);
        return word.to() - word.from() > "FALSE".length() * 4 ? Optional.empty() : GiftText.truth(file.said(word));
    }

    /** Fills the draft, and gives the choices that stay in place. */
    SortedSet<Integer> read(Draft draft, Span answers, TextForm form) {
        if (file.find(answers, "~") < 0) {
            return truth(draft, answers);
        }
        List<Answer> split = split(answers);
        boolean multiple = split.stream().noneMatch(Answer::right);
        draft.multiple(multiple);
        double sum = 0;
        for (Answer answer : split.subList(0, Math.min(Moodle.MOST_CHOICES, split.size()))) {
            sum += Math.max(0, choice(draft, answer, multiple, form));
        }
        if (multiple && sum > 0 && Math.abs(sum - FULL) > ROUNDING) {
            Moodle.weights(file.place(answers.from()), sum, findings);
        }
        return Moodle.noPins();
    }

    private SortedSet<Integer> truth(Draft draft, Span answers) {
        reportFeedback(answers);
        draft.right(truth(answers).orElse(false) ? 0 : 1);
        return Moodle.trueFalse(draft, file.place(answers.from()), file.place(answers.from()));
    }

    private List<Answer> split(Span answers) {
        List<Answer> split = new ArrayList<>();
        int at = nextSign(answers.from(), answers.to());
        Span before = file.trimmed(new Span(answers.from(), at));
        if (!file.blank(before)) {
            findings.error(
                    file.place(before.from()),
                    "answer-without-sign",
                    file.said(before),
                    "Phương án này không có dấu ở đầu.",
                    "Thêm = trước phương án đúng, ~ trước phương án sai.");
        }
        while (at < answers.to()) {
            int next = nextSign(at + 1, answers.to());
            boolean right = file.sign(at) == '=';
            Span text = new Span(at + 1, next);
            // "~=right" is one answer with two signs.
            boolean doubled = !right && next < answers.to() && file.sign(next) == '=' && file.blank(text);
            if (!doubled) {
                split.add(new Answer(at, right, file.trimmed(text)));
            }
            at = next;
        }
        return split;
    }

    private int nextSign(int from, int to) {
        int at = from;
        while (at < to && file.sign(at) != '~' && file.sign(at) != '=') {
            at++;
        }
        return at;
    }

    /** Adds a choice and gives its weight. */
    private double choice(Draft draft, Answer answer, boolean multiple, TextForm form) {
        reportFeedback(answer.text());
        String written = file.said(withoutFeedback(answer.text()));
        Matcher weight = WEIGHT.matcher(written);
        boolean weighed = weight.lookingAt();
        String text = weighed ? written.substring(weight.end()) : written;
        int number = draft.choices().size();
        Said said = GiftValue.of(text, file.place(answer.sign()), form).said(findings);
        draft.choice(said);
        double percent = weighed ? percent(weight.group(1), answer, written) : 0;
        if (answer.right() || (percent > 0 && (multiple || percent == FULL))) {
            if (!multiple && !draft.key().isEmpty()) {
                draft.say(Field.KEY, Said.plain("", file.place(answer.sign())));
            }
            draft.right(number);
        } else if (percent > 0) {
            Moodle.partialCredit(said.place(), written, findings);
        }
        return percent;
    }

    private double percent(String number, Answer answer, String written) {
        double percent = Double.parseDouble(number);
        if (Math.abs(percent) > FULL) {
            findings.error(
                    file.place(answer.sign() + 1),
                    "bad-weight",
                    written,
                    "Điểm của phương án phải từ -100 đến 100.",
                    "Sửa số giữa hai dấu phần trăm.");
        }
        return percent;
    }

    private Span withoutFeedback(Span answer) {
        int feedback = file.find(answer, "#");
        return feedback < 0 ? answer : file.trimmed(new Span(answer.from(), feedback));
    }

    private void reportFeedback(Span answer) {
        int feedback = file.find(answer, "#");
        if (feedback >= 0 && !feedbackReported && !file.blank(new Span(feedback + 1, answer.to()))) {
            feedbackReported = true;
            Moodle.feedbackDropped(file.place(feedback), file.said(new Span(feedback + 1, answer.to())), findings);
        }
    }
}
