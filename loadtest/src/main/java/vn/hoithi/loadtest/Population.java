package vn.hoithi.loadtest;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * People and their attempts made by SQL, as the platform would have stored them: a person belongs to a unit at the bottom
 * of the tree, takes part in some of the rounds, and has a random score. The outbox then tells the platform about everyone.
 */
final class Population {
    // Seeded, so that two runs make the same people.
    private static final String PEOPLE = """
            INSERT INTO participation (id, contest_id, identity_hash, audience, consent_version, entered_at)
            SELECT ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, %1$d, sha256(n::text::bytea),
                   (ARRAY['Cán bộ, công chức', 'Đảng viên', 'Đoàn viên', 'Học sinh, sinh viên', 'Nhân dân'])[1 + n %% 5],
                   1, now() - interval '21 days'
              FROM generate_series(1, %2$d) n""";

    private static final String PLACES = """
            INSERT INTO participation_unit (participation_id, tree_id, unit_id)
            SELECT p.id, %1$d, l.ids[1 + (hashint8(('x' || right(p.id::text, 8))::bit(32)::int) & 2147483647) %% cardinality(l.ids)]
              FROM participation p,
                   (SELECT array_agg(u.id ORDER BY u.id) AS ids FROM unit u
                     WHERE u.tree_id = %1$d AND NOT EXISTS (SELECT FROM unit c WHERE c.parent_id = u.id)) l
             WHERE p.contest_id = %2$d""";

    // Every country, province and commune spreads a link by each of seven channels; one person of a hundred has a link,
    // too.
    private static final String LINKS = """
            INSERT INTO short_link (code, contest_id, unit_id, channel)
            SELECT 'K' || u.id || '-' || c.place, %2$d, u.id, c.channel
              FROM unit u,
                   unnest(ARRAY['ZALO', 'FACEBOOK', 'PORTAL', 'POSTER', 'LOUDSPEAKER', 'MEETING', 'OTHER'])
                     WITH ORDINALITY AS c (channel, place)
             WHERE u.tree_id = %1$d AND nlevel(u.path) <= 3""";

    private static final String PERSONAL_LINKS = """
            INSERT INTO short_link (code, contest_id, unit_id, participation_id)
            SELECT 'P' || n.number, %1$d, u.unit_id, p.id
              FROM participation p
              JOIN participation_unit u ON u.participation_id = p.id
             CROSS JOIN LATERAL (SELECT ('x' || right(p.id::text, 8))::bit(32)::int AS number) n
             WHERE p.contest_id = %1$d AND n.number %% 100 = 0""";

    // Six of ten came by a link of their commune, one by a link of somebody.
    private static final String FOLLOWED = """
            UPDATE participation p
               SET link_code = CASE WHEN n.number %% 10 < 6 THEN 'K' || split_part(u.path::text, '.', 3) || '-' || (1 + n.number %% 7)
                                    ELSE 'P' || n.number / 100 * 100 END
              FROM participation_unit w
              JOIN unit u ON u.id = w.unit_id
             CROSS JOIN LATERAL (SELECT ('x' || right(w.participation_id::text, 8))::bit(32)::int AS number) n
             WHERE p.id = w.participation_id AND p.contest_id = %1$d AND n.number >= 100 AND n.number %% 10 < 7""";

    private static final String VISITS = """
            INSERT INTO link_visit (code, day, visits)
            SELECT l.code, current_date - d, 1 + (hashtext(l.code) & 15)
              FROM short_link l, generate_series(0, 19) d
             WHERE l.contest_id = %1$d AND l.participation_id IS NULL""";

    private static final String ATTEMPTS = """
            INSERT INTO attempt (id, contest_id, round_id, participation_id, number, day, client_key, trial, rules_version,
                                 bank_version_id, blueprint, seed, started_at, expires_at, deadline, submitted_at, closed_by,
                                 correct, total, elapsed_ms, receipt)
            SELECT gen_random_uuid(), %1$d, r.id, p.id, k, a.at::date, gen_random_uuid(), false, 1, r.bank_version_id, '10', 1,
                   a.at, a.at + interval '10 minutes', a.at + interval '10 minutes', a.at + interval '5 minutes', 'citizen',
                   least(10, floor(random() * 12)::int), 10, 60000 + floor(random() * 240000)::int, encode(uuid_send(gen_random_uuid()), 'hex')
              FROM participation p
              JOIN round r ON r.contest_id = p.contest_id
             CROSS JOIN generate_series(1, %2$d) k
             CROSS JOIN LATERAL (SELECT r.opens_at + random() * (least(r.closes_at, now()) - r.opens_at - interval '10 minutes') AS at) a
             WHERE p.contest_id = %1$d
               AND (hashint8(('x' || right(p.id::text, 8))::bit(32)::int + 7 * r.number + 31 * k) & 2147483647) %% 1000 < %3$d""";

    private final Connection database;
    private final int contest;
    private final int tree;

    Population(Connection database, int contest, int tree) {
        this.database = database;
        this.contest = contest;
        this.tree = tree;
    }

    /** @return how many people there are */
    int people(int number) throws SQLException {
        int made = run(PEOPLE.formatted(contest, number));
        int unused = run(PLACES.formatted(tree, contest));
        return made;
    }

    /**
     * About that many attempts: each person takes each of up to {@code perRound} attempts of each round with one chance.
     *
     * @return how many there are
     */
    int attempts(int people, int rounds, int perRound, int number) throws SQLException {
        long perMille = Math.round(number * 1000.0 / ((double) people * rounds * perRound));
        return run(ATTEMPTS.formatted(contest, perRound, perMille));
    }

    /** Links of channels and of persons, and who came by them; how many links there are. */
    int links() throws SQLException {
        int links = run(LINKS.formatted(tree, contest)) + run(PERSONAL_LINKS.formatted(contest));
        int unused = run(FOLLOWED.formatted(contest)) + run(VISITS.formatted(contest));
        return links;
    }

    /** So that the planner knows what is there now. */
    void analyze() throws SQLException {
        int unused = run("ANALYZE");
    }

    /** Tells the platform that everybody's standing has changed. */
    void tell() throws SQLException {
        int unused = run(
                "INSERT INTO standing_change (contest_id, participation_id) SELECT contest_id, id FROM participation WHERE contest_id = "
                        + contest);
    }

    private int run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
