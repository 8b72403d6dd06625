package vn.hoithi.questionbank.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.hoithi.questionbank.*;
import vn.hoithi.questionbank.format.*;
import vn.hoithi.questionbank.text.*;

class CsvRoundTripTest {

    private static final List<String> HEADER = List.of("Mã", "Tên", "Khối");

    @Property
    void hostileCellsComeBackAsTheyWere(@ForAll("rows") List<List<String>> rows) {
        byte[] file = Tables.write(HEADER, rows).getBytes(StandardCharsets.UTF_8);
        Tables.Table table = (Tables.Table) Tables.read(file, "x.csv", HEADER, List.of());
        List<List<String>> back = table.rows().stream()
                .map(row -> HEADER.stream().map(row::cell).toList())
                .toList();
        assertThat(back)
                .isEqualTo(rows.stream()
                        .map(row -> row.stream()
                                .map(cell -> PlainText.clean(cell.replaceAll("\r\n?", "\n")))
                                .toList())
                        .filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))
                        .toList());
    }

    @Property
    void noCellIsWrittenAsAFormula(@ForAll("cells") String cell) {
        Assume.that(!PlainText.clean(cell).isEmpty());
        String line = Tables.write(List.of(), List.of(List.of("x", cell))).split("x,", 2)[1];
        assertThat(line).doesNotContainPattern("^\"?(?:\\t|\\s*[=+@-])");
    }

    /** Any bytes at all: an answer, never an exception. */
    @Property
    void anythingIsReadOrReported(@ForAll byte[] file, @ForAll("cells") String text) {
        byte[] bank = BankFixtures.csv(text, new String(file, StandardCharsets.ISO_8859_1), text)
                .getBytes(StandardCharsets.UTF_8);
        for (byte[] any : List.of(file, bank, text.getBytes(StandardCharsets.UTF_16))) {
            assertThat(BankFormats.read(any, "x.csv")).isInstanceOf(ImportResult.Rejected.class);
        }
    }

    @Property
    void aBankComesBackAsItWas(@ForAll("banks") QuestionBank bank) {
        Export export = BankFormats.write(bank, "csv");
        assertThat(export.losses()).isEmpty();
        assertThat(BankFormats.read(export.bytes(), "x"))
                .isInstanceOfSatisfying(
                        ImportResult.Accepted.class,
                        accepted -> assertThat(accepted.bank()).isEqualTo(bank));
    }

    @Provide
    Arbitrary<QuestionBank> banks() {
        return BankArbitraries.banks();
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        return cells().list().ofSize(3).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.strings()
                .withChars("=+-@\t'\",;\r\n ab1\u00A0Ạ\u0323o\u0302")
                .ofMaxLength(12);
    }
}
