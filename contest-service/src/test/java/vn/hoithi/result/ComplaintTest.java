package vn.hoithi.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.hoithi.account.Role;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;

/** Complaints come in in their time, are answered once, hold the final result up, and show nobody to anybody. */
class ComplaintTest {
    private static final BackingServices.Database DATABASE =
            BackingServices.shared().freshDatabase();
    private static final Node NODE =
            Node.start(DATABASE, "--hoithi.first-start.contests=false", "--hoithi.result.settle=0s");

    private final Closed closed = new Closed(DATABASE, NODE);
    private final Http somebody = new Http(NODE.address());

    @AfterAll
    static void stop() {
        NODE.close();
    }

    private static Map<String, Object> form(int round, String about, String text, Map<String, Object> more) {
        Map<String, Object> form = new LinkedHashMap<>(more);
        form.put("round", round);
        form.put("about", about);
        form.put("text", text);
        return form;
    }

    private Http.Answer file(Map<String, Object> form) {
        return somebody.post("/api/contests/" + closed.contest().slug() + "/complaints", form);
    }

    private Http.Answer page(String code) {
        return somebody.get("/c/" + closed.contest().slug() + "/khieu-nai/tra-loi?ma=" + code);
    }

    private Map<String, Object> answer(String decision) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("decision", decision);
        answer.put("answer", "Đã xem lại: đúng như bạn nêu.");
        answer.put("shown", true);
        answer.put("summary", "Đề nghị xem lại một câu hỏi");
        answer.put("publicAnswer", "Câu hỏi đã được xem lại.");
        return answer;
    }

    @Test
    void aComplaintHoldsTheFinalResultUpUntilItIsAnsweredOnce() throws Exception {
        int round = closed.contest().openRound(Duration.ofHours(1));
        Citizen citizen = Citizen.enters(
                NODE.address(), closed.contest().slug(), closed.contest().unit("A-1"));
        String receipt = closed.takes(citizen, round, Closed::right);
        assertThat(file(form(round, "RESULT", "Điểm của tôi sai", Map.of())).problem())
                .isEqualTo("complaints-not-open");
        Http.Answer early = file(form(round, "QUESTION", "Câu 3 có hai đáp án đúng", Map.of()));
        assertThat(early.status()).as(early.text()).isEqualTo(201);
        closed.close(round);
        closed.plan(round, List.of(closed.prize("nhat", "Giải Nhất", 1, 0)), 0);
        int closing = closed.rank(round);
        closed.publish(closing);

        // No days were given for complaints: those that were made hold the result up all the same.
        assertThat(file(form(round, "RESULT", "Quá muộn", Map.of())).problem()).isEqualTo("complaints-over");
        Http.Answer held = closed.admin().http().post("/api/admin/results/" + closing + "/completion", Map.of());
        assertThat(held.problem()).isEqualTo("complaints-open");

        String code = early.json().path("code").asString();
        assertThat(page(code).text()).contains("Đang được xem xét", "Câu 3 có hai đáp án đúng");
        assertThat(page("AAAA-BBBB-CCCC").text()).contains("Không có kiến nghị mang mã này");
        int id = (int) closed.count("SELECT max(id) FROM complaint");
        String path = "/api/admin/complaints/" + id + "/answer";
        assertThat(closed.second().http().post(path, answer("ACCEPTED")).status())
                .isEqualTo(403);
        assertThat(closed.admin().http().post(path, answer("ACCEPTED")).status())
                .isEqualTo(204);
        Http.Answer twice = closed.admin().http().post(path, answer("REFUSED"));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.text()).contains(closed.admin().login());
        assertThat(page(code).text()).contains("Chấp nhận", "Đã xem lại: đúng như bạn nêu.");
        String shown =
                somebody.get("/c/" + closed.contest().slug() + "/khieu-nai").text();
        assertThat(shown).contains("Đề nghị xem lại một câu hỏi", "Câu hỏi đã được xem lại.");
        assertThat(shown).doesNotContain("Câu 3 có hai đáp án đúng", "đúng như bạn nêu", code, receipt);
        assertThat(closed.admin()
                        .http()
                        .post("/api/admin/results/" + closing + "/completion", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(file(form(round, "OTHER", "Sau khi chính thức", Map.of())).problem())
                .isEqualTo("complaints-over");
    }

    @Test
    void whatPeopleWriteIsSealedAndErasedInTime() {
        int round = closed.contest().openRound(Duration.ofHours(1));
        Http.Answer filed = file(form(round, "OTHER", "Nội dung riêng tư", Map.of("contact", "0912 345 678")));
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        int id = (int) closed.count("SELECT max(id) FROM complaint");
        assertThat(closed.row("SELECT encode(text, 'escape') || encode(contact, 'escape') FROM complaint WHERE id = "
                                + id)
                        .getFirst())
                .doesNotContain("0912", "riêng");
        assertThat(closed.admin()
                        .http()
                        .get("/quan-tri/cuoc-thi/" + closed.contest().id() + "/khieu-nai")
                        .text())
                .contains("0912 345 678", "Nội dung riêng tư");
        ComplaintService service = NODE.door(ComplaintService.class);
        service.erase().block();
        assertThat(closed.row("SELECT erased_at FROM complaint WHERE id = " + id)
                        .getFirst())
                .isNull();
        assertThat(closed.admin()
                        .http()
                        .post("/api/admin/complaints/" + id + "/answer", answer("REFUSED"))
                        .status())
                .isEqualTo(204);
        closed.update("UPDATE complaint SET answered_at = answered_at - interval '181 days' WHERE id = " + id);
        service.erase().block();
        assertThat(closed.row("SELECT text, contact FROM complaint WHERE id = " + id))
                .containsOnlyNulls();
        assertThat(page(filed.json().path("code").asString()).text()).contains("đã được xóa", "Không chấp nhận");
    }

    @Test
    void everyWrongComplaintAndAnswerIsToldWhy() {
        int round = closed.contest().openRound(Duration.ofHours(1));
        int foreign = new Closed(DATABASE, NODE).contest().openRound(Duration.ofHours(1));
        assertThat(file(form(round, "OTHER", " ", Map.of())).status()).isEqualTo(422);
        assertThat(file(form(round, "OTHER", "x".repeat(2001), Map.of())).text())
                .contains("2.000");
        assertThat(file(form(round, "KHAC", "Gì đó", Map.of())).status()).isBetween(400, 422);
        assertThat(file(form(round, "OTHER", "Gì đó", Map.of("contact", "x".repeat(201))))
                        .status())
                .isEqualTo(422);
        assertThat(file(form(round, "OTHER", "Gì đó", Map.of("receipt", "AAAA-BBBB-CCCC")))
                        .text())
                .contains("không thuộc cuộc thi");
        assertThat(file(form(foreign, "OTHER", "Gì đó", Map.of())).status()).isEqualTo(409);
        assertThat(file(form(999_999, "OTHER", "Gì đó", Map.of())).status()).isEqualTo(404);
        assertThat(somebody.post("/api/contests/khong-co/complaints", form(round, "OTHER", "Gì đó", Map.of()))
                        .status())
                .isEqualTo(404);
        assertThat(file(form(round, "OTHER", "=1+1 <script>alert(1)</script>", Map.of()))
                        .status())
                .isEqualTo(201);
        int id = (int) closed.count("SELECT max(id) FROM complaint");
        assertThat(closed.admin()
                        .http()
                        .get("/quan-tri/cuoc-thi/" + closed.contest().id() + "/khieu-nai")
                        .text())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
        Http http = closed.admin().http();
        String path = "/api/admin/complaints/" + id + "/answer";
        Map<String, Object> silent = answer("ACCEPTED");
        silent.remove("summary");
        assertThat(http.post(path, silent).text()).contains("hãy tóm tắt");
        Map<String, Object> wrongly = answer("ACCEPTED");
        wrongly.put("keyChange", 999_999);
        assertThat(http.post(path, wrongly).text()).contains("không có đề nghị đáp án");
        Map<String, Object> elsewhere = answer("ACCEPTED");
        elsewhere.put("closing", 999_999);
        assertThat(http.post(path, elsewhere).text()).contains("không có bản kết quả");
        assertThat(http.post("/api/admin/complaints/999999/answer", answer("ACCEPTED"))
                        .status())
                .isEqualTo(404);
        assertThat(http.put("/api/admin/complaints/" + id + "/showing", Map.of("shown", false))
                        .problem())
                .isEqualTo("complaint-open");
        StaffMember organizer =
                StaffMember.signedIn(NODE, Role.ORGANIZER, closed.contest().unit("A"));
        assertThat(organizer
                        .http()
                        .get("/quan-tri/cuoc-thi/" + closed.contest().id() + "/khieu-nai")
                        .status())
                .isEqualTo(403);
        assertThat(organizer.http().post(path, answer("ACCEPTED")).status()).isEqualTo(403);
    }
}
