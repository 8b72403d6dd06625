package vn.hoithi.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnitForestTest {
    private final UnitForest forest = new UnitForest(
            List.of(new UnitTree(1, "t", "Cây", 1)),
            List.of(
                    unit(1, null, "Thành phố Hải Phòng", null),
                    unit(2, 1L, "Phường Đồ Sơn", null),
                    unit(3, 2L, "Tổ dân phố số 1", 40),
                    unit(4, 2L, "Trường THCS Đồ Sơn", null),
                    unit(5, 1L, "Phường Dương Kinh", 200),
                    unit(6, 5L, "Tổ dân phố số 1", 1000),
                    new Unit(7, 1, 1L, "NGOAI", "Ngoài địa bàn / khác", Unit.OUTSIDE, "", null)));

    @Test
    void aSumOverSomeOfTheUnitsSaysSo() {
        Denominator ward = forest.denominator(2).orElseThrow();
        assertThat(ward.people()).isEqualTo(40);
        assertThat(ward.counted() + "/" + ward.of()).isEqualTo("1/2");
        assertThat(ward.partial()).isTrue();
    }

    @Test
    void anOwnHeadcountWinsOverTheSumBelow() {
        assertThat(forest.denominator(5).orElseThrow()).isEqualTo(new Denominator(200, 1, 1, List.of(5L)));
    }

    @Test
    void peopleFromElsewhereAreMissedByNobody() {
        Denominator city = forest.denominator(1).orElseThrow();
        assertThat(city.people()).isEqualTo(240);
        assertThat(city.counted() + "/" + city.of()).isEqualTo("2/3");
        assertThat(city.units()).containsExactly(3L, 5L);
    }

    @Test
    void withoutAnyHeadcountThereIsNoDenominator() {
        assertThat(forest.denominator(4)).isEmpty();
        assertThat(forest.denominator(7)).isEmpty();
    }

    @Test
    void aUnitIsFoundWithoutDiacriticsAndByThePlaceAboveIt() {
        assertThat(names("do son")).containsExactly("Phường Đồ Sơn", "Trường THCS Đồ Sơn");
        assertThat(names("TO DAN PHO 1 duong kinh")).containsExactly("Tổ dân phố số 1");
        assertThat(forest.search(1, "to 1 duong kinh", 5).getFirst().id()).isEqualTo(6);
        assertThat(names("không có đâu")).isEmpty();
        assertThat(names("x".repeat(10_000))).isEmpty();
    }

    @Test
    void nobodySeesBeyondTheOwnSubtree() {
        assertThat(forest.isWithin(3, 2)).isTrue();
        assertThat(forest.isWithin(2, 2)).isTrue();
        assertThat(forest.isWithin(2, 3)).isFalse();
        assertThat(forest.isWithin(6, 2)).isFalse();
        assertThat(forest.isWithin(99, 1)).isFalse();
    }

    @Test
    void peopleFromElsewhereComeLast() {
        assertThat(forest.children(1).getLast().outside()).isTrue();
        assertThat(forest.above(3)).isEqualTo("Phường Đồ Sơn");
    }

    private List<String> names(String typed) {
        return forest.search(1, typed, 20).stream().map(Unit::name).toList();
    }

    private static Unit unit(long id, @Nullable Long parent, String name, @Nullable Integer headcount) {
        return new Unit(id, 1, parent, "U" + id, name, "", "", headcount);
    }
}
