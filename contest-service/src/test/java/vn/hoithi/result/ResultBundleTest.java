package vn.hoithi.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.RankingForm;
import vn.hoithi.contest.RoundForm;
import vn.hoithi.questionbank.PaperQuestion;
import vn.hoithi.questionbank.bundle.Bundle;
import vn.hoithi.questionbank.bundle.BundleVerifier;
import vn.hoithi.questionbank.bundle.Verification;
import vn.hoithi.questionbank.rules.Counting;
import vn.hoithi.questionbank.rules.Meaning;
import vn.hoithi.questionbank.rules.Scoring;
import vn.hoithi.questionbank.rules.TieBreak;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;

/**
 * A contest with two versions of rules, predictions, ties, a draw, a hold, a disqualification and a corrected key becomes a
 * file that the library's verifier agrees with; whoever touches the database makes it disagree.
 */
class ResultBundleTest {
    private static final BackingServices.Database DATABASE =
            BackingServices.shared().freshDatabase();
    private static final Node NODE =
            Node.start(DATABASE, "--hoithi.first-start.contests=false", "--hoithi.result.settle=0s");

    private final Closed closed = new Closed(DATABASE, NODE);
    private final List<String> receipts = new ArrayList<>();
    private int round;
    private String question = "";
    private int wrong;

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void theFileOfEachVersionAgreesWithTheVerifierAndNamesNobody(@TempDir Path folder) throws Exception {
        play();
        closed.plan(
                round, List.of(closed.prize("nhat", "Giải Nhất", 1, 50), closed.prize("nhi", "Giải Nhì", 2, 50)), 5);
        int first = closed.rank(round);
        hold(first, 3, "HELD");
        hold(first, 5, "DISQUALIFIED");
        draw(first);
        closed.publish(first);

        byte[] before = download(first);
        Verification found = verify(before, receipts.getFirst());
        assertThat(found.differences()).as(found.toString()).isEmpty();
        assertThat(found.receipt()).isNotNull();
        assertThat(verify(before, "0000-0000-0000-0000").receipt()).isNull();
        String text = unpacked(before);
        assertThat(text)
                .contains(
                        "\"t\":\"rules\",\"id\":\"1\"",
                        "\"t\":\"rules\",\"id\":\"2\"",
                        "\"t\":\"draw\"",
                        "DISQUALIFIED",
                        "HELD");
        assertThat(text).doesNotContain("Thử Nghiệm", receipts.getFirst());
        // A telephone number of the test's people; fewer digits may stand in any hash.
        assertThat(text).doesNotContainPattern("0199[0-9]{6}");
        closed.rows("SELECT id FROM participation")
                .forEach(row -> assertThat(text).doesNotContain(row.getFirst()));
        assertThat(text.lines()
                        .filter(line -> line.contains("\"t\":\"submission\""))
                        .count())
                .isEqualTo(receipts.size());

        int change = closed.propose(round, question, String.valueOf((char) ('A' + wrong)));
        assertThat(closed.approve(change).status()).isEqualTo(200);
        int second = closed.version(round, 2, ClosingState.RANKED);
        draw(second);
        closed.publish(second);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> closed.count("SELECT count(*) FROM regrade_followed WHERE closing_id = " + second) == 1);
        byte[] after = download(second);
        assertThat(verify(after, receipts.getFirst()).differences()).isEmpty();
        assertThat(unpacked(after)).contains("\"t\":\"changes\"", question);

        // The old version, written anew after the attempts have the new marks, still says what it said.
        assertThat(closed.update("DELETE FROM bundle_file WHERE closing_id = " + first))
                .isEqualTo(1);
        ask(first);
        assertThat(verify(download(first), receipts.getFirst()).differences()).isEmpty();

        asAnybodyRunsIt(after, folder);
        publicDownload(second);
        tampering(second);
    }

    /** The file on somebody's disk and the command in a Java of its own, which knows nothing of this platform. */
    private void asAnybodyRunsIt(byte[] file, Path folder) throws Exception {
        Path whole = Files.write(folder.resolve("vong-1-ban-2.bundle.gz"), file);
        VerifyTool.Run plain = VerifyTool.verify(whole);
        assertThat(plain.exit()).as(plain.said()).isZero();
        assertThat(plain.said())
                .contains("Bản kết quả: 2", receipts.size() + " lượt thi của 10 người.", "hãy so với dấu vân tay")
                .endsWith("Khớp hoàn toàn.\n");

        VerifyTool.Run mine = VerifyTool.verify(whole, "--key", key(), "--receipt", receipts.getFirst());
        assertThat(mine.exit()).as(mine.said()).isZero();
        assertThat(mine.said()).contains("Phiếu: dòng ", "Khớp hoàn toàn.").doesNotContain("hãy so với dấu vân tay");
        VerifyTool.Run nobodys = VerifyTool.verify(whole, "--key", key(), "--receipt", "0000-0000-0000");
        assertThat(nobodys.exit()).isEqualTo(1);
        assertThat(nobodys.said()).contains("Phiếu: không có trong tệp này.", "Khớp hoàn toàn.");

        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        VerifyTool.Run forged = VerifyTool.verify(
                whole,
                "--key",
                Base64.getEncoder().encodeToString(other.getPublic().getEncoded()));
        assertThat(forged.exit()).as(forged.said()).isEqualTo(1);
        assertThat(forged.said()).contains("KHÔNG KHỚP.");
        VerifyTool.Run unreadable = VerifyTool.verify(whole, "--key", "khong-phai-khoa");
        assertThat(unreadable.exit()).isEqualTo(2);
        assertThat(unreadable.said()).contains("--key: không phải khoá công khai");

        oneByteChanged(file, folder);
    }

    private void oneByteChanged(byte[] file, Path folder) throws Exception {
        List<String> lines = new ArrayList<>(unpacked(file).lines().toList());
        int at = lines.indexOf(lines.stream()
                .filter(line -> line.contains("\"t\":\"submission\""))
                .skip(4)
                .findFirst()
                .orElseThrow());
        String line = lines.get(at);
        int correct = line.indexOf("\"correct\":") + "\"correct\":".length();
        char digit = line.charAt(correct) == '1' ? '2' : '1';
        lines.set(at, line.substring(0, correct) + digit + line.substring(correct + 1));
        Path changed = Files.writeString(folder.resolve("sua.bundle"), String.join("\n", lines) + "\n");
        VerifyTool.Run found = VerifyTool.verify(changed, "--key", key());
        assertThat(found.exit()).as(found.said()).isEqualTo(1);
        assertThat(found.said()).contains("dòng " + (at + 1) + ":", "KHÔNG KHỚP.");

        byte[] torn = file.clone();
        torn[torn.length / 2] ^= 1;
        VerifyTool.Run packed = VerifyTool.verify(Files.write(folder.resolve("hong.bundle.gz"), torn), "--key", key());
        assertThat(packed.exit()).as(packed.said()).isNotZero();
        assertThat(packed.said()).doesNotContain("Exception", "Khớp hoàn toàn.");
    }

    private void play() throws Exception {
        RoundForm form = closed.contest().open(Duration.ofHours(1));
        RankingForm ranking = new RankingForm(
                Counting.BEST,
                Scoring.ALL_OR_NOTHING,
                new RankingForm.Asked(Meaning.PEOPLE, 0, BigDecimal.ZERO, BigDecimal.valueOf(1000), 0, true),
                List.of(TieBreak.SCORE, TieBreak.PREDICTION));
        round = closed.contest()
                .add(new RoundForm(
                        form.name(),
                        form.phase(),
                        form.opensAt(),
                        form.closesAt(),
                        form.bankVersionId(),
                        form.minutes(),
                        form.attempts(),
                        form.perDay(),
                        form.blueprint(),
                        form.rulesText(),
                        ranking,
                        null));
        List<Citizen> people = new ArrayList<>(
                Citizen.enter(6, NODE.address(), closed.contest().slug(), unit("A-1")));
        people.addAll(Citizen.enter(4, NODE.address(), closed.contest().slug(), unit("B-1")));
        for (int i = 0; i < people.size(); i++) {
            takes(people.get(i), i % 3, 10 + i / 8);
        }
        closed.update(
                "INSERT INTO round_rules (round_id, version, minutes, attempts, per_day, blueprint, rules_text, ranking, terms)"
                        + " SELECT round_id, 2, 12, attempts, per_day, '8', rules_text, ranking, terms FROM round_rules WHERE round_id = "
                        + round);
        closed.update("UPDATE round SET rules_version = 2 WHERE id = " + round);
        await().until(() ->
                NODE.door(ContestService.class).requireRound(round).rules().version() == 2);
        for (int i = 0; i < 4; i++) {
            takes(people.get(i), 1, 10);
        }
        closed.close(round);
    }

    private long unit(String code) {
        return closed.contest().unit(code);
    }

    /** Some answers wrong, the question that will be corrected always, in one and the same way. */
    private void takes(Citizen citizen, int mistakes, int prediction) {
        String id = citizen.start(round).json().path("id").asString();
        Map<String, String> answers = new LinkedHashMap<>();
        int left = mistakes;
        for (PaperQuestion asked : closed.paper(id).questions()) {
            if (question.isEmpty()) {
                question = asked.question().id();
                wrong = asked.question().key().first() == 0 ? 1 : 0;
            }
            boolean about = asked.question().id().equals(question);
            boolean skipped = !about && left-- > 0;
            answers.put(
                    Integer.toString(answers.size() + 1),
                    about ? Closed.shown(asked, wrong) : skipped ? "" : Closed.right(asked));
        }
        answers.put("P", Integer.toString(prediction));
        Http.Answer submitted = citizen.submit(id, 1, answers);
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(200);
        receipts.add(submitted.json().path("receipt").asString());
    }

    private void hold(int closing, int line, String kind) {
        Http.Answer held = closed.admin()
                .http()
                .post(
                        "/api/admin/results/" + closing + "/holds",
                        Map.of("line", line, "kind", kind, "reason", "Xác minh"));
        assertThat(held.status()).as(held.text()).isEqualTo(201);
    }

    /** Draws for whatever prizes are tied, until none is. */
    private void draw(int closing) throws InterruptedException {
        for (String prize : List.of("nhat", "nhi", "nhi")) {
            Http.Answer announced = closed.admin()
                    .http()
                    .post(
                            "/api/admin/results/" + closing + "/draws",
                            Map.of(
                                    "prize",
                                    prize,
                                    "source",
                                    "Giải đặc biệt xổ số miền Bắc",
                                    "knownAt",
                                    Instant.now().plusSeconds(1).toString()));
            if (announced.status() != 201) {
                continue;
            }
            int draw = announced.json().path("id").asInt();
            Thread.sleep(1_200);
            assertThat(closed.admin()
                            .http()
                            .put("/api/admin/result-draws/" + draw + "/seed", Map.of("seed", "48213"))
                            .status())
                    .isEqualTo(200);
            assertThat(closed.second()
                            .http()
                            .post("/api/admin/result-draws/" + draw + "/confirmation", Map.of("seed", "48213"))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(closed.count("SELECT count(*) FROM draw WHERE closing_id = " + closing))
                .isPositive();
    }

    private void ask(int closing) {
        Http.Answer asked = closed.admin().http().post("/api/admin/closings/" + closing + "/bundle", Map.of());
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    }

    private byte[] download(int closing) throws Exception {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> closed.admin()
                        .http()
                        .get("/api/admin/closings/" + closing + "/bundle/state")
                        .json()
                        .path("file")
                        .isObject());
        return get("/api/admin/closings/" + closing + "/bundle", 200);
    }

    @CanIgnoreReturnValue
    private byte[] get(String path, int status) throws Exception {
        URI uri = NODE.address().resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        closed.admin().headers().forEach(request::header);
        HttpResponse<byte[]> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        return answer.body();
    }

    private Verification verify(byte[] file, String receipt) throws IOException {
        return BundleVerifier.verify(
                new ByteArrayInputStream(file),
                new BundleVerifier.Options(Bundle.key(key()).orElseThrow(), receipt),
                line -> {});
    }

    private static String key() {
        return new Http(NODE.address())
                .get("/api/bundle-key")
                .json()
                .path("key")
                .asString();
    }

    private static String unpacked(byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            in.transferTo(out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void publicDownload(int closing) throws Exception {
        String path = "/api/contests/" + closed.contest().slug() + "/results/" + closing + "/bundle";
        assertThat(verify(get(path, 200), receipts.getFirst()).differences()).isEmpty();
        get("/api/contests/khong-co/results/" + closing + "/bundle", 404);
        // While another round uses these questions nobody learns their keys, not from the file either.
        int other = closed.contest().openRound(Duration.ofHours(1));
        get(path, 409);
        get("/api/admin/closings/" + closing + "/bundle", 409);
        closed.close(other);
        get(path, 200);
        boolean stopped = false;
        for (int i = 0; i < 30 && !stopped; i++) {
            stopped = new Http(NODE.address()).get(path).status() == 429;
        }
        assertThat(stopped).isTrue();
    }

    /** What somebody changes behind the platform's back shows at the line that it is in. */
    private void tampering(int closing) throws Exception {
        String points = closed.row("SELECT points FROM ranked WHERE closing_id = " + closing + " AND n = 2")
                .getFirst();
        assertThat(closed.update(
                        "UPDATE ranked SET points = points - 100 WHERE closing_id = " + closing + " AND n = 2"))
                .isEqualTo(1);
        String receipt = closed.row("SELECT s.receipt FROM ranked r JOIN report_submission s ON s.id = r.attempt_id"
                        + " WHERE r.closing_id = " + closing + " AND r.n = 2")
                .getFirst();
        byte[] file = again(closing);
        List<String> lines = unpacked(file).lines().toList();
        Verification found = verify(file, receipts.getFirst());
        assertThat(found.differences()).isNotEmpty();
        int line = found.differences().getFirst().line();
        assertThat(lines.get(line - 1)).contains("\"t\":\"submission\"", Bundle.receiptHash(receipt));
        closed.update("UPDATE ranked SET points = " + points + " WHERE closing_id = " + closing + " AND n = 2");
        assertThat(verify(again(closing), receipts.getFirst()).differences()).isEmpty();

        closed.update("UPDATE ranked SET place = 2 WHERE closing_id = " + closing + " AND n = 1");
        byte[] displaced = again(closing);
        List<String> others = unpacked(displaced).lines().toList();
        assertThat(verify(displaced, receipts.getFirst()).differences())
                .anySatisfy(difference ->
                        assertThat(others.get(difference.line() - 1)).contains("\"t\":\"place\""));
    }

    private byte[] again(int closing) throws Exception {
        assertThat(closed.update("DELETE FROM bundle_file WHERE closing_id = " + closing))
                .isEqualTo(1);
        ask(closing);
        return download(closing);
    }
}
