package vn.hoithi.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Round;

/**
 * A round as pages show it; times as ISO for scripts and in words for people.
 *
 * @param heading of the phase, on its first round in a list
 */
record RoundView(
        int id,
        String name,
        @Nullable String heading,
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
    private static final String OTHERS = "Các vòng khác";

    /** All rounds, those of one phase together under its name. */
    static List<RoundView> byPhase(List<Round> rounds, Instant now) {
        Map<String, List<Round>> phases =
                rounds.stream().collect(Collectors.groupingBy(Round::phase, LinkedHashMap::new, Collectors.toList()));
        boolean plain = phases.keySet().equals(Set.of(""));
        List<RoundView> views = new ArrayList<>();
        phases.forEach((phase, some) -> some.forEach(round -> views.add(
                of(round, plain || !round.equals(some.getFirst()) ? null : phase.isEmpty() ? OTHERS : phase, now))));
        return views;
    }

    static RoundView of(Round round, Instant now) {
        return of(round, null, now);
    }

    private static RoundView of(Round round, @Nullable String heading, Instant now) {
        return new RoundView(
                round.id(),
                round.name(),
                heading,
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
