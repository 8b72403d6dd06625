package vn.hoithi.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.hoithi.contest.Contest;
import vn.hoithi.contest.ContestService;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.BackingServices.Database;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.TestContest;
import vn.hoithi.unit.Unit;
import vn.hoithi.unit.UnitForest;
import vn.hoithi.unit.UnitService;

/** However people come, begin and hand in, and whoever adds up: figures of links are what a recount gives. */
class LinkFiguresTest {
    private static final Database DATABASE = BackingServices.shared().freshDatabase();
    private static final Node A = Node.start(DATABASE, "--hoithi.first-start.contests=false");
    private static final Node B = Node.start(DATABASE, "--hoithi.first-start.contests=false");
    private static final int HANDS = 4;
    private static final int CHANGES = 40;

    /** By unit and channel, from people and attempts alone; whose own link it is counts nowhere. */
    private static final String RECOUNT = """
            SELECT coalesce(l.unit_id::text, '-') || ' ' || CASE WHEN l.participation_id IS NULL THEN l.channel ELSE 'PERSON' END AS line,
                   (SELECT coalesce(sum(v.visits), 0) FROM link_visit v WHERE v.code = ANY (array_agg(l.code))) AS visits,
                   count(p.id) AS entered,
                   count(p.id) FILTER (WHERE EXISTS (SELECT FROM attempt a WHERE a.participation_id = p.id)) AS started,
                   count(p.id) FILTER (WHERE EXISTS (
                       SELECT FROM attempt a WHERE a.participation_id = p.id AND a.submitted_at IS NOT NULL)) AS people,
                   coalesce(sum((SELECT count(*) FROM attempt a
                                  WHERE a.participation_id = p.id AND a.submitted_at IS NOT NULL)), 0) AS attempts
              FROM short_link l
              LEFT JOIN participation p ON p.link_code = l.code AND p.id IS DISTINCT FROM l.participation_id
             WHERE l.contest_id = %d
             GROUP BY 1""";

    private final TestContest contest = TestContest.on(A);
    private final int round = contest.openRound(Duration.ofHours(1));
    private final List<String> links = new ArrayList<>();

    @AfterAll
    static void stop() {
        A.close();
        B.close();
    }

    @Test
    void figuresOfLinksEqualARecountWhoeverComesInWhateverOrder() {
        for (String unit : List.of("A", "A-1", "B-1")) {
            for (Channel channel : List.of(Channel.ZALO, Channel.POSTER)) {
                link(contest.unit(unit), channel);
            }
        }
        Citizen owner = Citizen.enters(A.address(), contest.slug(), contest.unit("A-2"));
        owner.takes(round);
        links.add(owner.http()
                .post("/api/contests/" + contest.slug() + "/me/link", null)
                .json()
                .path("code")
                .asString());
        await("both nodes know the contest")
                .atMost(Duration.ofSeconds(20))
                .until(() -> new Http(B.address()).get("/t/" + links.getFirst()).status() == 302);
        CompletableFuture.allOf(IntStream.range(0, HANDS)
                        .mapToObj(hand -> CompletableFuture.runAsync(() -> someComeAndTakePart(hand)))
                        .toArray(CompletableFuture[]::new))
                .join();
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            assertThat(figures(top())).isEqualTo(recount());
            assertThat(count("SELECT count(*) FROM standing_change")).isZero();
            assertThat(count("SELECT count(*) FROM link_change")).isZero();
        });
        assertThat(recount())
                .hasSize(7)
                .anySatisfy((line, figures) -> assertThat(figures.get(3)).isPositive());
        ChannelFigures first = asked(top(), 1);
        assertThat(first.lines()).hasSize(1);
        assertThat(first.channels().stream()
                        .mapToLong(ChannelFigures.Line::entered)
                        .sum())
                .as("sums are of all lines, however few are told apart")
                .isEqualTo(recount().values().stream().mapToLong(f -> f.get(1)).sum());
        assertThat(first.used()).isEqualTo(7);
        Unit ward = unit("A");
        Map<String, List<Long>> below = new TreeMap<>(recount());
        below.keySet().removeIf(line -> line.startsWith(contest.unit("B-1") + " "));
        assertThat(figures(ward)).isEqualTo(below);
    }

    @Test
    void eachTreeHasTheFiguresOfItsOwnUnitsAndTheContestsTreeThoseOfTheContest() {
        TestContest elsewhere = TestContest.on(A);
        link(contest.unit("A"), Channel.POSTER);
        link(elsewhere.unit("A"), Channel.ZALO);
        link(null, Channel.ZALO);
        await("both nodes know both trees")
                .atMost(Duration.ofSeconds(20))
                .until(() -> B.door(UnitService.class)
                        .forest()
                        .find(elsewhere.unit("A"))
                        .isPresent());
        UnitForest forest = B.door(UnitService.class).forest();
        Unit otherTop = forest.ancestors(elsewhere.unit("A")).getFirst();
        assertThat(figures(otherTop)).containsOnlyKeys(elsewhere.unit("A") + " ZALO");
        assertThat(figures(top())).containsOnlyKeys(contest.unit("A") + " POSTER", "null ZALO");
    }

    private void link(@Nullable Long unit, Channel channel) {
        links.add(Objects.requireNonNull(
                A.door(ShareService.class).code(contest.id(), unit, channel).block()));
    }

    private void someComeAndTakePart(int hand) {
        Random random = new Random(hand);
        List<Http> people = new ArrayList<>();
        for (int change = 0; change < CHANGES; change++) {
            Node node = random.nextBoolean() ? A : B;
            String link = random.nextInt(8) == 0 ? "" : links.get(random.nextInt(links.size()));
            if (people.isEmpty() || random.nextInt(3) == 0) {
                if (!link.isEmpty()) {
                    assertThat(new Http(node.address()).get("/t/" + link).status())
                            .isEqualTo(302);
                }
                people.add(enter(node, link, "0197%02d%04d".formatted(hand, change)));
            } else {
                begin(people.get(random.nextInt(people.size())), random.nextInt(3) > 0);
            }
        }
    }

    private Http enter(Node node, String link, String phone) {
        Http browser = new Http(node.address());
        Map<String, Object> form = new LinkedHashMap<>(Citizen.entry(contest.unit("B-1"), phone));
        form.put("link", link);
        assertThat(browser.post("/api/contests/" + contest.slug() + "/participations", form)
                        .status())
                .isEqualTo(201);
        return browser;
    }

    // A start that is refused because one is under way, or all are used up, changes nothing.
    private void begin(Http browser, boolean handIn) {
        Http.Answer started = browser.post("/api/rounds/" + round + "/attempts", Map.of("key", UUID.randomUUID()));
        String attempt = started.json().path("id").asString("");
        if (handIn && !attempt.isEmpty()) {
            assertThat(browser.post("/api/attempts/" + attempt + "/submission", Citizen.sheet(1, Map.of("1", "A")))
                            .status())
                    .isEqualTo(200);
        }
    }

    private ChannelFigures asked(Unit unit, int most) {
        return Objects.requireNonNull(
                B.door(ChannelService.class).figures(contestNow(), unit, most).block());
    }

    private Map<String, List<Long>> figures(Unit unit) {
        Map<String, String> names = Map.of(
                Channel.PERSONS,
                "PERSON",
                Channel.ZALO.label(),
                "ZALO",
                Channel.POSTER.label(),
                "POSTER",
                Channel.NONE,
                "");
        Map<String, List<Long>> lines = new TreeMap<>();
        asked(unit, 100)
                .lines()
                .forEach(line -> lines.put(
                        line.unitId() + " " + names.get(line.channel()),
                        List.of(line.visits(), line.entered(), line.started(), line.people(), line.attempts())));
        return lines;
    }

    private Map<String, List<Long>> recount() {
        Map<String, List<Long>> lines = new TreeMap<>();
        try (Connection connection = DATABASE.connect();
                ResultSet rows = connection.createStatement().executeQuery(RECOUNT.formatted(contest.id()))) {
            while (rows.next()) {
                lines.put(
                        rows.getString(1),
                        List.of(rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5), rows.getLong(6)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return lines;
    }

    private static long count(String sql) {
        try (Connection connection = DATABASE.connect();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Contest contestNow() {
        return B.door(ContestService.class).require(contest.slug());
    }

    private Unit top() {
        return B.door(UnitService.class).forest().root(contestNow().treeId()).orElseThrow();
    }

    private Unit unit(String code) {
        return B.door(UnitService.class).forest().find(contest.unit(code)).orElseThrow();
    }
}
