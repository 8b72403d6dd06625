package vn.hoithi.questionbank.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hoithi.questionbank.format.BankFormats;
import vn.hoithi.questionbank.format.ImportResult;
import vn.hoithi.questionbank.format.ShippedBanks;

class ShippedBanksWarningsTest {

    @ParameterizedTest
    @ValueSource(strings = {"election-law.csv", "haiphong-bac.csv"})
    void noCheckComplainsAboutAShippedBank(String name) {
        ImportResult.Accepted accepted = (ImportResult.Accepted) BankFormats.read(ShippedBanks.file(name), name);
        assertThat(accepted.warnings()).isEmpty();
    }
}
