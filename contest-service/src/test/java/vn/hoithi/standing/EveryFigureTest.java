package vn.hoithi.standing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.BackingServices.Database;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/**
 * After a merger, a move, bodies in two trees and corrections: what dashboards and the figures behind every report say of
 * every unit of both trees is what a count over the attempts along the units' parents says.
 */
class EveryFigureTest {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Database DATABASE = BackingServices.shared().freshDatabase();
    private static final Node NODE = Node.start(DATABASE, "--hoithi.first-start.contests=false");
    private static final int PEOPLE = 240;
    private static final int CORRECTIONS = 40;
    private static final List<String> CODES = List.of("A", "A-1", "A-2", "B", "B-1", "NGOAI");

    private static final String MAKE_PEOPLE = """
            INSERT INTO participation (id, contest_id, audience, consent_version, entered_at)
            SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, %1$d,
                   (ARRAY['Cán bộ', 'Đoàn viên', 'Nhân dân', ''])[1 + n %% 4], 1, now()
              FROM generate_series(1, %2$d) n""";

    private static final String PLACE_PEOPLE = """
            INSERT INTO participation_unit (participation_id, tree_id, unit_id)
            SELECT p.id, u.tree_id, u.id
              FROM participation p
              JOIN unit u ON u.id = (ARRAY[%2$s])[1 + right(p.id::text, 3)::int %% %3$d]
             WHERE p.contest_id = %1$d""";

    private static final String MAKE_ATTEMPTS = """
            INSERT INTO attempt (id, contest_id, round_id, participation_id, number, day, client_key, trial, rules_version,
                                 bank_version_id, blueprint, seed, started_at, expires_at, deadline, submitted_at, closed_by,
                                 correct, total, elapsed_ms, receipt)
            SELECT gen_random_uuid(), %1$d, r, p.id, k, current_date, gen_random_uuid(), (right(p.id::text, 3)::int + k) %% 17 = 0, 1, 1,
                   '10', 1, now(), now(), now(), now() - interval '1 hour' * ((right(p.id::text, 3)::int * 13 + 31 * k + r) %% 480),
                   'citizen', least(10, (right(p.id::text, 3)::int * 7 + 3 * k + r) %% 14), 10, 90000, gen_random_uuid()::text
              FROM participation p CROSS JOIN generate_series(1, 3) k CROSS JOIN unnest(ARRAY[%2$d, %3$d, %4$d]) r
             WHERE p.contest_id = %1$d AND (right(p.id::text, 3)::int + k * r) %% 3 <> 0""";

    /** Everybody's counted attempts with every unit they count for, along the parents alone. */
    private static final String COUNTED = """
            WITH RECURSIVE up AS (
                SELECT id AS unit_id, id AS ancestor_id, parent_id FROM unit
                UNION ALL
                SELECT up.unit_id, u.id, u.parent_id FROM up JOIN unit u ON u.id = up.parent_id
            ), counted AS (
                SELECT a.participation_id AS who, p.audience, a.correct, a.total, a.round_id,
                       (a.submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day
                  FROM attempt a
                  JOIN participation p ON p.id = a.participation_id
                  JOIN participation_unit pu ON pu.participation_id = p.id
                  JOIN up ON up.unit_id = pu.unit_id AND up.ancestor_id = %d
                 WHERE a.contest_id = %d AND a.submitted_at IS NOT NULL AND NOT a.trial AND %s
            )
            """;

    private final TestContest contest = TestContest.on(NODE);
    // A merged unit is found by no search any more.
    private final Map<String, Long> ids =
            new TreeMap<>(CODES.stream().collect(java.util.stream.Collectors.toMap(code -> code, contest::unit)));
    private final StaffMember admin = StaffMember.signedIn(NODE, Role.ADMIN, null);

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void everyFigureOfEveryUnitIsWhatARecountSays() {
        Instant from = Instant.now().minus(Duration.ofDays(25));
        int first = contest.round(from, from.plus(Duration.ofDays(40)), 7, null);
        int second = contest.round(from, from.plus(Duration.ofDays(40)), 7, null);
        int third = contest.round(from, from.plus(Duration.ofDays(40)), 7, null);
        makePeople(first, second, third);
        List<Long> unions = bodiesInASecondTree();
        mergeAndMove();
        correct();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(numbers("SELECT (SELECT count(*) FROM standing_change)"
                                + " + (SELECT count(*) FROM tally_change)"))
                        .containsExactly(0L));
        List<Long> units = new ArrayList<>(CODES.stream().map(this::unit).toList());
        units.add(root());
        units.addAll(unions);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(peopleOnDashboard(root(), 0))
                        .isEqualTo(numbers(counted(root(), "true") + "SELECT count(DISTINCT who) FROM counted")
                                .getFirst()));
        for (long unit : units) {
            for (int round : List.of(0, first, second)) {
                assertDashboard(unit, round);
            }
            LocalDate today = LocalDate.now(VIETNAM);
            assertPeriod(unit, new Period.Whole(), "true");
            assertPeriod(unit, new Period.InRound(first), "a.round_id = " + first);
            assertPeriod(
                    unit, new Period.InRounds(List.of(first, third)), "a.round_id IN (" + first + ", " + third + ")");
            for (Period.Days days : List.of(
                    Period.Days.day(today.minusDays(3)),
                    Period.Days.weekOf(today.minusDays(7)),
                    Period.Days.weekOf(today),
                    Period.Days.month(YearMonth.from(today)),
                    Period.Days.month(YearMonth.from(today.minusDays(19))),
                    new Period.Days(today.minusDays(12), today.minusDays(5)))) {
                assertPeriod(
                        unit,
                        days,
                        "(a.submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN '" + days.first() + "' AND '"
                                + days.last() + "'");
            }
        }
        // Nothing above can hold because everything is empty.
        assertThat(peopleOnDashboard(unions.getFirst(), 0)).isGreaterThan(20);
    }

    private void makePeople(int first, int second, int third) {
        String units = String.join(
                ",", CODES.stream().map(code -> Long.toString(unit(code))).toList());
        sql(MAKE_PEOPLE.formatted(contest.id(), PEOPLE));
        sql(PLACE_PEOPLE.formatted(contest.id(), units, CODES.size()));
        sql(MAKE_ATTEMPTS.formatted(contest.id(), first, second, third));
        sql("INSERT INTO standing_change (contest_id, participation_id) SELECT contest_id, id FROM participation");
    }

    /** A union with two branches; the school and the neighbourhood each are one body with a branch. */
    private List<Long> bodiesInASecondTree() {
        String list = """
                Mã,Tên,Loại,Mã cấp trên,Khối,Quân số
                CD,Công đoàn Thử,Công đoàn,,,
                CD-1,Công đoàn trường,Công đoàn,CD,,30
                CD-2,Công đoàn phường,Công đoàn,CD,,
                """;
        int tree = requireNonNull(NODE.door(UnitService.class)
                        .load("cong-doan", "Công đoàn", list.getBytes(UTF_8), "cd.csv", Staff.SYSTEM)
                        .block())
                .treeId();
        List<Long> ids = numbers("SELECT id FROM unit WHERE tree_id = " + tree + " ORDER BY code");
        post("/api/admin/units/" + unit("A-2") + "/same-body", Map.of("otherId", ids.get(1)));
        post("/api/admin/units/" + unit("B-1") + "/same-body", Map.of("otherId", ids.get(2)));
        return ids;
    }

    private void mergeAndMove() {
        post(
                "/api/admin/units/" + unit("A") + "/merger",
                Map.of("intoId", unit("B"), "on", "2026-07-01", "document", "01/NQ"));
    }

    private void correct() {
        Random random = new Random(3);
        List<String> open = CODES.stream().filter(code -> !code.equals("A")).toList();
        for (int i = 0; i < CORRECTIONS; i++) {
            String who = "00000000-0000-4000-8000-%012d".formatted(1 + random.nextInt(PEOPLE));
            post(
                    "/api/units/" + root() + "/contests/" + contest.slug() + "/participants/" + who + "/unit",
                    Map.of("unitId", unit(open.get(random.nextInt(open.size()))), "reason", "chọn nhầm"));
        }
    }

    private void assertDashboard(long unit, int round) {
        Dashboard dashboard = dashboard(unit, round);
        String inRound = round == 0 ? "true" : "a.round_id = " + round;
        String where = "unit " + unit + ", round " + round;
        assertThat(List.of((long) dashboard.board().unit().people(), (long)
                        dashboard.board().unit().attempts()))
                .as(where)
                .isEqualTo(row(counted(unit, inRound) + "SELECT count(DISTINCT who), count(*) FROM counted"));
        assertThat(figures(dashboard.audiences().stream()
                        .map(one -> Map.entry(one.audience(), List.of((long) one.people(), (long) one.attempts())))
                        .toList()))
                .as("audiences of " + where)
                .isEqualTo(rows(counted(unit, inRound)
                        + "SELECT audience, count(DISTINCT who), count(*) FROM counted GROUP BY audience"));
        assertThat(figures(dashboard.days().stream()
                        .map(day ->
                                Map.entry(day.date().toString(), List.of((long) day.people(), (long) day.attempts())))
                        .toList()))
                .as("days of " + where)
                .isEqualTo(rows(counted(unit, "true")
                        + "SELECT day::text, count(DISTINCT who), count(*) FROM counted GROUP BY day"));
        assertThat(figures(dashboard.weeks().stream()
                        .map(week -> Map.entry(
                                week.monday().toString(), List.of((long) week.people(), (long) week.attempts())))
                        .toList()))
                .as("weeks of " + where)
                .isEqualTo(rows(counted(unit, "true")
                        + "SELECT date_trunc('week', day)::date::text, count(DISTINCT who), count(*)"
                        + " FROM counted GROUP BY date_trunc('week', day)"));
        assertThat(dashboard.scores()).as("scores of " + where).isEqualTo(scores(unit, inRound));
        dashboard
                .board()
                .children()
                .forEach(child -> assertThat(List.of((long) child.people(), (long) child.attempts()))
                        .as("child " + child.id() + " of " + where)
                        .isEqualTo(row(
                                counted(child.id(), inRound) + "SELECT count(DISTINCT who), count(*) FROM counted")));
    }

    private void assertPeriod(long unit, Period period, String condition) {
        Contest theContest = NODE.door(ContestService.class).require(contest.slug());
        UnitForest forest = NODE.door(UnitService.class).forest();
        PeriodFigures figures = requireNonNull(NODE.door(FigureService.class)
                .figures(theContest, forest.find(unit).orElseThrow(), period)
                .block());
        String select = "SELECT count(DISTINCT who), count(*), count(*) FILTER (WHERE correct = total) FROM counted";
        assertThat(line(figures.unit())).as(unit + " in " + period).isEqualTo(row(counted(unit, condition) + select));
        figures.children()
                .forEach(child -> assertThat(line(child))
                        .as(child.unit().name() + " in " + period)
                        .isEqualTo(row(counted(child.unit().id(), condition) + select)));
        assertThat(figures(figures.audiences().stream()
                        .map(one -> Map.entry(one.audience(), List.of((long) one.people(), (long) one.attempts())))
                        .toList()))
                .isEqualTo(rows(counted(unit, condition)
                        + "SELECT audience, count(DISTINCT who), count(*) FROM counted GROUP BY audience"));
        assertThat(figures.scores()).isEqualTo(scores(unit, condition));
    }

    private static List<Long> line(PeriodFigures.Line line) {
        return List.of((long) line.people(), (long) line.attempts(), (long) line.perfect());
    }

    private List<Integer> scores(long unit, String condition) {
        List<Integer> scores = new ArrayList<>(java.util.Collections.nCopies(101, 0));
        rows(counted(unit, condition)
                        + "SELECT best::text, count(*), 0 FROM (SELECT max(correct * 100 / total) AS best FROM counted GROUP BY who) b"
                        + " GROUP BY best")
                .forEach((best, people) ->
                        scores.set(Integer.parseInt(best), people.getFirst().intValue()));
        return scores;
    }

    private Dashboard dashboard(long unit, int round) {
        Unit of = NODE.door(UnitService.class).forest().find(unit).orElseThrow();
        return requireNonNull(NODE.door(DashboardService.class)
                .dashboard(NODE.door(ContestService.class).require(contest.slug()), of, round, Dashboard.Lagging.USUAL)
                .block());
    }

    private long peopleOnDashboard(long unit, int round) {
        return dashboard(unit, round).board().unit().people();
    }

    private long unit(String code) {
        return requireNonNull(ids.get(code));
    }

    private long root() {
        return NODE.door(UnitService.class)
                .forest()
                .ancestors(unit("B"))
                .getFirst()
                .id();
    }

    private String counted(long unit, String condition) {
        return COUNTED.formatted(unit, contest.id(), condition);
    }

    private void post(String path, Map<String, Object> body) {
        Http.Answer answer = admin.http().post(path, body);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(204);
    }

    private static Map<String, List<Long>> figures(List<Map.Entry<String, List<Long>>> entries) {
        Map<String, List<Long>> figures = new TreeMap<>();
        entries.forEach(entry -> figures.put(entry.getKey(), entry.getValue()));
        return figures;
    }

    private static Map<String, List<Long>> rows(String query) {
        Map<String, List<Long>> rows = new TreeMap<>();
        read(query, row -> rows.put(row.getString(1), List.of(row.getLong(2), row.getLong(3))));
        return rows;
    }

    private static List<Long> row(String query) {
        List<Long> found = new ArrayList<>();
        read(query, row -> {
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                found.add(row.getLong(i));
            }
        });
        return found;
    }

    private static List<Long> numbers(String query) {
        List<Long> numbers = new ArrayList<>();
        read(query, row -> numbers.add(row.getLong(1)));
        return numbers;
    }

    private interface Reader {
        void row(ResultSet row) throws SQLException;
    }

    private static void read(String query, Reader reader) {
        try (Connection connection = DATABASE.connect();
                PreparedStatement sql = connection.prepareStatement(query);
                ResultSet rows = sql.executeQuery()) {
            while (rows.next()) {
                reader.row(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sql(String statement) {
        try (Connection connection = DATABASE.connect();
                PreparedStatement sql = connection.prepareStatement(statement)) {
            boolean unused = sql.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
