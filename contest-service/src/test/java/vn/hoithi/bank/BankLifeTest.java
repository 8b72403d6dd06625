package vn.hoithi.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.RoundForm;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Call;
import vn.hoithi.testing.Http.Answer;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;

/** From a file to a version that rounds may use, through the front door. */
class BankLifeTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String HEADER = "Mã câu,Chủ đề,Mức độ,Câu hỏi,A,B,C,D,Đáp án,Giải thích,Nguồn\n";

    private static final Node NODE = Node.shared();
    private static final StaffMember ADMIN = StaffMember.signedIn(NODE, Role.ADMIN, null);
    private static final StaffMember REVIEWER = StaffMember.signedIn(NODE, Role.REVIEWER, null);

    private final String title = "Ngân hàng " + NUMBER.incrementAndGet() + " " + System.nanoTime();

    private static String row(String id, String stem, String key) {
        return id + ",Bầu cử,nhận biết," + stem + ",Một,Hai,Ba,Bốn," + key + ",Vì thế.,Điều 1\n";
    }

    private Answer upload(String file, String kind) {
        Call call = Call.upload("/api/admin/banks", "title", title, "bank.csv", (HEADER + file).getBytes(UTF_8));
        return call.withPart("kind", kind).with(ADMIN.headers()).to(NODE);
    }

    private Answer decide(int draft, String what, String reason, StaffMember by) {
        return Call.json("POST", "/api/admin/banks/drafts/" + draft + "/" + what, "{\"reason\":\"" + reason + "\"}")
                .with(by.headers())
                .to(NODE);
    }

    private int submitted(String file, String kind) {
        Answer answer = upload(file, kind);
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().path("draftId").asInt();
    }

    private int approved(String file, String kind) {
        Answer answer = decide(submitted(file, kind), "approval", "", REVIEWER);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("versionId").asInt();
    }

    private String page(String path, StaffMember by) {
        Answer answer = Call.get(path).with(by.headers()).to(NODE);
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    @Test
    void aSecondPersonMakesAVersionOfIt() {
        int draft = submitted(row("A1", "Ai bầu?", "A"), "REPLACE");

        Answer own = decide(draft, "approval", "tôi tự duyệt", ADMIN);
        assertThat(own.status()).isEqualTo(409);
        assertThat(own.json().path("type").asString()).endsWith("second-person-needed");

        Answer other = decide(draft, "approval", "", REVIEWER);
        assertThat(other.status()).isEqualTo(200);
        Answer again = decide(draft, "approval", "", REVIEWER);
        assertThat(again.status()).isEqualTo(409);

        Answer same = upload(row("A1", "Ai bầu?", "A"), "REPLACE");
        assertThat(same.json().path("versionId").asInt())
                .isEqualTo(other.json().path("versionId").asInt());
        assertThat(same.json().has("draftId")).isFalse();
    }

    @Test
    void theSameFileTwiceWaitsOnce() {
        assertThat(submitted(row("A1", "Ai bầu?", "A"), "REPLACE"))
                .isEqualTo(submitted(row("A1", "Ai bầu?", "A"), "REPLACE"));
    }

    @Test
    void whatIsSentBackIsNotApprovedAnyMore() {
        int draft = submitted(row("A1", "Ai bầu?", "A"), "REPLACE");
        assertThat(decide(draft, "rejection", " ", REVIEWER).status()).isEqualTo(422);
        assertThat(decide(draft, "rejection", "Sai nguồn", REVIEWER).status()).isEqualTo(204);
        assertThat(decide(draft, "approval", "", REVIEWER).status()).isEqualTo(409);
        assertThat(page("/quan-tri/ngan-hang/cho-duyet/" + draft, ADMIN)).contains("Sai nguồn");
    }

    @Test
    void ofTwoUploadsOverOneVersionOnlyTheFirstApprovedCounts() {
        int first = submitted(row("A1", "Ai bầu?", "A"), "REPLACE");
        int second = submitted(row("A1", "Ai bầu?", "B"), "REPLACE");
        assertThat(decide(first, "approval", "", REVIEWER).status()).isEqualTo(200);
        Answer late = decide(second, "approval", "", REVIEWER);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("type").asString()).endsWith("outdated-draft");
    }

    @Test
    void addingKeepsWhatIsThereAndReplacesWhatHasTheSameId() {
        int one = approved(row("A1", "Ai bầu?", "A") + row("A2", "Bầu mấy năm một lần?", "B"), "REPLACE");
        int two = approved(row("A2", "Bầu mấy năm một lần?", "C") + row("A3", "Ở đâu niêm yết?", "D"), "ADD");

        String now = page("/quan-tri/ngan-hang/" + two, REVIEWER);
        assertThat(now).contains("Ai bầu?", "Bầu mấy năm một lần?", "Ở đâu niêm yết?");
        String difference = page("/quan-tri/ngan-hang/" + two + "/khac?voi=" + one, REVIEWER);
        assertThat(difference).contains("A2", "A3").doesNotContain("Ai bầu?");
        String history = page("/quan-tri/ngan-hang/" + two + "/cau?ma=A2", REVIEWER);
        assertThat(history).contains("có từ đây", "đã sửa");
        assertThat(page("/quan-tri/ngan-hang/" + two + "?tim=niem+yet", REVIEWER))
                .contains("Ở đâu niêm yết?")
                .doesNotContain("Ai bầu?");
    }

    @Test
    void retiringLeavesTheOldVersionAsItWas() {
        int one = approved(row("A1", "Ai bầu?", "A") + row("A2", "Bầu mấy năm một lần?", "B"), "REPLACE");
        Answer asked = Call.json(
                        "POST",
                        "/api/admin/banks/versions/" + one + "/retirements",
                        "{\"questions\":[\"A1\"],\"reason\":\"Luật đã đổi\"}")
                .with(ADMIN.headers())
                .to(NODE);
        assertThat(asked.status()).isEqualTo(201);
        Answer done = decide(asked.json().path("draftId").asInt(), "approval", "", REVIEWER);
        int two = done.json().path("versionId").asInt();
        assertThat(page("/quan-tri/ngan-hang/" + one, ADMIN)).contains("Ai bầu?");
        assertThat(page("/quan-tri/ngan-hang/" + two, ADMIN)).doesNotContain("Ai bầu?");
    }

    @Test
    void theDraftIsShownBesideTheLinesOfItsFile() {
        String odd = "A2,Bầu cử,nhận biết,Ai niêm yết?,Một,Hai,Ba,Cả A và B,B,,Điều 1\n";
        int draft = submitted(row("A1", "Ai bầu?", "A") + odd, "REPLACE");
        String page = page("/quan-tri/ngan-hang/cho-duyet/" + draft, REVIEWER);
        assertThat(page).contains("Trong tệp, 2:1", "Trong tệp, 3:1", "A2 | Bầu cử | nhận biết | Ai niêm yết?");
        assertThat(page).contains("Chưa có giải thích.", "Phương án nhắc đến phương án khác");
        String warned = page("/quan-tri/ngan-hang/cho-duyet/" + draft + "?canh-bao=true", REVIEWER);
        assertThat(warned).contains("Ai niêm yết?").doesNotContain("Ai bầu?");
    }

    @Test
    void keysOfQuestionsInUseStayOnTheServer() {
        TestContest contest = TestContest.on(NODE);
        contest.openRound(Duration.ofHours(1));
        String page = page("/quan-tri/ngan-hang/" + contest.bankVersion(), ADMIN);
        assertThat(page).doesNotContain("class=\"is-key\"", "Giải thích:");
        Answer export = Call.get("/quan-tri/ngan-hang/" + contest.bankVersion() + "/tep?dang=json")
                .with(ADMIN.headers())
                .to(NODE);
        assertThat(export.status()).isEqualTo(409);

        int free = approved(row("A1", "Ai bầu?", "A"), "REPLACE");
        assertThat(page("/quan-tri/ngan-hang/" + free, ADMIN)).contains("class=\"is-key\"", "Giải thích:");
        Answer csv = Call.get("/quan-tri/ngan-hang/" + free + "/tep?dang=csv")
                .with(ADMIN.headers())
                .to(NODE);
        assertThat(csv.text()).contains("Ai bầu?");
    }

    @Test
    void aDraftShowsWhatItBringsButNoKeyThatARoundNeeds() {
        int first = submitted(row("A1", "Ai bầu?", "A") + row("A2", "Bầu mấy năm một lần?", "B"), "REPLACE");
        int version =
                decide(first, "approval", "", REVIEWER).json().path("versionId").asInt();
        int second = submitted(row("A1", "Ai đi bầu?", "C") + row("A3", "Ở đâu niêm yết?", "D"), "REPLACE");
        String address = "/quan-tri/ngan-hang/cho-duyet/";
        // A1 as it is and as it would be, A2 that goes, A3 that comes.
        assertThat(keys(page(address + second, REVIEWER))).isEqualTo(4);
        assertThat(page(address + first, REVIEWER)).contains("A1 | Bầu cử");
        assertThat(keys(page(address + first, REVIEWER))).isEqualTo(2);

        comingRound(version);
        String waiting = page(address + second, REVIEWER);
        assertThat(keys(waiting)).isEqualTo(2);
        assertThat(waiting).contains("Bầu mấy năm một lần?", "2 câu trên trang này đang dùng trong vòng thi");
        String decided = page(address + first, ADMIN);
        assertThat(keys(decided)).isZero();
        assertThat(decided).contains("Ai bầu?").doesNotContain("Giải thích:", "A1 | Bầu cử");

        assertThat(decide(second, "rejection", "Sai nguồn", REVIEWER).status()).isEqualTo(204);
        assertThat(keys(page(address + second, ADMIN))).isZero();
    }

    private static int keys(String page) {
        return page.split("class=\"is-key\"", -1).length - 1;
    }

    private static void comingRound(int version) {
        Instant opens = Instant.now().plus(Duration.ofHours(1));
        RoundForm form = new RoundForm("Tuần sau", opens, opens.plusSeconds(3600), version, 10, 1, null, "1", "");
        int contest = TestContest.on(NODE).id();
        assertThat(NODE.door(ContestService.class)
                        .addRound(contest, form, Staff.SYSTEM)
                        .block())
                .isPositive();
    }

    @Test
    void whoeverIsAloneMayApproveWithAReasonIfTheSettingSaysSo() {
        try (Node node = Node.start(BackingServices.shared().freshDatabase(), "--hoithi.bank.approve-alone=true")) {
            StaffMember only = StaffMember.signedIn(node, Role.ADMIN, null);
            int draft = Call.upload(
                            "/api/admin/banks",
                            "title",
                            title,
                            "bank.csv",
                            (HEADER + row("A1", "Ai bầu?", "A")).getBytes(UTF_8))
                    .withPart("kind", "REPLACE")
                    .with(only.headers())
                    .to(node)
                    .json()
                    .path("draftId")
                    .asInt();
            Call silent = Call.json("POST", "/api/admin/banks/drafts/" + draft + "/approval", "{\"reason\":\" \"}");
            assertThat(silent.with(only.headers()).to(node).status()).isEqualTo(422);
            assertThat(approvals(node, only)).isEmpty();

            Call reasoned = Call.json(
                    "POST", "/api/admin/banks/drafts/" + draft + "/approval", "{\"reason\":\"Ban chỉ có một người\"}");
            Answer approved = reasoned.with(only.headers()).to(node);
            assertThat(approved.status()).as(approved.text()).isEqualTo(200);
            assertThat(approvals(node, only)).singleElement().satisfies(entry -> {
                assertThat(entry.path("staff").asString()).isEqualTo(only.login());
                assertThat(entry.path("after").asString()).contains("Ban chỉ có một người", only.login());
            });
        }
    }

    private static List<JsonNode> approvals(Node node, StaffMember by) {
        Answer log = Call.get("/api/admin/audit").with(by.headers()).to(node);
        assertThat(log.status()).isEqualTo(200);
        return log.json()
                .valueStream()
                .filter(entry -> entry.path("action").asString().equals("bank.approve"))
                .toList();
    }

    @Test
    void programsReadTheSameWithoutTheKeysInUse() {
        int one = approved(row("A1", "Ai bầu?", "A") + row("A2", "Bầu mấy năm một lần?", "B"), "REPLACE");
        int two = approved(row("A2", "Bầu mấy năm một lần?", "C"), "ADD");
        JsonNode found = read("/api/admin/banks/versions/" + two + "/questions?words=nam+may");
        assertThat(found.path("found").asInt()).isEqualTo(1);
        assertThat(found.at("/questions/0/choices/2/right").asBoolean()).isTrue();
        JsonNode difference = read("/api/admin/banks/versions/" + two + "/difference?from=" + one);
        assertThat(difference.path("same").asInt()).isEqualTo(1);
        assertThat(difference.at("/changes/0/kind").asString()).isEqualTo("CHANGED");
        int bank = read("/api/admin/banks")
                .valueStream()
                .filter(version -> version.path("id").asInt() == two)
                .findFirst()
                .orElseThrow()
                .path("bankId")
                .asInt();
        assertThat(read("/api/admin/banks/" + bank + "/questions/A2/history").size())
                .isEqualTo(2);

        TestContest contest = TestContest.on(NODE);
        contest.openRound(Duration.ofHours(1));
        JsonNode used = read("/api/admin/banks/versions/" + contest.bankVersion() + "/questions");
        assertThat(used.path("questions").size()).isEqualTo(200);
        for (JsonNode question : used.path("questions")) {
            assertThat(question.path("explanation").asString()).isEmpty();
            question.path("choices")
                    .forEach(choice ->
                            assertThat(choice.path("right").asBoolean()).isFalse());
        }
    }

    @Test
    void anUploadSaysWhatHappensToTheQuestionsThatAreThere() {
        assertThat(upload(row("A1", "Ai bầu?", "A"), "RETIRE").status()).isEqualTo(422);
        assertThat(upload(row("A1", "Ai bầu?", "A"), "x").status()).isEqualTo(422);
    }

    @Test
    void aFileWithoutIdsThatComesAgainIsNoRepetitionOfItself() {
        String asked = "Câu 1: Ai bầu ra đại biểu Quốc hội?\nA. Cử tri\nB. Chính phủ\nĐáp án: A\nNguồn: Điều 1\n";
        for (String more : new String[] {"", "\nCâu 2: Mấy năm một lần?\nA. Năm\nB. Ba\nĐáp án: A\nNguồn: Điều 2\n"}) {
            Answer sent = Call.upload("/api/admin/banks", "title", title, "x.txt", (asked + more).getBytes(UTF_8))
                    .withPart("kind", "REPLACE")
                    .with(ADMIN.headers())
                    .to(NODE);
            assertThat(sent.text()).doesNotContain("near-duplicate");
            assertThat(decide(sent.json().path("draftId").asInt(), "approval", "", REVIEWER)
                            .status())
                    .isEqualTo(200);
        }
    }

    private static JsonNode read(String path) {
        Answer answer = Call.get(path).with(ADMIN.headers()).to(NODE);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
