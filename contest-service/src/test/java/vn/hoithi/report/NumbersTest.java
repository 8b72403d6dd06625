package vn.hoithi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import vn.hoithi.document.Numbers;
import vn.hoithi.platform.Unmarked;

class NumbersTest {
    @Test
    void numbersAreWrittenTheVietnameseWay() {
        assertThat(Numbers.number(73_108)).isEqualTo("73.108");
        assertThat(Numbers.percent(new BigDecimal("23.5"))).isEqualTo("23,50%");
        assertThat(Numbers.percent(new BigDecimal("1234.567"))).isEqualTo("1.234,57%");
        assertThat(Numbers.month(2)).isEqualTo("02");
        assertThat(Numbers.month(3)).isEqualTo("3");
    }

    @Property(tries = 300)
    void sharesOfAWholeSumToExactlyAHundred(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 500_000) Integer> parts) {
        List<BigDecimal> shares = Numbers.shares(parts);
        BigDecimal sum = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean nobody = parts.stream().allMatch(part -> part == 0);
        assertThat(sum).isEqualByComparingTo(nobody ? "0" : "100");
        long whole = parts.stream().mapToLong(Integer::longValue).sum();
        for (int i = 0; i < parts.size() && whole > 0; i++) {
            double exact = parts.get(i) * 100.0 / whole;
            assertThat(shares.get(i).doubleValue()).isBetween(exact - 0.011, exact + 0.011);
        }
    }

    @Test
    void namesOfFilesHaveNoDiacritics() {
        assertThat(Unmarked.fileName("Phường Lê Ích Mộc, Đảng ủy")).isEqualTo("phuong-le-ich-moc-dang-uy");
    }
}
