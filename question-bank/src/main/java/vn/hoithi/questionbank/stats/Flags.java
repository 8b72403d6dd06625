package vn.hoithi.questionbank.stats;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Question;
import vn.hoithi.questionbank.stats.ItemReport.Choice;
import vn.hoithi.questionbank.stats.ItemReport.Flag;

/** What in a question's figures calls for a look at the question. */
final class Flags {

    /** With fewer attempts the figures say more about chance than about the question. */
    static final int ENOUGH = 30;

    private static final double TOO_EASY = 0.95;
    private static final double TOO_HARD = 0.2;

    private final List<Flag> flags = new ArrayList<>();

    private Flags() {}

    static List<Flag> of(
            Question question,
            long shown,
            double facility,
            double guessing,
            @Nullable Double discrimination,
            List<Choice> choices) {
        if (shown < ENOUGH) {
            return List.of();
        }
        Flags found = new Flags();
        found.wrongKey(choices);
        if (discrimination != null && discrimination < 0) {
            found.add(
                    "negative-discrimination",
                    "Độ phân biệt âm (%.0f): người làm tốt các câu khác lại hay sai câu này; xem lại đáp án và cách hỏi."
                            .formatted(discrimination));
        }
        found.facility(facility, guessing);
        for (Choice choice : choices) {
            if (choice.count() == 0 && !choice.key() && !question.trueFalse()) {
                found.add(
                        "unused-choice",
                        "Không ai chọn phương án %s: nên thay bằng phương án hợp lý hơn.".formatted(choice.letter()));
            }
        }
        return found.flags;
    }

    private void wrongKey(List<Choice> choices) {
        long strongest = choices.stream()
                .filter(Choice::key)
                .mapToLong(Choice::strong)
                .min()
                .orElse(0);
        for (Choice choice : choices) {
            if (!choice.key() && choice.strong() > strongest) {
                add(
                        "looks-wrong-keyed",
                        "Nhóm làm tốt nhất chọn %s (%d người) nhiều hơn đáp án (%d người): có thể đáp án ghi sai."
                                .formatted(choice.letter(), choice.strong(), strongest));
            }
        }
    }

    private void facility(double facility, double guessing) {
        if (facility < guessing) {
            add(
                    "below-guessing",
                    "Chỉ %.0f %% trả lời đúng, ít hơn đoán mò (%.0f %%): xem lại đáp án và cách hỏi."
                            .formatted(100 * facility, 100 * guessing));
        } else if (facility < TOO_HARD) {
            add("too-hard", "Quá khó: chỉ %.0f %% trả lời đúng.".formatted(100 * facility));
        } else if (facility > TOO_EASY) {
            add("too-easy", "Quá dễ: %.0f %% trả lời đúng, câu này không phân biệt được ai.".formatted(100 * facility));
        }
    }

    private void add(String code, String sentence) {
        flags.add(new Flag(code, sentence));
    }
}
