package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.BackgroundDatabase;

/** Who may get prizes, what units reached, and the prizes that were given. */
@Component
class PrizeStore {
    // Whole groups of equals: what is read ends before the first line of the next place.
    private static final String FRONT = """
            SELECT r.n, r.place, r.participation_id, r.points, r.total, coalesce(w.audience, '') AS audience, h.kind,
                   EXISTS (SELECT FROM award a
                            WHERE a.participation_id = r.participation_id AND a.kind = 'INDIVIDUAL'
                              AND a.closing_id = ANY(:before)) AS won,
                   left(encode(sha256(convert_to('hoithi|' || coalesce(s.receipt, r.participation_id::text), 'UTF8')), 'hex'), 16)
                       AS pseudonym
              FROM ranked r
              LEFT JOIN report_submission s ON s.id = r.attempt_id
              LEFT JOIN report_participation w ON w.participation_id = r.participation_id
              LEFT JOIN prize_hold h ON h.contest_id = :contest AND h.participation_id = r.participation_id AND h.lifted_at IS NULL
             WHERE r.closing_id = :closing
               AND r.n < coalesce((SELECT b.n FROM ranked b
                                    WHERE b.closing_id = :closing AND b.n > :limit
                                      AND b.place > (SELECT c.place FROM ranked c WHERE c.closing_id = :closing AND c.n = :limit)
                                    ORDER BY b.n LIMIT 1), 2147483647)
             ORDER BY r.n""";

    private static final String FIGURES = """
            WITH place AS (SELECT * FROM unnest(:units::bigint[], :lines::bigint[]) AS p (unit_id, line)),
            person AS (
                SELECT participation_id, max(attempts) AS attempts, sum(points) AS points, max(perfect) AS perfect
                  FROM ranked WHERE closing_id = :closing GROUP BY participation_id
            )
            SELECT p.line, count(*)::int AS people, sum(r.attempts)::int AS attempts, sum(r.points)::bigint AS points,
                   count(*) FILTER (WHERE r.perfect > 0) AS perfect
              FROM person r
              JOIN report_participation_unit u ON u.participation_id = r.participation_id
              JOIN place p ON p.unit_id = u.unit_id
             GROUP BY p.line""";

    private static final String UNITS =
            "SELECT participation_id, unit_id FROM report_participation_unit WHERE participation_id = ANY(:people)";

    private static final String PSEUDONYMS = """
            SELECT p.id AS participation_id,
                   left(encode(sha256(convert_to('hoithi|' || coalesce(
                       (SELECT s.receipt FROM report_submission s WHERE s.participation_id = p.id ORDER BY s.submitted_at, s.id LIMIT 1),
                       p.id::text), 'UTF8')), 'hex'), 16) AS pseudonym
              FROM unnest(:people::uuid[]) AS p (id)""";

    private static final String INSERT = """
            INSERT INTO award (closing_id, nth, kind, prize, prize_name, type, money, participation_id, pseudonym, unit_id,
                               block, place, value, by_lot, held)
            SELECT :closing, a.nth, a.kind, a.prize, a.prize_name, a.type, a.money, nullif(a.person, '')::uuid,
                   nullif(a.pseudonym, ''), nullif(a.unit, 0), a.block, a.place, a.value, a.by_lot, a.held
              FROM unnest(:kinds::text[], :prizes::text[], :names::text[], :types::text[], :money::bigint[], :people::text[],
                          :pseudonyms::text[], :units::bigint[], :blocks::text[], :places::int[], :values::text[],
                          :lots::boolean[], :helds::boolean[])
                   WITH ORDINALITY AS a (kind, prize, prize_name, type, money, person, pseudonym, unit, block, place, value,
                                         by_lot, held, nth)""";

    private static final String GIVEN = """
            SELECT kind, prize, prize_name, type, money, participation_id, pseudonym, unit_id, block, place, value, by_lot, held
              FROM award WHERE closing_id = :closing ORDER BY nth""";

    private static final String PER_UNIT = """
            SELECT unit_id, count(*) AS prizes FROM award WHERE closing_id = ANY(:closings) AND unit_id IS NOT NULL GROUP BY unit_id""";

    // A hold that came or went since the draft was made concerns somebody who was given something, or may have been.
    private static final String STALE = """
            SELECT EXISTS (SELECT FROM prize_hold h
                            WHERE h.contest_id = :contest AND greatest(h.set_at, h.lifted_at) > :since
                              AND EXISTS (SELECT FROM ranked r WHERE r.closing_id = :closing
                                             AND r.participation_id = h.participation_id))
                OR :judges AND EXISTS (SELECT FROM judged_points j
                                        WHERE j.contest_id = :contest AND j.round_id IS NOT DISTINCT FROM :round
                                          AND j.set_at > :since) AS stale""";

    private final DatabaseClient background;

    PrizeStore(BackgroundDatabase background) {
        this.background = background.client();
    }

    /** @param won whether the person has a prize in another published result */
    record Front(
            int n,
            int place,
            UUID person,
            int points,
            int total,
            String audience,
            Hold.@Nullable Kind hold,
            boolean won,
            String pseudonym) {}

    /** At least the first {@code limit} lines of a list, with everybody who is equal to the last of them. */
    Mono<List<Front>> front(Closing closing, Collection<Integer> before, int limit) {
        return background
                .sql(FRONT)
                .bind("closing", closing.id())
                .bind("contest", closing.contestId())
                .bind("before", before.toArray(Integer[]::new))
                .bind("limit", limit)
                .map(PrizeStore::front)
                .all()
                .collectList();
    }

    private static Front front(Readable row) {
        String kind = row.get("kind", String.class);
        return new Front(
                requireNonNull(row.get("n", Integer.class)),
                requireNonNull(row.get("place", Integer.class)),
                requireNonNull(row.get("participation_id", UUID.class)),
                requireNonNull(row.get("points", Integer.class)),
                requireNonNull(row.get("total", Integer.class)),
                ClosingStore.text(row, "audience"),
                kind == null ? null : Hold.Kind.valueOf(kind),
                requireNonNull(row.get("won", Boolean.class)),
                ClosingStore.text(row, "pseudonym"));
    }

    record Reached(long unit, int people, int attempts, long points, long perfectPeople) {}

    /** What people of these units reached; {@code lines} says for which unit each counts. */
    Flux<Reached> figures(int closingId, List<Long> units, List<Long> lines) {
        return background
                .sql(FIGURES)
                .bind("closing", closingId)
                .bind("units", units.toArray(Long[]::new))
                .bind("lines", lines.toArray(Long[]::new))
                .map(row -> new Reached(
                        ClosingStore.number(row, "line"),
                        requireNonNull(row.get("people", Integer.class)),
                        requireNonNull(row.get("attempts", Integer.class)),
                        ClosingStore.number(row, "points"),
                        ClosingStore.number(row, "perfect")))
                .all();
    }

    record Membership(UUID person, long unit) {}

    /** The units of these people, at most one in each tree. */
    Flux<Membership> units(Collection<UUID> people) {
        return background
                .sql(UNITS)
                .bind("people", people.toArray(UUID[]::new))
                .map(row -> new Membership(
                        requireNonNull(row.get("participation_id", UUID.class)), ClosingStore.number(row, "unit_id")))
                .all();
    }

    record Pseudonym(UUID person, String pseudonym) {}

    /** Of people who are not ranked by an attempt: of the first they handed in. */
    Flux<Pseudonym> pseudonyms(Collection<UUID> people) {
        return background
                .sql(PSEUDONYMS)
                .bind("people", people.toArray(UUID[]::new))
                .map(row -> new Pseudonym(
                        requireNonNull(row.get("participation_id", UUID.class)), ClosingStore.text(row, "pseudonym")))
                .all();
    }

    /** Keeps what a draft gives. In a transaction of the background pool. */
    Mono<Void> insert(int closingId, List<Given> given) {
        return given.isEmpty()
                ? Mono.empty()
                : background
                        .sql(INSERT)
                        .bind("closing", closingId)
                        .bind("kinds", texts(given, one -> one.kind().name()))
                        .bind("prizes", texts(given, Given::prize))
                        .bind("names", texts(given, Given::prizeName))
                        .bind("types", texts(given, one -> one.type().name()))
                        .bind("money", given.stream().map(Given::money).toArray(Long[]::new))
                        .bind("people", texts(given, one -> text(one.participation())))
                        .bind("pseudonyms", texts(given, one -> text(one.pseudonym())))
                        .bind(
                                "units",
                                given.stream()
                                        .map(Given::unitId)
                                        .map(unit -> unit == null ? 0L : unit)
                                        .toArray(Long[]::new))
                        .bind("blocks", texts(given, Given::block))
                        .bind("places", given.stream().map(Given::place).toArray(Integer[]::new))
                        .bind("values", texts(given, Given::value))
                        .bind("lots", given.stream().map(Given::byLot).toArray(Boolean[]::new))
                        .bind("helds", given.stream().map(Given::held).toArray(Boolean[]::new))
                        .then();
    }

    private static String[] texts(List<Given> given, java.util.function.Function<Given, String> of) {
        return given.stream().map(of).toArray(String[]::new);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    Flux<Given> given(int closingId) {
        return background
                .sql(GIVEN)
                .bind("closing", closingId)
                .map(row -> new Given(
                        Given.Kind.valueOf(ClosingStore.text(row, "kind")),
                        ClosingStore.text(row, "prize"),
                        ClosingStore.text(row, "prize_name"),
                        AwardType.valueOf(ClosingStore.text(row, "type")),
                        ClosingStore.number(row, "money"),
                        row.get("participation_id", UUID.class),
                        row.get("pseudonym", String.class),
                        row.get("unit_id", Long.class),
                        ClosingStore.text(row, "block"),
                        requireNonNull(row.get("place", Integer.class)),
                        ClosingStore.text(row, "value"),
                        requireNonNull(row.get("by_lot", Boolean.class)),
                        requireNonNull(row.get("held", Boolean.class))))
                .all();
    }

    /** Holds in force. */
    Mono<Map<UUID, Hold.Kind>> holds(int contestId) {
        return background
                .sql("SELECT participation_id, kind FROM prize_hold WHERE contest_id = :contest AND lifted_at IS NULL")
                .bind("contest", contestId)
                .map(row -> Map.entry(
                        requireNonNull(row.get("participation_id", UUID.class)),
                        Hold.Kind.valueOf(ClosingStore.text(row, "kind"))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    record OfUnit(long unit, long prizes) {}

    Flux<OfUnit> perUnit(Collection<Integer> closings) {
        return background
                .sql(PER_UNIT)
                .bind("closings", closings.toArray(Integer[]::new))
                .map(row -> new OfUnit(ClosingStore.number(row, "unit_id"), ClosingStore.number(row, "prizes")))
                .all();
    }

    /**
     * Whether a hold of somebody ranked was set or lifted after the version came to its state, or what was judged changed.
     *
     * @param judges whether that decides anything
     */
    Mono<Boolean> stale(Closing closing, boolean judges) {
        return ClosingStore.bind(background.sql(STALE), "round", closing.roundId(), Integer.class)
                .bind("contest", closing.contestId())
                .bind("closing", closing.id())
                .bind("judges", judges)
                .bind("since", closing.changedAt())
                .map(row -> requireNonNull(row.get("stale", Boolean.class)))
                .one();
    }
}
