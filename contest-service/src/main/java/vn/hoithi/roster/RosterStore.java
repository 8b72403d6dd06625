package vn.hoithi.roster;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.participant.ParticipantService.Membership;
import vn.hoithi.platform.BackgroundDatabase;
import vn.hoithi.platform.ShieldedTx;

@Component
class RosterStore {
    // A person has taken part for the unit when an attempt was submitted and the person counts within the unit's
    // subtree.
    private static final String ATTEMPTS = """
            SELECT count(*)::int AS attempts, max(r.submitted_at) AS last
              FROM report_participation_identity i
              JOIN report_attempt r ON r.participation_id = i.participation_id
             WHERE i.contest_id = m.contest_id AND i.identity_hash IN (m.identity_hash, m.helped_hash)
               AND EXISTS (SELECT FROM report_participation_unit pu JOIN report_unit_ancestor u ON u.unit_id = pu.unit_id
                            WHERE pu.participation_id = i.participation_id AND u.ancestor_id = m.unit_id)""";

    private static final String MEMBERS = """
            SELECT m.id, m.sealed, m.identity_hash, m.audience, m.other_units, a.attempts, a.last
              FROM roster_member m CROSS JOIN LATERAL (%s) a
             WHERE m.contest_id = :contest AND m.unit_id = :unit
             ORDER BY m.place""".formatted(ATTEMPTS);

    private static final String YEAR = """
            SELECT m.contest_id, m.id, m.sealed, m.place, a.attempts
              FROM roster_member m
              CROSS JOIN LATERAL (%s AND r.submitted_at >= :from AND r.submitted_at < :until) a
             WHERE m.unit_id = :unit AND m.contest_id = ANY(:contests)
             ORDER BY m.contest_id, m.place
             LIMIT :limit""".formatted(ATTEMPTS);

    private static final String SUMMARY =
            "SELECT unit_id, revision, members, taken, counted_at, loaded_by, loaded_at FROM roster";

    private static final String CLAIM = """
            INSERT INTO roster (contest_id, unit_id, members, loaded_by) VALUES (:contest, :unit, :members, :by)
            ON CONFLICT (contest_id, unit_id) DO UPDATE
               SET revision = roster.revision + 1, members = excluded.members, taken = 0, loaded_by = excluded.loaded_by,
                   loaded_at = clock_timestamp()
             WHERE roster.revision = :seen
            RETURNING revision""";

    private static final String INSERT = """
            INSERT INTO roster_member (id, contest_id, unit_id, place, identity_hash, helped_hash, sealed, audience, other_units)
            SELECT n.id, :contest, :unit, n.place, decode(n.identity, 'base64'), decode(n.helped, 'base64'),
                   decode(n.sealed, 'base64'), n.audience, string_to_array(n.others, ',')::bigint[]
              FROM unnest(:ids::uuid[], :identities::text[], :helped::text[], :sealed::text[], :audiences::text[], :others::text[])
                   WITH ORDINALITY AS n (id, identity, helped, sealed, audience, others, place)""";

    private static final String COUNT = """
            UPDATE roster t
               SET taken = (SELECT count(*) FROM roster_member m CROSS JOIN LATERAL (%s) a
                             WHERE m.contest_id = t.contest_id AND m.unit_id = t.unit_id AND a.attempts > 0),
                   counted_at = clock_timestamp()
            """.formatted(ATTEMPTS);

    private static final String COUNT_ONE = COUNT + " WHERE t.contest_id = :contest AND t.unit_id = :unit";

    private static final String COUNT_OLDEST = COUNT + """
             WHERE (t.contest_id, t.unit_id) IN (
                   SELECT o.contest_id, o.unit_id FROM roster o
                    WHERE o.contest_id = ANY(:contests) AND o.counted_at < clock_timestamp() - interval '1 minute'
                    ORDER BY o.counted_at LIMIT :limit FOR UPDATE SKIP LOCKED)""";

    // Whoever counts within the roster's unit, and is not in that other unit yet.
    private static final String MEMBERSHIPS = """
            SELECT i.contest_id, i.participation_id, o.unit_id
              FROM report_participation_identity i
              JOIN roster_member m ON m.contest_id = i.contest_id AND %s = i.identity_hash AND m.other_units <> '{}'
              CROSS JOIN unnest(m.other_units) AS o (unit_id)
             WHERE %s
               AND NOT EXISTS (SELECT FROM report_participation_unit x
                                WHERE x.participation_id = i.participation_id AND x.unit_id = o.unit_id)
               AND EXISTS (SELECT FROM report_participation_unit pu JOIN report_unit_ancestor u ON u.unit_id = pu.unit_id
                            WHERE pu.participation_id = i.participation_id AND u.ancestor_id = m.unit_id)""";

    private static final String OF_ROSTER = both("m.contest_id = :contest AND m.unit_id = :unit");

    // Ids begin with the time, so that new participations are a range of the primary key.
    private static final String OF_NEW = both("i.participation_id >= :from");

    private static final String TAKE_SWEEP = """
            SELECT seen_until, EXISTS (SELECT FROM roster_member m WHERE m.other_units <> '{}') AS needed
              FROM roster_sweep FOR UPDATE SKIP LOCKED""";

    private final DatabaseClient database;
    private final DatabaseClient background;
    private final ShieldedTx backgroundTx;

    RosterStore(DatabaseClient database, BackgroundDatabase background) {
        this.database = database;
        this.background = background.client();
        this.backgroundTx = background.transactions();
    }

    private static String both(String which) {
        return MEMBERSHIPS.formatted("m.identity_hash", which) + " UNION "
                + MEMBERSHIPS.formatted("m.helped_hash", which);
    }

    /** Counts that levels above may see. */
    record Summary(
            long unitId, long revision, int members, int taken, Instant countedAt, String loadedBy, Instant loadedAt) {}

    record Member(
            UUID id,
            byte[] sealed,
            byte[] identity,
            String audience,
            List<Long> others,
            int attempts,
            @Nullable Instant last) {}

    record NewMember(UUID id, byte[] identity, byte[] helped, byte[] sealed, String audience, List<Long> others) {}

    record YearMember(int contestId, UUID id, byte[] sealed, int attempts) {}

    record Joining(int contestId, Membership membership) {}

    Mono<Summary> summary(int contest, long unit) {
        return background
                .sql(SUMMARY + " WHERE contest_id = :contest AND unit_id = :unit")
                .bind("contest", contest)
                .bind("unit", unit)
                .mapProperties(Summary.class)
                .one();
    }

    Flux<Summary> summaries(int contest, Collection<Long> units) {
        return background
                .sql(SUMMARY + " WHERE contest_id = :contest AND unit_id = ANY(:units)")
                .bind("contest", contest)
                .bind("units", units.toArray(Long[]::new))
                .mapProperties(Summary.class)
                .all();
    }

    /** Contests in which the unit has a roster. */
    Flux<Integer> contestsOf(long unit) {
        return background
                .sql("SELECT contest_id FROM roster WHERE unit_id = :unit ORDER BY contest_id")
                .bind("unit", unit)
                .map(row -> requireNonNull(row.get("contest_id", Integer.class)))
                .all();
    }

    Flux<Member> members(int contest, long unit) {
        return background
                .sql(MEMBERS)
                .bind("contest", contest)
                .bind("unit", unit)
                .map(RosterStore::member)
                .all();
    }

    Flux<YearMember> year(long unit, List<Integer> contests, Instant from, Instant until, int limit) {
        return background
                .sql(YEAR)
                .bind("unit", unit)
                .bind("contests", contests.toArray(Integer[]::new))
                .bind("from", from.atOffset(ZoneOffset.UTC))
                .bind("until", until.atOffset(ZoneOffset.UTC))
                .bind("limit", limit)
                .map(row -> new YearMember(
                        requireNonNull(row.get("contest_id", Integer.class)),
                        requireNonNull(row.get("id", UUID.class)),
                        requireNonNull(row.get("sealed", byte[].class)),
                        requireNonNull(row.get("attempts", Integer.class))))
                .all();
    }

    /** Takes the place of the roster that was seen (0: none); its new revision, empty when another one is there. */
    Mono<Long> claim(int contest, long unit, long seen, int members, String by) {
        return database.sql(CLAIM)
                .bind("contest", contest)
                .bind("unit", unit)
                .bind("seen", seen)
                .bind("members", members)
                .bind("by", by)
                .map(row -> requireNonNull(row.get("revision", Long.class)))
                .one();
    }

    Mono<Void> replace(int contest, long unit, List<NewMember> members) {
        Base64.Encoder base64 = Base64.getEncoder();
        return database.sql("DELETE FROM roster_member WHERE contest_id = :contest AND unit_id = :unit")
                .bind("contest", contest)
                .bind("unit", unit)
                .then()
                .then(database.sql(INSERT)
                        .bind("contest", contest)
                        .bind("unit", unit)
                        .bind("ids", members.stream().map(NewMember::id).toArray(UUID[]::new))
                        .bind("identities", column(members, m -> base64.encodeToString(m.identity())))
                        .bind("helped", column(members, m -> base64.encodeToString(m.helped())))
                        .bind("sealed", column(members, m -> base64.encodeToString(m.sealed())))
                        .bind("audiences", column(members, NewMember::audience))
                        .bind(
                                "others",
                                column(
                                        members,
                                        m -> m.others().stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(","))))
                        .then());
    }

    private static String[] column(List<NewMember> members, Function<NewMember, String> value) {
        return members.stream().map(value).toArray(String[]::new);
    }

    Mono<Void> count(int contest, long unit) {
        return background
                .sql(COUNT_ONE)
                .bind("contest", contest)
                .bind("unit", unit)
                .then();
    }

    /** Counts again the rosters of these contests that were counted longest ago. */
    Mono<Void> countOldest(List<Integer> contests, int limit) {
        return background
                .sql(COUNT_OLDEST)
                .bind("contests", contests.toArray(Integer[]::new))
                .bind("limit", limit)
                .then();
    }

    /** Who of a roster counts for which further units, and does not yet. */
    Flux<Joining> joining(int contest, long unit) {
        return background
                .sql(OF_ROSTER)
                .bind("contest", contest)
                .bind("unit", unit)
                .map((Readable row) -> joined(row))
                .all();
    }

    /** Of the participations from this id on. */
    private Flux<Joining> joining(UUID from) {
        return background
                .sql(OF_NEW)
                .bind("from", from)
                .map((Readable row) -> joined(row))
                .all();
    }

    /**
     * Hands over who joined since the last mark, if no other node does so just now, and moves the mark once that is done.
     */
    Mono<Integer> sweep(Function<Instant, UUID> firstId, Instant until, Function<List<Joining>, Mono<Integer>> apply) {
        return backgroundTx.run(() -> background
                .sql(TAKE_SWEEP)
                .map(row -> new Mark(
                        requireNonNull(row.get("seen_until", OffsetDateTime.class))
                                .toInstant(),
                        requireNonNull(row.get("needed", Boolean.class))))
                .one()
                .flatMap(mark -> (mark.needed() ? joining(firstId.apply(mark.seenUntil())) : Flux.<Joining>empty())
                        .collectList()
                        .flatMap(apply)
                        .flatMap(changed -> background
                                .sql("UPDATE roster_sweep SET seen_until = :until")
                                .bind("until", until.atOffset(ZoneOffset.UTC))
                                .then()
                                .thenReturn(changed))));
    }

    private record Mark(Instant seenUntil, boolean needed) {}

    /** How many names went. */
    Mono<Long> erase(int contest, long unit) {
        return database.sql("DELETE FROM roster WHERE contest_id = :contest AND unit_id = :unit RETURNING members")
                .bind("contest", contest)
                .bind("unit", unit)
                .map(row -> requireNonNull(row.get("members", Integer.class)).longValue())
                .one();
    }

    /** Members of each erased roster. */
    Flux<Long> eraseAll(int contest) {
        return database.sql("DELETE FROM roster WHERE contest_id = :contest RETURNING members")
                .bind("contest", contest)
                .map(row -> requireNonNull(row.get("members", Integer.class)).longValue())
                .all();
    }

    /** Contests with at least one roster. */
    Flux<Integer> contests() {
        return background
                .sql("SELECT DISTINCT contest_id FROM roster")
                .map(row -> requireNonNull(row.get("contest_id", Integer.class)))
                .all();
    }

    Mono<LocalDate> eraseAfter(int contest) {
        return background
                .sql("SELECT erase_after FROM roster_setting WHERE contest_id = :contest")
                .bind("contest", contest)
                .map(row -> requireNonNull(row.get("erase_after", LocalDate.class)))
                .one();
    }

    Mono<Void> setEraseAfter(int contest, LocalDate day) {
        return database.sql("""
                        INSERT INTO roster_setting (contest_id, erase_after) VALUES (:contest, :day)
                        ON CONFLICT (contest_id) DO UPDATE SET erase_after = excluded.erase_after""").bind("contest", contest).bind("day", day).then();
    }

    private static Joining joined(Readable row) {
        return new Joining(
                requireNonNull(row.get("contest_id", Integer.class)),
                new Membership(
                        requireNonNull(row.get("participation_id", UUID.class)),
                        requireNonNull(row.get("unit_id", Long.class))));
    }

    private static Member member(Readable row) {
        OffsetDateTime last = row.get("last", OffsetDateTime.class);
        return new Member(
                requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("sealed", byte[].class)),
                requireNonNull(row.get("identity_hash", byte[].class)),
                requireNonNull(row.get("audience", String.class)),
                List.of(requireNonNull(row.get("other_units", Long[].class))),
                requireNonNull(row.get("attempts", Integer.class)),
                last == null ? null : last.toInstant());
    }
}
