package vn.hoithi.questionbank.check;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.Question;

/** How much two questions with alike stems have in common, the gravest first. */
enum Resemblance {
    OTHER_KEY(
            "other-key", "Cùng câu hỏi và phương án với %s nhưng đáp án khác.", "Sửa câu sai đáp án, rồi bỏ một câu."),
    NEARLY_SAME("near-duplicate", "Gần như trùng với %s.", "Bỏ một câu, hoặc sửa để hai câu hỏi hai điều khác nhau."),
    OTHER_CHOICES(
            "same-stem",
            "Hỏi giống %s, chỉ khác phương án.",
            "Nếu cùng hỏi một điều thì giữ một câu: một đề có thể bốc cả hai.");

    /** Half of the choices of both together. */
    private static final double SAME_CHOICES = 0.5;

    /** Statements to call true or false are short and built alike. */
    private static final double ALIKE_STATEMENTS = 0.9;

    final String code;
    final String message;
    final String advice;

    Resemblance(String code, String message, String advice) {
        this.code = code;
        this.message = message;
        this.advice = advice;
    }

    /**
     * Compares two questions whose stems are alike.
     *
     * @param similarity of the stems, 1 if they have the same words
     */
    static Optional<Resemblance> of(Question question, Question other, double similarity) {
        if (!Objects.equals(digest(question.picture()), digest(other.picture()))) {
            return Optional.empty();
        }
        boolean sameStem = similarity == 1;
        boolean sameRight = right(question).equals(right(other));
        if (!sameStem && !sameRight) {
            return Optional.empty();
        }
        double choices = shared(choices(question), choices(other));
        if (sameStem && choices == 1 && !sameRight) {
            return Optional.of(OTHER_KEY);
        }
        if (question.trueFalse() && similarity < ALIKE_STATEMENTS) {
            return Optional.empty();
        }
        return Optional.of(sameRight && choices >= SAME_CHOICES ? NEARLY_SAME : OTHER_CHOICES);
    }

    private static @Nullable String digest(@Nullable Picture picture) {
        return picture == null ? null : picture.digest();
    }

    private static Set<String> choices(Question question) {
        return IntStream.range(0, question.choices().size())
                .mapToObj(choice -> folded(question, choice))
                .collect(Collectors.toSet());
    }

    private static SortedSet<String> right(Question question) {
        return question.key().stream()
                .map(choice -> folded(question, choice))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String folded(Question question, int choice) {
        Wording wording = Wording.of(question.choices().get(choice).plain());
        // A choice of signs alone ("+", "−") has no words.
        return wording.words().isEmpty() ? question.choices().get(choice).folded() : wording.joined();
    }

    private static double shared(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        Set<String> common = new HashSet<>(some);
        common.retainAll(others);
        return (double) common.size() / all.size();
    }
}
