package vn.hoithi.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Staff;
import vn.hoithi.bank.BankService;
import vn.hoithi.contest.ContestForm;
import vn.hoithi.contest.FormField;
import vn.hoithi.contest.FormField.Name;
import vn.hoithi.contest.Terms;
import vn.hoithi.contest.Terms.AudienceBank;
import vn.hoithi.questionbank.format.ShippedBanks;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;

/** Officials and citizens with questions of their own in one round: whatever looks at its questions looks at both. */
class SeparateBanksTest {
    private static final BackingServices.Database DATABASE =
            BackingServices.shared().freshDatabase();
    private static final Node NODE =
            Node.start(DATABASE, "--hoithi.first-start.contests=false", "--hoithi.result.settle=0s");

    private final Closed closed = new Closed(DATABASE, NODE);

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void figuresKeysAndDecisionsCoverTheQuestionsOfEachAudience() {
        // One question of the officials has the id of another one that everybody else has.
        int own = bank(text("haiphong-bac.csv").replace("\nHP-001,", "\nBC-001,"));
        int round = round(own);
        Http officials = entered("Công chức");
        Http citizens = entered("Người dân");
        String official = takes(officials, round, 5);
        String citizen = takes(citizens, round, 10);
        closed.close(round);

        JsonNode figures = closed.admin()
                .http()
                .get("/api/admin/rounds/" + round + "/item-statistics")
                .json();
        assertThat(figures.size()).isEqualTo(2);
        assertThat(shown(figures.path(0))).isEqualTo(10);
        assertThat(figures.path(1).path("bankVersionId").asInt()).isEqualTo(own);
        assertThat(figures.path(1).at("/report/scores/attempts").asInt()).isEqualTo(1);
        assertThat(shown(figures.path(1))).isEqualTo(5);
        String page = closed.admin()
                .http()
                .get("/quan-tri/vong-thi/" + round + "/cau-hoi")
                .text();
        assertThat(page).contains("Đề chung", "Đề riêng cho Công chức");

        Http.Answer unclear = closed.admin()
                .http()
                .post(
                        "/api/admin/rounds/" + round + "/key-changes",
                        Map.of("question", "BC-001", "action", "ANNUL", "reason", "Sai"));
        assertThat(unclear.status()).isEqualTo(422);
        assertThat(unclear.text()).contains("dùng chung mã này cho những câu hỏi khác nhau");

        String question = closed.paper(official).questions().stream()
                .map(asked -> asked.question().id())
                .filter(id -> id.startsWith("HP-"))
                .findFirst()
                .orElseThrow();
        int change = closed.propose(round, question, null);
        assertThat(closed.change(change).at("/preview/withQuestion").asInt()).isEqualTo(1);
        assertThat(closed.approve(change).status()).isEqualTo(200);
        closed.plan(round, List.of(closed.prize("nhat", "Giải Nhất", 1, 0)), 5);
        int version = closed.rank(round);
        assertThat(closed.rows("SELECT attempt_id FROM regraded WHERE closing_id = " + version))
                .containsExactly(List.of(official));
        closed.publish(version);
        String keys = new Http(NODE.address())
                .get("/c/" + closed.contest().slug() + "/ket-qua/dap-an?ban=" + version)
                .text();
        assertThat(keys)
                .contains("Đề chung", "Đề riêng cho Công chức")
                .containsOnlyOnce("Câu này đã bị hủy")
                .contains("Chủ tịch Hồ Chí Minh đã mấy lần về thăm Hải Phòng");
        assertThat(citizen).isNotEqualTo(official);
    }

    @Test
    void staffRehearseTheQuestionsOfWhichAudienceTheyLike() {
        int round = round(bank(text("haiphong-bac.csv")));
        assertThat(rehearsed(round, Map.of("audience", "Công chức"))).isEqualTo(5);
        assertThat(rehearsed(round, Map.of("audience", ""))).isEqualTo(10);
        assertThat(rehearsed(round, null)).isEqualTo(10);
        Http.Answer unknown = closed.admin()
                .http()
                .post("/api/admin/rounds/" + round + "/rehearsal", Map.of("audience", "Quan khách"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(closed.admin()
                        .http()
                        .get("/quan-tri/cuoc-thi/" + closed.contest().id())
                        .text())
                .contains("<option value=\"Công chức\">Công chức</option>");
        closed.close(round);
    }

    private int rehearsed(int round, @org.jspecify.annotations.Nullable Object form) {
        Http staff = closed.admin().http();
        Http.Answer entered = staff.post("/api/admin/rounds/" + round + "/rehearsal", form);
        assertThat(entered.status()).as(entered.text()).isEqualTo(200);
        return staff.post("/api/rounds/" + round + "/attempts", Map.of("key", UUID.randomUUID()))
                .json()
                .path("questions")
                .size();
    }

    private int round(int officials) {
        closed.contest()
                .change(form -> new ContestForm(
                        form.slug(),
                        form.name(),
                        form.organizer(),
                        form.hotline(),
                        form.treeId(),
                        form.rulesText(),
                        List.of(
                                new FormField(Name.fullName, true, false),
                                new FormField(Name.phone, true, true),
                                new FormField(Name.audience, true, false)),
                        List.of("Công chức", "Người dân"),
                        form.consentText(),
                        form.scoreAtOnce()));
        return closed.contest()
                .add(closed.contest()
                        .open(Duration.ofHours(1))
                        .under(new Terms(
                                false,
                                null,
                                false,
                                List.of(),
                                List.of(new AudienceBank("Công chức", officials, "5")))));
    }

    private static int bank(String csv) {
        return requireNonNull(NODE.door(BankService.class)
                        .load("Đề công chức (thử)", csv.getBytes(UTF_8), "bac.csv", Staff.SYSTEM)
                        .block())
                .versionId();
    }

    private static String text(String shipped) {
        return new String(ShippedBanks.file(shipped), UTF_8);
    }

    private Http entered(String audience) {
        Http http = new Http(NODE.address());
        String phone = Citizen.newPhone();
        Map<String, Object> entry = new HashMap<>(Citizen.entry(closed.contest().unit("A-1"), phone));
        entry.put("fields", Map.of("fullName", "Thử Nghiệm", "phone", phone, "audience", audience));
        assertThat(http.post("/api/contests/" + closed.contest().slug() + "/participations", entry)
                        .status())
                .isEqualTo(201);
        return http;
    }

    /** A paper of so many questions handed in without an answer; id of the attempt. */
    private static String takes(Http http, int round, int questions) {
        JsonNode attempt = http.post("/api/rounds/" + round + "/attempts", Map.of("key", UUID.randomUUID()))
                .json();
        assertThat(attempt.path("questions").size()).isEqualTo(questions);
        String id = attempt.path("id").asString();
        assertThat(http.post("/api/attempts/" + id + "/submission", Citizen.sheet(1, Map.of()))
                        .status())
                .isEqualTo(200);
        return id;
    }

    private static long shown(JsonNode part) {
        return part.at("/report/items")
                .valueStream()
                .mapToLong(item -> item.path("shown").asLong())
                .sum();
    }
}
