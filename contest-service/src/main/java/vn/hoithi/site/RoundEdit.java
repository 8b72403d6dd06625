package vn.hoithi.site;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hoithi.contest.Round;
import vn.hoithi.questionbank.Level;
import vn.hoithi.questionbank.Part;

/**
 * The form in which an admin edits a round.
 *
 * @param id none for a round that is yet to be made
 * @param opensAt and {@code closesAt}: as a date-and-time field writes them, in Vietnam's time; the exact moments beside
 *     them are sent back unless the field was changed
 */
record RoundEdit(
        @Nullable Integer id,
        String name,
        String phase,
        String opensAt,
        String opensExact,
        String opensText,
        String closesAt,
        String closesExact,
        String closesText,
        int bankVersionId,
        int minutes,
        int attempts,
        @Nullable Integer perDay,
        List<Drawn> parts,
        String rulesText,
        String state) {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final Duration WEEK = Duration.ofDays(7);

    /** One part of the blueprint; empty words mean any. */
    record Drawn(int count, String topic, String level) {
        static Drawn of(Part part) {
            String topic = part.topic();
            Level level = part.level();
            return new Drawn(part.count(), topic == null ? "" : topic, level == null ? "" : level.label());
        }
    }

    static RoundEdit of(Round round, Instant now) {
        return filled(round.id(), round, round.name(), round.opensAt(), round.closesAt(), round.stateAt(now));
    }

    /** A week like the last one, right after it. */
    static RoundEdit next(List<Round> before, Instant now) {
        if (before.isEmpty()) {
            Instant opens = now.atZone(VIETNAM)
                    .toLocalDate()
                    .plusDays(1)
                    .atTime(LocalTime.of(8, 0))
                    .atZone(VIETNAM)
                    .toInstant();
            return new RoundEdit(
                    null,
                    "Tuần thi 1",
                    "",
                    field(opens),
                    opens.toString(),
                    "",
                    field(opens.plus(WEEK)),
                    opens.plus(WEEK).toString(),
                    "",
                    0,
                    10,
                    7,
                    null,
                    List.of(new Drawn(10, "", "")),
                    "",
                    "new");
        }
        Round last = before.getLast();
        Instant opens = last.closesAt().isBefore(now) ? now.plus(Duration.ofDays(1)) : last.closesAt();
        Duration length = Duration.between(last.opensAt(), last.closesAt());
        return filled(null, last, "Tuần thi " + (before.size() + 1), opens, opens.plus(length), null);
    }

    private static RoundEdit filled(
            @Nullable Integer id, Round like, String name, Instant opens, Instant closes, Round.@Nullable State state) {
        return new RoundEdit(
                id,
                name,
                like.phase(),
                field(opens),
                opens.toString(),
                Words.moment(opens),
                field(closes),
                closes.toString(),
                Words.moment(closes),
                like.bankVersionId(),
                like.rules().minutes(),
                like.rules().attempts(),
                like.rules().perDay(),
                like.rules().blueprint().parts().stream().map(Drawn::of).toList(),
                like.rules().rulesText(),
                state == null ? "new" : state.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static String field(Instant instant) {
        return FIELD.format(instant.atZone(VIETNAM));
    }
}
