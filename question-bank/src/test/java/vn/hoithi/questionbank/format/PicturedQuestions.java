package vn.hoithi.questionbank.format;

import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.Question;

/** Questions with pictures, for tests. */
final class PicturedQuestions {

    private PicturedQuestions() {}

    static Question with(Question question, @Nullable Picture picture) {
        return new Question(
                question.id(),
                question.topic(),
                question.level(),
                question.stem(),
                question.choices(),
                question.key(),
                question.multiple(),
                question.explanation(),
                question.source(),
                question.factId(),
                question.tags(),
                question.pinned(),
                picture);
    }
}
