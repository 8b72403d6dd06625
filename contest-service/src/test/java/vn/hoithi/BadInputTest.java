package vn.hoithi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.OneTimePassword;
import vn.hoithi.account.Role;
import vn.hoithi.account.Staff;
import vn.hoithi.contest.ContestForm;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.FormField;
import vn.hoithi.contest.FormField.Name;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.BackingServices.Database;
import vn.hoithi.testing.Call;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Http.Answer;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;

/** Whatever is sent: a refusal says what is wrong, in Vietnamese, gives nothing away and leaves nothing half-written. */
@ExtendWith(OutputCaptureExtension.class)
class BadInputTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Database DATABASE = BackingServices.shared().freshDatabase();
    private static final Node NODE = Node.start(DATABASE, "--hoithi.first-start.contests=false");
    private static final TestContest CONTEST = TestContest.on(NODE);
    private static final int ROUND = CONTEST.openRound(HOUR);
    private static final Pattern OF_RESULTS = Pattern.compile(
            "/(results|result-holds|result-draws|closings|complaints|key-changes|prize-plan|judged-points|decision-heads)(/|$)");
    private static final List<String> ODD_IDS =
            List.of("0", "-1", "999999", "2147483648", "99999999999999999999", "x", "1e3", "%20", "%C4%90");
    private static final String ENTRIES = "/api/contests/" + CONTEST.slug() + "/participations";

    @Test
    void whatDoesNotExistIsSaidToBeUnknown() {
        Citizen citizen = citizen();
        String attempt = citizen.start(ROUND).json().path("id").asString();
        Citizen stranger = citizen();

        assertRefused(404, "unknown-link", Call.get("/api/links/ABCDEFG"));
        assertRefused(404, "unknown-link", Call.get("/api/links/khong-co"));
        assertRefused(404, "unknown-link", Call.get("/t/0000001"));
        assertRefused(404, "unknown-contest", Call.get("/api/contests/khong-co/standings"));
        assertRefused(
                404, "unknown-contest", Call.json("POST", "/api/contests/khong-co/participations", entry(Map.of())));
        assertRefused(404, "unknown-round", Call.get("/api/contests/" + CONTEST.slug() + "/standings?round=999999"));
        assertRefused(404, "unknown-unit", Call.get("/api/contests/" + CONTEST.slug() + "/standings?parent=999999"));
        assertRefused(404, "unknown-tree", Call.get("/api/contests/" + CONTEST.slug() + "/standings?tree=khong-co"));
        assertRefused(
                404,
                "unknown-round",
                stranger.http().post("/api/rounds/999999/attempts", Map.of("key", UUID.randomUUID())));
        assertRefused(404, "unknown-receipt", Call.get("/api/receipts/0000-0000-0000"));
        assertRefused(404, "unknown-receipt", Call.get("/api/receipts/" + "x".repeat(500)));
        assertRefused(404, "unknown-attempt", stranger.http().get("/api/attempts/" + UUID.randomUUID() + "/answers"));
        assertRefused(404, "unknown-attempt", stranger.http().get("/api/attempts/" + attempt + "/answers"));
        assertRefused(404, "unknown-attempt", stranger.save(attempt, 1, Map.of("1", "A")));
        assertRefused(404, "unknown-attempt", stranger.submit(attempt, 1, Map.of("1", "A")));
        assertRefused(404, "unknown-attempt", Call.get("/api/attempts/" + attempt + "/answers"));
        assertRefused(
                404,
                "unknown-code",
                stranger.http()
                        .post("/api/contests/" + CONTEST.slug() + "/resumptions", Map.of("code", "00000-00000")));
        assertRefused(
                401,
                "not-entered",
                Call.json("POST", "/api/rounds/" + ROUND + "/attempts", "{\"key\":\"" + UUID.randomUUID() + "\"}"));
        assertRefused(404, "unknown-page", Call.get("/khong-co"));
        assertRefused(404, "unknown-page", Call.get("/api/khong-co"));
        assertThat(citizen.http()
                        .get("/api/attempts/" + attempt + "/answers")
                        .json()
                        .path("revision")
                        .asInt())
                .isZero();
    }

    @Test
    void aMistypedLinkLeadsNowhereInsteadOfElsewhere() {
        String code = new vn.hoithi.testing.Http(NODE.address())
                .get("/api/links/" + link())
                .json()
                .path("contest")
                .asString();
        assertThat(code).isEqualTo(CONTEST.slug());
        char[] typed = link().toCharArray();
        for (int place = 0; place < typed.length; place++) {
            char right = typed[place];
            typed[place] = right == '7' ? '8' : '7';
            assertRefused(404, "unknown-link", Call.get("/api/links/" + new String(typed)));
            typed[place] = right;
        }
    }

    @Test
    void aRoundThatIsNotOpenSaysWhenItIs() {
        Instant opens = Instant.now().plusSeconds(1_800);
        int coming = CONTEST.round(opens, opens.plusSeconds(600), 7, null);
        int over = CONTEST.round(Instant.now().minusSeconds(600), Instant.now().minusSeconds(60), 7, null);
        Citizen citizen = citizen();

        Answer early = citizen.start(coming);
        Answer late = citizen.start(over);

        assertRefused(409, "round-not-open", early);
        assertThat(Instant.parse(early.json().path("opensAt").asString()))
                .isBetween(opens.minusMillis(1), opens.plusMillis(1));
        assertThat(early.json().has("serverTime")).isTrue();
        assertRefused(409, "round-closed", late);
        assertThat(late.json().has("closedAt")).isTrue();
    }

    @Test
    void answersThatThePaperDoesNotHaveAreNotSaved() {
        Citizen citizen = citizen();
        String id = citizen.start(ROUND).json().path("id").asString();
        assertThat(citizen.save(id, 1, Map.of("1", "A")).status()).isEqualTo(200);
        for (Map<String, String> foreign : List.of(
                Map.of("1", "Z"),
                Map.of("11", "A"),
                Map.of("0", "A"),
                Map.of("-1", "A"),
                Map.of("x", "A"),
                Map.of("1", "A\u0000"),
                Map.of("1", "\u202e"),
                Map.of("1", "ABCDEFGHIJ"),
                Map.of("99999999999999999999", "A"))) {
            assertRefused(422, "foreign-answer", citizen.save(id, 2, foreign));
            assertRefused(422, "foreign-answer", citizen.submit(id, 2, foreign));
        }
        assertThat(citizen.http().get("/api/attempts/" + id + "/answers").json().path("answers"))
                .hasSize(1);
        assertThat(citizen.submit(id, 2, Map.of("1", "A")).status()).isEqualTo(200);
    }

    @Test
    void whatIsNoProperRequestIsRefusedWithoutATrace() {
        Citizen citizen = citizen();
        String id = citizen.start(ROUND).json().path("id").asString();
        String answers = "/api/attempts/" + id + "/answers";
        Map<String, Long> before = rows();

        for (String body : List.of(
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"revision\":1}",
                "{\"revision\":1,\"answers\":null}",
                "{\"revision\":null,\"answers\":{}}",
                "{\"revision\":\"x\",\"answers\":{}}",
                "{\"revision\":1,\"answers\":[]}",
                "{\"revision\":1,\"answers\":{\"1\":{}}}",
                "{\"revision\":9223372036854775808,\"answers\":{}}",
                "{\"revision\":1.5,\"answers\":{}}",
                "{\"revision\":NaN,\"answers\":{}}",
                "{\"revision\":-1,\"answers\":{}}",
                "{\"revision\":1,\"answers\":{},\"more\":1}",
                "{\"revision\":1,\"answers\":{\"1\":\"" + "A".repeat(100) + "\"}}",
                "{\"revision\":1,\"answers\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}")) {
            Answer answer = citizen.http().send("PUT", answers, body).join();
            assertThat(answer.status()).as(shortened(body)).isIn(400, 422);
            assertProblem(answer, shortened(body));
        }
        Answer large = citizen.http()
                .send("PUT", answers, "{\"revision\":1,\"answers\":{\"1\":\"" + "A".repeat(1 << 20) + "\"}}")
                .join();
        assertRefused(413, "too-large", large);
        Call wrongType = new Call(
                "POST",
                ENTRIES,
                Map.of("Content-Type", "text/plain"),
                entry(Map.of()).getBytes(UTF_8));
        assertRefused(415, "wrong-media-type", wrongType);
        assertRefused(
                415,
                "wrong-media-type",
                new Call("POST", ENTRIES, Map.of("Content-Type", "application/xml"), "<a/>".getBytes(UTF_8)));
        assertRefused(405, "wrong-method", Call.json("DELETE", "/api/rounds/" + ROUND + "/attempts", ""));
        assertRefused(400, "malformed", Call.get("/api/attempts/not-a-uuid/answers"));
        assertRefused(400, "malformed", Call.get("/api/contests/" + CONTEST.slug() + "/standings?round=x"));
        assertRefused(
                400,
                "malformed",
                Call.get("/api/contests/" + CONTEST.slug() + "/standings?parent=99999999999999999999"));

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void anEntryIsRefusedWithEverythingThatIsWrongWithIt() {
        Map<String, Long> before = rows();

        Answer empty = enter(Map.of("unitId", 999_999, "fields", Map.of(), "consent", false));
        assertRefused(422, "invalid-entry", empty);
        assertThat(fields(empty)).containsExactlyInAnyOrder("fullName", "phone", "unitId", "consent");
        assertThat(fields(enter(Map.of("fields", Map.of("fullName", "12", "phone", "123")))))
                .containsExactlyInAnyOrder("fullName", "phone");
        assertThat(fields(enter(Map.of("fields", Map.of("fullName", "An", "phone", "0911111111", "cccd", "001")))))
                .containsExactly("cccd");
        assertThat(fields(enter(Map.of("consentVersion", 0)))).containsExactly("consent");
        assertThat(fields(enter(Map.of("consentVersion", 2)))).containsExactly("consent");
        assertThat(fields(enter(Map.of("otherUnitIds", List.of(CONTEST.unit("B"))))))
                .containsExactly("otherUnitIds");
        assertThat(fields(enter(Map.of("otherUnitIds", List.of(999_999))))).containsExactly("otherUnitIds");

        for (Map<String, Object> odd : List.<Map<String, Object>>of(
                Map.of("unknown", 1),
                Map.of("unitId", "x"),
                Map.of("consent", "maybe"),
                Map.of("fields", List.of()),
                Map.of("link", "x".repeat(21)),
                Map.of("otherUnitIds", java.util.Arrays.asList((Object) null)),
                Map.of("fields", Map.of("fullName", "A\u0000n", "phone", "0911111111")),
                Map.of("fields", Map.of("fullName", "x".repeat(70_000), "phone", "0911111111")))) {
            Answer answer = enter(odd);
            assertThat(answer.status()).as(shortened(odd.toString())).isIn(400, 422);
            assertProblem(answer, shortened(odd.toString()));
        }
        assertThat(rows()).isEqualTo(before);
        // A link is only for counting: one that was never given out keeps nobody from entering.
        assertThat(enter(Map.of("link", "\u0000")).status()).isEqualTo(201);
    }

    @Test
    void aCccdMustAgreeWithBirthDateAndSex() {
        String slug = "cccd-" + System.nanoTime();
        ContestForm form = new ContestForm(
                slug,
                "Thử CCCD",
                "Ban Tổ chức",
                "0225 000 000",
                NODE.door(vn.hoithi.unit.UnitService.class)
                        .require(CONTEST.unit("A"))
                        .treeId(),
                "",
                List.of(
                        new FormField(Name.fullName, true, false),
                        new FormField(Name.birthDate, true, false),
                        new FormField(Name.sex, true, false),
                        new FormField(Name.cccd, true, true)),
                List.of(),
                "Tôi đồng ý",
                true);
        assertThat(NODE.door(ContestService.class).create(form, Staff.SYSTEM).block())
                .isPositive();
        String entries = "/api/contests/" + slug + "/participations";
        Map<String, Long> before = rows();

        assertThat(cccd(entries, "031199000001", "05/09/1998", "Nữ")).containsExactly("cccd");
        assertThat(cccd(entries, "031199000001", "05/09/1999", "Nam")).containsExactly("cccd");
        assertThat(cccd(entries, "031199000001", "05/09/1899", "Nữ")).containsExactly("birthDate");
        assertThat(cccd(entries, "031199000001", "31/02/1999", "Nữ")).containsExactly("birthDate");
        assertThat(cccd(entries, "000199000001", "05/09/1999", "Nữ")).containsExactly("cccd");
        assertThat(cccd(entries, "097199000001", "05/09/1999", "Nữ")).containsExactly("cccd");
        assertThat(cccd(entries, "031199", "05/09/1999", "Nữ")).containsExactly("cccd");
        assertThat(cccd(entries, "031199000001", "05/09/1999", "Khác")).containsExactly("sex");
        assertThat(rows()).isEqualTo(before);
        assertThat(cccd(entries, "031199000001", "05/09/1999", "Nữ")).isEmpty();
        assertThat(cccd(entries, "031 2 05 000001", "05/09/2005", "Nam")).isEmpty();
    }

    @Test
    void whatNoBrowserSendsIsRefusedAtTheDoor() {
        for (String path :
                List.of("/api/receipts/%00", "/t/%00", "/api/contests/%00/standings", "/api//units", "/api/x;y=z")) {
            assertRefused(400, "malformed", Call.get(path));
        }
        Answer signIn = Call.json("POST", "/api/session", "{\"login\":\"a\\u0000b\",\"password\":\"x\"}")
                .with(StaffMember.nobody(NODE))
                .to(NODE);
        assertThat(signIn.status()).isLessThan(500);
        assertProblem(signIn, "sign-in");
    }

    @Test
    void aPostFromAnotherSiteIsRefused() {
        Map<String, Long> before = rows();
        Call post = Call.json("POST", ENTRIES, entry(Map.of()));
        for (String origin : List.of("https://vidu.vn", "null", "http://localhost", NODE.address() + ".vidu.vn")) {
            assertRefused(403, "foreign-origin", post.with(Map.of("Origin", origin)));
        }
        assertRefused(403, "foreign-origin", post.with(Map.of("Sec-Fetch-Site", "cross-site")));
        assertRefused(
                403,
                "foreign-origin",
                Call.json("PUT", "/api/attempts/" + UUID.randomUUID() + "/answers", "{}")
                        .with(Map.of("Origin", "https://vidu.vn")));
        assertRefused(
                403,
                "foreign-origin",
                Call.json("DELETE", "/api/contests/" + CONTEST.slug() + "/participation", "")
                        .with(Map.of("Origin", "https://vidu.vn")));
        assertThat(rows()).isEqualTo(before);
        assertThat(post.with(Map.of("Origin", NODE.address().toString()))
                        .to(NODE)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anUnknownPageIsAPageForPeopleAndAProblemForPrograms() {
        Answer page = Call.get("/khong-co")
                .with(Map.of("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"))
                .to(NODE);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.raw().headers().firstValue("content-type").orElse("")).startsWith("text/html");
        assertThat(page.text())
                .contains("Không tìm thấy")
                .doesNotContain("Exception")
                .doesNotContain("Whitelabel");

        Answer api =
                Call.get("/api/khong-co").with(Map.of("Accept", "text/html")).to(NODE);
        assertRefused(404, "unknown-page", api);
    }

    @Test
    void aListOfUnitsWithErrorsReportsEachAndChangesNothing() {
        StaffMember admin = StaffMember.signedIn(NODE, Role.ADMIN, null);
        String list = """
                Mã,Tên,Loại,Mã cấp trên,Khối,Quân số
                TP,Thành phố Thử,Thành phố,,,
                a1,Mã chữ thường,Phường,TP,,
                B,,Phường,TP,,
                C,Quân số lạ,Phường,TP,,12.5
                D,Cấp trên lạ,Phường,KHONG-CO,,
                D,Mã lặp,Phường,TP,,
                E,Gốc thứ hai,Phường,,,
                """;
        Map<String, Long> before = rows();

        Answer answer = Call.upload(
                        "/api/admin/trees/cay-loi/units", "name", "Cây lỗi", "units.csv", list.getBytes(UTF_8))
                .with(admin.headers())
                .to(NODE);

        assertRefused(422, "invalid-units", answer);
        assertThat(places(answer))
                .containsExactlyInAnyOrder("3:1 a1", "4:2 ", "5:6 12.5", "6:4 KHONG-CO", "7:1 D", "8:4 ");
        answer.json().path("errors").forEach(error -> {
            assertThat(error.path("message").asString()).isNotBlank();
            assertThat(error.path("advice").asString()).isNotBlank();
        });
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aBankWithErrorsReportsEachAndChangesNothing() {
        StaffMember admin = StaffMember.signedIn(NODE, Role.ADMIN, null);
        String good = new String(vn.hoithi.questionbank.format.ShippedBanks.file("election-law.csv"), UTF_8);
        List<String> lines = new ArrayList<>(good.lines().toList());
        String twice = lines.get(1);
        lines.add(twice);
        lines.add(",,,,");
        Map<String, Long> before = rows();

        Answer answer = Call.upload(
                        "/api/admin/banks",
                        "title",
                        "Ngân hàng lỗi",
                        "bank.csv",
                        String.join("\n", lines).getBytes(UTF_8))
                .withPart("kind", "REPLACE")
                .with(admin.headers())
                .to(NODE);
        Answer garbage = Call.upload("/api/admin/banks", "title", "Ngân hàng lỗi", "bank.csv", new byte[] {
                    (byte) 0xff, (byte) 0xfe, 0, 1, 2, 3
                })
                .withPart("kind", "REPLACE")
                .with(admin.headers())
                .to(NODE);

        assertRefused(422, "invalid-bank", answer);
        assertThat(answer.json().path("errors").size()).isGreaterThanOrEqualTo(2);
        for (JsonNode error : answer.json().path("errors")) {
            assertThat(error.path("line").asInt()).isGreaterThanOrEqualTo(lines.size() - 1);
            assertThat(error.path("column").asInt()).isPositive();
            assertThat(error.path("message").asString()).isNotBlank();
        }
        assertRefused(422, "invalid-bank", garbage);
        assertThat(rows()).isEqualTo(before);
    }

    /** Each operation of staff, and the statuses that {nobody, organizer elsewhere, organizer above, own organizer, reviewer, admin} get. */
    @Test
    void everyOperationOfStaffIsForThoseWhoMayAlone() {
        long unit = CONTEST.unit("A");
        Map<String, Map<String, String>> people = new TreeMap<>(Map.of(
                "nobody", StaffMember.nobody(NODE),
                "elsewhere",
                        StaffMember.signedIn(NODE, Role.ORGANIZER, CONTEST.unit("B"))
                                .headers(),
                "above", StaffMember.signedIn(NODE, Role.ORGANIZER, root()).headers(),
                "own", StaffMember.signedIn(NODE, Role.ORGANIZER, unit).headers(),
                "reviewer", StaffMember.signedIn(NODE, Role.REVIEWER, null).headers(),
                "admin", StaffMember.signedIn(NODE, Role.ADMIN, null).headers()));
        Set<String> checked = new TreeSet<>();
        JsonNode documented = Call.get("/v3/api-docs").to(NODE).json().path("paths");
        Map<String, Long> before = rows();

        documented.propertyNames().stream()
                .filter(path -> path.startsWith("/api/admin/") || path.startsWith("/api/units/{"))
                .forEach(path -> documented.path(path).propertyNames().forEach(method -> {
                    checked.add(method + " " + path);
                    people.forEach((who, headers) -> {
                        // Unknown things and empty bodies: whoever may pass gets no further than that.
                        String target =
                                path.replace("{unitId}", Long.toString(unit)).replaceAll("\\{[a-zA-Z]+}", "0");
                        Answer answer = Call.json(
                                        method.toUpperCase(java.util.Locale.ROOT),
                                        target,
                                        method.equals("get") ? "" : "{}")
                                .with(headers)
                                .to(NODE);
                        assertThat(answer.status())
                                .as(who + ": " + method + " " + path + " " + answer.text())
                                .matches(status -> isExpected(path, method, who, status), "expected for " + who);
                        if (answer.status() >= 400) {
                            assertProblem(answer, who + " " + method + " " + path);
                        }
                    });
                }));

        assertThat(checked).as("operations found").hasSizeGreaterThan(15);
        assertThat(rows()).isEqualTo(before);
    }

    private static boolean isExpected(String path, String method, String who, int status) {
        boolean reads = method.equals("get");
        if (who.equals("nobody")) {
            return status == 401;
        }
        if (path.startsWith("/api/admin/")) {
            boolean decides = List.of("/approval", "/rejection", "/publication", "/confirmation").stream()
                    .anyMatch(path::endsWith);
            boolean may = who.equals("admin") || ((reads || decides) && who.equals("reviewer"));
            return may ? status != 401 && status != 403 && status < 500 : status == 403;
        }
        // Bodies are read before anything is decided: empty ones, and JSON where a file belongs, get no further.
        boolean unread = status == 400 || (!reads && (status == 415 || status == 422));
        // Contests and other things below the unit are named "0", which there is none of.
        boolean unknown = status == 404 && path.indexOf('{', "/api/units/{unitId}".length()) > 0;
        return switch (who) {
            case "elsewhere" -> status == 404 || unread;
            case "own" -> unread || unknown || (reads ? status == 200 : status == 403);
            // Lists of names and what serves writing are not for reviewers either.
            case "reviewer" -> unread || unknown || status == 403 || (reads && status == 200);
            default -> status != 401 && status != 403 && status < 500;
        };
    }

    /** Results, prizes, draws, complaints, corrected keys and files, as the documentation names them. */
    @Test
    void whateverIsSentToTheOperationsOfResultsIsRefusedWithoutATrace() {
        StaffMember admin = StaffMember.signedIn(NODE, Role.ADMIN, null);
        JsonNode docs = Call.get("/v3/api-docs").to(NODE).json();
        JsonNode documented = docs.path("paths");
        Random random = new Random(2026);
        Map<String, Long> before = rows();
        Set<String> checked = new TreeSet<>();
        List<String> taken = new ArrayList<>();

        documented.propertyNames().stream()
                .filter(path -> OF_RESULTS.matcher(path).find())
                .forEach(path -> documented.path(path).propertyNames().forEach(method -> {
                    checked.add(method + " " + path);
                    for (String id : ODD_IDS) {
                        String target = path.replace("{slug}", CONTEST.slug())
                                .replace("{layout}", "nha-nuoc")
                                .replaceAll("\\{[a-zA-Z]+}", id);
                        taken.addAll(unlessRefused(admin, method, target, "{}"));
                    }
                    String real = path.replace("{slug}", CONTEST.slug())
                            .replace("{contestId}", Integer.toString(CONTEST.id()))
                            .replace("{roundId}", Integer.toString(ROUND))
                            .replaceAll("\\{[a-zA-Z]+}", "999999");
                    Set<String> fields = fields(docs, documented.path(path).path(method));
                    for (String body : fields.isEmpty() ? List.<String>of() : oddBodies(fields, random)) {
                        taken.addAll(unlessRefused(admin, method, real, body));
                    }
                }));

        assertThat(taken).isEmpty();
        assertThat(checked)
                .as("operations found")
                .hasSizeGreaterThan(25)
                .contains(
                        "post /api/contests/{slug}/complaints",
                        "post /api/admin/rounds/{roundId}/key-changes",
                        "put /api/admin/contests/{contestId}/decision-heads/{layout}");
        assertThat(rows()).isEqualTo(before);
    }

    /** What was sent, when the answer is no refusal. */
    private static List<String> unlessRefused(StaffMember admin, String method, String target, String body) {
        Answer answer = Call.json(method.toUpperCase(java.util.Locale.ROOT), target, method.equals("get") ? "" : body)
                .with(admin.headers())
                .to(NODE);
        String what = method + " " + target + " " + shortened(body) + ": " + answer.status() + " " + answer.text();
        if (answer.status() < 400 || answer.status() > 499) {
            return List.of(what);
        }
        assertProblem(answer, what);
        return List.of();
    }

    /** The fields that an operation reads; none where it reads no body. */
    private static Set<String> fields(JsonNode docs, JsonNode operation) {
        String schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema")
                .path("$ref")
                .asString("");
        return new TreeSet<>(docs.path("components")
                .path("schemas")
                .path(schema.substring(schema.lastIndexOf('/') + 1))
                .path("properties")
                .propertyNames());
    }

    /** No JSON, JSON of another shape, far too much of it, and the form's own fields with values that none of them has. */
    private static List<String> oddBodies(Set<String> fields, Random random) {
        List<String> bodies = new ArrayList<>(List.of("", "{", "[]", "null", "\"chữ\"", "{\"khac\":1}"));
        bodies.add("{\"reason\":\"" + "a".repeat(1 << 20) + "\"}");
        bodies.add("{\"text\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
        List<String> values = List.of(
                "null",
                "-1",
                "1e400",
                "2147483648",
                "true",
                "[]",
                "{}",
                "[null]",
                "\"\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"" + "dài ".repeat(2_000) + "\"");
        for (int i = 0; i < 20; i++) {
            StringBuilder body = new StringBuilder("{");
            for (String field : fields) {
                if (random.nextInt(3) > 0) {
                    body.append(body.length() == 1 ? "" : ",")
                            .append("\"%s\":%s".formatted(field, values.get(random.nextInt(values.size()))));
                }
            }
            bodies.add(body + "}");
        }
        return bodies;
    }

    @Test
    void anOrganizerManagesThoseBelowAndNobodyElse() {
        long unit = CONTEST.unit("A");
        StaffMember above = StaffMember.signedIn(NODE, Role.ORGANIZER, root());
        StaffMember own = StaffMember.signedIn(NODE, Role.ORGANIZER, unit);
        StaffMember elsewhere = StaffMember.signedIn(NODE, Role.ORGANIZER, CONTEST.unit("B"));
        StaffMember reviewer = StaffMember.signedIn(NODE, Role.REVIEWER, null);
        String organizers = "/api/units/" + unit + "/organizers";
        String wanted = "{\"login\":\"%s\",\"name\":\"Đầu mối\"}";
        Map<String, Long> before = rows();
        for (StaffMember who : List.of(own, elsewhere, reviewer)) {
            int expected = who.equals(elsewhere) ? 404 : 403;
            assertThat(Call.json("POST", organizers, wanted.formatted("lam-chui"))
                            .with(who.headers())
                            .to(NODE)
                            .status())
                    .isEqualTo(expected);
        }
        assertThat(rows()).isEqualTo(before);

        Answer made = Call.json("POST", organizers, wanted.formatted("dau-moi-" + System.nanoTime()))
                .with(above.headers())
                .to(NODE);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String reset = organizers + "/" + made.json().path("staffId").asInt() + "/password-reset";
        for (StaffMember who : List.of(own, elsewhere, reviewer)) {
            assertThat(Call.json("POST", reset, "").with(who.headers()).to(NODE).status())
                    .isIn(403, 404);
        }
        assertThat(Call.json("POST", reset, "").with(above.headers()).to(NODE).status())
                .isEqualTo(200);
        assertThat(Call.json(
                                "POST",
                                "/api/units/" + CONTEST.unit("B") + "/organizers/"
                                        + made.json().path("staffId").asInt() + "/password-reset",
                                "")
                        .with(above.headers())
                        .to(NODE)
                        .status())
                .as("through a unit that is not the account's")
                .isEqualTo(404);
    }

    @Test
    void aOneTimePasswordIsGoodForNothingButReplacingIt() {
        Map<String, String> newcomer = StaffMember.newcomer(NODE, Role.ADMIN);
        Map<String, Long> before = rows();
        assertRefused(403, "forbidden", Call.get("/api/admin/staff").with(newcomer));
        assertRefused(
                403,
                "forbidden",
                Call.json("POST", "/api/admin/rounds/" + ROUND + "/closing", "").with(newcomer));
        assertThat(Call.get("/api/units/" + CONTEST.unit("A") + "/organizers")
                        .with(newcomer)
                        .to(NODE)
                        .status())
                .isEqualTo(403);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void withoutTheCsrfTokenASessionChangesNothing() {
        StaffMember admin = StaffMember.signedIn(NODE, Role.ADMIN, null);
        Map<String, Long> before = rows();
        Answer answer = Call.json("POST", "/api/admin/rounds/" + ROUND + "/closing", "")
                .with(Map.of("Cookie", admin.headers().get("Cookie")))
                .to(NODE);
        assertRefused(403, "forbidden", answer);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void guessingAPasswordIsSlowedDownAndTellsNothing() {
        OneTimePassword account = StaffMember.account(NODE, Role.REVIEWER, null);
        Map<String, String> nobody = StaffMember.nobody(NODE);
        Answer unknown = signIn("khong-co-ai", "sai mật khẩu", nobody);
        assertRefused(409, "wrong-credentials", unknown);
        for (int i = 0; i < 10; i++) {
            Answer wrong = signIn(account.login(), "sai mật khẩu", nobody);
            assertRefused(409, "wrong-credentials", wrong);
            assertThat(wrong.json().path("detail")).isEqualTo(unknown.json().path("detail"));
        }
        assertRefused(429, "too-many-requests", signIn(account.login(), "sai mật khẩu", nobody));
    }

    private static Answer signIn(String login, String password, Map<String, String> headers) {
        return Call.json("POST", "/api/session", "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}")
                .with(headers)
                .to(NODE);
    }

    @Test
    void everyKindOfAnswerCarriesTheSecurityHeaders() {
        List<Call> calls = List.of(
                Call.get("/"),
                Call.get("/c/" + CONTEST.slug()),
                Call.get("/api/contests/" + CONTEST.slug() + "/standings"),
                Call.get("/t/" + link()),
                Call.get("/t/" + link() + "/qr.svg"),
                Call.get("/css/hoithi.css"),
                Call.get("/khong-co").with(Map.of("Accept", "text/html")),
                Call.get("/api/khong-co"),
                Call.get("/api/admin/staff"),
                Call.get("/quan-tri"),
                Call.get("/dang-nhap"),
                Call.get("/quan-tri;a=b//x"),
                Call.json("POST", ENTRIES, "{"),
                Call.json("POST", ENTRIES, "{}").with(Map.of("Origin", "https://vidu.vn")),
                Call.json("POST", ENTRIES, "\"" + "x".repeat(1 << 20) + "\""));
        for (Call call : calls) {
            var headers = call.to(NODE).raw().headers();
            assertThat(headers.firstValue("content-security-policy").orElse(""))
                    .as(call.path())
                    .contains("default-src 'self'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("x-content-type-options"))
                    .as(call.path())
                    .contains("nosniff");
            assertThat(headers.firstValue("x-frame-options")).as(call.path()).contains("DENY");
            assertThat(headers.firstValue("referrer-policy")).as(call.path()).contains("same-origin");
            assertThat(headers.firstValue("x-request-id")).as(call.path()).isPresent();
            assertThat(headers.firstValue("server")).as(call.path()).isEmpty();
        }
    }

    @Test
    void nobodysNameOrPhoneIsInTheDatabaseInRedisOrInTheLog(CapturedOutput output) throws SQLException {
        String name = "Hoàng Thị Kín Đáo";
        String phone = "0388765432";
        Http browser = new Http(NODE.address());
        Map<String, Object> entry = new HashMap<>(Citizen.entry(CONTEST.unit("A-1"), phone));
        entry.put("fields", Map.of("fullName", name, "phone", phone));
        Answer entered = browser.post(ENTRIES, entry);
        assertThat(entered.status()).as(entered.text()).isEqualTo(201);
        String id = browser.post("/api/rounds/" + ROUND + "/attempts", Map.of("key", UUID.randomUUID()))
                .json()
                .path("id")
                .asString();
        Answer submitted = browser.post("/api/attempts/" + id + "/submission", Citizen.sheet(1, Map.of("1", "A")));
        assertThat(submitted.status()).isEqualTo(200);
        // What goes wrong is logged: without the person who met it.
        entry.put("fields", Map.of("fullName", name, "phone", phone, "address", name));
        assertThat(browser.post(ENTRIES, entry).status()).isEqualTo(422);
        assertThat(browser.post(ENTRIES, "{\"fields\":{\"fullName\":\"" + name + "\",\"phone\":" + phone + "}")
                        .status())
                .isEqualTo(400);
        assertThat(new Http(NODE.address())
                        .post(ENTRIES, Citizen.entry(CONTEST.unit("A-1"), phone))
                        .status())
                .isEqualTo(409);

        List<String> secrets = new ArrayList<>();
        for (String secret : List.of(name, phone, "Kín Đáo", "388765432")) {
            secrets.add(secret);
            secrets.add(HexFormat.of().formatHex(secret.getBytes(UTF_8)));
        }
        String stored = database();
        assertThat(stored).contains(id).doesNotContain(secrets.toArray(String[]::new));
        assertThat(redis()).contains("standing:").doesNotContain(secrets.toArray(String[]::new));
        assertThat(output.getAll()).doesNotContain(name, phone, "Kín Đáo", "388765432");
        assertThat(submitted.text()
                        + browser.get("/api/contests/" + CONTEST.slug() + "/me").text()
                        + browser.get("/api/receipts/"
                                        + submitted.json().path("receipt").asString())
                                .text())
                .doesNotContain(name, phone);
    }

    private static String database() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = DATABASE.connect();
                Statement tables = connection.createStatement();
                ResultSet table = tables.executeQuery(
                        "SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")) {
            while (table.next()) {
                try (Statement content = connection.createStatement();
                        ResultSet row = content.executeQuery("SELECT t::text FROM " + table.getString(1) + " t")) {
                    while (row.next()) {
                        all.append(row.getString(1)).append('\n');
                    }
                }
            }
        }
        return all.toString();
    }

    private static String redis() {
        BackingServices services = BackingServices.shared();
        StringBuilder all = new StringBuilder();
        try (RedisClient client = RedisClient.create("redis://" + services.redisHost() + ":" + services.redisPort());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            RedisCommands<String, String> redis = connection.sync();
            for (String key : redis.keys("*")) {
                all.append(key).append(' ');
                switch (redis.type(key)) {
                    case "hash" -> all.append(redis.hgetall(key));
                    case "zset" -> all.append(redis.zrange(key, 0, -1));
                    case "string" -> all.append(redis.get(key));
                    default -> throw new IllegalStateException("look into " + key + " as well: " + redis.type(key));
                }
                all.append('\n');
            }
        }
        return all.toString();
    }

    private static void assertRefused(int status, String type, Call call) {
        assertRefused(status, type, call.to(NODE));
    }

    private static void assertRefused(int status, String type, Answer answer) {
        String what = answer.raw().request().method() + " " + answer.raw().uri() + ": " + answer.text();
        assertThat(answer.status()).as(what).isEqualTo(status);
        assertProblem(answer, what);
        assertThat(answer.problem()).as(what).isEqualTo(type);
    }

    private static void assertProblem(Answer answer, String what) {
        assertThat(answer.raw().headers().firstValue("content-type").orElse("none"))
                .as(what)
                .startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("type").asString("")).as(what).matches("/van-de/[a-z-]+");
        // Vietnamese: with its diacritics.
        assertThat(problem.path("title").asString("")).as(what).matches(".*[^\\p{ASCII}].*");
        assertThat(problem.path("detail").asString("")).as(what).matches("(?s).*[^\\p{ASCII}].*");
        assertThat(problem.path("status").asInt()).as(what).isEqualTo(answer.status());
        assertThat(problem.path("requestId").asString("")).as(what).isNotBlank();
        assertThat(answer.text())
                .as(what)
                .doesNotContain("Exception", "\tat ", "org.springframework", "io.r2dbc", "SELECT ");
    }

    private static Citizen citizen() {
        return Citizen.enters(NODE.address(), CONTEST.slug(), CONTEST.unit("A-1"));
    }

    private static Answer enter(Map<String, Object> changes) {
        return Call.json("POST", ENTRIES, entry(changes)).to(NODE);
    }

    private static String entry(Map<String, Object> changes) {
        Map<String, Object> entry =
                new HashMap<>(Citizen.entry(CONTEST.unit("A-1"), "0166" + (1_000_000 + System.nanoTime() % 1_000_000)));
        entry.putAll(changes);
        return tools.jackson.databind.json.JsonMapper.builder().build().writeValueAsString(entry);
    }

    private static List<String> cccd(String entries, String cccd, String born, String sex) {
        Map<String, Object> fields = Map.of("fullName", "Thử Nghiệm", "birthDate", born, "sex", sex, "cccd", cccd);
        return fields(
                Call.json("POST", entries, entry(Map.of("fields", fields))).to(NODE));
    }

    private static List<String> fields(Answer answer) {
        List<String> fields = new ArrayList<>();
        answer.json()
                .path("errors")
                .forEach(error -> fields.add(error.path("field").asString()));
        return fields;
    }

    private static List<String> places(Answer answer) {
        List<String> places = new ArrayList<>();
        answer.json()
                .path("errors")
                .forEach(error -> places.add(
                        error.path("line").asInt() + ":" + error.path("column").asInt() + " "
                                + error.path("quoted").asString("")));
        return places;
    }

    private static String link() {
        return java.util.Objects.requireNonNull(NODE.door(vn.hoithi.share.ShareService.class)
                .code(CONTEST.id(), CONTEST.unit("A-1"))
                .block());
    }

    private static long root() {
        return Call.get("/api/contests/" + CONTEST.slug() + "/standings")
                .to(NODE)
                .json()
                .path("unit")
                .path("id")
                .asLong();
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) : text;
    }

    /** How many rows each table has; those that move by themselves are left out. */
    private static Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "participation",
                    "participation_unit",
                    "attempt",
                    "unit_tree",
                    "unit",
                    "bank",
                    "bank_version",
                    "bank_draft",
                    "contest",
                    "round",
                    "round_rules",
                    "contest_document",
                    "staff",
                    "audit_log",
                    "short_link",
                    "closing",
                    "complaint",
                    "key_change",
                    "decision_head")) {
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    assertThat(row.next()).isTrue();
                    rows.put(table, row.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}
