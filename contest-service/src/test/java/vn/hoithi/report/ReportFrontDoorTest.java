package vn.hoithi.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.hoithi.account.Role;
import vn.hoithi.contest.ContestService;
import vn.hoithi.contest.Round;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Call;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.testing.Recount;
import vn.hoithi.testing.StaffMember;
import vn.hoithi.testing.TestContest;
import vn.hoithi.unit.UnitService;

/** Reports by HTTP: their figures are those of a recount, and nobody gets another subtree's. */
class ReportFrontDoorTest {
    private static final BackingServices.Database database =
            BackingServices.shared().freshDatabase();
    private static final Node node = Node.start(database);

    private final TestContest contest = TestContest.on(node);
    private final int round = contest.openRound(Duration.ofHours(1));
    private final long ward = contest.unit("A");
    private final StaffMember organizer = StaffMember.signedIn(node, Role.ORGANIZER, ward);

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void everyFileShowsTheFiguresOfARecount() throws IOException {
        peopleTakePart();
        for (String period : List.of("ca", "vong:" + round, "tuan:" + Numbers.today(java.time.Instant.now()))) {
            Map<String, Recount.Figures> counted = recounted();
            assertThat(xlsx(bytes(organizer, path(ward, "report.xlsx?ky=" + period))))
                    .as("XLSX " + period)
                    .isEqualTo(counted);
            assertThat(docx(bytes(organizer, path(ward, "report.docx?ky=" + period))))
                    .as("DOCX " + period)
                    .isEqualTo(counted);
            assertThat(csv(bytes(organizer, path(ward, "report.csv?ky=" + period))))
                    .as("CSV " + period)
                    .isEqualTo(counted);
            String pdf = pdf(bytes(organizer, path(ward, "report.pdf?ky=" + period)));
            Recount.Figures all = requireNonNull(counted.get("TỔNG CỘNG"));
            assertThat(pdf).contains(all.people() + " người dự thi với " + all.attempts() + " lượt thi");
        }
    }

    @Test
    void nobodyGetsAReportOfAnotherSubtree() {
        long other = contest.unit("B");
        for (String asked : List.of(
                "report.docx",
                "report.pdf",
                "report.xlsx",
                "report.csv",
                "letter.docx",
                "paragraph",
                "letterheads/dang",
                "issues",
                "difficulties")) {
            Http.Answer answer =
                    Call.get(path(other, asked)).with(organizer.headers()).to(node);
            assertThat(answer.status()).as(asked).isEqualTo(404);
            assertThat(answer.text()).doesNotContain("Phường Bình");
            assertThat(Call.get(path(999_999_999, asked))
                            .with(organizer.headers())
                            .to(node)
                            .problem())
                    .isEqualTo(answer.problem());
        }
        assertThat(send(organizer, "POST", path(other, "issues"), "{}").status())
                .isEqualTo(404);
        assertThat(send(organizer, "POST", path(other, "difficulties"), "{\"body\":\"Không có mạng\"}")
                        .status())
                .isEqualTo(404);
        assertThat(Call.get("/don-vi/" + contest.slug() + "/" + other + "/bao-cao")
                        .with(organizer.headers())
                        .to(node)
                        .status())
                .isEqualTo(404);
        StaffMember reviewer = StaffMember.signedIn(node, Role.REVIEWER, null);
        assertThat(Call.get(path(other, "report.csv"))
                        .with(reviewer.headers())
                        .to(node)
                        .status())
                .isEqualTo(200);
        assertThat(send(reviewer, "POST", path(other, "issues"), "{}").status()).isEqualTo(403);
    }

    @Test
    void aTemplateWithMistakesIsNotSavedAndSaysWhereTheyAre() {
        StaffMember admin = StaffMember.signedIn(node, Role.ADMIN, null);
        String address = "/api/admin/report-templates/doan-van";
        Http.Answer refused = send(admin, "PUT", address, "{\"body\":\"# A\\n\\nCó {{so nguoi}} người\\n{{#tăng}}\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("line").asInt()))
                .containsExactlyInAnyOrder(3, 4);
        assertThat(paragraph()).contains("lượt thi");
        assertThat(send(admin, "PUT", address, "{\"body\":\"# A\\n\\nCó đúng {{số người}} người.\"}")
                        .status())
                .isEqualTo(204);
        assertThat(paragraph()).startsWith("Có đúng 0 người.");
        assertThat(send(admin, "DELETE", address, "").status()).isEqualTo(204);
        assertThat(paragraph()).contains("lượt thi");
        assertThat(send(organizer, "PUT", address, "{\"body\":\"# A\"}").status())
                .isEqualTo(403);
        assertThat(Call.get("/api/admin/audit?limit=5")
                        .with(admin.headers())
                        .to(node)
                        .text())
                .isNotEmpty();
    }

    @Test
    void aSentReportStaysAsItWasAndAnswersItsDeadline() throws IOException {
        StaffMember above = StaffMember.signedIn(node, Role.ORGANIZER, city());
        assertThat(send(
                                above,
                                "POST",
                                path(city(), "dues"),
                                "{\"title\":\"Báo cáo tuần\",\"weekday\":7,\"time\":\"23:59\"}")
                        .status())
                .isEqualTo(201);
        peopleTakePart();
        Http.Answer sent = send(organizer, "POST", path(ward, "issues"), "{\"period\":\"ca\",\"layout\":\"dang\"}");
        assertThat(sent.status()).isEqualTo(201);
        int id = sent.json().path("id").asInt();
        byte[] before = bytes(organizer, path(ward, "issues/" + id + "/report.docx"));
        Citizen.enters(node.address(), contest.slug(), contest.unit("A-1")).takes(round);
        assertThat(bytes(organizer, path(ward, "issues/" + id + "/report.docx")))
                .isEqualTo(before);
        JsonNode issues = Call.get(path(ward, "issues"))
                .with(organizer.headers())
                .to(node)
                .json();
        assertThat(issues.get(0).path("periodWords").asString()).startsWith("tính đến ngày");
        // The page of the level above shows who has sent and who has not.
        assertThat(Call.get("/don-vi/" + contest.slug() + "/" + city() + "/bao-cao/han-nop")
                        .with(above.headers())
                        .to(node)
                        .text())
                .contains("Phường An", "Phường Bình");
        assertThat(send(organizer, "DELETE", path(ward, "issues/" + id), "").status())
                .isIn(404, 405);
    }

    @Test
    void difficultiesGoUpAreAnsweredAndAppearInTheReport() throws IOException {
        long city = city();
        StaffMember above = StaffMember.signedIn(node, Role.ORGANIZER, city);
        Http.Answer made = send(
                organizer,
                "POST",
                path(ward, "difficulties"),
                "{\"body\":\"Nhiều người cao tuổi không có điện thoại.\"}");
        assertThat(made.status()).isEqualTo(201);
        int id = made.json().path("id").asInt();
        assertThat(pdf(bytes(organizer, path(ward, "report.pdf?ky=ca")))).contains("Nhiều người cao tuổi");
        assertThat(pdf(bytes(above, path(city, "report.pdf?ky=ca")))).doesNotContain("Nhiều người cao tuổi");
        assertThat(send(above, "PUT", path(city, "difficulties/" + id + "/choice"), "{\"chosen\":true}")
                        .status())
                .isEqualTo(204);
        assertThat(pdf(bytes(above, path(city, "report.pdf?ky=ca")))).contains("Phường An: Nhiều người cao tuổi");
        assertThat(send(organizer, "PUT", path(ward, "difficulties/" + id + "/answer"), "{\"answer\":\"Tự trả lời\"}")
                        .status())
                .isEqualTo(404);
        assertThat(send(
                                above,
                                "PUT",
                                path(city, "difficulties/" + id + "/answer"),
                                "{\"answer\":\"Bố trí người nhập hộ.\"}")
                        .status())
                .isEqualTo(204);
        StaffMember beside = StaffMember.signedIn(node, Role.ORGANIZER, contest.unit("B"));
        assertThat(send(beside, "PUT", path(contest.unit("B"), "difficulties/" + id + "/choice"), "{\"chosen\":true}")
                        .status())
                .isEqualTo(204);
        assertThat(pdf(bytes(beside, path(contest.unit("B"), "report.pdf?ky=ca"))))
                .doesNotContain("cao tuổi");
    }

    @Test
    void aLetterNamesTheUnitsBehindAndTheLogOfRemindersHasThemOnce() throws IOException {
        peopleTakePart();
        byte[] letter = bytes(organizer, path(ward, "letter.docx?ky=ca&nguong=50"));
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(letter))) {
            String all = String.join(
                    "|", document.getTables().stream().map(XWPFTable::getText).toList());
            assertThat(all).contains("Tổ dân phố số 1", "còn thiếu 18 người để đạt 50%", "V/v đẩy mạnh tham gia");
        }
        assertThat(bytes(organizer, path(ward, "letter.pdf?ky=ca&nguong=50"))).isNotEmpty();
        assertThat(counted("SELECT count(*) FROM reminder WHERE from_unit = " + ward))
                .isEqualTo(2);
        assertThat(send(
                                organizer,
                                "POST",
                                path(ward, "reminders"),
                                "{\"units\":[" + contest.unit("B") + "," + contest.unit("A-1")
                                        + "],\"kind\":\"goi\",\"note\":\"\"}")
                        .json()
                        .path("units")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aReportMakesItselfAtTheDeadlineThatTheLevelAboveSets() {
        StaffMember above = StaffMember.signedIn(node, Role.ORGANIZER, city());
        assertThat(send(organizer, "PUT", path(ward, "schedule"), "{\"layout\":\"dang\"}")
                        .status())
                .isEqualTo(204);
        peopleTakePart();
        Instant dueAt = Instant.now().plusSeconds(6).truncatedTo(ChronoUnit.MILLIS);
        assertThat(send(
                                above,
                                "POST",
                                path(city(), "dues"),
                                "{\"title\":\"Báo cáo nhanh\",\"dueAt\":\"" + dueAt + "\"}")
                        .status())
                .isEqualTo(201);
        try (Node second = Node.start(database)) {
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(counted("SELECT count(*) FROM report_schedule WHERE next_at > '"
                                    + dueAt + "' AND unit_id = " + ward))
                            .isEqualTo(1));
            assertThat(second.address()).isNotEqualTo(node.address());
        }
        JsonNode issues = Call.get(path(ward, "issues"))
                .with(organizer.headers())
                .to(node)
                .json();
        assertThat(issues.size()).isEqualTo(1);
        JsonNode made = issues.get(0);
        assertThat(made.path("scheduled").asBoolean()).isTrue();
        assertThat(Instant.parse(made.path("dueAt").asString())).isEqualTo(dueAt);
        assertThat(Instant.parse(made.path("issuedAt").asString())).isAfter(dueAt);
        assertThat(made.path("period").asString()).isEqualTo("ca");
        assertThat(Call.get("/don-vi/" + contest.slug() + "/" + city() + "/bao-cao/han-nop")
                        .with(above.headers())
                        .to(node)
                        .text())
                .contains("Đúng hạn")
                .contains("Quá hạn, chưa gửi");
    }

    @Test
    void whoeverHasSentByHandGetsNoSecondReportAndEveryDeadlineOfOneMomentIsAnswered() {
        StaffMember above = StaffMember.signedIn(node, Role.ORGANIZER, city());
        ZonedDateTime now = ZonedDateTime.now(Numbers.VIETNAM);
        String time = "\"time\":\""
                + now.minusHours(now.getHour() == 0 ? 0 : 1).format(DateTimeFormatter.ofPattern("HH:mm")) + "\"";
        for (String day :
                List.of("\"weekday\":" + now.getDayOfWeek().getValue(), "\"monthDay\":" + now.getDayOfMonth())) {
            assertThat(send(above, "POST", path(city(), "dues"), "{\"title\":\"Báo cáo\"," + day + "," + time + "}")
                            .status())
                    .isEqualTo(201);
        }
        assertThat(send(above, "POST", path(city(), "dues"), "{\"title\":\"Thiếu giờ\",\"monthDay\":31}")
                        .status())
                .isEqualTo(422);
        StaffMember other = StaffMember.signedIn(node, Role.ORGANIZER, contest.unit("B"));
        Map.of(ward, organizer, contest.unit("B"), other)
                .forEach((unit, who) -> assertThat(send(who, "PUT", path(unit, "schedule"), "{\"layout\":\"nha-nuoc\"}")
                                .status())
                        .isEqualTo(204));
        String week = PeriodChoice.week(now.toLocalDate().minusWeeks(1)).code();
        assertThat(send(
                                other,
                                "POST",
                                path(contest.unit("B"), "issues"),
                                "{\"period\":\"" + week + "\",\"layout\":\"dang\"}")
                        .status())
                .isEqualTo(201);
        execute(
                "UPDATE report_schedule SET next_at = (SELECT max(m) FROM generate_series(next_at - interval '40 days', next_at, interval '1 day') m WHERE m < now())"
                        + " WHERE contest_id = " + contest.id());
        node.door(ScheduleService.class).makeDue().block();
        assertThat(counted(
                        "SELECT count(DISTINCT period) FROM report_issue WHERE scheduled_for IS NOT NULL AND unit_id = "
                                + ward))
                .isEqualTo(2);
        assertThat(counted("SELECT count(*) FROM report_issue WHERE scheduled_for IS NOT NULL AND unit_id = "
                        + contest.unit("B")))
                .isEqualTo(1);
    }

    @Test
    void aScheduledReportIsMadeOnceHoweverManyNodesTry() {
        assertThat(send(organizer, "PUT", path(ward, "schedule"), "{\"layout\":\"dang\"}")
                        .status())
                .isEqualTo(204);
        execute("UPDATE report_schedule SET next_at = now() - interval '1 hour'");
        try (Node second = Node.start(database)) {
            List<Thread> tries = java.util.stream.IntStream.range(0, 6)
                    .mapToObj(i -> Thread.startVirtualThread(() -> (i % 2 == 0 ? node : second)
                            .door(ScheduleService.class)
                            .makeDue()
                            .block()))
                    .toList();
            tries.forEach(ReportFrontDoorTest::join);
        }
        assertThat(counted("SELECT count(*) FROM report_issue WHERE scheduled_for IS NOT NULL AND unit_id = " + ward))
                .isEqualTo(1);
        assertThat(counted("SELECT count(*) FROM report_schedule WHERE next_at > now() AND unit_id = " + ward))
                .isEqualTo(1);
    }

    @Test
    void aPhaseHasAReportOfThePeopleOfItsRoundsAndItsHeadingOnTheContestsPage() {
        int second = contest.openRound(Duration.ofHours(2));
        int later = contest.openRound(Duration.ofHours(3));
        StaffMember admin = StaffMember.signedIn(node, Role.ADMIN, null);
        put(admin, round, "Vòng mở đầu", "Đợt 1: Luật Bầu cử");
        put(admin, second, "Vòng tiếp theo", " Đợt 1: Luật Bầu cử ");
        put(admin, later, "Vòng cuối", "Đợt 2: Hải Phòng");
        Citizen both = Citizen.enters(node.address(), contest.slug(), contest.unit("A-1"));
        both.takes(round);
        both.takes(second);
        Citizen.enters(node.address(), contest.slug(), contest.unit("A-2")).takes(later);
        contest.awaitTallies();
        assertThat(csv(bytes(organizer, path(ward, "report.csv?ky=giai-doan:" + coded("Đợt 1: Luật Bầu cử")))))
                .containsEntry("TỔNG CỘNG", new Recount.Figures(1, 2));
        assertThat(csv(bytes(organizer, path(ward, "report.csv?ky=giai-doan:" + coded("Đợt 2: Hải Phòng")))))
                .containsEntry("TỔNG CỘNG", new Recount.Figures(1, 1));
        assertThat(Call.get(path(ward, "report.csv?ky=giai-doan:khac"))
                        .with(organizer.headers())
                        .to(node)
                        .status())
                .isEqualTo(422);
        assertThat(Call.get("/don-vi/" + contest.slug() + "/" + ward + "/bao-cao?ky=giai-doan:"
                                + coded("Đợt 2: Hải Phòng"))
                        .with(organizer.headers())
                        .to(node)
                        .text())
                .contains(
                        "<option value=\"giai-doan:Đợt 1: Luật Bầu cử\">Giai đoạn “Đợt 1: Luật Bầu cử”</option>",
                        "ky=giai-doan%3A%C4%90%E1%BB%A3t%202");
        String page = Call.get("/c/" + contest.slug() + "?tab=the-le").to(node).text();
        assertThat(page).containsOnlyOnce("<h4>Đợt 1: Luật Bầu cử</h4>").containsOnlyOnce("<h4>Đợt 2: Hải Phòng</h4>");
        int copy = send(
                        admin,
                        "POST",
                        "/api/admin/contests/" + contest.id() + "/clones",
                        "{\"slug\":\"" + contest.slug() + "-2\",\"name\":\"Bản sao\"}")
                .json()
                .path("id")
                .asInt();
        assertThat(counted("SELECT count(*) FROM round WHERE phase LIKE 'Đợt%' AND contest_id = " + copy))
                .isEqualTo(3);
    }

    private void put(StaffMember admin, int id, String name, String phase) {
        Round before = node.door(ContestService.class).requireRound(id);
        Http.Answer answer = send(admin, "PUT", "/api/admin/rounds/" + id, """
                {"name":"%s","phase":"%s","opensAt":"%s","closesAt":"%s","bankVersionId":%d,"minutes":10,"attempts":7,
                 "blueprint":"10","rulesText":""}""".formatted(
                        name, phase, before.opensAt(), before.closesAt(), before.bankVersionId()));
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private long city() {
        return requireNonNull(
                node.door(UnitService.class).require(contest.unit("A")).parentId());
    }

    private void peopleTakePart() {
        Citizen.enter(2, node.address(), contest.slug(), contest.unit("A-1")).forEach(one -> one.takes(round));
        Citizen twice = Citizen.enters(node.address(), contest.slug(), contest.unit("A-2"));
        twice.takes(round);
        twice.takes(round);
        Citizen.enters(node.address(), contest.slug(), ward).takes(round);
        Citizen.enters(node.address(), contest.slug(), contest.unit("B-1")).takes(round);
        contest.awaitTallies();
    }

    private Map<String, Recount.Figures> recounted() {
        Map<Recount.Key, Recount.Figures> all = Recount.of(database, contest.id());
        Map<String, Recount.Figures> shown = new TreeMap<>();
        Recount.Figures total = requireNonNull(all.get(new Recount.Key(0, ward)));
        Recount.Figures first = requireNonNull(all.get(new Recount.Key(0, contest.unit("A-1"))));
        Recount.Figures second = requireNonNull(all.get(new Recount.Key(0, contest.unit("A-2"))));
        shown.put("Tổ dân phố số 1", first);
        shown.put("Trường An", second);
        shown.put(
                "Dự thi trực tiếp cho Phường An",
                new Recount.Figures(
                        total.people() - first.people() - second.people(),
                        total.attempts() - first.attempts() - second.attempts()));
        shown.put("TỔNG CỘNG", total);
        return shown;
    }

    private static Map<String, Recount.Figures> xlsx(byte[] file) throws IOException {
        Map<String, Recount.Figures> shown = new TreeMap<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            for (int i = 5; i <= sheet.getLastRowNum(); i++) {
                XSSFRow row = sheet.getRow(i);
                shown.put(
                        row.getCell(1).getStringCellValue(),
                        new Recount.Figures((int) row.getCell(3).getNumericCellValue(), (int)
                                row.getCell(5).getNumericCellValue()));
            }
        }
        return shown;
    }

    private static Map<String, Recount.Figures> docx(byte[] file) throws IOException {
        Map<String, Recount.Figures> shown = new TreeMap<>();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            XWPFTable annex = document.getTables().stream()
                    .filter(table -> table.getRow(0).getTableCells().size() == 12)
                    .findFirst()
                    .orElseThrow();
            for (XWPFTableRow row : annex.getRows().subList(1, annex.getRows().size())) {
                shown.put(
                        row.getCell(1).getText(),
                        new Recount.Figures(
                                Integer.parseInt(row.getCell(3).getText()),
                                Integer.parseInt(row.getCell(5).getText())));
            }
        }
        return shown;
    }

    private static Map<String, Recount.Figures> csv(byte[] file) {
        String text = new String(file, UTF_8);
        assertThat(text).startsWith("\uFEFF");
        Map<String, Recount.Figures> shown = new TreeMap<>();
        text.lines().skip(1).forEach(line -> {
            List<String> cells = List.of(line.split(",", -1));
            shown.put(
                    cells.get(2), new Recount.Figures(Integer.parseInt(cells.get(4)), Integer.parseInt(cells.get(6))));
        });
        return shown;
    }

    private static String pdf(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private String paragraph() {
        return Call.get(path(ward, "paragraph?ky=ca"))
                .with(organizer.headers())
                .to(node)
                .json()
                .path("text")
                .asString();
    }

    private String path(long unit, String rest) {
        return "/api/units/" + unit + "/reports/" + contest.slug() + "/" + rest;
    }

    private static Http.Answer send(StaffMember who, String method, String path, String body) {
        return Call.json(method, path, body).with(who.headers()).to(node);
    }

    private static byte[] bytes(StaffMember who, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.address() + path.replace(" ", "%20")));
        who.headers().forEach(request::header);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-disposition").orElse(""))
                    .matches("attachment; filename=\"[a-z0-9.-]+\"");
            return answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int counted(String sql) {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            var row = statement.executeQuery(sql);
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
