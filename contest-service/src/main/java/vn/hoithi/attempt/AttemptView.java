package vn.hoithi.attempt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An attempt as its owner's device needs it: the paper without any key, the answers so far, the time. */
record AttemptView(
        UUID id,
        int round,
        int number,
        int allowed,
        Instant startedAt,
        Instant deadline,
        Instant serverTime,
        long timeLeftMs,
        int revision,
        @Nullable Instant savedAt,
        boolean trial,
        List<QuestionView> questions,
        Map<String, String> answers,
        @Nullable Result result) {

    /** @param number from 1, as shown */
    record QuestionView(int number, String text, boolean multiple, List<ChoiceView> choices) {}

    record ChoiceView(String letter, String text) {}
}
