package vn.hoithi.attempt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.platform.ContestClock;
import vn.hoithi.questionbank.Paper;
import vn.hoithi.questionbank.PaperQuestion;
import vn.hoithi.questionbank.Sheet;
import vn.hoithi.questionbank.text.RichText;

/** Lays a handed-in sheet beside the keys, where the round's rules say so and never before the close (promise 5). */
@Component
class Reviews {
    private final Papers papers;
    private final ContestService contests;
    private final ContestClock clock;

    Reviews(Papers papers, ContestService contests, ContestClock clock) {
        this.papers = papers;
        this.contests = contests;
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
                                contests.heldBack(attempt.sitting().bankVersionId()))
                        .map(both -> review(both.getT1(), attempt.sheet(), both.getT2()))
                : Mono.empty();
    }

    private static Review review(Paper paper, String sheet, Set<String> heldBack) {
        List<SortedSet<Integer>> ticked =
                sheet.isEmpty() ? List.of() : Sheet.parse(sheet).answers();
        List<Review.Answered> shown = new ArrayList<>();
        int number = 0;
        for (PaperQuestion asked : paper.questions()) {
            SortedSet<Integer> own = number < ticked.size() ? ticked.get(number) : new TreeSet<>();
            number++;
            if (!heldBack.contains(asked.question().id())) {
                shown.add(answered(number, asked, own));
            }
        }
        return new Review(shown, paper.questions().size() - shown.size());
    }

    private static Review.Answered answered(int number, PaperQuestion asked, SortedSet<Integer> ticked) {
        List<Review.Choice> choices = new ArrayList<>();
        int place = 0;
        for (RichText text : asked.shownChoices()) {
            choices.add(new Review.Choice(
                    Character.toString('A' + place),
                    text.html(),
                    ticked.contains(place),
                    asked.question().key().contains(asked.order().get(place))));
            place++;
        }
        return new Review.Answered(
                number,
                asked.question().stem().html(),
                asked.right(ticked),
                choices,
                asked.question().explanation().html(),
                asked.question().source().toString());
    }
}
