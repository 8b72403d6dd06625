package vn.hoithi.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.account.Role;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.RankingRules;
import vn.hoithi.questionbank.rules.Scoring;
import vn.hoithi.questionbank.rules.TieBreak;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http.Answer;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;

/** Rules of a round that has opened change by two people, with a reason, in public, and for nobody who began before. */
class RoundChangeTest {
    private static final RankingRules QUICK =
            new RankingRules(Counting.BEST, Scoring.ALL_OR_NOTHING, null, List.of(TieBreak.SCORE, TieBreak.EARLIEST));

    private final Node node = Node.shared();
    private final TestContest contest = TestContest.on(node);
    private final StaffMember first = StaffMember.signedIn(node, Role.ADMIN, null);
    private final StaffMember second = StaffMember.signedIn(node, Role.ADMIN, null);
    private final int round = contest.openRound(Duration.ofHours(2));

    @Test
    void aChangeWaitsForASecondPersonAndIsThenToldToEverybody() {
        Answer straight = first.http().put("/api/admin/rounds/" + round, form(attempts(5)));
        assertThat(straight.status()).isEqualTo(409);
        assertThat(straight.json().path("type").asString()).endsWith("round-fixed");
        Citizen early = citizen();
        String begun = early.start(round).json().path("id").asString();

        int change = propose(first, attempts(5), "Đường truyền yếu")
                .json()
                .path("id")
                .asInt();
        assertThat(rules().attempts()).isEqualTo(7);
        assertThat(page()).doesNotContain("Đường truyền yếu");
        Answer own = first.http().post("/api/admin/round-changes/" + change + "/approval", Map.of("reason", "vội"));
        assertThat(own.status()).isEqualTo(409);
        assertThat(own.json().path("type").asString()).endsWith("second-person-needed");
        assertThat(propose(second, attempts(4), "Khác").status()).isEqualTo(409);

        Answer approved = second.http().post("/api/admin/round-changes/" + change + "/approval", Map.of("reason", ""));
        assertThat(approved.status()).isEqualTo(204);
        assertThat(rules().attempts()).isEqualTo(5);
        assertThat(page())
                .contains("Đường truyền yếu")
                .contains("7 lượt trong vòng này")
                .contains("5 lượt trong vòng này");
        assertThat(second.http()
                        .post("/api/admin/round-changes/" + change + "/approval", Map.of("reason", ""))
                        .status())
                .isEqualTo(409);
        assertThat(early.submit(begun, 1, Map.of("1", "A")).status()).isEqualTo(200);
    }

    @Test
    void howItRanksIsFixedOnceSomebodyHasBegun() {
        int change = propose(first, contest.open(Duration.ofHours(2)).ranked(QUICK), "Sửa thứ tự")
                .json()
                .path("id")
                .asInt();
        citizen().start(round);
        Answer late = second.http().post("/api/admin/round-changes/" + change + "/approval", Map.of("reason", ""));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("type").asString()).endsWith("ranking-fixed");
        assertThat(rules().ranking()).isEqualTo(RankingRules.PLAIN);
        assertThat(first.http()
                        .post("/api/admin/round-changes/" + change + "/rejection", Map.of("reason", "Đã có người thi"))
                        .status())
                .isEqualTo(204);
        Answer again = propose(first, contest.open(Duration.ofHours(2)).ranked(QUICK), "Sửa thứ tự");
        assertThat(again.json().path("type").asString()).endsWith("ranking-fixed");
    }

    @Test
    void anExtensionMeanwhileIsNotUndoneAndTwoWhoApproveAtOnceApproveOnce() {
        int stale = propose(first, attempts(5), "Ít lượt hơn").json().path("id").asInt();
        Instant until = Instant.now().plus(Duration.ofHours(5));
        assertThat(second.http()
                        .post("/api/admin/rounds/" + round + "/extension", Map.of("until", until.toString()))
                        .status())
                .isEqualTo(204);
        Answer refused = second.http().post("/api/admin/round-changes/" + stale + "/approval", Map.of("reason", ""));
        assertThat(refused.json().path("type").asString()).endsWith("outdated-change");
        first.http().post("/api/admin/round-changes/" + stale + "/rejection", Map.of("reason", "Đã gia hạn"));

        int change =
                propose(first, attempts(6), "Bớt một lượt").json().path("id").asInt();
        StaffMember third = StaffMember.signedIn(node, Role.ADMIN, null);
        List<CompletableFuture<Answer>> both = List.of(second, third).stream()
                .map(one -> one.http()
                        .send("POST", "/api/admin/round-changes/" + change + "/approval", Map.of("reason", "")))
                .toList();
        List<Integer> statuses = both.stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(204, 409);
        assertThat(rules().attempts()).isEqualTo(6);
        assertThat(rules().version()).isEqualTo(2);
    }

    @Test
    void bankOpeningAndNothingAtAllAreRefusedWithWhatIsWrong() {
        assertType(
                "round-fixed", propose(first, contest.open(Duration.ofHours(2)).at(Instant.now(), closes()), "x"));
        assertType("invalid-change", propose(first, same(), "Không đổi gì"));
        assertType("invalid-form", propose(first, attempts(5), " "));
        assertType(
                "unknown-change", first.http().post("/api/admin/round-changes/999999/approval", Map.of("reason", "")));
        Instant soon = Instant.now().plusSeconds(3_600);
        int coming = contest.round(soon, soon.plusSeconds(3_600), 7, null);
        assertType(
                "round-not-open", first.http().post("/api/admin/rounds/" + coming + "/changes", body(same(), "Sớm")));
        int over = contest.round(soon.minusSeconds(9_000), soon.minusSeconds(7_200), 7, null);
        assertType("round-closed", first.http().post("/api/admin/rounds/" + over + "/changes", body(same(), "Muộn")));
    }

    private RoundForm same() {
        Round now = node.door(ContestService.class).requireRound(round);
        return RoundForm.of(now);
    }

    private Instant closes() {
        return same().closesAt();
    }

    private RoundForm attempts(int attempts) {
        RoundForm now = same();
        return new RoundForm(
                now.name(),
                now.opensAt(),
                now.closesAt(),
                now.bankVersionId(),
                now.minutes(),
                attempts,
                now.perDay(),
                now.blueprint(),
                now.rulesText());
    }

    private Answer propose(StaffMember by, RoundForm wanted, String reason) {
        RoundForm fixed = wanted.opensAt().equals(same().opensAt()) || reason.equals("x")
                ? wanted
                : wanted.at(same().opensAt(), closes());
        return by.http().post("/api/admin/rounds/" + round + "/changes", body(fixed, reason));
    }

    private static Map<String, Object> body(RoundForm form, String reason) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("round", form(form));
        body.put("reason", reason);
        return body;
    }

    private static Map<String, Object> form(RoundForm form) {
        JsonMapper json = JsonMapper.builder().build();
        JsonNode tree = json.valueToTree(form);
        Map<String, Object> map = new LinkedHashMap<>();
        tree.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                map.put(entry.getKey(), json.convertValue(entry.getValue(), Object.class));
            }
        });
        return map;
    }

    private Rules rules() {
        return node.door(ContestService.class).requireRound(round).rules();
    }

    private String page() {
        return first.http().get("/c/" + contest.slug()).text();
    }

    private Citizen citizen() {
        return Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"));
    }

    private static void assertType(String type, Answer answer) {
        assertThat(answer.json().path("type").asString()).as(answer.text()).endsWith(type);
    }
}
