package vn.hoithi.questionbank.check;

import java.util.List;
import vn.hoithi.questionbank.Field;
import vn.hoithi.questionbank.Origin;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;
import vn.hoithi.questionbank.text.PlainText;
import vn.hoithi.questionbank.text.RichText;

/** What can be said of one question alone. */
final class QuestionChecks {

    private QuestionChecks() {}

    static void check(Checked checked, Findings findings) {
        Question question = checked.question();
        Origin origin = checked.origin();
        if (question.picture() != null && question.picture().alt().isEmpty()) {
            findings.warning(
                    origin.at(Field.ALT),
                    "no-alt",
                    question.id(),
                    "Hình chưa có mô tả.",
                    "Ghi hình vẽ gì, cho người không nhìn thấy hình.");
        }
        references(question, origin, findings);
        RightAnswerTells.length(checked, findings);
        lettering(question, origin, findings);
    }

    private static void lettering(Question question, Origin origin, Findings findings) {
        lettering(question.stem(), origin.at(Field.STEM), findings);
        for (int place = 0; place < question.choices().size(); place++) {
            lettering(question.choices().get(place), origin.at(place), findings);
        }
        lettering(question.explanation(), origin.at(Field.EXPLANATION), findings);
    }

    private static void lettering(RichText text, Place place, Findings findings) {
        Lettering.fault(text.plain())
                .ifPresent(fault -> findings.warning(
                        place,
                        fault.lettering().code,
                        fault.text(),
                        fault.lettering().message,
                        fault.lettering().advice));
    }

    private static void references(Question question, Origin origin, Findings findings) {
        List<RichText> choices = question.choices();
        for (int place = 0; place < choices.size(); place++) {
            String folded = PlainText.folded(choices.get(place).plain());
            if (!question.pinned().contains(place) && References.holds(folded)) {
                findings.warning(
                        origin.at(place),
                        "points-at-choices",
                        choices.get(place).plain(),
                        "Phương án nhắc đến phương án khác, mà thứ tự sẽ bị đảo.",
                        "Ghi x ở cột “" + Field.PINNED.title() + "”, hoặc viết lại phương án.");
            }
        }
    }
}
