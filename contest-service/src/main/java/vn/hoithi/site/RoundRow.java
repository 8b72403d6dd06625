package vn.hoithi.site;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Round;
import vn.hoithi.contest.Rules;
import vn.hoithi.contest.Terms;
import vn.hoithi.questionbank.Part;
import vn.hoithi.standing.Board;

/**
 * A round in the table of its contest.
 *
 * @param ownPapers audiences with questions of their own
 */
record RoundRow(
        int id,
        String name,
        String phase,
        String state,
        String opens,
        String closes,
        String closesField,
        String rules,
        List<String> paper,
        List<String> ownPapers,
        @Nullable String people,
        @Nullable String attempts) {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    static RoundRow of(Round round, @Nullable Board board, Instant now) {
        Rules rules = round.rules();
        Integer perDay = rules.perDay();
        return new RoundRow(
                round.id(),
                round.name(),
                round.phase(),
                round.stateAt(now).name().toLowerCase(Locale.ROOT),
                Words.moment(round.opensAt()),
                Words.moment(round.closesAt()),
                FIELD.format(round.closesAt().atZone(VIETNAM)),
                rules.blueprint().size() + " câu, " + rules.minutes() + " phút, " + rules.attempts() + " lượt mỗi người"
                        + (perDay == null ? "" : ", " + perDay + " lượt mỗi ngày"),
                rules.blueprint().parts().size() < 2
                        ? List.of()
                        : rules.blueprint().parts().stream().map(Part::describe).collect(Collectors.toList()),
                rules.terms().banks().stream().map(Terms.AudienceBank::audience).toList(),
                board == null ? null : Figures.number(board.unit().people()),
                board == null ? null : Figures.number(board.unit().attempts()));
    }
}
