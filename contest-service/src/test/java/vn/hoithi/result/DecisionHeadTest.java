package vn.hoithi.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Role;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;

/** Who issues decisions is kept per contest and layout; a contest for which nobody said it has what its names give. */
class DecisionHeadTest {
    private final Node node = Node.shared();
    private final TestContest contest = TestContest.on(node);
    private final StaffMember admin = StaffMember.signedIn(node, Role.ADMIN, null);

    @Test
    void whatAnAdminSavesIsForThisContestAndLayoutAlone() {
        JsonNode before = admin.http().get(at(contest, "nha-nuoc")).json();
        assertThat(before.path("issuingBody").asString()).isEqualTo("Ban Tổ chức thử");
        assertThat(before.path("bases").get(0).asString()).startsWith("Thể lệ “Cuộc thi thử ");
        JsonNode party = admin.http().get(at(contest, "dang")).json();
        assertThat(party.path("authority").asString()).isEqualTo("T/M BAN TỔ CHỨC");

        Http.Answer saved = admin.http().put(at(contest, "nha-nuoc"), head(Map.of()));
        assertThat(saved.status()).as(saved.text()).isEqualTo(204);

        JsonNode after = admin.http().get(at(contest, "nha-nuoc")).json();
        assertThat(after.path("issuingBody").asString()).isEqualTo("Ủy ban nhân dân phường Kiến An");
        assertThat(after.path("bases")).hasSize(2);
        assertThat(admin.http().get(at(contest, "dang")).json()).isEqualTo(party);
        TestContest other = TestContest.on(node);
        assertThat(admin.http()
                        .get(at(other, "nha-nuoc"))
                        .json()
                        .path("issuingBody")
                        .asString())
                .isEqualTo("Ban Tổ chức thử");
        assertThat(admin.http().get("/quan-tri/nhat-ky").text()).contains("Sửa thể thức quyết định");
    }

    @Test
    void aReviewerReadsItAndWhatIsTooLongOrUnknownIsRefused() {
        StaffMember reviewer = StaffMember.signedIn(node, Role.REVIEWER, null);
        assertThat(reviewer.http().get(at(contest, "dang")).status()).isEqualTo(200);
        assertThat(reviewer.http().put(at(contest, "dang"), head(Map.of())).status())
                .isEqualTo(403);

        assertThat(refused(Map.of("issuingBody", "x".repeat(201)))).isEqualTo(422);
        assertThat(refused(Map.of("bases", Collections.nCopies(21, "Kế hoạch"))))
                .isEqualTo(422);
        assertThat(refused(Map.of("bases", List.of("x".repeat(501))))).isEqualTo(422);
        assertThat(admin.http().put(at(contest, "khong-co"), head(Map.of())).status())
                .isEqualTo(422);
        assertThat(admin.http()
                        .put("/api/admin/contests/999999/decision-heads/dang", head(Map.of()))
                        .status())
                .isEqualTo(404);
    }

    private int refused(Map<String, Object> change) {
        return admin.http().put(at(contest, "dang"), head(change)).status();
    }

    private static String at(TestContest contest, String layout) {
        return "/api/admin/contests/" + contest.id() + "/decision-heads/" + layout;
    }

    private static Map<String, Object> head(Map<String, Object> changes) {
        Map<String, Object> head = new HashMap<>();
        List.of("parentBody", "rightHead", "abbreviation", "place", "authority", "forWhom", "signerTitle", "signerName")
                .forEach(field -> head.put(field, ""));
        head.put("issuingBody", "Ủy ban nhân dân phường Kiến An");
        head.put("addressees", List.of());
        head.put("bases", List.of("Luật Thi đua, khen thưởng", "Thể lệ Cuộc thi"));
        head.put("recipients", List.of("Như Điều 3"));
        head.putAll(changes);
        return head;
    }
}
