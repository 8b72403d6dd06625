package vn.hoithi.account;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class AccountStore {
    private static final String STAFF = "s.id, s.login, s.name, s.role, s.unit_id, s.must_change";

    private static final String BY_LOGIN =
            "SELECT " + STAFF + ", s.password FROM staff s WHERE s.login = :login AND s.disabled_at IS NULL";

    private static final String BY_ID = "SELECT " + STAFF + " FROM staff s WHERE s.id = :id AND s.disabled_at IS NULL";

    private static final String ALL =
            "SELECT " + STAFF + " FROM staff s WHERE s.disabled_at IS NULL ORDER BY s.role, s.login LIMIT 1000";

    private static final String INSERT = """
            INSERT INTO staff (login, name, role, unit_id, password, created_by)
            VALUES (:login, :name, :role, :unit, :password, NULLIF(:by, 0))
            ON CONFLICT (login) DO NOTHING
            RETURNING id""";

    private static final String INSERT_ALL = """
            INSERT INTO staff (login, name, role, unit_id, password, created_by)
            SELECT n.login, n.name, n.role, n.unit_id, n.password, NULLIF(:by, 0)
              FROM unnest(:logins::text[], :names::text[], :roles::text[], :units::bigint[], :passwords::text[])
                   AS n (login, name, role, unit_id, password)
            ON CONFLICT (login) DO NOTHING""";

    private static final String ORGANIZERS_OF = "SELECT " + STAFF
            + " FROM staff s WHERE s.disabled_at IS NULL AND s.unit_id = ANY(:units) ORDER BY s.login LIMIT 10000";

    private static final String SET_PASSWORD = """
            WITH changed AS (
                UPDATE staff SET password = :password, must_change = :mustChange WHERE id = :id RETURNING id
            )
            DELETE FROM staff_session WHERE staff_id = (SELECT id FROM changed)""";

    private static final String OPEN_SESSION = """
            INSERT INTO staff_session (token_hash, staff_id, created_at, seen_at) VALUES (:hash, :staff, :now, :now)""";

    // Seeing a session prolongs it, but is written at most once a minute.
    private static final String USE_SESSION = """
            WITH alive AS (
                SELECT token_hash, staff_id, seen_at FROM staff_session
                 WHERE token_hash = :hash AND seen_at > :idleSince AND created_at > :bornSince
            ), seen AS (
                UPDATE staff_session t SET seen_at = :now FROM alive
                 WHERE t.token_hash = alive.token_hash AND alive.seen_at < :minuteAgo
            )
            SELECT %s FROM staff s JOIN alive ON alive.staff_id = s.id WHERE s.disabled_at IS NULL""".formatted(STAFF);

    private final DatabaseClient database;

    AccountStore(DatabaseClient database) {
        this.database = database;
    }

    record Credentials(Staff staff, String password) {}

    Mono<Credentials> credentials(String login) {
        return database.sql(BY_LOGIN)
                .bind("login", login)
                .map(row -> new Credentials(staff(row), text(row, "password")))
                .one();
    }

    Mono<Staff> find(int id) {
        return database.sql(BY_ID).bind("id", id).map(AccountStore::staff).one();
    }

    Flux<Staff> all() {
        return database.sql(ALL).map(AccountStore::staff).all();
    }

    Mono<Boolean> isEmpty() {
        return database.sql("SELECT NOT EXISTS (SELECT FROM staff) AS empty")
                .map(row -> requireNonNull(row.get("empty", Boolean.class)))
                .one();
    }

    /** The new id; empty when the login is taken. */
    Mono<Integer> insert(NewStaff account, String passwordHash, int by) {
        DatabaseClient.GenericExecuteSpec sql = database.sql(INSERT)
                .bind("login", account.login())
                .bind("name", account.name())
                .bind("role", account.role().name())
                .bind("password", passwordHash)
                .bind("by", by);
        Long unit = account.unitId();
        return (unit == null ? sql.bindNull("unit", Long.class) : sql.bind("unit", unit))
                .map(row -> requireNonNull(row.get("id", Integer.class)))
                .one();
    }

    /** How many were made; fewer than wanted when a login is taken. */
    Mono<Long> insertAll(List<NewStaff> accounts, List<String> passwordHashes, int by) {
        return database.sql(INSERT_ALL)
                .bind("logins", accounts.stream().map(NewStaff::login).toArray(String[]::new))
                .bind("names", accounts.stream().map(NewStaff::name).toArray(String[]::new))
                .bind("roles", accounts.stream().map(one -> one.role().name()).toArray(String[]::new))
                .bind("units", accounts.stream().map(NewStaff::unitId).toArray(Long[]::new))
                .bind("passwords", passwordHashes.toArray(String[]::new))
                .bind("by", by)
                .fetch()
                .rowsUpdated();
    }

    Flux<String> logins() {
        return database.sql("SELECT login FROM staff")
                .map(row -> text(row, "login"))
                .all();
    }

    Flux<Long> unitsWithOrganizer() {
        return database.sql("SELECT DISTINCT unit_id FROM staff WHERE unit_id IS NOT NULL AND disabled_at IS NULL")
                .map(row -> requireNonNull(row.get("unit_id", Long.class)))
                .all();
    }

    Flux<Staff> organizersOf(Collection<Long> units) {
        return database.sql(ORGANIZERS_OF)
                .bind("units", units.toArray(Long[]::new))
                .map(AccountStore::staff)
                .all();
    }

    /** Ends every session of that person as well. */
    Mono<Void> setPassword(int id, String passwordHash, boolean mustChange) {
        return database.sql(SET_PASSWORD)
                .bind("id", id)
                .bind("password", passwordHash)
                .bind("mustChange", mustChange)
                .then();
    }

    Mono<Void> openSession(byte[] hash, int staffId, Instant now) {
        return database.sql(OPEN_SESSION)
                .bind("hash", hash)
                .bind("staff", staffId)
                .bind("now", at(now))
                .then();
    }

    Mono<Staff> useSession(byte[] hash, Instant now, Instant idleSince, Instant bornSince) {
        return database.sql(USE_SESSION)
                .bind("hash", hash)
                .bind("now", at(now))
                .bind("minuteAgo", at(now.minusSeconds(60)))
                .bind("idleSince", at(idleSince))
                .bind("bornSince", at(bornSince))
                .map(AccountStore::staff)
                .one();
    }

    Mono<Void> closeSession(byte[] hash) {
        return database.sql("DELETE FROM staff_session WHERE token_hash = :hash")
                .bind("hash", hash)
                .then();
    }

    Mono<Void> forgetSessionsBefore(Instant bornSince) {
        return database.sql("DELETE FROM staff_session WHERE created_at < :born")
                .bind("born", at(bornSince))
                .then();
    }

    private static Staff staff(Readable row) {
        @Nullable Long unit = row.get("unit_id", Long.class);
        return new Staff(
                requireNonNull(row.get("id", Integer.class)),
                text(row, "login"),
                text(row, "name"),
                Role.valueOf(text(row, "role")),
                unit,
                requireNonNull(row.get("must_change", Boolean.class)));
    }

    private static String text(Readable row, String column) {
        return requireNonNull(row.get(column, String.class));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
