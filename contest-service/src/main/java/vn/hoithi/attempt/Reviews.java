package vn.hoithi.attempt;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.attempt.LaterKeys.Decided;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.questionbank.Paper;
import vn.hoithi.questionbank.PaperQuestion;
import vn.hoithi.questionbank.Sheet;
import vn.hoithi.questionbank.text.RichText;

/**
 * Lays a handed-in sheet beside the keys in force, where the round's rules say so and never before the close (promise 5).
 */
@Component
class Reviews {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/yyyy").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final Papers papers;
    private final ContestService contests;
    private final ObjectProvider<LaterKeys> laterKeys;
    private final ContestClock clock;

    Reviews(Papers papers, ContestService contests, ObjectProvider<LaterKeys> laterKeys, ContestClock clock) {
        this.papers = papers;
        this.contests = contests;
        this.laterKeys = laterKeys;
        this.clock = clock;
    }

    /** Empty where the rules show no answers, before the close, and for an attempt that is not handed in. */
    Mono<Review> of(Attempt attempt) {
        Round round = contests.requireRound(attempt.sitting().roundId());
        Instant now = clock.instant();
        boolean shown = round.rules().terms().answers()
                && round.stateAt(now) == Round.State.CLOSED
                && !attempt.open()
                && !attempt.sitting().trial();
        return shown
                ? Mono.zip(
                                papers.of(attempt.sitting()),
                                contests.heldBack(attempt.sitting().bankVersionId()),
                                decided(round.id()))
                        .map(all -> review(all.getT1(), attempt.sheet(), all.getT2(), all.getT3()))
                : Mono.empty();
    }

    private Mono<Map<String, Decided>> decided(int roundId) {
        return Flux.fromStream(laterKeys::stream)
                .concatMap(keys -> keys.of(roundId))
                .collect(HashMap::new, Map::putAll);
    }

    private static Review review(Paper paper, String sheet, Set<String> heldBack, Map<String, Decided> decided) {
        List<SortedSet<Integer>> ticked =
                sheet.isEmpty() ? List.of() : Sheet.parse(sheet).answers();
        List<Review.Answered> shown = new ArrayList<>();
        int number = 0;
        for (PaperQuestion asked : paper.questions()) {
            SortedSet<Integer> own = number < ticked.size() ? ticked.get(number) : new TreeSet<>();
            number++;
            if (!heldBack.contains(asked.question().id())) {
                shown.add(answered(
                        number, asked, own, decided.get(asked.question().id())));
            }
        }
        return new Review(shown, paper.questions().size() - shown.size());
    }

    private static Review.Answered answered(
            int number, PaperQuestion asked, SortedSet<Integer> ticked, @Nullable Decided decided) {
        Set<Integer> key = decided == null ? asked.question().key() : decided.key();
        List<Review.Choice> choices = new ArrayList<>();
        int place = 0;
        boolean right = true;
        for (RichText text : asked.shownChoices()) {
            boolean keyed = key.contains(asked.order().get(place));
            right &= keyed == ticked.contains(place);
            choices.add(new Review.Choice(Character.toString('A' + place), text.html(), ticked.contains(place), keyed));
            place++;
        }
        return new Review.Answered(
                number,
                asked.question().stem().html(),
                (decided != null && decided.annulled()) || right,
                choices,
                // What was written for a key that no longer holds would contradict the one that does.
                decided == null ? asked.question().explanation().html() : "",
                asked.question().source().toString(),
                decided == null ? "" : note(decided));
    }

    private static String note(Decided decided) {
        String what = decided.annulled() ? "Câu này đã bị hủy, ai cũng được tính đúng" : "Đáp án đã đính chính";
        return what + " (quyết định ngày " + DAY.format(decided.at()) + "). Lý do: " + decided.reason();
    }
}
