package vn.hoithi.questionbank.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hoithi.questionbank.*;
import vn.hoithi.questionbank.text.*;

class TablesTest {

    private static final List<String> REQUIRED = List.of("Mã", "Tên");
    private static final List<String> OPTIONAL = List.of("Khối");

    @Test
    void givesTheCellsUnderTheirTitles() {
        Tables.Row row = rows("Tên,Mã,Khối\nHội Thi,HT,\n").getFirst();
        assertThat(row.cell("Mã")).isEqualTo("HT");
        assertThat(row.cell("Tên")).isEqualTo("Hội Thi");
        assertThat(row.cell("Khối")).isEmpty();
        assertThat(row.line()).isEqualTo(2);
        assertThat(row.column("Mã")).isEqualTo(2);
    }

    @Test
    void givesNothingUnderAnOptionalTitleThatIsNotThere() {
        Tables.Row row = rows("Mã,Tên\nA\n").getFirst();
        assertThat(row.cell("Khối")).isEmpty();
        assertThat(row.column("Khối")).isZero();
        assertThat(row.cell("Tên")).as("a row may end early").isEmpty();
        assertThatThrownBy(() -> row.cell("Ten")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void recognisesTitlesWhateverTheirCaseSpacingAndUnicodeForm() {
        assertThat(rows(" mã ,TE\u0302N\nA,B\n").getFirst().cell("Tên")).isEqualTo("B");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsOutWhatSeparatesTheCells(String delimiter) {
        Tables.Row row = rows("Mã%1$sTên%1$sKhối\nA%1$s\"một, hai; ba\tbốn\"%1$s 7 \n".formatted(delimiter))
                .getFirst();
        assertThat(row.cell("Tên")).isEqualTo("một, hai; ba\tbốn");
        assertThat(row.cell("Khối")).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void countsLinesWhateverEndsThem(String end) {
        List<Tables.Row> rows = rows(String.join(end, "Mã,Tên", "A,\"một", "hai\"", "", ",", "B,ba"));
        assertThat(rows).extracting(Tables.Row::line).containsExactly(2, 6);
        assertThat(rows.getFirst().cell("Tên")).isEqualTo("một\nhai");
    }

    @Test
    void readsEveryEncodingThatExcelWrites() {
        String text = "Mã,Tên\nHP,Hải Phòng\n";
        for (byte[] file : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE),
                text.getBytes(StandardCharsets.UTF_16LE),
                text.getBytes(StandardCharsets.UTF_16BE))) {
            assertThat(rows(file).getFirst().cell("Tên")).isEqualTo("Hải Phòng");
        }
    }

    @Test
    void acceptsEmptyCellsBesideTheTable() {
        assertThat(rows("Mã,Tên,,\nA,B,,,,\n,,\n")).hasSize(1);
    }

    @Test
    void acceptsSpacesAroundQuotes() {
        assertThat(rows("Mã,Tên\nA, \"một, hai\" \n").getFirst().cell("Tên")).isEqualTo("một, hai");
    }

    @Test
    void removesInvisibleCharactersAndSaysSo() {
        Tables.Table table = (Tables.Table) read("Mã,Tên\nA,Hải\u200B Phòng\u00A0\n");
        assertThat(table.rows().getFirst().cell("Tên")).isEqualTo("Hải Phòng");
        assertThat(BankFixtures.places(table.warnings())).containsExactly("2:2 invisible-character");
    }

    @Test
    void reportsWhatIsWrongWithTheTitles() {
        assertThat(errors("Mã,Màu,mã\nA,B,C\n"))
                .containsExactly("1:1 missing-header", "1:2 unknown-header", "1:3 duplicate-header");
    }

    @Test
    void reportsAFileWithoutTitlesOnlyAtItsFirstLine() {
        assertThat(errors("A,B\nC,D,E\n"))
                .containsExactly(
                        "1:1 unknown-header", "1:1 missing-header", "1:1 missing-header", "1:2 unknown-header");
    }

    @Test
    void reportsEveryRowWithTooManyCells() {
        assertThat(errors("Mã,Tên\nA,B,C,D\nA,B\nA,B,,D\n"))
                .containsExactly("2:3 too-many-cells", "4:4 too-many-cells");
    }

    @Test
    void reportsAnUnclosedQuoteAndStillTheErrorsBelowIt() {
        assertThat(errors("Mã,Tên\nA,\"B\nC,D,E\nF,\"\"\"G\nH,I,J\n"))
                .containsExactly(
                        "2:2 unclosed-quote", "3:3 too-many-cells", "4:2 unclosed-quote", "5:3 too-many-cells");
    }

    @Test
    void reportsTextBehindAClosingQuote() {
        assertThat(errors("Mã,Tên\n\"A\"x,B\nA, \"Luật \"Bầu cử\" mới\"\nC,D,E\n"))
                .containsExactly("2:1 stray-quote", "3:2 stray-quote", "4:3 too-many-cells");
    }

    @Test
    void reportsBrokenQuotesInTheTitles() {
        assertThat(errors("Mã,\"Tên\nA,B\n")).startsWith("1:2 unclosed-quote");
    }

    @Test
    void reportsEveryDamagedCellOfAFileThatIsNotUtf8() {
        byte[] file = "Mã,Tên\nA,Hải\nB,Ha\nC,Phòng\n".getBytes(StandardCharsets.UTF_8);
        byte[] damaged = new String(file, StandardCharsets.ISO_8859_1)
                .replace("\u00E1\u00BA\u00A3", "\u00E3")
                .replace("\u00C3\u00B2", "\u00F2")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(errors(damaged)).containsExactly("2:2 not-utf8", "4:2 not-utf8");
    }

    @Test
    void reportsUnreadableBytesAtTheTitles() {
        assertThat(errors("M\u0081,T\u0081n\nA,B\n".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("1:1 not-utf8", "1:1 missing-header", "1:1 missing-header", "1:2 not-utf8");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x07, 0x1B, 0x7F, 0x85, 0x202E, 0x202A, 0x2066, 0x2069, 0x2028})
    void reportsCharactersThatHideOrReorderText(int codePoint) {
        String character = Character.toString(codePoint);
        Tables.Unreadable unreadable = (Tables.Unreadable) read("Mã,Tên\nA,B" + character + "C\n");
        Finding finding = unreadable.errors().getFirst();
        assertThat(finding.at()).isEqualTo("tệp.csv:2:2");
        assertThat(finding.code()).isEqualTo("control-character");
        assertThat(finding.quoted()).isEqualTo("B[U+%04X]C".formatted(codePoint));
    }

    @Test
    void reportsCellsThatAreTooLong() {
        assertThat(errors("Mã,Tên\nA," + "x".repeat(4_001) + "\n")).containsExactly("2:2 cell-too-long");
        assertThat(rows("Mã,Tên\nA," + "x".repeat(4_000) + "\n")).hasSize(1);
    }

    @Test
    void reportsAnEmptyFile() {
        for (String nothing : List.of("", " \n\n", "\uFEFF", ",,\n,\n")) {
            assertThat(errors(nothing)).containsExactly("1:1 empty-file");
        }
    }

    @Test
    void reportsAFileThatIsTooLarge() {
        assertThat(errors(new byte[5_000_001])).containsExactly("1:1 file-too-large");
    }

    @Test
    void readsAHundredThousandRowsAndNoMore() {
        String rows = "A,B\n".repeat(100_000);
        assertThat(rows("Mã,Tên\n" + rows)).hasSize(100_000);
        assertThat(errors("Mã,Tên\n" + rows + "A,B\n")).containsExactly("100002:1 too-many-rows");
    }

    @Test
    void keepsTheFirstThousandErrors() {
        List<String> errors = errors("Mã,Tên\n" + "A,B,C\n".repeat(3_000));
        assertThat(errors).hasSize(1_001).endsWith("1001:3 too-many-cells", "1001:3 more-findings");
    }

    @Test
    void writesWhatSpreadsheetsDoNotRunAsFormulas() {
        String text = Tables.write(
                List.of("Mã", "Tên"),
                List.of(List.of("=1+1", "+84"), List.of("-5", "@x"), List.of("\tx", "'=y"), List.of(" =z", "a=b")));
        assertThat(text).isEqualTo("\uFEFFMã,Tên\r\n'=1+1,'+84\r\n'-5,'@x\r\n'\tx,''=y\r\n' =z,a=b\r\n");
    }

    @Test
    void writesSeparatorsQuotesAndLineEndsInsideQuotes() {
        String text = Tables.write(List.of("Mã", "Tên"), List.of(List.of("a,b", "\"c\"\nd")));
        assertThat(text).isEqualTo("\uFEFFMã,Tên\r\n\"a,b\",\"\"\"c\"\"\nd\"\r\n");
    }

    @Test
    void reportsPilesOfMarksThatNobodyCanRead() {
        assertThat(errors("Mã,Tên\nA,o" + "\u0302\u0323".repeat(5) + "\n")).containsExactly("2:2 too-many-marks");
        assertThat(rows("Mã,Tên\nA,o\u0323\u0302\n").getFirst().cell("Tên")).isEqualTo("ộ");
    }

    /** Files as large as allowed, made to be slow: what costs the square of the size would take minutes. */
    @Test
    void isDoneWithHostileFilesInSeconds() {
        assertTimeout(Duration.ofSeconds(20), () -> {
            assertThat(errors("Mã,Tên\n" + "\"a,\"b\n".repeat(700_000))).hasSize(1_001);
            assertThat(errors("Mã,Tên\n" + "\"a\n" + "x,\"\"\n".repeat(700_000) + "\""))
                    .isNotEmpty();
            assertThat(errors(",".repeat(4_900_000) + "x")).isNotEmpty();
            assertThat(errors("Mã,Tên\nA," + "'".repeat(4_900_000))).containsExactly("2:2 cell-too-long");
            assertThat(errors("Mã,Tên\n" + ("a," + "\u0302\u0323".repeat(1_900) + "\n").repeat(600)))
                    .hasSize(600);
        });
    }

    private static Tables.Reading read(String text) {
        return Tables.read(text.getBytes(StandardCharsets.UTF_8), "tệp.csv", REQUIRED, OPTIONAL);
    }

    private static List<Tables.Row> rows(String text) {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Tables.Row> rows(byte[] file) {
        return switch (Tables.read(file, "tệp.csv", REQUIRED, OPTIONAL)) {
            case Tables.Table table -> table.rows();
            case Tables.Unreadable unreadable -> throw new AssertionError(unreadable.errors());
        };
    }

    private static List<String> errors(String text) {
        return errors(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> errors(byte[] file) {
        return switch (Tables.read(file, "tệp.csv", REQUIRED, OPTIONAL)) {
            case Tables.Table table -> throw new AssertionError(table.rows().size() + " rows were read");
            case Tables.Unreadable unreadable -> BankFixtures.places(unreadable.errors());
        };
    }
}
