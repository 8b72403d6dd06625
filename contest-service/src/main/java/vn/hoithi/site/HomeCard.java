package vn.hoithi.site;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.Round;

/** A contest in the list of contests. */
record HomeCard(
        String slug,
        String name,
        String organizer,
        String hotline,
        String state,
        @Nullable String whenText) {

    /** Open ones first, then coming, then past. */
    static final Comparator<HomeCard> ORDER =
            Comparator.comparingInt(card -> List.of("open", "coming", "closed").indexOf(card.state()));

    static HomeCard of(Contest contest, List<Round> rounds, Instant now) {
        if (contest.external()) {
            return new HomeCard(
                    contest.slug(),
                    contest.name(),
                    contest.organizer(),
                    contest.hotline(),
                    "open",
                    "Thi trên trang khác");
        }
        Optional<Round> open = first(rounds, Round.State.OPEN, now);
        Optional<Round> coming = first(rounds, Round.State.COMING, now);
        String state = open.isPresent() ? "open" : coming.isPresent() ? "coming" : "closed";
        String when = open.map(round -> round.name() + " mở đến " + Words.moment(round.closesAt()))
                .or(() -> coming.map(round -> round.name() + " mở lúc " + Words.moment(round.opensAt())))
                .orElse(null);
        return new HomeCard(contest.slug(), contest.name(), contest.organizer(), contest.hotline(), state, when);
    }

    private static Optional<Round> first(List<Round> rounds, Round.State state, Instant now) {
        return rounds.stream().filter(round -> round.stateAt(now) == state).findFirst();
    }
}
