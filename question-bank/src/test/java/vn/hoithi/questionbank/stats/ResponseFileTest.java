package vn.hoithi.questionbank.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.BankFixtures;
import vn.hoithi.questionbank.QuestionBank;
import vn.hoithi.questionbank.text.Findings;

class ResponseFileTest {

    /** Of Q0001 B is right; of Q0000 A and C together. */
    private static final QuestionBank BANK = BankFixtures.bank(12);

    private final Findings findings = new Findings("responses.csv");

    private Optional<RoundReport> read(String... lines) {
        return ResponseFile.read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8), BANK, findings);
    }

    private List<String> errors() {
        return BankFixtures.places(findings.errors());
    }

    @Test
    void linesOfOneAttemptBelongTogetherWhereverTheyStand() {
        RoundReport report = read(
                        "\uFEFFattempt,question,ticked,right",
                        "a,Q0001,B,1",
                        "b,Q0000,CA,1",
                        "",
                        "b,Q0001,,0",
                        "\"a\",Q0000,A,sai\r")
                .orElseThrow();
        assertThat(report.scores().attempts()).isEqualTo(2);
        assertThat(report.scores().distribution()).containsExactly(0L, 2L, 0L);
        assertThat(report.items()).extracting(ItemReport::right).containsExactly(1L, 1L);
        assertThat(report.items().get(1).open()).isEqualTo(1);
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void columnsMayStandInAnyOrderAndBeSeparatedAsExcelDoes() {
        RoundReport report =
                read("right;ticked;question;attempt", "1;B;Q0001;a").orElseThrow();
        assertThat(report.items().getFirst().right()).isEqualTo(1);
    }

    @Test
    void everyErrorIsReportedAtItsPlace() {
        assertThat(read(
                        "attempt,question,ticked,right",
                        ",Q0001,B,1",
                        "a,Q9999,B,1",
                        "a,Q0001,E,1",
                        "a,Q0001,B!,1",
                        "a,Q0001,B,maybe",
                        "a,Q0001,B,1",
                        "a,Q0001,B,1"))
                .isEmpty();
        assertThat(errors())
                .containsExactly(
                        "2:1 no-attempt",
                        "3:2 unknown-question",
                        "4:3 unknown-choice",
                        "5:3 unknown-choice",
                        "6:4 bad-right",
                        "8:2 question-twice");
    }

    @Test
    void aFileWithoutTitlesOrWithoutResponsesSaysSo() {
        assertThat(read("a,Q0001,B,1")).isEmpty();
        assertThat(errors()).containsExactly("1:1 bad-header");
        Findings empty = new Findings("responses.csv");
        byte[] titles = "attempt,question,ticked,right".getBytes(StandardCharsets.UTF_8);
        assertThat(ResponseFile.read(titles, BANK, empty)).isEmpty();
        assertThat(BankFixtures.places(empty.errors())).containsExactly("1:1 no-responses");
    }

    @Test
    void linesGradedByAnotherKeyAreCountedInOneWarning() {
        assertThat(read("attempt,question,ticked,right", "a,Q0001,B,0", "b,Q0001,A,1", "c,Q0001,B,1"))
                .isPresent();
        assertThat(findings.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.line()).isEqualTo(2);
            assertThat(warning.message()).contains("2 dòng");
        });
    }

    @Property(tries = 300)
    void anyBytesGiveAnAnswer(@ForAll byte[] bytes, @ForAll String text) {
        assertThat(ResponseFile.read(bytes, BANK, findings)).isEmpty();
        byte[] table = ("attempt,question,ticked,right\na,Q0001,B,1\n" + text).getBytes(StandardCharsets.UTF_8);
        Findings found = new Findings("responses.csv");
        assertThat(ResponseFile.read(table, BANK, found).isPresent())
                .isEqualTo(found.errors().isEmpty());
    }
}
