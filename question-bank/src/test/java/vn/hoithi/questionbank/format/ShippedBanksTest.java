package vn.hoithi.questionbank.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hoithi.questionbank.*;
import vn.hoithi.questionbank.text.*;

class ShippedBanksTest {

    static Stream<QuestionBank> banks() {
        return Stream.of(ShippedBanks.electionLaw(), ShippedBanks.haiphong());
    }

    @ParameterizedTest
    @MethodSource("banks")
    void everyQuestionSaysWhyAndWhereFrom(QuestionBank bank) {
        assertThat(bank.questions()).allSatisfy(question -> {
            assertThat(question.source().toString()).isNotBlank();
            assertThat(question.explanation().plain()).isNotBlank();
            assertThat(question.factId()).isNotBlank();
            assertThat(question.source().toString()).doesNotContain("github", "://");
        });
    }

    @ParameterizedTest
    @MethodSource("banks")
    void aPaperOfTenCanBeDrawnAndLevelsAreMixed(QuestionBank bank) {
        assertThat(Blueprint.any(10).shortages(bank)).isEmpty();
        assertThat(bank.questions().stream().map(Question::level).distinct().count())
                .isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"election-law.csv", "haiphong-bac.csv"})
    void areReadWithoutAnythingToLookAt(String name) {
        assertThat(BankFormats.read(ShippedBanks.file(name), name))
                .isInstanceOfSatisfying(
                        ImportResult.Accepted.class,
                        accepted -> assertThat(accepted.warnings()).isEmpty());
    }

    @Test
    void thereAreNoOthers() {
        assertThatThrownBy(() -> ShippedBanks.file("../banks/election-law.csv"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
