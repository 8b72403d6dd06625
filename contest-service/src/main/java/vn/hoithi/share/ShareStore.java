package vn.hoithi.share;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class ShareStore {
    // Whatever is there already, the place's link or by bad luck another one with that code, is left alone.
    private static final String ADD = """
            INSERT INTO short_link (code, contest_id, unit_id, channel)
            SELECT n.code, :contest, n.unit_id, :channel FROM unnest(:codes::text[], :units::bigint[]) AS n (code, unit_id)
            ON CONFLICT DO NOTHING""";

    private static final String OF_PLACES = """
            SELECT code, unit_id FROM short_link
             WHERE contest_id = :contest AND channel = :channel AND participation_id IS NULL
               AND (unit_id = ANY(:units) OR (unit_id IS NULL AND :whole))""";

    private static final String FIND = """
            SELECT code, contest_id, unit_id, channel, participation_id IS NOT NULL AS personal
              FROM short_link WHERE code = :code""";

    // The empty update makes RETURNING answer for the link that was there before, too.
    private static final String ADD_PERSONAL = """
            INSERT INTO short_link (code, contest_id, unit_id, participation_id)
            SELECT :code, :contest, :unit, :person
             WHERE EXISTS (SELECT FROM report_attempt a WHERE a.participation_id = :person AND a.contest_id = :contest)
            ON CONFLICT (participation_id) WHERE participation_id IS NOT NULL DO UPDATE SET code = short_link.code
            RETURNING code""";

    private static final String PERSONAL = """
            SELECT l.code, (SELECT count(*)
                              FROM report_participation p
                             WHERE p.link_code = l.code AND p.contest_id = l.contest_id AND p.participation_id <> :person
                               AND EXISTS (SELECT FROM report_attempt a
                                            WHERE a.participation_id = p.participation_id AND a.contest_id = l.contest_id)
                           )::int AS people
              FROM short_link l
             WHERE l.participation_id = :person""";

    private final DatabaseClient database;

    ShareStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(int contestId, String channel, Map<LinkPlace, String> codes) {
        List<Map.Entry<LinkPlace, String>> links = List.copyOf(codes.entrySet());
        return database.sql(ADD)
                .bind("contest", contestId)
                .bind("channel", channel)
                .bind("codes", links.stream().map(Map.Entry::getValue).toArray(String[]::new))
                .bind(
                        "units",
                        links.stream().map(link -> link.getKey().unitId()).toArray(Long[]::new))
                .then();
    }

    /** The codes that there are. */
    Mono<Map<LinkPlace, String>> ofPlaces(int contestId, String channel, List<LinkPlace> places) {
        return database.sql(OF_PLACES)
                .bind("contest", contestId)
                .bind("channel", channel)
                .bind(
                        "units",
                        places.stream()
                                .map(LinkPlace::unitId)
                                .filter(Objects::nonNull)
                                .toArray(Long[]::new))
                .bind("whole", places.contains(new LinkPlace(null)))
                .map(row -> Map.entry(new LinkPlace(row.get("unit_id", Long.class)), code(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<ShortLink> find(String code) {
        return database.sql(FIND)
                .bind("code", code)
                .mapProperties(ShortLink.class)
                .one();
    }

    /** Empty when this person has handed in nothing yet. */
    Mono<String> addPersonal(String code, int contestId, long unitId, UUID person) {
        return database.sql(ADD_PERSONAL)
                .bind("code", code)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .bind("person", person)
                .map(ShareStore::code)
                .one();
    }

    Mono<PersonalLink> personal(UUID person) {
        return database.sql(PERSONAL)
                .bind("person", person)
                .map(row -> new PersonalLink(code(row), requireNonNull(row.get("people", Integer.class))))
                .one();
    }

    private static String code(Readable row) {
        return requireNonNull(row.get("code", String.class));
    }
}
