package vn.hoithi.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.hoithi.account.Staff;
import vn.hoithi.document.Numbers;
import vn.hoithi.result.Closed;
import vn.hoithi.testing.BackingServices;
import vn.hoithi.testing.Citizen;
import vn.hoithi.testing.Http;
import vn.hoithi.testing.Node;
import vn.hoithi.unit.UnitService;

/** The column "Số giải" of the annex is a recount of the published awards in every file, tree and period. */
class ReportPrizesTest {
    private static final BackingServices.Database DATABASE =
            BackingServices.shared().freshDatabase();
    private static final Node NODE =
            Node.start(DATABASE, "--hoithi.first-start.contests=false", "--hoithi.result.settle=0s");
    private static final String RECOUNT = """
            WITH RECURSIVE up AS (
                SELECT id AS unit_id, id AS above FROM unit
                UNION ALL
                SELECT up.unit_id, u.parent_id FROM up JOIN unit u ON u.id = up.above WHERE u.parent_id IS NOT NULL
            ), given AS (
                SELECT a.* FROM award a JOIN closing c ON c.id = a.closing_id
                 WHERE c.contest_id = %d AND c.state IN ('PUBLISHED', 'FINAL') AND NOT a.held
            )
            SELECT (SELECT count(*) FROM given a JOIN up ON up.unit_id = a.unit_id WHERE up.above = u.id)
                 + (SELECT count(*) FROM given a JOIN participation_unit p ON p.participation_id = a.participation_id
                      JOIN up ON up.unit_id = p.unit_id
                     WHERE up.above = u.id AND u.tree_id <> (SELECT tree_id FROM contest WHERE id = %d))
              FROM unit u WHERE u.id = %d""";

    private final Closed closed = new Closed(DATABASE, NODE);

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void everyFileCountsThePrizesOfPublishedResults() throws IOException {
        int round = closed.contest().openRound(Duration.ofHours(1));
        int second = closed.contest().openRound(Duration.ofHours(1));
        takes(round, 4, "A-1");
        takes(round, 1, "A-2");
        takes(round, 1, "A");
        takes(round, 2, "B-1");
        takes(second, 1, "A-1");
        long party = otherTree();
        closed.contest().awaitTallies();
        closed.close(round);
        closed.close(second);
        long ward = closed.contest().unit("A");
        long city = requireNonNull(NODE.door(UnitService.class).require(ward).parentId());
        for (String file : List.of("xlsx", "docx", "csv")) {
            assertThat(column(city, file, "ca").values()).as(file).containsOnly("");
        }

        plan(round);
        int first = closed.rank(round);
        closed.publish(first);
        for (String period : List.of("ca", "vong:" + round, "tuan:" + Numbers.today(Instant.now()))) {
            for (String file : List.of("xlsx", "docx", "csv")) {
                assertThat(column(city, file, period))
                        .as(file + " " + period)
                        .isEqualTo(counted(city, List.of("A", "B", "NGOAI"), "Giải của chính"));
                assertThat(column(ward, file, period))
                        .as(file + " " + period)
                        .isEqualTo(counted(ward, List.of("A-1", "A-2"), "Dự thi trực tiếp cho"));
            }
        }
        assertThat(column(city, "csv", "ca")).containsEntry("TỔNG CỘNG", "9");
        assertThat(column(party, "csv", "ca")).containsEntry("TỔNG CỘNG", recounted(party));
        assertThat(recounted(party)).isEqualTo("4");
        assertThat(pdf(bytes(city, "pdf", "ca"))).contains("Giải còn tạm hoãn không tính");
        // Of another round, and of days on which nothing was published, there is nothing to count.
        for (String period : List.of("vong:" + second, "ngay:2020-01-01")) {
            assertThat(column(city, "csv", period).values()).containsOnly("");
        }
        // What is kept back is not given yet.
        closed.update(
                "UPDATE award SET held = true WHERE closing_id = " + first + " AND kind = 'INDIVIDUAL' AND nth = 1");
        assertThat(column(city, "xlsx", "ca")).containsEntry("TỔNG CỘNG", "8");
        assertThat(recounted(city)).isEqualTo("8");
    }

    /** Half of those of A-1 belong to a cell of the Party, too; the id of its committee. */
    private long otherTree() {
        UnitService units = NODE.door(UnitService.class);
        int tree = requireNonNull(units.load(
                                "dang-" + closed.contest().id(),
                                "Cây Đảng",
                                "Mã,Tên,Loại,Mã cấp trên\nDU,Đảng ủy,Đảng ủy,\nCB,Chi bộ 1,Chi bộ,DU\n".getBytes(UTF_8),
                                "dang.csv",
                                Staff.SYSTEM)
                        .block())
                .treeId();
        assertThat(closed.update("INSERT INTO participation_unit (participation_id, tree_id, unit_id, source)"
                        + " SELECT p.participation_id, u.tree_id, u.id, 'CORRECTED' FROM participation_unit p, unit u"
                        + " WHERE p.unit_id = " + closed.contest().unit("A-1") + " AND u.tree_id = " + tree
                        + " AND u.code = 'CB'"))
                .isEqualTo(5);
        return units.forest().root(tree).orElseThrow().id();
    }

    private void takes(int round, int people, String unit) {
        Citizen.enter(
                        people,
                        NODE.address(),
                        closed.contest().slug(),
                        closed.contest().unit(unit))
                .forEach(citizen ->
                        assertThat(closed.takes(citizen, round, Closed::right)).isNotEmpty());
    }

    /** As many prizes as people, and one for a ward. */
    private void plan(int round) {
        Map<String, Object> wards = Map.of(
                "treeId",
                        closed.count("SELECT tree_id FROM contest WHERE id = "
                                + closed.contest().id()),
                "level", 1,
                "type", "Phường",
                "formula",
                        Map.of(
                                "keys", List.of(List.of(Map.of("metric", "POINTS", "weight", 1))),
                                "thresholds", List.of(),
                                "byBlock", false),
                "prizes",
                        List.of(Map.of(
                                "id", "tt", "name", "Giải tập thể", "quantity", 1, "type", "BANG_KHEN", "money", 0)));
        Http.Answer answer = closed.admin()
                .http()
                .put(
                        "/api/admin/contests/" + closed.contest().id() + "/prize-plan",
                        Map.of(
                                "round",
                                round,
                                "basedOn",
                                0,
                                "plan",
                                Map.of(
                                        "onePerPerson",
                                        true,
                                        "acrossRounds",
                                        false,
                                        "persons",
                                        List.of(closed.prize("kk", "Giải Khuyến khích", 8, 0)),
                                        "units",
                                        List.of(wards),
                                        "spread",
                                        List.of(),
                                        "complaintDays",
                                        5,
                                        "quotas",
                                        List.of())));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** What the annex of a unit must show: units below, what is the unit's own, and all. */
    private Map<String, String> counted(long unit, List<String> below, String own) {
        UnitService units = NODE.door(UnitService.class);
        Map<String, String> counted = new LinkedHashMap<>();
        long rest = Long.parseLong(recounted(unit));
        for (String code : below) {
            long child = closed.contest().unit(code);
            counted.put(units.require(child).name(), recounted(child));
            rest -= Long.parseLong(recounted(child));
        }
        if (rest > 0) {
            counted.put(own + " " + units.require(unit).name(), Long.toString(rest));
        }
        counted.put("TỔNG CỘNG", recounted(unit));
        return counted;
    }

    private String recounted(long unit) {
        int contest = closed.contest().id();
        return closed.row(RECOUNT.formatted(contest, contest, unit)).getFirst();
    }

    private Map<String, String> column(long unit, String file, String period) throws IOException {
        byte[] bytes = bytes(unit, file, period);
        return switch (file) {
            case "xlsx" -> xlsx(bytes);
            case "docx" -> docx(bytes);
            default -> csv(bytes);
        };
    }

    private static Map<String, String> xlsx(byte[] file) throws IOException {
        Map<String, String> shown = new LinkedHashMap<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(4).getCell(7).getStringCellValue()).isEqualTo("Số giải");
            for (int i = 5; i <= sheet.getLastRowNum(); i++) {
                XSSFRow row = sheet.getRow(i);
                shown.put(
                        row.getCell(1).getStringCellValue(),
                        row.getCell(7).getCellType() == CellType.BLANK
                                ? ""
                                : Long.toString((long) row.getCell(7).getNumericCellValue()));
            }
        }
        return shown;
    }

    private static Map<String, String> docx(byte[] file) throws IOException {
        Map<String, String> shown = new LinkedHashMap<>();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            XWPFTable annex = document.getTables().stream()
                    .filter(table -> table.getRow(0).getTableCells().size() == 12)
                    .findFirst()
                    .orElseThrow();
            annex.getRows().stream()
                    .skip(1)
                    .forEach(row ->
                            shown.put(row.getCell(1).getText(), row.getCell(7).getText()));
        }
        return shown;
    }

    private static Map<String, String> csv(byte[] file) {
        Map<String, String> shown = new LinkedHashMap<>();
        String text = new String(file, UTF_8);
        assertThat(text.lines().findFirst().orElseThrow().split(",", -1)[8]).isEqualTo("Số giải");
        text.lines().skip(1).map(line -> line.split(",", -1)).forEach(cells -> shown.put(cells[2], cells[8]));
        return shown;
    }

    private static String pdf(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private byte[] bytes(long unit, String file, String period) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(NODE.address() + "/api/units/" + unit
                + "/reports/" + closed.contest().slug() + "/report." + file + "?ky=" + period));
        closed.admin().headers().forEach(request::header);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
