package vn.hoithi.questionbank.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.format.BankFormats;
import vn.hoithi.questionbank.format.ImportResult;
import vn.hoithi.questionbank.text.Finding;

class GapsTest {

    @Test
    void aFewAreNamedEach() {
        assertThat(messages(3))
                .containsExactly(
                        "Chưa có giải thích.",
                        "Chưa có nguồn.",
                        "Chưa có giải thích.",
                        "Chưa có nguồn.",
                        "Chưa có giải thích.",
                        "Chưa có nguồn.");
    }

    @Test
    void aFileThatHasNoneIsToldOnce() {
        assertThat(messages(40))
                .containsExactly("40 trong 40 câu chưa có giải thích.", "40 trong 40 câu chưa có nguồn.");
    }

    private static List<String> messages(int count) {
        String aiken = IntStream.rangeClosed(1, count)
                .mapToObj(number -> "Điều " + number + " nói về việc gì?\nA. Việc " + number + "\nB. Việc khác "
                        + number + "\nANSWER: " + "AB".charAt(number % 2) + "\n")
                .collect(Collectors.joining("\n"));
        return switch (BankFormats.read(aiken.getBytes(StandardCharsets.UTF_8), "x.txt")) {
            case ImportResult.Accepted accepted ->
                accepted.warnings().stream()
                        .filter(finding -> finding.code().startsWith("no-"))
                        .map(Finding::message)
                        .toList();
            case ImportResult.Rejected rejected -> throw new AssertionError(rejected.errors());
        };
    }
}
