package vn.hoithi.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Role;
import vn.hoithi.contest.Terms;
import vn.hoithi.questionbank.PaperQuestion;
import vn.hoithi.questionbank.Question;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;

/** Keys that turn out wrong after the close: seen before they count, agreed on by two, counted in a version of their own. */
class RegradeTest {
    private static final BackingServices.Database DATABASE =
            BackingServices.shared().freshDatabase();
    private static final Node NODE =
            Node.start(DATABASE, "--hoithi.first-start.contests=false", "--hoithi.result.settle=0s");

    private final Closed closed = new Closed(DATABASE, NODE);

    @AfterAll
    static void stop() {
        NODE.close();
    }

    /** Everybody answers right but for the question on most papers, where the wrong choice with that number is ticked. */
    private record Round(
            int id, String question, int wrong, Set<Citizen> with, List<Citizen> all, List<String> receipts) {}

    private Round round(int people) {
        int round = closed.contest().openRound(Duration.ofHours(1));
        String question = "";
        int wrong = 0;
        Set<Citizen> with = new HashSet<>();
        List<Citizen> all = Citizen.enter(
                people,
                NODE.address(),
                closed.contest().slug(),
                closed.contest().unit("A-1"));
        List<String> receipts = new ArrayList<>();
        for (Citizen citizen : all) {
            String id = citizen.start(round).json().path("id").asString();
            List<PaperQuestion> paper = closed.paper(id).questions();
            if (question.isEmpty()) {
                // One with a single right choice: another choice alone is wrong then.
                Question single = paper.stream()
                        .map(PaperQuestion::question)
                        .filter(one -> !one.multiple())
                        .findFirst()
                        .orElseThrow();
                question = single.id();
                wrong = single.key().first() == 0 ? 1 : 0;
            }
            for (PaperQuestion asked : paper) {
                if (asked.question().id().equals(question)) {
                    with.add(citizen);
                }
            }
            String about = question;
            int choice = wrong;
            receipts.add(closed.takes(
                    citizen,
                    round,
                    asked -> asked.question().id().equals(about) ? Closed.shown(asked, choice) : Closed.right(asked)));
        }
        closed.close(round);
        return new Round(round, question, wrong, with, all, receipts);
    }

    @Test
    void aCorrectedKeyBecomesTheNextVersionAndTheOldOneKeepsItsPoints() {
        Round round = round(12);
        closed.plan(round.id(), List.of(closed.prize("nhat", "Giải Nhất", 12, 0)), 5);
        int first = closed.rank(round.id());
        closed.publish(first);
        int with = round.with().size();
        String letter = String.valueOf((char) ('A' + round.wrong()));

        int change = closed.propose(round.id(), round.question(), letter);
        JsonNode preview = closed.change(change).path("preview");
        assertThat(preview.path("attempts").asInt()).isEqualTo(12);
        assertThat(preview.path("withQuestion").asInt()).isEqualTo(with);
        assertThat(preview.path("more").asInt()).isEqualTo(with);
        assertThat(preview.path("less").asInt()).isZero();
        assertThat(preview.path("version").asInt()).isEqualTo(1);
        assertThat(preview.path("moves").size()).isPositive();
        assertThat(closed.count("SELECT count(*) FROM key_preview")).isZero();
        assertThat(closed.count("SELECT count(*) FROM regraded WHERE closing_id = " + first))
                .isZero();

        assertThat(closed.approve(change).status()).isEqualTo(200);
        int second = closed.version(round.id(), 2, ClosingState.RANKED);
        assertThat(closed.count("SELECT count(*) FROM regraded WHERE closing_id = " + second))
                .isEqualTo(with);
        assertThat(closed.count("SELECT sum(points) FROM ranked WHERE closing_id = " + second))
                .isEqualTo(12_000);
        assertThat(closed.row("SELECT reason FROM closing WHERE id = " + second).getFirst())
                .contains(round.question(), "Đáp án đúng là " + letter, "Văn bản đã sửa đổi");
        // Not published yet: whoever looks up a receipt still finds the first marks.
        assertThat(closed.count("SELECT sum(correct) FROM attempt WHERE round_id = " + round.id()))
                .isEqualTo(120 - with);

        closed.publish(second);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> closed.count("SELECT sum(correct) FROM attempt WHERE round_id = " + round.id()) == 120);
        assertThat(closed.count("SELECT sum(points) FROM ranked WHERE closing_id = " + first))
                .isEqualTo(12_000 - with * 100L);
        // What an earlier version counted stays known for every attempt.
        assertThat(closed.count("SELECT sum(coalesce(g.points, s.points)) FROM report_submission s LEFT JOIN regraded g"
                        + " ON g.attempt_id = s.id AND g.closing_id = " + first + " WHERE s.round_id = " + round.id()))
                .isEqualTo(12_000 - with * 100L);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        closed.count("SELECT count(*) FROM person_best WHERE correct = 10 AND round_id = " + round.id())
                                == 12);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> closed.count(
                                "SELECT coalesce(max(people), 0) FROM unit_tally WHERE kind = 'PERFECT' AND span = "
                                        + round.id())
                        == 12);
        JsonNode receipt = new Http(NODE.address())
                .get("/api/receipts/" + round.receipts().getFirst())
                .json();
        assertThat(receipt.path("correct").asInt()).isEqualTo(10);

        // A later decision about the same question takes the first one back.
        String original = String.valueOf((char) ('A'
                + closed.bank(closed.contest().bankVersion())
                        .require(round.question())
                        .key()
                        .first()));
        int back = closed.propose(round.id(), round.question(), original);
        assertThat(closed.change(back).path("preview").path("less").asInt()).isEqualTo(with);
        assertThat(closed.approve(back).status()).isEqualTo(200);
        int third = closed.version(round.id(), 3, ClosingState.RANKED);
        assertThat(closed.count("SELECT sum(points) FROM ranked WHERE closing_id = " + third))
                .isEqualTo(12_000 - with * 100L);
        closed.publish(third);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        closed.count("SELECT sum(correct) FROM attempt WHERE round_id = " + round.id()) == 120 - with);
        assertThat(closed.count("SELECT sum(coalesce(g.points, s.points)) FROM report_submission s LEFT JOIN regraded g"
                        + " ON g.attempt_id = s.id AND g.closing_id = " + second + " WHERE s.round_id = " + round.id()))
                .isEqualTo(12_000);
    }

    @Test
    void beforeTheFirstPublicationAnAnnulledQuestionCountsInTheFirstVersion() {
        Round round = round(4);
        int change = closed.propose(round.id(), round.question(), null);
        assertThat(closed.change(change).path("preview").has("version")).isFalse();
        assertThat(closed.approve(change).status()).isEqualTo(200);
        closed.plan(round.id(), List.of(closed.prize("nhat", "Giải Nhất", 4, 0)), 5);
        int first = closed.rank(round.id());
        assertThat(closed.count("SELECT sum(points) FROM ranked WHERE closing_id = " + first))
                .isEqualTo(4_000);
        assertThat(closed.count("SELECT attempts_right FROM closing WHERE id = " + first))
                .isEqualTo(4);
        closed.publish(first);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> closed.count("SELECT sum(correct) FROM attempt WHERE round_id = " + round.id()) == 40);
        // Holds already, so there is nothing to decide again.
        Http.Answer again = closed.admin()
                .http()
                .post(
                        "/api/admin/rounds/" + round.id() + "/key-changes",
                        Map.of("question", round.question(), "action", "ANNUL", "reason", "Lần nữa"));
        assertThat(again.status()).isEqualTo(422);
    }

    @Test
    void whoeverLooksAtTheOwnPaperSeesTheKeysThatHold() {
        int round = closed.contest()
                .add(closed.contest()
                        .open(Duration.ofHours(1))
                        .under(new Terms(false, Terms.Score.AT_ONCE, true, List.of(), List.of())));
        Citizen citizen = Citizen.enters(
                NODE.address(), closed.contest().slug(), closed.contest().unit("A-1"));
        String attempt = citizen.start(round).json().path("id").asString();
        List<Question> single = closed.paper(attempt).questions().stream()
                .map(PaperQuestion::question)
                .filter(one -> !one.multiple())
                .toList();
        Question corrected = single.get(0);
        Question annulled = single.get(1);
        int other = corrected.key().first() == 0 ? 1 : 0;
        String receipt = closed.takes(
                citizen,
                round,
                asked -> asked.question().equals(corrected)
                        ? Closed.shown(asked, other)
                        : asked.question().equals(annulled) ? "" : Closed.right(asked));
        closed.close(round);
        closed.plan(round, List.of(closed.prize("nhat", "Giải Nhất", 1, 0)), 5);

        JsonNode before = review(citizen, receipt);
        assertThat(before.findValues("note")).allMatch(note -> note.asString().isEmpty());
        assertThat(before.findValues("explanation"))
                .noneMatch(text -> text.asString().isEmpty());
        assertThat(wrong(before)).isEqualTo(2);

        String letter = String.valueOf((char) ('A' + other));
        assertThat(closed.approve(closed.propose(round, corrected.id(), letter)).status())
                .isEqualTo(200);
        assertThat(closed.approve(closed.propose(round, annulled.id(), null)).status())
                .isEqualTo(200);

        JsonNode after = review(citizen, receipt);
        assertThat(wrong(after)).isZero();
        JsonNode one = about(after, corrected);
        assertThat(one.path("note").asString()).contains("Đáp án đã đính chính", Closed.today(), "Văn bản đã sửa đổi");
        assertThat(one.path("explanation").asString()).isEmpty();
        for (JsonNode choice : one.path("choices")) {
            assertThat(choice.path("right").asBoolean())
                    .isEqualTo(choice.path("ticked").asBoolean());
        }
        JsonNode none = about(after, annulled);
        assertThat(none.path("note").asString())
                .contains("Câu này đã bị hủy, ai cũng được tính đúng", Closed.today(), "Văn bản đã sửa đổi");
        assertThat(none.path("choices"))
                .noneMatch(choice -> choice.path("right").asBoolean());
        assertThat(citizen.http()
                        .get("/c/" + closed.contest().slug() + "/phieu/" + receipt)
                        .text())
                .contains("Câu này đã bị hủy, ai cũng được tính đúng");

        closed.publish(closed.rank(round));
        String keys = citizen.http()
                .get("/c/" + closed.contest().slug() + "/ket-qua/dap-an?ban="
                        + closed.version(round, 1, ClosingState.PUBLISHED))
                .text();
        assertThat(keys)
                .contains("Câu này đã bị hủy, ai cũng được tính đúng (quyết định ngày " + Closed.today())
                .contains("Đáp án đã đính chính (quyết định ngày " + Closed.today())
                .contains(letter + ". " + corrected.choices().get(other).plain().replace("&", "&amp;"));
        String figures = closed.admin()
                .http()
                .get("/quan-tri/vong-thi/" + round + "/cau-hoi")
                .text();
        assertThat(figures).contains("Quyết định sau khi thi: Đáp án đúng là " + letter);
    }

    private static JsonNode review(Citizen citizen, String receipt) {
        return citizen.http().get("/api/receipts/" + receipt + "/answers").json();
    }

    private static long wrong(JsonNode review) {
        return review.path("questions")
                .valueStream()
                .filter(question -> !question.path("right").asBoolean())
                .count();
    }

    private static JsonNode about(JsonNode review, Question question) {
        return review.path("questions")
                .valueStream()
                .filter(one ->
                        one.path("text").asString().equals(question.stem().html()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ofTwentyWhoApproveOneDoesAndWhoeverProposedDoesNot() throws Exception {
        Round round = round(2);
        int change = closed.propose(round.id(), round.question(), null);
        Http.Answer own = closed.admin()
                .http()
                .post("/api/admin/key-changes/" + change + "/approval", Map.of("reason", "Tôi duyệt"));
        assertThat(own.status()).isEqualTo(403);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> answers = threads
                    .invokeAll(IntStream.range(0, 20)
                            .<java.util.concurrent.Callable<Integer>>mapToObj(
                                    i -> () -> closed.approve(change).status())
                            .toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(answers.stream().collect(Collectors.groupingBy(s -> s, Collectors.counting())))
                    .isEqualTo(Map.of(200, 1L, 409, 19L));
        }
    }

    @Test
    void aVersionThatIsMarkedAlreadyTakesNoFurtherChange() {
        Round round = round(2);
        int change = closed.propose(round.id(), round.question(), null);
        int ranked = closed.rank(round.id());
        Http.Answer late = closed.approve(change);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("hủy bản đó rồi duyệt lại");
        assertThat(closed.admin()
                        .http()
                        .post("/api/admin/results/" + ranked + "/withdrawal", Map.of("reason", "Đáp án sai"))
                        .status())
                .isEqualTo(200);
        assertThat(closed.approve(change).status()).isEqualTo(200);
        int again = closed.rank(round.id());
        assertThat(closed.count("SELECT sum(points) FROM ranked WHERE closing_id = " + again))
                .isEqualTo(2_000);
    }

    @Test
    void everyWrongProposalIsToldWhy() {
        Round round = round(1);
        String path = "/api/admin/rounds/" + round.id() + "/key-changes";
        Http http = closed.admin().http();
        assertThat(http.post(path, form("không-có", "ANNUL", "")).status()).isEqualTo(422);
        assertThat(http.post(path, form(round.question(), "CORRECT", "")).status())
                .isEqualTo(422);
        assertThat(http.post(path, form(round.question(), "CORRECT", "Z")).status())
                .isEqualTo(422);
        assertThat(http.post(path, form(round.question(), "CORRECT", "AA")).status())
                .isEqualTo(422);
        assertThat(http.post(path, form(round.question(), "CORRECT", "AB")).text())
                .contains("chỉ có một đáp án");
        assertThat(http.post(path, form(round.question(), "KHAC", "A")).status())
                .isEqualTo(422);
        assertThat(http.post("/api/admin/rounds/999999/key-changes", form("x", "ANNUL", ""))
                        .status())
                .isEqualTo(404);
        int open = closed.contest().openRound(Duration.ofHours(1));
        assertThat(http.post("/api/admin/rounds/" + open + "/key-changes", form(round.question(), "ANNUL", ""))
                        .problem())
                .isEqualTo("round-not-closed");
        // The other round has the same bank, so that nobody may learn this key yet.
        assertThat(http.post(path, form(round.question(), "ANNUL", "")).problem())
                .isEqualTo("question-in-use");
        closed.close(open);
        assertThat(http.post(path, form(round.question(), "ANNUL", "")).status())
                .isEqualTo(201);
        assertThat(http.post(path, form(round.question(), "ANNUL", "")).problem())
                .isEqualTo("key-change-waiting");
        StaffMember organizer =
                StaffMember.signedIn(NODE, Role.ORGANIZER, closed.contest().unit("A"));
        assertThat(organizer
                        .http()
                        .post(path, form(round.question(), "ANNUL", ""))
                        .status())
                .isEqualTo(403);
        assertThat(closed.second()
                        .http()
                        .post(path, form(round.question(), "ANNUL", ""))
                        .status())
                .isEqualTo(403);
    }

    private static Map<String, String> form(String question, String action, String key) {
        return Map.of("question", question, "action", action, "key", key, "reason", "Có căn cứ");
    }
}
