package vn.hoithi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.hoithi.account.Role;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.BackingServices.Database;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;

/** An organizer finds out who takes part and who lags behind. */
class DashboardJourneyTest {
    private static final Database DATABASE = BackingServices.shared().freshDatabase();

    // Twelve days of attempts: more in some units than in others, nobody in one.
    private static final String PEOPLE = """
            INSERT INTO participation (id, contest_id, audience, consent_version, entered_at)
            SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, %1$d,
                   (ARRAY['Cán bộ, công chức', 'Học sinh', 'Nhân dân'])[1 + n %% 3], 1, now()
              FROM generate_series(1, 90) n""";

    private static final String PLACES = """
            INSERT INTO participation_unit (participation_id, tree_id, unit_id)
            SELECT p.id, u.tree_id, u.id
              FROM participation p
              JOIN unit u ON u.id = CASE WHEN right(p.id::text, 2)::int %% 3 = 0 THEN %2$d ELSE %3$d END
             WHERE p.contest_id = %1$d""";

    private static final String ATTEMPTS = """
            INSERT INTO attempt (id, contest_id, round_id, participation_id, number, day, client_key, trial, rules_version,
                                 bank_version_id, blueprint, seed, started_at, expires_at, deadline, submitted_at, closed_by,
                                 correct, total, elapsed_ms, receipt)
            SELECT gen_random_uuid(), %1$d, %2$d, p.id, k, current_date, gen_random_uuid(), false, 1, 1, '10', 1, now(), now(), now(),
                   now() - interval '1 day' * ((right(p.id::text, 2)::int + 3 * k) %% 12), 'citizen',
                   least(10, (right(p.id::text, 2)::int * 7 + k) %% 13), 10, 90000, gen_random_uuid()::text
              FROM participation p CROSS JOIN generate_series(1, 2) k
             WHERE p.contest_id = %1$d AND (k = 1 OR right(p.id::text, 2)::int %% 4 = 0)""";

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static Node node;

    @BeforeAll
    static void startNode() {
        node = Node.start(DATABASE, "--hoithi.first-start.contests=false");
    }

    @AfterAll
    static void stopNode() {
        if (node != null) {
            node.close();
        }
    }

    @Test
    void anOrganizerFindsTheUnitsBehindAndSeesTheFiguresMove() {
        TestContest contest = TestContest.on(node);
        int round = contest.round(
                Instant.now().minus(Duration.ofDays(13)), Instant.now().plus(Duration.ofHours(1)), 7, null);
        sql(PEOPLE.formatted(contest.id()));
        sql(PLACES.formatted(contest.id(), contest.unit("A-1"), contest.unit("B-1")));
        sql(ATTEMPTS.formatted(contest.id(), round));
        sql("INSERT INTO unit_target (contest_id, unit_id, audience, kind, value, document, set_by) VALUES ("
                + contest.id() + ", " + contest.unit("A-1") + ", '', 'RATE', 80, '129/KH-LĐLĐ', 'test')");
        sql(
                "INSERT INTO unit_headcount (unit_id, audience, people, as_of, state, entered_by, confirmed_by, decided_at) VALUES ("
                        + city(contest) + ", 'Học sinh', 60, current_date, 'CONFIRMED', 'test', 'test', now())");
        sql("UPDATE unit_tree SET targets = targets + 1, revision = revision + 1");
        sql("INSERT INTO standing_change (contest_id, participation_id) SELECT contest_id, id FROM participation");

        Desk desk = new Desk(node);
        Page page = chromium.desktop();
        desk.signInFirstTime(page, desk.account("thanh-pho-thu", Role.ADMIN, null));
        long city = city(contest);
        page.navigate(address(contest, city) + "?nguong=50");
        assertThat(page.locator("[data-bind=people]").first()).hasText("90 người");
        assertThat(page.locator("[data-chart=days][data-drawn]"))
                .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                        .setTimeout(20_000));
        Chromium.look(page, "dashboard");

        page.locator("[data-pick=behind]").click();
        assertThat(page.locator("tbody[data-bind=rows] tr:visible")).hasCount(1);
        page.locator("[data-pick='']").click();

        page.navigate(address(contest, contest.unit("A")) + "?nguong=30");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Tổ dân phố số 1")))
                .containsText("đạt 93,75 % chỉ tiêu, còn thiếu 2 người".replace(" %", "\u00a0%"));
        page.locator("[data-pick=behind]").click();
        assertThat(page.locator("tbody[data-bind=rows] tr:visible")).hasCount(2);

        Citizen.enters(node.address(), contest.slug(), contest.unit("A-2")).takes(round);
        assertThat(page.locator("[data-bind=people]").first()).hasText("31 người");
        assertThat(page.locator("[data-bind=more]")).containsText("31");
        assertThat(page.locator("[data-chart=scores][data-drawn]")).isVisible();
        Assertions.assertThat(
                        page.evaluate("Chart.getChart(document.querySelector('[data-chart=days]')).data.labels.length"))
                .as("days from the first to the last, two of three without anybody")
                .isEqualTo(10);
        Chromium.look(page, "dashboard-ward");

        Page phone = page.context().newPage();
        phone.setViewportSize(360, 740);
        phone.navigate(address(contest, city) + "?nguong=30");
        assertThat(phone.locator("[data-chart=days][data-drawn]")).isVisible();
        assertThat(phone.locator("section:has(#audience-title) tr", new Page.LocatorOptions().setHasText("Học sinh")))
                .containsText("50 %".replace(" ", "\u00a0"));
        Chromium.look(phone, "dashboard-phone");
    }

    private static long city(TestContest contest) {
        var forest = node.door(vn.hoithi.unit.UnitService.class).forest();
        return forest.ancestors(contest.unit("A")).getFirst().id();
    }

    private static String address(TestContest contest, long unit) {
        return node.address() + "/don-vi/" + contest.slug() + "/" + unit;
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
