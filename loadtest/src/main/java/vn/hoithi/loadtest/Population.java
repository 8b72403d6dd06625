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
