package vn.hoithi.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void unitsAreRankedAmongThoseOfTheirBlockAndSizeAndEqualRatesAlike() {
        Comparison comparison = new Comparison(List.of(
                row(1, "Khối trường", 100, "90.00"),
                row(2, "Khối dân cư", 100, "80.00"),
                row(3, "Khối trường", 150, "70.00"),
                row(4, "Khối trường", 60, "70.00"),
                row(5, "Khối trường", 300, "60.00"),
                row(6, "Khối trường", 70, "10.00"),
                row(7, "Khối trường", 900, "5.00")));
        assertThat(comparison.place(1)).isEqualTo(new Comparison.Place("Khối trường · 50–199 người", 1, 4));
        assertThat(comparison.place(3).rank()).isEqualTo(2);
        assertThat(comparison.place(4).rank()).isEqualTo(2);
        assertThat(comparison.place(6).rank()).isEqualTo(4);
        assertThat(comparison.place(5)).isEqualTo(new Comparison.Place("Khối trường · 200–999 người", 1, 2));
        assertThat(comparison.place(7).rank()).isEqualTo(2);
    }

    @Test
    void oneOfOneIsNotAWinner() {
        Comparison comparison = new Comparison(List.of(row(1, "A", 1, "100.00"), row(2, "A", 9, "88.89")));
        assertThat(comparison.place(1)).isEqualTo(new Comparison.Place("A · dưới 10 người", null, 0));
        assertThat(comparison.place(2).rank()).isNull();
    }

    @Test
    void whoIsAloneInAGroupOrWithoutHeadcountOrWithoutPeopleHasNoRank() {
        Comparison comparison = new Comparison(List.of(
                row(1, "A", 100, "50.00"),
                row(2, "B", 100, "40.00"),
                row(3, "B", 100, "0.00"),
                row(4, "B", null, null)));
        assertThat(comparison.place(1)).isEqualTo(new Comparison.Place("A · 50–199 người", null, 1));
        assertThat(comparison.place(2).rank()).isEqualTo(1);
        assertThat(comparison.place(3)).isEqualTo(new Comparison.Place("B · 50–199 người", null, 2));
        assertThat(comparison.place(4)).isEqualTo(new Comparison.Place("B · chưa khai quân số", null, 0));
    }

    @Test
    void sizesEndWhereTheNextBegins() {
        assertThat(List.of(1, 9, 10, 49, 50, 199, 200, 999, 1_000).stream().map(SizeBand::of))
                .containsExactly(
                        SizeBand.TINY,
                        SizeBand.TINY,
                        SizeBand.SMALL,
                        SizeBand.SMALL,
                        SizeBand.MEDIUM,
                        SizeBand.MEDIUM,
                        SizeBand.LARGE,
                        SizeBand.LARGE,
                        SizeBand.HUGE);
        assertThat(SizeBand.of(null)).isEqualTo(SizeBand.UNKNOWN);
    }

    private static Board.Row row(long id, String block, @Nullable Integer headcount, @Nullable String rate) {
        return new Board.Row(
                id,
                "U" + id,
                "Đơn vị " + id,
                "Loại",
                block,
                false,
                headcount,
                null,
                rate == null || rate.startsWith("0.") ? 0 : 1,
                1,
                rate == null ? null : new BigDecimal(rate));
    }
}
