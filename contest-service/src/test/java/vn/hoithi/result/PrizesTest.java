package vn.hoithi.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.hoithi.account.Role;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;

/** Prizes from the plan to the publication, by two people and by the front door. */
class PrizesTest {
    private static final BackingServices.Database DATABASE =
            BackingServices.shared().freshDatabase();
    private static final Node NODE =
            Node.start(DATABASE, "--hoithi.first-start.contests=false", "--hoithi.result.settle=0s");

    private static final String EXCLUDE = """
            WITH who AS (
                SELECT p.contest_id, p.identity_hash FROM attempt a JOIN participation p ON p.id = a.participation_id
                 WHERE a.receipt = '%s'
            ), list AS (
                INSERT INTO exclusion (contest_id, reason, people, added_by, added_at)
                SELECT contest_id, 'Ban Tổ chức', 1, 'thu', now() FROM who RETURNING id
            )
            INSERT INTO excluded_identity (exclusion_id, contest_id, identity)
            SELECT list.id, who.contest_id, who.identity_hash FROM who, list""";

    private final TestContest contest = TestContest.on(NODE);
    private final Rounds rounds = new Rounds(NODE, DATABASE, contest);
    private final Http anybody = new Http(NODE.address());
    private final StaffMember admin = StaffMember.signedIn(NODE, Role.ADMIN, null);
    private final StaffMember second = StaffMember.signedIn(NODE, Role.REVIEWER, null);

    @AfterAll
    static void stop() {
        NODE.close();
    }

    private static Map<String, Object> prize(String id, String name, int quantity) {
        return Map.of(
                "id", id, "name", name, "quantity", quantity, "leastPercent", 0, "type", "MONEY", "money", 1_000_000);
    }

    private static Map<String, Object> plan(boolean acrossRounds, List<?> persons, List<?> units) {
        return Map.of(
                "onePerPerson",
                true,
                "acrossRounds",
                acrossRounds,
                "persons",
                persons,
                "units",
                units,
                "spread",
                List.of(),
                "complaintDays",
                0,
                "quotas",
                List.of(Map.of("unitType", "Phường", "persons", 1, "units", 5)));
    }

    private Http.Answer setPlan(int round, int basedOn, Map<String, Object> plan) {
        Map<String, Object> form = round == 0
                ? Map.of("basedOn", basedOn, "plan", plan)
                : Map.of("round", round, "basedOn", basedOn, "plan", plan);
        return admin.http().put("/api/admin/contests/" + contest.id() + "/prize-plan", form);
    }

    private Http.Answer step(StaffMember by, int id, String step, Map<String, ?> form) {
        return by.http().post("/api/admin/results/" + id + "/" + step, form);
    }

    private void publish(int id) {
        assertThat(step(admin, id, "draft", Map.of()).status()).isEqualTo(200);
        Http.Answer published = step(second, id, "publication", Map.of("reason", ""));
        assertThat(published.status()).as(published.text()).isEqualTo(200);
    }

    private long top() {
        return rounds
                .lines(
                        "SELECT u.id FROM unit u JOIN contest c ON c.tree_id = u.tree_id WHERE u.parent_id IS NULL AND c.id = "
                                + contest.id())
                .stream()
                .map(Long::valueOf)
                .findFirst()
                .orElseThrow();
    }

    // What everybody sees is a few seconds old at most.
    private String pageWith(String text) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> page(""), page -> page.contains(text));
    }

    private String page(String path) {
        return anybody.get("/c/" + contest.slug() + "/ket-qua" + path).text();
    }

    @Test
    void aTieIsDrawnFromAPublishedListWithASeedThatTwoPeopleEnter() throws Exception {
        int round = rounds.open();
        List<Rounds.Entrant> entrants = rounds.closed(round, "A-1", 10, 8, 8, 8, 3);
        int id = rounds.ranked(admin, Map.of("round", round));
        assertThat(step(admin, id, "draft", Map.of()).json().path("type").asString())
                .isEqualTo("/van-de/no-plan");
        assertThat(setPlan(
                                round,
                                0,
                                plan(
                                        false,
                                        List.of(prize("nhat", "Giải Nhất", 1), prize("nhi", "Giải Nhì", 1)),
                                        List.of()))
                        .status())
                .isEqualTo(200);
        Http.Answer open = step(admin, id, "draft", Map.of());
        assertThat(open.status()).isEqualTo(409);
        assertThat(open.text()).contains("Giải Nhì");

        Http.Answer known = step(
                admin,
                id,
                "draws",
                Map.of(
                        "prize",
                        "nhi",
                        "source",
                        "XSMB",
                        "knownAt",
                        Instant.now().minusSeconds(60)));
        assertThat(known.status()).isEqualTo(422);
        Instant knownAt = Instant.now().plusSeconds(3);
        Http.Answer announced =
                step(admin, id, "draws", Map.of("prize", "nhi", "source", "Giải đặc biệt XSMB", "knownAt", knownAt));
        assertThat(announced.status()).as(announced.text()).isEqualTo(201);
        int draw = announced.json().path("id").asInt();
        String hash = announced.json().path("listHash").asString();
        // Public before the seed can be known: hash, source and the list itself.
        assertThat(pageWith(hash)).contains(hash, "Giải đặc biệt XSMB");
        String list = page("/boc-tham/boc-tham-" + draw + ".txt");
        assertThat(sha256(list)).isEqualTo(hash);
        assertThat(list.lines())
                .containsExactlyInAnyOrderElementsOf(entrants.subList(1, 4).stream()
                        .map(PrizesTest::pseudonym)
                        .toList());

        String seed = "/api/admin/result-draws/" + draw + "/seed";
        String confirmation = "/api/admin/result-draws/" + draw + "/confirmation";
        assertThat(admin.http()
                        .put(seed, Map.of("seed", "12345"))
                        .json()
                        .path("type")
                        .asString())
                .isEqualTo("/van-de/seed-too-early");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> admin.http().put(seed, Map.of("seed", "12345")).status() == 200);
        assertThat(admin.http()
                        .post(confirmation, Map.of("seed", "12345"))
                        .json()
                        .path("type")
                        .asString())
                .isEqualTo("/van-de/second-person-needed");
        assertThat(second.http().post(confirmation, Map.of("seed", "12346")).status())
                .isEqualTo(422);
        Http.Answer drawn = second.http().post(confirmation, Map.of("seed", "12345"));
        assertThat(drawn.status()).as(drawn.text()).isEqualTo(200);
        String winner = list.lines()
                .min(Comparator.comparing(line -> sha256(hash + "|12345|" + line)))
                .orElseThrow();
        assertThat(drawn.json().path("winners").get(0).asString()).isEqualTo(winner);

        publish(id);
        assertThat(rounds.lines("SELECT prize || ' ' || pseudonym || ' ' || by_lot FROM award WHERE closing_id = " + id
                        + " ORDER BY nth"))
                .containsExactly("nhat " + pseudonym(entrants.getFirst()) + " false", "nhi " + winner + " true");
        assertThat(pageWith("Thử N.")).contains("Thử N.", "bốc thăm", "12345").doesNotContain("Thử Nghiệm");
        replayByHand(draw, list, winner);
    }

    // What the page tells people to type gives the same winner.
    private void replayByHand(int draw, String list, String winner) throws Exception {
        String page = page("");
        String command = page.substring(
                        page.indexOf("while read id"), page.indexOf("</pre>", page.indexOf("while read id")))
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
        Path folder = Files.createTempDirectory("boc-tham");
        Files.writeString(folder.resolve("boc-tham-" + draw + ".txt"), list);
        Process shell = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8).strip())
                .endsWith(" " + winner);
    }

    private static String pseudonym(Rounds.Entrant entrant) {
        return sha256("hoithi|" + entrant.code()).substring(0, 16);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theHolderOfAReceiptIsToldWhyAndGetsACertificateThatNamesOnlyOnTheOwnDevice() throws Exception {
        int round = rounds.open();
        List<Rounds.Entrant> entrants = rounds.closed(round, "A-1", 9, 7, 7, 5);
        Rounds.Entrant asked = entrants.get(3);
        Http stranger = new Http(NODE.address());
        String own = "/c/" + contest.slug() + "/ket-qua/cua-toi?ma=" + asked.receipt();
        assertThat(stranger.get(own).status()).isEqualTo(409);
        int id = rounds.ranked(admin, Map.of("round", round));
        assertThat(setPlan(round, 0, plan(false, List.of(prize("nhat", "Giải Nhất", 1)), List.of()))
                        .status())
                .isEqualTo(200);
        publish(id);
        String told = stranger.get(own).text();
        assertThat(told)
                .contains(
                        "Hạng 4 trong 4",
                        "Điểm: 5/10",
                        "Người xếp ngay trên (hạng 2)",
                        "7/10, so với 5/10",
                        pseudonym(asked))
                .doesNotContain("Thử");
        assertThat(stranger.get("/c/" + contest.slug() + "/ket-qua/cua-toi?ma=XXXX-XXXX-XXXX")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/c/" + contest.slug() + "/ket-qua/cua-toi?ma="
                                + entrants.get(1).receipt())
                        .text())
                .contains("Có 2 người cùng hạng này");

        String certificate = "/c/" + contest.slug() + "/ket-qua/chung-nhan.pdf?ma="
                + entrants.getFirst().receipt();
        assertThat(text(download(certificate, Map.of())))
                .contains("GIẤY CHỨNG NHẬN", "Giải Nhất", "Thử N.")
                .doesNotContain("Thử Nghiệm");
        byte[] mine = download(
                certificate,
                Map.of("Cookie", entrants.getFirst().citizen().http().cookies()));
        Files.createDirectories(Path.of("target", "paper"));
        Files.write(Path.of("target", "paper", "certificate.pdf"), mine);
        assertThat(text(mine)).contains("Thử Nghiệm", "1 trong 4");
    }

    @Test
    void unitsAreComparedByRateAndTheDecisionComesAsWordPdfAndExcel() throws Exception {
        int round = rounds.open();
        List<Rounds.Entrant> first = rounds.open(round, "A-1", 10, 9);
        rounds.open(round, "A-2", 9);
        rounds.closed(round, "B-1", 8, 8, 8);
        int id = rounds.ranked(admin, Map.of("round", round));
        // A: 3 of 50 people, 6 %; B: 3 of 200, 1,5 %. A threshold of 2 % leaves A alone.
        Map<String, Object> byRate = Map.of(
                "treeId",
                        rounds.lines("SELECT tree_id FROM contest WHERE id = " + contest.id()).stream()
                                .map(Integer::valueOf)
                                .findFirst()
                                .orElseThrow(),
                "level", 1,
                "type", "Phường",
                "formula",
                        Map.of(
                                "keys",
                                        List.of(
                                                List.of(Map.of("metric", "RATE", "weight", 1)),
                                                List.of(Map.of("metric", "POINTS", "weight", 1))),
                                "thresholds", List.of(Map.of("metric", "RATE", "least", 2)),
                                "byBlock", true),
                "prizes",
                        List.of(Map.of(
                                "id", "tt", "name", "Giải tập thể", "quantity", 2, "type", "BANG_KHEN", "money", 0)));
        assertThat(setPlan(
                                round,
                                0,
                                plan(
                                        false,
                                        List.of(prize("nhat", "Giải Nhất", 1), prize("kk", "Giải Khuyến khích", 2)),
                                        List.of(byRate)))
                        .status())
                .isEqualTo(200);
        publish(id);
        assertThat(rounds.lines(
                        "SELECT u.name || ': ' || a.value || ' ' || a.block FROM award a JOIN unit u ON u.id = a.unit_id WHERE closing_id = "
                                + id + " AND kind = 'UNIT'"))
                .containsExactly("Phường An: Tỷ lệ tham gia 6 %; tổng điểm 28 Khối phường");
        assertThat(pageWith("Bằng khen")).contains("Phường An", "Bằng khen").doesNotContain("Phường Bình:");

        Map<Long, Long> perUnit =
                NODE.door(UnitPrizes.class).of(contest.id(), closing -> true).block();
        assertThat(perUnit)
                .containsEntry(contest.unit("A"), 4L)
                .containsEntry(top(), 4L)
                .doesNotContainKey(contest.unit("B"));

        String files = "/quan-tri/ket-qua/" + id + "/quyet-dinh.";
        byte[] docx = download(files + "docx", admin.headers());
        byte[] pdf = download(files + "pdf", admin.headers());
        Files.createDirectories(Path.of("target", "paper"));
        Files.write(Path.of("target", "paper", "decision.pdf"), pdf);
        Files.write(Path.of("target", "paper", "decision.docx"), docx);
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(docx));
                XWPFWordExtractor words = new XWPFWordExtractor(word)) {
            assertThat(words.getText())
                    .contains("QUYẾT ĐỊNH", "Công nhận kết quả", "Thử Nghiệm", "6 người dự thi", "Phường An");
        }
        assertThat(text(pdf)).contains("QUYẾT ĐỊNH", "Thử Nghiệm", "1.000.000 đồng");
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(download(files + "xlsx", admin.headers())))) {
            assertThat(book.getSheet("Giải cá nhân").getPhysicalNumberOfRows()).isEqualTo(5);
            assertThat(book.getSheet("Danh sách xếp hạng").getPhysicalNumberOfRows())
                    .isEqualTo(8);
        }
        String open = "/c/" + contest.slug() + "/ket-qua/quyet-dinh.pdf?ban=" + id;
        assertThat(text(download(open, Map.of()))).contains("Thử N.").doesNotContain("Thử Nghiệm");
        assertThat(page("/dap-an?ban=" + id)).contains("Đáp án").contains("Căn cứ:");
        // Promise 5: an open round uses the same questions, so their keys go back behind the counter.
        rounds.open();
        assertThat(page("/dap-an?ban=" + id)).contains("chưa công bố đáp án").doesNotContain("Căn cứ:");
        assertThat(first).hasSize(2);
    }

    @Test
    void whoIsExcludedIsRankedAndGetsNothing() {
        int round = rounds.open();
        List<Rounds.Entrant> entrants = rounds.closed(round, "A-1", 10, 9);
        rounds.update(EXCLUDE.formatted(entrants.getFirst().code()));
        int id = rounds.ranked(admin, Map.of("round", round));
        assertThat(setPlan(round, 0, plan(false, List.of(prize("nhat", "Giải Nhất", 1)), List.of()))
                        .status())
                .isEqualTo(200);
        publish(id);
        assertThat(rounds.lines("SELECT pseudonym || ' ' || place FROM award WHERE closing_id = " + id))
                .containsExactly(pseudonym(entrants.get(1)) + " 2");
    }

    @Test
    void whoBroughtTheMostPeopleByAPersonalLinkGetsTheSpreadPrize() {
        int round = rounds.open();
        List<Rounds.Entrant> entrants = rounds.closed(round, "A-1", 9, 8, 7, 6, 5);
        // The second brought three people, the first one; who came by the own link does not count.
        brought(entrants.get(1), "spread-2", entrants.get(2), entrants.get(3), entrants.get(1));
        brought(entrants.get(0), "spread-1", entrants.get(4));
        int id = rounds.ranked(admin, Map.of("round", round));
        Map<String, Object> plan = new HashMap<>(plan(false, List.of(), List.of()));
        plan.put(
                "spread",
                List.of(Map.of(
                        "id",
                        "lt",
                        "name",
                        "Giải lan tỏa",
                        "quantity",
                        2,
                        "leastPeople",
                        2,
                        "type",
                        "GIAY_KHEN",
                        "money",
                        0)));
        assertThat(setPlan(round, 0, plan).status()).isEqualTo(200);
        publish(id);
        assertThat(rounds.lines("SELECT kind || ' ' || pseudonym || ' ' || value FROM award WHERE closing_id = " + id))
                .containsExactly("SPREAD " + pseudonym(entrants.get(1)) + " 2 người dự thi qua liên kết");
    }

    private void brought(Rounds.Entrant owner, String code, Rounds.Entrant... people) {
        rounds.update(
                "INSERT INTO short_link (code, contest_id, participation_id) SELECT '%s', contest_id, participation_id FROM attempt WHERE receipt = '%s'"
                        .formatted(code, owner.code()));
        for (Rounds.Entrant one : people) {
            rounds.update(
                    "UPDATE participation SET link_code = '%s' WHERE id = (SELECT participation_id FROM attempt WHERE receipt = '%s')"
                            .formatted(code, one.code()));
        }
    }

    @Test
    void whoIsHeldKeepsTheSeatWhoIsOutLosesItAndALaterHoldStopsThePublication() {
        int round = rounds.open();
        List<Rounds.Entrant> entrants = rounds.closed(round, "A-1", 10, 9, 8, 7);
        int id = rounds.ranked(admin, Map.of("round", round));
        assertThat(setPlan(round, 0, plan(false, List.of(prize("a", "Giải A", 2)), List.of()))
                        .status())
                .isEqualTo(200);
        assertThat(step(admin, id, "holds", Map.of("line", 1, "kind", "DISQUALIFIED", "reason", ""))
                        .status())
                .isEqualTo(422);
        assertThat(step(admin, id, "holds", Map.of("line", 1, "kind", "DISQUALIFIED", "reason", "Thi hộ, có biên bản"))
                        .status())
                .isEqualTo(201);
        assertThat(step(admin, id, "holds", Map.of("line", 1, "kind", "HELD", "reason", "nữa"))
                        .status())
                .isEqualTo(409);
        assertThat(step(admin, id, "holds", Map.of("line", 2, "kind", "HELD", "reason", "Đang xác minh"))
                        .status())
                .isEqualTo(201);
        assertThat(step(admin, id, "draft", Map.of()).status()).isEqualTo(200);
        assertThat(rounds.lines(
                        "SELECT pseudonym || ' ' || held FROM award WHERE closing_id = " + id + " ORDER BY nth"))
                .containsExactly(pseudonym(entrants.get(1)) + " true", pseudonym(entrants.get(2)) + " false");

        assertThat(step(admin, id, "holds", Map.of("line", 3, "kind", "HELD", "reason", "Mới có đơn"))
                        .status())
                .isEqualTo(201);
        Http.Answer stale = step(second, id, "publication", Map.of("reason", ""));
        assertThat(stale.json().path("type").asString()).isEqualTo("/van-de/draft-stale");
        assertThat(step(admin, id, "withdrawal", Map.of("reason", "Có người mới bị tạm hoãn"))
                        .status())
                .isEqualTo(200);
        int again = rounds.ranked(admin, Map.of("round", round, "reason", "Lập lại sau khi có đơn"));
        assertThat(step(admin, again, "draft", Map.of()).status()).isEqualTo(200);
        Http.Answer own = step(admin, again, "publication", Map.of("reason", "tự duyệt"));
        assertThat(own.json().path("type").asString()).isEqualTo("/van-de/second-person-needed");
        assertThat(step(second, again, "publication", Map.of("reason", "")).status())
                .isEqualTo(200);
        // Neither names nor the reason of what is held are public.
        assertThat(pageWith("Đang xác minh"))
                .contains("Đang xác minh")
                .doesNotContain("Thi hộ", "biên bản", "Mới có đơn");
        assertThat(page("?ban=" + id)).contains("Không tìm thấy");
        assertThat(step(admin, again, "completion", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void theWholeContestSumsThePublishedRoundsAndOnePersonWinsOnce() {
        int one = rounds.open();
        Rounds.Entrant best = rounds.open(one, "A-1", 10).getFirst();
        Rounds.Entrant next = rounds.open(one, "A-1", 6).getFirst();
        rounds.close(one);
        int two = rounds.open();
        Rounds.Entrant bestAgain = rounds.handIn(best.citizen(), two, 9);
        rounds.handIn(next.citizen(), two, 8);
        rounds.closed(two, "B-1", 7);
        Map<String, Object> plan = plan(true, List.of(prize("nhat", "Giải Nhất", 1)), List.of());
        assertThat(setPlan(one, 0, plan).status()).isEqualTo(200);
        assertThat(setPlan(two, 0, plan).status()).isEqualTo(200);
        assertThat(setPlan(0, 0, plan(false, List.of(prize("chung", "Giải chung cuộc", 1)), List.of()))
                        .status())
                .isEqualTo(200);
        publish(rounds.ranked(admin, Map.of("round", one)));
        assertThat(admin.http()
                        .post("/api/admin/contests/" + contest.id() + "/results", Map.of())
                        .text())
                .contains("Còn thiếu");
        int second2 = rounds.ranked(admin, Map.of("round", two));
        publish(second2);
        assertThat(rounds.lines("SELECT participation_id FROM award WHERE closing_id = " + second2))
                .as("the best has a prize of the first round, so the next one moves up")
                .containsExactlyElementsOf(
                        rounds.lines("SELECT participation_id FROM attempt WHERE receipt = '" + next.code() + "'"));
        int whole = rounds.ranked(admin, Map.of());
        assertThat(rounds.lines("SELECT place || ' ' || points || ' ' || number FROM ranked WHERE closing_id = " + whole
                        + " ORDER BY n"))
                .containsExactly("1 1900 2", "2 1400 2", "3 700 1");
        publish(whole);
        assertThat(page("/cua-toi?ma=" + bestAgain.receipt()))
                .contains("Giải chung cuộc", "Cả cuộc thi", "Tổng điểm các vòng: 19");
    }

    @Test
    void aPlanThatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        Map<String, Object> plan = plan(false, List.of(prize("nhat", "Giải Nhất", 1)), List.of());
        assertThat(setPlan(0, 0, plan).status()).isEqualTo(200);
        assertThat(setPlan(0, 0, plan).json().path("type").asString()).isEqualTo("/van-de/plan-changed");
        assertThat(setPlan(0, 1, plan(false, List.of(prize("a", "A", 1), prize("a", "B", 1)), List.of()))
                        .status())
                .isEqualTo(422);
        assertThat(setPlan(0, 1, plan(false, List.of(), List.of())).status()).isEqualTo(422);
        assertThat(setPlan(0, 1, plan).json().path("version").asInt()).isEqualTo(2);
    }

    private byte[] download(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(NODE.address().resolve(path));
        headers.forEach(request::header);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
