package vn.hoithi.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.hoithi.account.Role;
import vn.hoithi.testing.Http.Answer;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;

/** Rules that cannot be are refused with the field and the reason, in Vietnamese, and nothing is written. */
class BadRulesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Node NODE = Node.shared();
    private static final TestContest CONTEST = TestContest.on(NODE);
    private static final StaffMember ADMIN = StaffMember.signedIn(NODE, Role.ADMIN, null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    closesAt   | closesAt          | "2020-01-01T00:00:00Z"
                    blueprint  | blueprint         | "5000"
                    blueprint  | blueprint         | "mười câu"
                    blueprint  | blueprint         | "10[topic=Không có]"
                    minutes    | minutes           | 0
                    minutes    | minutes           | 241
                    attempts   | attempts          | 0
                    perDay     | perDay            | 0
                    order      | ranking.order     | []
                    order      | ranking.order     | ["SCORE","SCORE"]
                    order      | ranking.order     | ["SCORE","PREDICTION"]
                    ?          | ranking.order     | ["TÊN"]
                    ?          | ranking.counting  | "KHÁC"
                    counting   | ranking.counting  | null
                    decimals   | ranking.prediction| {"meaning":"PEOPLE","decimals":6,"least":0,"most":10,"pass":0,"required":true}
                    most       | ranking.prediction| {"meaning":"PEOPLE","decimals":0,"least":10,"most":9,"pass":0,"required":true}
                    least      | ranking.prediction| {"meaning":"PEOPLE","decimals":0,"least":-1,"most":9,"pass":0,"required":true}
                    most       | ranking.prediction| {"meaning":"PEOPLE","decimals":0,"least":0,"most":1000000001,"pass":0,"required":true}
                    pass       | ranking.prediction| {"meaning":"PEOPLE_PASSED","decimals":0,"least":0,"most":900,"pass":101,"required":true}
                    ?          | ranking.prediction| {"meaning":"GÌ ĐÓ","decimals":0,"least":0,"most":900,"pass":1,"required":true}
                    ?          | ranking.prediction| {"meaning":"PEOPLE","decimals":0,"least":"không","most":900,"pass":1,"required":true}
                    audiences  | terms.audiences   | ["Công chức"]
                    banks      | terms.banks       | [{"audience":"Công chức","bankVersionId":1,"blueprint":"10"}]
                    audience   | terms.banks       | [{"audience":"","bankVersionId":1,"blueprint":"10"}]
                    ?          | terms.score       | "HỎI"
                    """)
    void eachIsRefusedWithItsField(String field, String place, String value) {
        long before = rounds();
        Answer answer = ADMIN.http().post("/api/admin/contests/" + CONTEST.id() + "/rounds", with(place, value));
        assertThat(answer.status()).as(answer.text()).isIn(400, 422);
        assertThat(answer.text()).doesNotContain("Exception").doesNotContain("vn.hoithi");
        assertThat(answer.json().path("detail").asString()).matches("(?s).*[^\\p{ASCII}].*");
        if (!field.equals("?")) {
            List<String> fields = new ArrayList<>();
            answer.json()
                    .path("errors")
                    .forEach(error -> fields.add(error.path("field").asString()));
            assertThat(fields).as(answer.text()).anyMatch(name -> name.endsWith(field));
        }
        assertThat(rounds()).isEqualTo(before);
    }

    @Test
    void anUnknownBankIsSaidToBeUnknown() {
        Answer answer =
                ADMIN.http().post("/api/admin/contests/" + CONTEST.id() + "/rounds", with("bankVersionId", "999999"));
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void everyPatternIsAnsweredAndAccepted() {
        JsonNode presets = ADMIN.http().get("/api/admin/rule-presets").json();
        assertThat(presets.size()).isEqualTo(4);
        for (JsonNode preset : presets) {
            ObjectNode round = form();
            for (String name : List.of("minutes", "attempts", "blueprint", "ranking", "terms")) {
                round.set(name, preset.path(name));
            }
            Answer read = ADMIN.http().post("/api/admin/contests/" + CONTEST.id() + "/rules-reading", plain(round));
            assertThat(read.status()).as(read.text()).isEqualTo(200);
            assertThat(read.json().path("warnings").size()).as(read.text()).isZero();
            assertThat(read.json().path("reading").size()).isGreaterThan(7);
            Answer made = ADMIN.http().post("/api/admin/contests/" + CONTEST.id() + "/rounds", plain(round));
            assertThat(made.status()).as(made.text()).isEqualTo(201);
        }
    }

    @Test
    void ageNeedsABirthDateAndStaysOnceTheContestHasBegun() {
        TestContest contest = TestContest.on(NODE);
        assertThat(refused(contest, new EntryTerms(14, null, null))).isEqualTo("/van-de/invalid-contest");
        assertThat(refused(contest, new EntryTerms(70, 14, null))).isEqualTo("/van-de/invalid-contest");
        contest.openRound(Duration.ofHours(1));
        assertThat(refused(contest, new EntryTerms(null, null, 3))).isEqualTo("/van-de/entry-fixed");
    }

    private static String refused(TestContest contest, EntryTerms terms) {
        try {
            contest.change(form -> form.open(terms));
            return "taken";
        } catch (vn.hoithi.platform.SimplyRefused e) {
            return String.valueOf(e.problem().getType());
        }
    }

    private static Object with(String place, String value) {
        ObjectNode form = form();
        JsonNode json = JSON.readTree(value);
        int dot = place.indexOf('.');
        if (dot < 0) {
            form.set(place, json);
        } else {
            ((ObjectNode) form.path(place.substring(0, dot))).set(place.substring(dot + 1), json);
        }
        return plain(form);
    }

    private static Map<String, Object> plain(ObjectNode form) {
        Map<String, Object> map = new LinkedHashMap<>();
        form.properties().forEach(entry -> map.put(entry.getKey(), JSON.convertValue(entry.getValue(), Object.class)));
        return map;
    }

    private static ObjectNode form() {
        RoundForm form = CONTEST.open(Duration.ofDays(7)).complete();
        ObjectNode tree = JSON.valueToTree(form);
        tree.remove("perDay");
        tree.remove("phase");
        ((ObjectNode) tree.path("ranking")).remove("prediction");
        ((ObjectNode) tree.path("terms")).remove("score");
        return tree;
    }

    private static long rounds() {
        return NODE.door(ContestService.class).catalog().roundsOf(CONTEST.id()).size();
    }
}
