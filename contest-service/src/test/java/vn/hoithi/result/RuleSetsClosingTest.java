package vn.hoithi.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.RulePrizes;
import vn.hoithi.testing.RuleSets;
import vn.hoithi.testing.RuleSets.RuleSet;

/** Every rule set is sat, frozen, ranked and published by the front door, and gives the order and winners worked out by hand. */
class RuleSetsClosingTest {
    private static final BackingServices.Database DATABASE =
            BackingServices.shared().freshDatabase();
    private static final Node NODE =
            Node.start(DATABASE, "--hoithi.first-start.contests=false", "--hoithi.result.settle=0s");
    private static final String SEED = "48213";

    private static final Closed FIRST = new Closed(DATABASE, NODE);

    private final Closed closed = FIRST.another();

    @AfterAll
    static void stop() {
        NODE.close();
    }

    static List<RuleSet> sets() {
        return RuleSets.all();
    }

    static List<RulePrizes> prizes() {
        return RulePrizes.everyOne();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void aRoundClosesWithTheTruthAndTheOrderWorkedOutByHand(RuleSet set) {
        Played played = new Played(NODE, closed, set, person -> "");
        int round = played.round();
        JsonNode frozen = freeze(round);
        assertThat(frozen.path("truth").asString("")).isEqualTo(set.truth());
        assertThat(frozen.path("attempts").asInt()).isEqualTo(set.all().size());
        int id = frozen.path("id").asInt();
        rank(id);
        assertThat(played.listed(round))
                .as("names are masked here")
                .containsExactlyInAnyOrderElementsOf(set.order().stream()
                        .map(line -> line.replaceAll("(\\p{L})\\p{L}* \\d+$", "$1."))
                        .toList());
        closed.plan(round, List.of(closed.prize("cn", "Giải công nhận", 100, 0)), 0);
        closed.publish(id);
        List<String> published = played.published();
        assertThat(published).containsExactlyInAnyOrderElementsOf(set.order());
        assertThat(places(published)).isEqualTo(places(set.order()));
    }

    private static List<String> places(List<String> lines) {
        return lines.stream().map(line -> line.split(" ", 2)[0]).toList();
    }

    private JsonNode freeze(int round) {
        Http.Answer frozen = closed.admin()
                .http()
                .post("/api/admin/contests/" + closed.contest().id() + "/results", Map.of("round", round));
        assertThat(frozen.status()).as(frozen.text()).isEqualTo(201);
        return frozen.json();
    }

    private void rank(int id) {
        Http.Answer ranked = closed.admin().http().post("/api/admin/results/" + id + "/ranking", Map.of());
        assertThat(ranked.status()).as(ranked.text()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("prizes")
    void thePrizesGoToTheWinnersWorkedOutByHand(RulePrizes prizes) {
        Played played = new Played(NODE, closed, prizes.rules(), prizes::audienceOf);
        wins(played, prizes, prizes.winners());
        if (!prizes.again().isEmpty()) {
            wins(played, prizes, prizes.again());
        }
    }

    private void wins(Played played, RulePrizes prizes, List<String> winners) {
        int round = played.round();
        brought(played, prizes.brought());
        int id = freeze(round).path("id").asInt();
        rank(id);
        plan(round, prizes);
        stand(played, id, prizes);
        List<String> lot = prizes.lots().isEmpty() ? List.of() : drawn(played, id, prizes.lots());
        closed.publish(id);
        assertThat(closed
                        .rows("SELECT prize, pseudonym, place, by_lot, held FROM award WHERE closing_id = " + id
                                + " ORDER BY nth")
                        .stream()
                        .map(row -> row.get(0) + " " + played.person(row.get(1)) + " " + row.get(2)
                                + (row.get(3).equals("t") ? " lot" : "")
                                + (row.get(4).equals("t") ? " held" : "")))
                .containsExactlyInAnyOrderElementsOf(
                        winners.stream().map(line -> named(line, lot)).toList());
    }

    private static String named(String winner, List<String> lot) {
        String[] parts = winner.split(" ", 3);
        boolean byLot = parts[1].matches("\\d");
        return parts[0] + " " + (byLot ? lot.get(Integer.parseInt(parts[1]) - 1) : parts[1]) + " " + parts[2];
    }

    private void plan(int round, RulePrizes prizes) {
        Http.Answer answer = closed.admin()
                .http()
                .put(
                        "/api/admin/contests/" + closed.contest().id() + "/prize-plan",
                        Map.of(
                                "round",
                                round,
                                "basedOn",
                                0,
                                "plan",
                                Map.of(
                                        "onePerPerson",
                                        prizes.onePerPerson(),
                                        "acrossRounds",
                                        !prizes.again().isEmpty(),
                                        "persons",
                                        prizes.all().stream()
                                                .filter(prize -> !prize.spread())
                                                .map(prize -> Map.of(
                                                        "id", prize.id(),
                                                        "name", "Giải " + prize.id(),
                                                        "quantity", prize.quantity(),
                                                        "leastPercent", prize.leastPercent(),
                                                        "audience", prize.audience(),
                                                        "type", "MONEY",
                                                        "money", prize.money()))
                                                .toList(),
                                        "units",
                                        List.of(),
                                        "spread",
                                        prizes.all().stream()
                                                .filter(RulePrizes.Prize::spread)
                                                .map(prize -> Map.of(
                                                        "id", prize.id(),
                                                        "name", "Giải " + prize.id(),
                                                        "quantity", prize.quantity(),
                                                        "leastPeople", prize.leastPercent(),
                                                        "type", "MONEY",
                                                        "money", prize.money()))
                                                .toList(),
                                        "complaintDays",
                                        0,
                                        "quotas",
                                        List.of())));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void brought(Played played, String brought) {
        for (String one : RulePrizes.parts(brought, ";")) {
            String owner = one.substring(0, one.indexOf(':'));
            String code = "lt-" + closed.contest().id();
            closed.update(
                    "INSERT INTO short_link (code, contest_id, participation_id) SELECT '%s', contest_id, participation_id FROM attempt WHERE receipt = '%s'"
                            .formatted(code, played.code(owner)));
            for (String person : RulePrizes.parts(one.substring(one.indexOf(':') + 1), ",")) {
                closed.update(
                        "UPDATE participation SET link_code = '%s' WHERE id = (SELECT participation_id FROM attempt WHERE receipt = '%s')"
                                .formatted(code, played.code(person)));
            }
        }
    }

    private void stand(Played played, int id, RulePrizes prizes) {
        for (String one : RulePrizes.parts(prizes.standings(), ";")) {
            String[] said = one.split(" ", -1);
            int line = Integer.parseInt(closed.row(
                            "SELECT r.n FROM ranked r JOIN attempt a ON a.participation_id = r.participation_id WHERE r.closing_id = "
                                    + id + " AND a.receipt = '" + played.code(said[0]) + "'")
                    .getFirst());
            Http.Answer held = closed.admin()
                    .http()
                    .post(
                            "/api/admin/results/" + id + "/holds",
                            Map.of("line", line, "kind", said[1], "reason", "Có biên bản"));
            assertThat(held.status()).as(held.text()).isEqualTo(201);
        }
    }

    // Two people draw; the order of the lot is worked out apart from the platform.
    private List<String> drawn(Played played, int id, String lots) {
        String prize = lots.substring(0, lots.indexOf(':'));
        assertThat(closed.admin()
                        .http()
                        .post("/api/admin/results/" + id + "/draft", Map.of())
                        .problem())
                .isEqualTo("draws-open");
        Http.Answer announced = closed.admin()
                .http()
                .post(
                        "/api/admin/results/" + id + "/draws",
                        Map.of(
                                "prize",
                                prize,
                                "source",
                                "Giải đặc biệt xổ số miền Bắc",
                                "knownAt",
                                Instant.now().plusMillis(500)));
        assertThat(announced.status()).as(announced.text()).isEqualTo(201);
        int draw = announced.json().path("id").asInt();
        List<String> list = closed.rows("SELECT unnest(contenders) FROM draw WHERE id = " + draw).stream()
                .map(List::getFirst)
                .toList();
        assertThat(list.stream().map(played::person))
                .containsExactlyInAnyOrderElementsOf(RulePrizes.parts(lots.substring(lots.indexOf(':') + 1), ","));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> closed.admin()
                                .http()
                                .put("/api/admin/result-draws/" + draw + "/seed", Map.of("seed", SEED))
                                .status()
                        == 200);
        Http.Answer confirmed =
                closed.second().http().post("/api/admin/result-draws/" + draw + "/confirmation", Map.of("seed", SEED));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        String hash = announced.json().path("listHash").asString();
        return list.stream()
                .sorted(Comparator.comparing(contender -> Played.sha256(hash + "|" + SEED + "|" + contender)))
                .map(played::person)
                .toList();
    }
}
