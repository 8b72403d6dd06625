package vn.hoithi.attempt;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.hoithi.bank.BankPictures;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.PredictionWords;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.questionbank.Paper;
import vn.hoithi.questionbank.PaperQuestion;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.Sheet;
import vn.hoithi.questionbank.rules.Prediction;
import vn.hoithi.questionbank.text.RichText;

/** Makes what the owner's device is sent. The key is not looked at here. */
@Component
class AttemptViews {
    private final AttemptService attempts;
    private final ContestService contests;
    private final ContestClock clock;

    AttemptViews(AttemptService attempts, ContestService contests, ContestClock clock) {
        this.attempts = attempts;
        this.contests = contests;
        this.clock = clock;
    }

    AttemptView of(AttemptService.Seat seat) {
        Attempt attempt = seat.attempt();
        Sitting sitting = attempt.sitting();
        Instant now = clock.instant();
        return new AttemptView(
                sitting.id(),
                sitting.roundId(),
                sitting.number(),
                contests.requireRound(sitting.roundId()).rules().attempts(),
                sitting.startedAt(),
                attempt.deadline(),
                now,
                Math.max(0, Duration.between(now, attempt.deadline()).toMillis()),
                attempt.revision(),
                attempt.savedAt(),
                sitting.trial(),
                questions(seat.paper()),
                prediction(
                        seat.rules().prediction(),
                        contests.requireRound(sitting.roundId()).name()),
                answers(attempt.sheet()),
                attempt.open() ? null : attempts.result(attempt));
    }

    private static List<AttemptView.QuestionView> questions(Paper paper) {
        List<AttemptView.QuestionView> shown = new ArrayList<>();
        for (PaperQuestion question : paper.questions()) {
            shown.add(new AttemptView.QuestionView(
                    shown.size() + 1,
                    question.question().stem().html(),
                    question.question().multiple(),
                    picture(question.question().picture()),
                    choices(question)));
        }
        return shown;
    }

    private static AttemptView.@Nullable PredictionView prediction(@Nullable Prediction asked, String round) {
        return asked == null
                ? null
                : new AttemptView.PredictionView(
                        PredictionWords.question(asked, round),
                        PredictionWords.method(asked),
                        PredictionWords.unit(asked.meaning()),
                        asked.decimals(),
                        asked.least(),
                        asked.most(),
                        asked.required());
    }

    private static AttemptView.@Nullable PictureView picture(@Nullable Picture picture) {
        return picture == null ? null : new AttemptView.PictureView(BankPictures.path(picture), picture.alt());
    }

    private static List<AttemptView.ChoiceView> choices(PaperQuestion question) {
        List<AttemptView.ChoiceView> shown = new ArrayList<>();
        for (RichText text : question.shownChoices()) {
            shown.add(new AttemptView.ChoiceView(letter(shown.size()), text.html()));
        }
        return shown;
    }

    private static Map<String, String> answers(String printed) {
        Map<String, String> answers = new LinkedHashMap<>();
        if (!printed.isEmpty()) {
            int number = 0;
            Sheet sheet = Sheet.parse(printed);
            for (SortedSet<Integer> ticked : sheet.answers()) {
                number++;
                if (!ticked.isEmpty()) {
                    answers.put(
                            Integer.toString(number),
                            ticked.stream().map(AttemptViews::letter).collect(java.util.stream.Collectors.joining()));
                }
            }
            BigDecimal prediction = sheet.prediction();
            if (prediction != null) {
                answers.put(Sheet.PREDICTION, prediction.toPlainString());
            }
        }
        return answers;
    }

    private static String letter(int position) {
        return String.valueOf((char) ('A' + position));
    }
}
