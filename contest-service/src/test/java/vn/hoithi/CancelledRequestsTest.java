package vn.hoithi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.hoithi.account.Role;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.BackingServices.Database;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Http.Answer;
import vn.hoithi.testing.Ledger;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.RawRequest;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;

/**
 * A client that hangs up cancels its request. In this stack that once erased other people's acknowledged writes
 * (spring-framework#36344); here thousands hang up beside thousands who stay, and nobody's write may be missing.
 */
class CancelledRequestsTest {
    private static final int ABANDONED = 4_200;
    private static final int KEPT = 2_000;
    private static final int HANGING_UP = 12;
    private static final int STAYING = 8;
    private static final int MANY = 1_000;
    private static final Map<String, String> SHEET = Map.of("1", "A");

    private final Database database = BackingServices.shared().freshDatabase();
    private final Ledger ledger = new Ledger();

    @Test
    void thousandsWhoHangUpTakeNothingFromThoseWhoStay() throws SQLException {
        try (Node node = Node.start(database, "--hoithi.first-start.contests=false")) {
            TestContest contest = TestContest.on(node);
            int round =
                    contest.round(Instant.now().minusSeconds(60), Instant.now().plusSeconds(7_200), MANY, null);
            long started = System.nanoTime();

            AtomicInteger answeredAnyway = new AtomicInteger();
            CompletableFuture<?> leaving =
                    inThreads(HANGING_UP, () -> hangUp(node, contest, round, ABANDONED / HANGING_UP, answeredAnyway));
            CompletableFuture<?> staying = inThreads(STAYING, () -> stay(node, contest, round, KEPT / STAYING));
            CompletableFuture.allOf(leaving, staying).join();

            System.out.printf(
                    "%d requests abandoned (%d of them after the answer had begun) beside %d acknowledged writes in %d ms%n",
                    ABANDONED, answeredAnyway.get(), ledger.size(), (System.nanoTime() - started) / 1_000_000);
            assertThat(answeredAnyway.get())
                    .as("most hang up before their answer")
                    .isLessThan(ABANDONED * 3 / 4);
            assertComesToRest(node);
            ledger.assertKept(database, contest.id());
            assertThat(citizensWithTwoOpenAttempts())
                    .as("nobody has two attempts under way")
                    .isZero();

            Citizen later = Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"));
            assertThat(later.takes(round).has("receipt")).isTrue();
        }
    }

    /** Starts, saves, submissions, entries and changes by an admin, each abandoned within 20 ms. */
    private void hangUp(Node node, TestContest contest, int round, int requests, AtomicInteger answeredAnyway) {
        Http browser = new Http(node.address());
        String entries = "/api/contests/" + contest.slug() + "/participations";
        Answer entry = browser.post(entries, Citizen.entry(contest.unit("A-2"), phone()));
        String cookie = "Cookie: " + cookie(entry, "thi") + "\r\n";
        String adminHeaders = adminHeaders(node);

        for (int i = 0; i < requests; i++) {
            String attempt = i % 6 == 0 || i % 6 == 3 ? "" : underWay(browser, round);
            RawRequest request =
                    switch (i % 6) {
                        case 0 ->
                            new RawRequest(
                                    "POST",
                                    "/api/rounds/" + round + "/attempts",
                                    cookie,
                                    Map.of("key", UUID.randomUUID()));
                        case 1 ->
                            new RawRequest(
                                    "PUT", "/api/attempts/" + attempt + "/answers", cookie, Citizen.sheet(i, SHEET));
                        case 2 ->
                            new RawRequest(
                                    "POST",
                                    "/api/attempts/" + attempt + "/submission",
                                    cookie,
                                    Citizen.sheet(i, SHEET));
                        case 3 -> new RawRequest("POST", entries, "", Citizen.entry(contest.unit("B-1"), phone()));
                        case 4 ->
                            new RawRequest(
                                    "POST",
                                    "/api/admin/rounds/" + round + "/extension",
                                    adminHeaders,
                                    Map.of("until", Instant.now().plusSeconds(7_200 + i)));
                        default ->
                            new RawRequest(
                                    "POST",
                                    "/api/admin/contests/" + contest.id() + "/documents",
                                    adminHeaders,
                                    document());
                    };
            long patience = ThreadLocalRandom.current().nextLong(20);
            if (request.abandonAfter(node.address(), Duration.ofMillis(patience))) {
                answeredAnyway.incrementAndGet();
            }
        }
    }

    private static String underWay(Http browser, int round) {
        return browser.post("/api/rounds/" + round + "/attempts", Map.of("key", UUID.randomUUID()))
                .json()
                .path("id")
                .asString();
    }

    /** Enters, starts, saves and submits, and remembers whatever was acknowledged. */
    private void stay(Node node, TestContest contest, int round, int requests) {
        for (int done = 0; done < requests; ) {
            Http browser = new Http(node.address());
            Answer entry = browser.post(
                    "/api/contests/" + contest.slug() + "/participations", Citizen.entry(contest.unit("A-1"), phone()));
            assertThat(entry.status()).as(entry.text()).isEqualTo(201);
            ledger.entered(entry.json());
            done++;
            for (int i = 0; i < 3 && done < requests; i++) {
                String attempt = underWay(browser, round);
                ledger.started(attempt);
                Answer saved = browser.put("/api/attempts/" + attempt + "/answers", Citizen.sheet(1, Map.of("1", "B")));
                assertThat(saved.status()).as(saved.text()).isEqualTo(200);
                ledger.saved(attempt, 1, "B");
                Answer submitted = browser.post("/api/attempts/" + attempt + "/submission", Citizen.sheet(2, SHEET));
                assertThat(submitted.status()).as(submitted.text()).isEqualTo(200);
                ledger.submitted(attempt, submitted.json().path("receipt").asString(), "A");
                done += 3;
            }
        }
    }

    private void assertComesToRest(Node node) {
        PoolMetrics pool = node.door(ConnectionPool.class).getMetrics().orElseThrow();
        await("every connection is back in its pool")
                .atMost(Duration.ofSeconds(10))
                .until(() -> pool.acquiredSize() == 0);
        assertThat(pool.pendingAcquireSize()).isZero();
        await("no transaction is left open")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                count(
                                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'"))
                        .isZero());
        for (Gauge waiting :
                node.door(MeterRegistry.class).find("hoithi.lane.waiting").gauges()) {
            assertThat(waiting.value()).as(waiting.getId().toString()).isZero();
        }
    }

    private long citizensWithTwoOpenAttempts() {
        return count(
                "SELECT count(*) FROM (SELECT FROM attempt WHERE submitted_at IS NULL GROUP BY participation_id, round_id HAVING count(*) > 1) two");
    }

    private long count(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> document() {
        return new HashMap<>(
                Map.of("title", "Tài liệu", "number", "", "issuer", "", "link", "https://vidu.vn/tai-lieu"));
    }

    private static final AtomicInteger PHONE = new AtomicInteger();

    private static String phone() {
        return "0177%07d".formatted(PHONE.incrementAndGet());
    }

    private static String adminHeaders(Node node) {
        return StaffMember.signedIn(node, Role.ADMIN, null).headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(java.util.stream.Collectors.joining());
    }

    private static String cookie(Answer answer, String name) {
        return answer.raw().headers().allValues("set-cookie").stream()
                .filter(header -> header.startsWith(name + "="))
                .map(header -> header.substring(0, header.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private static CompletableFuture<Void> inThreads(int count, Runnable work) {
        return CompletableFuture.allOf(IntStream.range(0, count)
                .mapToObj(i -> CompletableFuture.runAsync(work, Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new));
    }
}
