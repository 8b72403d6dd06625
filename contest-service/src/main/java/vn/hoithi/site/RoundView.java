package vn.hoithi.site;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Round;

/** A round as pages show it; times as ISO for scripts and in words for people. */
record RoundView(
        int id,
        String name,
        String opensAt,
        String closesAt,
        String opensText,
        String closesText,
        String state,
        int minutes,
        int questions,
        int attempts,
        @Nullable Integer perDay,
        String rulesHtml) {

    static RoundView of(Round round, Instant now) {
        return new RoundView(
                round.id(),
                round.name(),
                round.opensAt().toString(),
                round.closesAt().toString(),
                Words.moment(round.opensAt()),
                Words.moment(round.closesAt()),
                round.stateAt(now).name().toLowerCase(Locale.ROOT),
                round.rules().minutes(),
                round.rules().blueprint().size(),
                round.rules().attempts(),
                round.rules().perDay(),
                Markdown.html(round.rules().rulesText()));
    }
}
