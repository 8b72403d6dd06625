package vn.hoithi.bank;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.Question;

/**
 * A question as staff see it. Texts are safe HTML.
 *
 * @param shown whether key and explanation may be seen: not while a round that is open or to come uses the question
 */
public record QuestionView(
        String id,
        String topic,
        String level,
        String kind,
        String stem,
        List<Choice> choices,
        String explanation,
        String source,
        String address,
        String fact,
        String tags,
        @Nullable String picture,
        String alt,
        boolean shown) {

    /** One choice, with its letter in the bank's own order. */
    public record Choice(String letter, String text, boolean right, boolean pinned) {}

    /** A question, with key and explanation only if they may be seen. */
    public static QuestionView of(Question question, boolean shown) {
        Picture picture = question.picture();
        return new QuestionView(
                question.id(),
                question.topic(),
                question.level().label(),
                question.trueFalse() ? "đúng/sai" : question.multiple() ? "nhiều đáp án" : "một đáp án",
                question.stem().html(),
                choices(question, shown),
                shown ? question.explanation().html() : "",
                question.source().toString(),
                question.source().address(),
                question.factId(),
                String.join(", ", question.tags()),
                picture == null ? null : BankPictures.path(picture),
                picture == null ? "" : picture.alt(),
                shown);
    }

    private static List<Choice> choices(Question question, boolean shown) {
        List<Choice> choices = new ArrayList<>();
        for (int place = 0; place < question.choices().size(); place++) {
            choices.add(new Choice(
                    Character.toString('A' + place),
                    question.choices().get(place).html(),
                    shown && question.key().contains(place),
                    question.pinned().contains(place)));
        }
        return choices;
    }
}
