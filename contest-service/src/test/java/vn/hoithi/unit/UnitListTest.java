package vn.hoithi.unit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.hoithi.questionbank.text.Finding;

class UnitListTest {
    private static final String HEADER = "Mã,Tên,Loại,Mã cấp trên,Khối,Quân số\n";

    @Test
    void parentsComeBeforeTheirChildrenWhateverTheOrderOfLines() {
        UnitList.Units units = (UnitList.Units) read("B,Tổ 1,,A,,12\nA,Phường,,R,,\nR,Thành phố,,,,\n");
        assertThat(units.entries().stream().map(UnitList.Entry::code)).containsExactly("R", "A", "B");
    }

    @Test
    void everyErrorIsToldWithLineAndColumn() {
        assertThat(places("R,Thành phố,,,,\nr-1,Tên,,R,,0\nA,,,X,,mười\nA,Lặp,,R,,\nS,Gốc thứ hai,,,,\n"))
                .containsExactlyInAnyOrder(
                        "u.csv:3:1 bad-code",
                        "u.csv:3:6 bad-headcount",
                        "u.csv:4:2 bad-name",
                        "u.csv:4:6 bad-headcount",
                        "u.csv:4:4 unknown-parent",
                        "u.csv:5:1 duplicate-code",
                        "u.csv:6:4 second-root");
    }

    @Test
    void aRingOfUnitsIsNoTree() {
        assertThat(places("R,Gốc,,,,\nA,Một,,B,,\nB,Hai,,A,,\n"))
                .containsExactlyInAnyOrder("u.csv:3:4 cycle", "u.csv:4:4 cycle");
    }

    @Test
    void anEmptyListIsRefused() {
        assertThat(places("")).hasSize(1);
    }

    private static UnitList.Reading read(String lines) {
        return UnitList.read((HEADER + lines).getBytes(UTF_8), "u.csv");
    }

    private static List<String> places(String lines) {
        return ((UnitList.Rejected) read(lines))
                .errors().stream().map(UnitListTest::place).toList();
    }

    private static String place(Finding finding) {
        return finding.at() + " " + finding.code();
    }
}
