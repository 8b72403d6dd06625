package vn.hoithi.questionbank.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hoithi.questionbank.text.*;

class WorkbookTest {

    private static final List<String> REQUIRED = List.of("Mã", "Tên");
    private static final String HEADER = row(1, "Mã", "Tên");

    @Test
    void readsSharedAndInlineStringsAlike() {
        byte[] file = new HandmadeWorkbook()
                .strings(
                        "<si><t>Mã</t></si><si><r><rPr><b/></rPr><t>T</t></r><r><t>ên</t></r></si><si><t>Ủy ban</t></si>")
                .sheet(
                        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
                                + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>HP</t></is></c><c r=\"B2\" t=\"s\"><v>2</v></c></row>")
                .bytes();
        Tables.Row row = rows(file).getFirst();
        assertThat(row.cell("Mã")).isEqualTo("HP");
        assertThat(row.cell("Tên")).isEqualTo("Ủy ban");
        assertThat(row.place("Tên")).hasToString("Tờ 1!B2");
    }

    @ParameterizedTest(name = "{0} with format {1} is shown as {2}")
    @CsvSource({
        "1.0,General,1",
        "0.30000000000000004,General,0.3",
        "1E3,General,1000",
        "-0,General,0",
        "46113,dd\\/mm\\/yyyy,01/04/2026",
        "46113.5,d/m/yy h:mm,01/04/2026 12:00",
        "0.25,h:mm,06:00",
        "0.5,0%,50%",
        "7,000,007",
        "1e999999999,General,1e999999999",
        "2.5,0.00,2.5"
    })
    void numbersAreShownAsPeopleSeeThem(String value, String format, String shown) {
        byte[] file = new HandmadeWorkbook()
                .formats(format)
                .sheet(HEADER + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>%s</v></c></row>".formatted(value))
                .bytes();
        assertThat(rows(file).getFirst().cell("Mã")).isEqualTo(shown);
    }

    @Test
    void raisedLettersKeepTheirMeaning() {
        byte[] file = new HandmadeWorkbook()
                .sheet(
                        HEADER
                                + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><r><t xml:space=\"preserve\">100 m</t></r>"
                                + "<r><rPr><vertAlign val=\"superscript\"/></rPr><t>2</t></r><r><rPr><b/></rPr><t> &lt; x</t></r></is></c></row>")
                .bytes();
        assertThat(rows(file).getFirst().cell("Mã")).isEqualTo("100 m<sup>2</sup> &lt; x");
    }

    @Test
    void aFormulaIsShownAndNeverRun() {
        Findings findings = new Findings("x.xlsx");
        byte[] file = new HandmadeWorkbook()
                .sheet(HEADER + "<row r=\"2\"><c r=\"A2\"><f>SUM(A1:A9)</f><v>42</v></c>"
                        + "<c r=\"B2\"><f t=\"shared\" si=\"0\"/><v>1</v></c></row>")
                .bytes();
        Tables.Row row = rows(file, findings).getFirst();
        assertThat(row.cell("Mã")).isEqualTo("=SUM(A1:A9)");
        assertThat(row.cell("Tên")).isEqualTo("=…");
        assertThat(findings.warnings())
                .extracting(Finding::code, Finding::at)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("formula-cell", "x.xlsx:Tờ 1!A2"),
                        org.assertj.core.groups.Tuple.tuple("formula-cell", "x.xlsx:Tờ 1!B2"));
    }

    @Test
    void anErrorInACellIsAnError() {
        byte[] file = new HandmadeWorkbook()
                .sheet(HEADER + "<row r=\"2\"><c r=\"B2\" t=\"e\"><v>#REF!</v></c></row>")
                .bytes();
        assertThat(errors(file)).containsExactly("cell-error Tờ 1!B2");
    }

    @Test
    void theHeaderMayStandBelowATitleAndOnALaterSheet() {
        byte[] file = new HandmadeWorkbook()
                .sheet("Bìa", "visible", row(1, "Danh sách", "năm 2026"))
                .sheet("Nháp", "hidden", HEADER + row(2, "SAI", "Sai"))
                .sheet("Danh sách", "visible", row(2, "ỦY BAN") + row(4, "Mã", "tên ") + row(7, "HP", "Hải Phòng"))
                .bytes();
        Tables.Row row = rows(file).getFirst();
        assertThat(row.cell("Tên")).isEqualTo("Hải Phòng");
        assertThat(row.place("Mã")).hasToString("Danh sách!A7");
    }

    @Test
    void aSecondSheetWithATableIsNotSilentlyLost() {
        Findings findings = new Findings("x.xlsx");
        byte[] file = new HandmadeWorkbook()
                .sheet("Một", "visible", HEADER + row(2, "A", "An"))
                .sheet("Hai", "visible", HEADER + "<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#N/A</v></c></row>")
                .bytes();
        assertThat(rows(file, findings)).hasSize(1);
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).extracting(Finding::code).containsExactly("sheet-not-read");
    }

    @Test
    void strangeRowAndCellNumbersDoNotMoveCells() {
        byte[] file = new HandmadeWorkbook()
                .sheet(HEADER + "<row r=\"9.0\"><c r=\"A9\"><v>1</v></c><c><v>2</v></c></row>"
                        + "<row><c r=\"B10\"><v>3</v></c></row><row r=\"99999999999\"><c><v>4</v></c></row>")
                .bytes();
        List<Tables.Row> rows = rows(file);
        assertThat(rows).extracting(Tables.Row::line).containsExactly(9, 10, 11);
        assertThat(rows).extracting(row -> row.cell("Mã")).containsExactly("1", "", "4");
        assertThat(rows).extracting(row -> row.cell("Tên")).containsExactly("2", "3", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData>&e;</sheetData></worksheet>",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet><t>&b;</t></worksheet>",
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><worksheet/>",
                "<worksheet><sheetData><row>",
                "not XML"
            })
    void documentTypesEntitiesAndDamageAreRefused(String sheet) {
        byte[] file = new HandmadeWorkbook()
                .sheet(HEADER)
                .part("xl/worksheets/s1.xml", sheet)
                .bytes();
        assertThat(errors(file)).contains("damaged-workbook Tờ 1!A1");
    }

    @Test
    void tooManyRowsAndColumnsAreRefusedInTime() {
        String many = IntStream.rangeClosed(2, 100_010)
                .mapToObj(number -> "<row><c><v>1</v></c></row>")
                .collect(Collectors.joining());
        byte[] rows = new HandmadeWorkbook().sheet(HEADER + many).bytes();
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(errors(rows)).anyMatch(error -> error.startsWith("too-many-rows")));
        byte[] columns = new HandmadeWorkbook()
                .sheet(HEADER + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"XFD2\"><v>1</v></c></row>")
                .bytes();
        assertThat(errors(columns)).containsExactly("too-many-columns Tờ 1!XFD2");
    }

    @Test
    void aLongCellIsRefusedWithItsPlace() {
        byte[] file = new HandmadeWorkbook()
                .sheet(HEADER + row(2, "A", "x".repeat(2_000_000)))
                .bytes();
        assertThat(errors(file)).containsExactly("cell-too-long Tờ 1!B2");
    }

    @ParameterizedTest
    @CsvSource({"xl/vbaProject.bin,macro", "xl/workbook.bin,binary-workbook"})
    void macrosAreRefused(String part, String code) {
        byte[] file = new HandmadeWorkbook().sheet(HEADER).part(part, "x").bytes();
        assertThat(errors(file)).containsExactly(code + " 1:1");
    }

    @Test
    void anAbruptEndIsReported() {
        byte[] file = new HandmadeWorkbook().sheet(HEADER + row(2, "A", "An")).bytes();
        assertThat(errors(Arrays.copyOf(file, file.length - 30))).isNotEmpty();
        byte[] nothing = HandmadeWorkbook.zip(Map.of("xl/x.xml", new byte[0]));
        assertThat(errors(nothing)).containsExactly("damaged-workbook 1:1");
    }

    @Test
    void numberedCharactersAreWrittenSoThatTheyComeBack() {
        List<List<String>> rows = List.of(List.of("_x0041_ và _x000D_", "'=1+1"), List.of("=1+1", "-5 độ"));
        try (WorkbookWriter writer = new WorkbookWriter(2)) {
            writer.sheet(
                    "S",
                    REQUIRED.stream()
                            .map(title -> new WorkbookWriter.Column(title, 10, List.of(), ""))
                            .toList(),
                    rows,
                    0);
            Findings findings = new Findings("x");
            assertThat(rows(writer.bytes(), findings))
                    .extracting(row -> List.of(row.cell("Mã"), row.cell("Tên")))
                    .isEqualTo(rows);
            assertThat(findings.warnings()).isEmpty();
        }
    }

    private static String row(int number, String... cells) {
        return "<row r=\"%d\">".formatted(number)
                + Arrays.stream(cells)
                        .map(cell -> "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>")
                        .collect(Collectors.joining())
                + "</row>";
    }

    private static List<Tables.Row> rows(byte[] file) {
        Findings findings = new Findings("x.xlsx");
        List<Tables.Row> rows = rows(file, findings);
        assertThat(findings.errors()).isEmpty();
        return rows;
    }

    private static List<Tables.Row> rows(byte[] file, Findings findings) {
        return Tables.rows(file, REQUIRED, List.of(), findings);
    }

    private static List<String> errors(byte[] file) {
        Findings findings = new Findings("x.xlsx");
        assertThat(rows(file, findings)).isNotNull();
        return findings.errors().stream()
                .map(error -> error.code() + " " + error.place())
                .toList();
    }
}
