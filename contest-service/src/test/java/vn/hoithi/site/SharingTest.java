package vn.hoithi.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Role;
import vn.hoithi.share.Channel;
import vn.hoithi.share.ShareService;
import vn.hoithi.testing.Call;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;
import vn.hoithi.unit.UnitService;

/** Spreading a contest, as organizers, participants and other sites meet it. */
class SharingTest {
    private static final AtomicInteger PHONES = new AtomicInteger();

    private final Node node = Node.shared();
    private final TestContest contest = TestContest.on(node);
    private final Http anyone = new Http(node.address());

    @Test
    void aChannelsFiguresCountVisitsEntriesStartsAndSubmissionsFromItsLinkAlone() {
        int round = contest.openRound(Duration.ofHours(1));
        String zalo = code("A-1", Channel.ZALO);
        String poster = code("A-1", Channel.POSTER);
        for (int i = 0; i < 3; i++) {
            assertThat(look("/t/" + zalo).status()).isEqualTo(302);
        }
        assertThat(look("/t/" + poster).status()).isEqualTo(302);
        Call head = new Call("HEAD", "/t/" + zalo, Map.of(), new byte[0]);
        Call machine = Call.get("/t/" + zalo).with(Map.of("User-Agent", "facebookexternalhit/1.1"));
        assertThat(List.of(head.to(node).status(), machine.to(node).status())).containsOnly(302);
        Http first = enter(zalo, phone());
        Http second = enter(zalo, phone());
        Http third = enter(poster, phone());
        submit(first, round);
        submit(first, round);
        assertThat(start(second, round)).isNotEmpty();

        StaffMember organizer = StaffMember.signedIn(node, Role.ORGANIZER, contest.unit("A"));
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    List<String> lines = look(organizer, of("A") + "/kenh.csv")
                            .text()
                            .lines()
                            .toList();
                    assertThat(lines)
                            .contains(
                                    "\"Tổ dân phố số 1\",\"Phường An\",\"Zalo\",\"" + zalo + "\",3,2,2,1,2",
                                    "\"Tổ dân phố số 1\",\"Phường An\",\"Áp phích, thẻ để bàn\",\"" + poster
                                            + "\",1,1,0,0,0");
                });
        assertThat(third.get("/api/contests/" + contest.slug() + "/me").status())
                .isEqualTo(200);
        assertThat(look(organizer, of("A") + "/kenh").text()).contains("Hiệu quả từng kênh", zalo);
    }

    @Test
    void anOrganizerOfAnotherSubtreeGetsNeitherPostersNorTextsNorFigures() {
        StaffMember other = StaffMember.signedIn(node, Role.ORGANIZER, contest.unit("B"));
        for (String page : List.of(
                "/chia-se",
                "/kenh",
                "/kenh.csv",
                "/lan-toa",
                "/lan-toa.csv",
                "/ap-phich.pdf",
                "/ap-phich.pdf?pham-vi=tat-ca")) {
            Http.Answer refused = other.http().get(of("A-1") + page);
            assertThat(refused.status()).as(page).isEqualTo(404);
            assertThat(refused.text()).doesNotContain("Tổ dân phố số 1", "Phường An");
            Http.Answer missing = other.http().get("/don-vi/" + contest.slug() + "/987654321" + page);
            assertThat(refused.json().path("detail")).isEqualTo(missing.json().path("detail"));
        }
        assertThat(look(of("A") + "/chia-se").status()).isNotEqualTo(200);
        assertThat(look(of("A") + "/ap-phich.pdf").status()).isNotEqualTo(200);
        assertThat(look(other, of("B") + "/chia-se").status()).isEqualTo(200);
    }

    @Test
    void aPersonsLinkIsTheirsAloneAfterAnAttemptAndCountsThoseWhoHandedIn() {
        int round = contest.openRound(Duration.ofHours(1));
        String mine = "/api/contests/" + contest.slug() + "/me/link";
        Citizen citizen = Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"));
        assertThat(anyone.post(mine, null).status()).isEqualTo(409);
        assertThat(citizen.http().get(mine).status()).isEqualTo(204);
        assertThat(citizen.http().post(mine, null).problem()).isEqualTo("nothing-handed-in");
        citizen.takes(round);

        JsonNode made = citizen.http().post(mine, null).json();
        String code = made.path("code").asString();
        assertThat(made.path("people").asInt()).isZero();
        assertThat(citizen.http().post(mine, null).json().path("code").asString())
                .isEqualTo(code);
        Http friend = enter(code, phone());
        Http idle = enter(code, phone());
        assertThat(idle.get("/api/contests/" + contest.slug() + "/me").status()).isEqualTo(200);
        submit(friend, round);
        submit(friend, round);

        assertThat(citizen.http().get(mine).json().path("people").asInt()).isEqualTo(1);
        assertThat(friend.get(mine).status()).isEqualTo(204);
        String location =
                look("/t/" + code).raw().headers().firstValue("location").orElseThrow();
        assertThat(location).isEqualTo("/c/" + contest.slug() + "?u=" + code);
        String target = look("/api/links/" + code).text();
        assertThat(target).contains("Tổ dân phố số 1").doesNotContain(citizen.phone(), "Thử Nghiệm");
    }

    @Test
    void whoBroughtTheMostPeopleComesFirstMaskedAndNobodyCountsTwiceOrForThemselves() {
        int round = contest.openRound(Duration.ofHours(1));
        Citizen two = Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"));
        Citizen one = Citizen.enters(node.address(), contest.slug(), contest.unit("A-2"));
        Citizen elsewhere = Citizen.enters(node.address(), contest.slug(), contest.unit("B-1"));
        Citizen none = Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"));
        List.of(one, two, elsewhere, none).forEach(citizen -> citizen.takes(round));
        Http friend = enter(ownLink(two), phone());
        submit(friend, round);
        submit(friend, round);
        submit(enter(ownLink(two), phone()), round);
        Http idle = enter(ownLink(two), phone());
        submit(enter(ownLink(one), phone()), round);
        submit(enter(ownLink(elsewhere), phone()), round);
        assertThat(ownLink(none)).isNotEmpty();
        assertThat(idle.get("/api/contests/" + contest.slug() + "/me").status()).isEqualTo(200);

        StaffMember organizer = StaffMember.signedIn(node, Role.ORGANIZER, contest.unit("A"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(look(organizer, of("A") + "/lan-toa.csv")
                                .text()
                                .lines()
                                .skip(1))
                        .containsExactly(
                                "1,\"Thử N.\",\"" + masked(two) + "\",\"Tổ dân phố số 1\",\"Phường An\",3,2",
                                "2,\"Thử N.\",\"" + masked(one) + "\",\"Trường An\",\"Phường An\",1,1"));
        String page = look(organizer, of("A") + "/lan-toa").text();
        assertThat(page)
                .contains("Người lan tỏa nhiều nhất", masked(two), "Trường An")
                .doesNotContain(two.phone(), one.phone(), "Thử Nghiệm", "Tổ dân phố số 10");
        assertThat(look(organizer, of("A") + "/kenh").text()).contains("/lan-toa\"");
        StaffMember admin = StaffMember.signedIn(node, Role.ADMIN, null);
        long city = node.door(UnitService.class)
                .forest()
                .ancestors(contest.unit("A"))
                .getFirst()
                .id();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            List<String> all = look(admin, "/don-vi/" + contest.slug() + "/" + city + "/lan-toa.csv")
                    .text()
                    .lines()
                    .skip(1)
                    .toList();
            assertThat(all).hasSize(3);
            assertThat(all.subList(1, 3)).as("one each: they share a rank").allMatch(line -> line.startsWith("2,"));
        });
    }

    @Test
    void aUnitThatIsNamedLikeAFormulaComesOutAsText() {
        long unit = contest.unit("A-1");
        String channels = of("A") + "/kenh.csv";
        String zalo = code("A-1", Channel.ZALO);
        StaffMember admin = StaffMember.signedIn(node, Role.ADMIN, null);
        assertThat(admin.http()
                        .post(
                                "/api/admin/units/" + unit + "/renaming",
                                Map.of("name", "=cmd|' /C calc'!A0", "on", "2025-07-01", "document", ""))
                        .status())
                .isEqualTo(204);
        assertThat(look(admin, channels).text().lines())
                .contains("\"'=cmd|' /C calc'!A0\",\"Phường An\",\"Zalo\",\"" + zalo + "\",0,0,0,0,0");
    }

    private String ownLink(Citizen citizen) {
        return citizen.http()
                .post("/api/contests/" + contest.slug() + "/me/link", null)
                .json()
                .path("code")
                .asString();
    }

    private static String masked(Citizen citizen) {
        int hidden = citizen.phone().length() - 3;
        return "*".repeat(hidden) + citizen.phone().substring(hidden);
    }

    @Test
    void theCounterOfAUnitMovesAndIsNotSentTwice() {
        int round = contest.openRound(Duration.ofHours(1));
        String code = code("A", Channel.PORTAL);
        assertThat(look("/t/" + code + "/dem.svg").text()).contains("Phường An: 0 người dự thi, 0 lượt thi");
        Citizen.enters(node.address(), contest.slug(), contest.unit("A-1")).takes(round);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(look("/t/" + code + "/dem.svg").text())
                        .contains("Phường An: 1 người dự thi, 1 lượt thi. Số liệu tính đến"));
        Http.Answer counter = look("/t/" + code + "/dem.png");
        assertThat(counter.raw().headers().firstValue("content-type")).contains("image/png");
        assertThat(counter.raw().headers().firstValue("cache-control").orElseThrow())
                .contains("max-age=10");
        String tag = counter.raw().headers().firstValue("etag").orElseThrow();
        Http.Answer again = Call.get("/t/" + code + "/dem.png")
                .with(Map.of("If-None-Match", tag))
                .to(node);
        // Within the seconds of the cache nothing can have moved but the minute of the figures.
        assertThat(again.status() == 304
                        || !again.raw()
                                .headers()
                                .firstValue("etag")
                                .orElseThrow()
                                .equals(tag))
                .isTrue();
        assertThat(look("/t/ABCDEFG/dem.svg").status()).isEqualTo(404);
    }

    @Test
    void onlyTheEmbeddedPageMayStandInAForeignFrameAndItSetsNoCookie() {
        String code = code("A", Channel.PORTAL);
        Http.Answer framed = Call.get("/nhung/" + code).to(node);
        assertThat(framed.status()).isEqualTo(200);
        assertThat(framed.text()).contains("Phường An", "/t/" + code).doesNotContain("http://", "https://");
        assertThat(framed.raw().headers().firstValue("x-frame-options")).isEmpty();
        assertThat(framed.raw().headers().firstValue("content-security-policy").orElseThrow())
                .contains("frame-ancestors *", "form-action 'none'");
        assertThat(framed.raw().headers().allValues("set-cookie")).isEmpty();
        for (String page : List.of(
                "/nhung/ABCDEFG", "/c/" + contest.slug(), "/trinh-chieu/" + contest.slug() + "/" + contest.unit("A"))) {
            Http.Answer other = Call.get(page).to(node);
            assertThat(other.raw().headers().firstValue("x-frame-options"))
                    .as(page)
                    .contains("DENY");
            assertThat(other.raw()
                            .headers()
                            .firstValue("content-security-policy")
                            .orElseThrow())
                    .contains("frame-ancestors 'none'");
        }
    }

    @Test
    void previewsNameTheContestAndTheUnitOfTheLink() {
        String code = code("A-1", Channel.FACEBOOK);
        String page = look("/c/" + contest.slug() + "?u=" + code).text();
        assertThat(page)
                .contains(
                        "og:title\" content=\"Cuộc thi thử",
                        "Tổ dân phố số 1\"",
                        node.address() + "/c/" + contest.slug() + "/anh.png?u=" + code);
        assertThat(look("/c/" + contest.slug() + "?u=%22%3E%3Cscript%3E").text())
                .doesNotContain("\"><script>");
        Http.Answer picture = look("/c/" + contest.slug() + "/anh.png?u=" + code);
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.raw().headers().firstValue("content-type")).contains("image/png");
    }

    @Test
    void textsCarryTheUnitsFiguresAndAnAdminsWordingWithAnUnknownFieldIsRefusedByName() {
        Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"))
                .takes(contest.openRound(Duration.ofHours(1)));
        StaffMember organizer = StaffMember.signedIn(node, Role.ORGANIZER, contest.unit("A"));
        StaffMember admin = StaffMember.signedIn(node, Role.ADMIN, null);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                look(organizer, of("A") + "/chia-se").text())
                        .contains(
                                "Phường An đã có 1 người dự thi với 1 lượt thi, đạt 2\u00a0% quân số (số liệu tính đến ",
                                "/t/" + code("A", Channel.ZALO), "Kính thưa toàn thể bà con"));

        String own = "/api/admin/contests/" + contest.id() + "/texts/zalo";
        Http.Answer wrong = admin.http().put(own, Map.of("body", "Mời {{don_vi}}\nvào {{ten_sai}}"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors").get(0).path("field").asString()).isEqualTo("body");
        assertThat(wrong.json().path("errors").get(0).path("message").asString())
                .contains("Dòng 2", "ten_sai");
        assertThat(admin.http().put(own, Map.of("body", "{{don_vi.class}}")).status())
                .isEqualTo(422);
        assertThat(admin.http()
                        .put(own, Map.of("body", "{{#dang_mo}}chưa khép"))
                        .status())
                .isEqualTo(422);
        assertThat(admin.http().put(own, Map.of("body", "{{>share}}")).status()).isEqualTo(422);
        assertThat(organizer.http().put(own, Map.of("body", "a")).status()).isEqualTo(403);
        assertThat(admin.http()
                        .put(own, Map.of("body", "Mời bà con {{don_vi}} & cùng thi!"))
                        .status())
                .isEqualTo(204);
        assertThat(look(organizer, of("A") + "/chia-se").text()).contains("Mời bà con Phường An &amp; cùng thi!");
        assertThat(admin.http().delete(own).status()).isEqualTo(204);
        assertThat(look(organizer, of("A") + "/chia-se").text()).doesNotContain("Mời bà con Phường An");
    }

    @Test
    void postersOfASubtreeAreOneFileWithAPageForEachUnit() throws IOException, InterruptedException {
        contest.openRound(Duration.ofHours(1));
        StaffMember organizer = StaffMember.signedIn(node, Role.ORGANIZER, contest.unit("A"));
        byte[] pdf = bytes(organizer, of("A") + "/ap-phich.pdf?mau=a4&pham-vi=tat-ca");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Phường An", "Tổ dân phố số 1", "0225 000 000", "/t/" + code("A-1", Channel.POSTER))
                    .doesNotContain("Phường Bình");
        }
        assertThat(look(organizer, of("A") + "/ap-phich.pdf?mau=a5").status()).isEqualTo(404);
    }

    @Test
    void aContestWearsItsOwnColourPictureAndHostName() throws IOException {
        StaffMember admin = StaffMember.signedIn(node, Role.ADMIN, null);
        String look = "/api/admin/contests/" + contest.id() + "/look";
        String host = "thi-" + contest.id() + ".vidu.example.vn";
        Http.Answer pale = admin.http().put(look, Map.of("accent", "#ffcc00", "host", ""));
        assertThat(pale.status()).isEqualTo(422);
        assertThat(pale.json().path("detail").asString()).contains("quá nhạt", "cần ít nhất 4,5");
        assertThat(admin.http().put(look, Map.of("accent", "do", "host", "")).status())
                .isEqualTo(422);
        assertThat(admin.http()
                        .put(look, Map.of("accent", "", "host", "https://a/b"))
                        .status())
                .isEqualTo(422);
        assertThat(admin.http()
                        .put(look, Map.of("accent", "#0B4FBD", "host", host))
                        .status())
                .isEqualTo(204);
        TestContest second = TestContest.on(node);
        Http.Answer taken =
                admin.http().put("/api/admin/contests/" + second.id() + "/look", Map.of("accent", "", "host", host));
        assertThat(taken.json().path("errors").get(0).path("field").asString()).isEqualTo("host");

        assertThat(look("/c/" + contest.slug() + "/mau.css").text()).contains("--red:#0b4fbd");
        String own = at(host, "GET", "/", Map.of(), "").text();
        assertThat(own).contains("data-page=\"contest\"", "data-slug=\"" + contest.slug() + "\"", "mau.css");
        assertThat(look("/").text()).doesNotContain("data-page=\"contest\"");
        assertThat(look("/t/" + code("A", Channel.ZALO) + "/qr.svg").status()).isEqualTo(200);
        StaffMember organizer = StaffMember.signedIn(node, Role.ORGANIZER, contest.unit("A"));
        assertThat(look(organizer, of("A") + "/chia-se").text()).contains("http://" + host + "/t/");

        String entry = "/api/contests/" + contest.slug() + "/resumptions";
        Map<String, String> sameSite = Map.of("Origin", "http://" + host, "Content-Type", "application/json");
        assertThat(at(host, "POST", entry, sameSite, "{\"code\":\"AAAAA-AAAAA\"}")
                        .text())
                .contains("unknown-code");
        Map<String, String> foreign = Map.of("Origin", "http://khac.example.vn", "Content-Type", "application/json");
        assertThat(at(host, "POST", entry, foreign, "{\"code\":\"AAAAA-AAAAA\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aBannerIsEncodedAnewAndWhatIsNoPictureIsRefused() throws IOException {
        StaffMember admin = StaffMember.signedIn(node, Role.ADMIN, null);
        String banner = "/api/admin/contests/" + contest.id() + "/pictures/banner";
        Http.Answer text = upload(
                admin, banner, "gia.png", "<svg onload=alert(1)>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(text.status()).isEqualTo(422);
        assertThat(upload(admin, banner, "bang.png", picture()).status()).isEqualTo(204);
        String page = look("/c/" + contest.slug()).text();
        String path = page.replaceAll("(?s).*(/hinh-cuoc-thi/[0-9a-f]{64}).*", "$1");
        Http.Answer served = look(path);
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.raw().headers().firstValue("cache-control").orElseThrow())
                .contains("immutable");
        assertThat(admin.http().delete(banner).status()).isEqualTo(204);
        assertThat(look("/c/" + contest.slug()).text()).doesNotContain("/hinh-cuoc-thi/");
        StaffMember organizer = StaffMember.signedIn(node, Role.ORGANIZER, contest.unit("A"));
        assertThat(upload(organizer, banner, "bang.png", picture()).status()).isEqualTo(403);
    }

    private Http.Answer upload(StaffMember staff, String path, String name, byte[] file) {
        return Call.upload(path, "chu-thich", "", name, file)
                .with(staff.headers())
                .to(node);
    }

    private static byte[] picture() throws IOException {
        java.awt.image.BufferedImage image =
                new java.awt.image.BufferedImage(1600, 400, java.awt.image.BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(javax.imageio.ImageIO.write(image, "png", out)).isTrue();
        return out.toByteArray();
    }

    private record Raw(int status, String text) {}

    /** A request that came to another host name of this node. */
    private Raw at(String host, String method, String path, Map<String, String> headers, String body)
            throws IOException {
        StringBuilder request =
                new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        request.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body);
        try (java.net.Socket socket =
                new java.net.Socket("localhost", node.address().getPort())) {
            socket.getOutputStream().write(request.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return new Raw(Integer.parseInt(answer.substring(9, 12)), answer);
        }
    }

    private byte[] bytes(StaffMember staff, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.address() + path));
            staff.headers().forEach(request::header);
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
                    .contains("attachment");
            return answer.body();
        }
    }

    /** As a browser asks, for whatever there is. */
    private Http.Answer look(String path) {
        return Call.get(path).to(node);
    }

    private Http.Answer look(StaffMember staff, String path) {
        return Call.get(path).with(staff.headers()).to(node);
    }

    private static String phone() {
        return "0198%06d".formatted(PHONES.incrementAndGet());
    }

    private Http enter(String link, String phone) {
        Http browser = new Http(node.address());
        Map<String, Object> form = new LinkedHashMap<>(Citizen.entry(contest.unit("A-1"), phone));
        form.put("link", link);
        Http.Answer answer = browser.post("/api/contests/" + contest.slug() + "/participations", form);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return browser;
    }

    private static String start(Http browser, int round) {
        Http.Answer answer =
                browser.post("/api/rounds/" + round + "/attempts", Map.of("key", java.util.UUID.randomUUID()));
        return answer.json().path("id").asString();
    }

    private static void submit(Http browser, int round) {
        Http.Answer answer = browser.post(
                "/api/attempts/" + start(browser, round) + "/submission", Citizen.sheet(1, Map.of("1", "A")));
        assertThat(answer.status()).isEqualTo(200);
    }

    private String code(String unit, Channel channel) {
        return java.util.Objects.requireNonNull(node.door(ShareService.class)
                .code(contest.id(), contest.unit(unit), channel)
                .block());
    }

    private String of(String unit) {
        return "/don-vi/" + contest.slug() + "/" + contest.unit(unit);
    }
}
