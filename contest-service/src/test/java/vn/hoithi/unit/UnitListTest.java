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
        assertThat(units.entries().stream().map(UnitEntry::code)).containsExactly("R", "A", "B");
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

    @Test
    void lostDatesAndMergersAreToldAtTheirCells() {
        String header = "Mã,Tên,Mã cấp trên,Ngày thành lập,Ngày kết thúc,Nhập vào mã\n";
        String lines = """
                R,Gốc,,,,
                A,Một,R,02/07/2025,01/07/2025,
                B,Hai,R,31/02/2025,,
                C,Ba,R,,,R
                D,Bốn,R,,01/07/2025,KHONG
                E,Năm,R,,01/07/2999,
                F,Sáu,F,,01/07/2025,F
                """;
        assertThat(((UnitList.Rejected) UnitList.read((header + lines).getBytes(UTF_8), "u.csv"))
                        .errors().stream().map(UnitListTest::place).toList())
                .containsExactly(
                        "u.csv:3:5 overlapping-dates",
                        "u.csv:4:4 bad-date",
                        "u.csv:5:5 missing-date",
                        "u.csv:6:6 unknown-successor",
                        "u.csv:7:5 future-date");
    }

    @Test
    void unitsDoNotOutliveThoseAboveThemNorJoinOnesThatAreNotThereYet() {
        String header = "Mã,Tên,Mã cấp trên,Ngày thành lập,Ngày kết thúc,Nhập vào mã\n";
        String lines = """
                R,Gốc,,,,
                A,Một,R,,01/07/2025,
                A1,Còn mở,A,,,
                A2,Muộn hơn,A,,02/07/2025,
                N,Mới,R,03/07/2025,,
                O,Cũ,R,,01/07/2025,N
                """;
        assertThat(((UnitList.Rejected) UnitList.read((header + lines).getBytes(UTF_8), "u.csv"))
                        .errors().stream().map(UnitListTest::place).toList())
                .containsExactly(
                        "u.csv:4:3 open-below-closed", "u.csv:5:5 overlapping-dates", "u.csv:7:5 overlapping-dates");
    }

    @Test
    void columnsPerAudienceAndForThePersonInChargeAreRead() {
        String list = """
                Mã,Tên,Mã cấp trên,Quân số:  Đảng viên,Quân số: Học sinh,Đầu mối,Chức vụ,Điện thoại
                R,Gốc,,12,0,Nguyễn Văn A,Bí thư,0912 345 678
                """;
        UnitEntry entry = ((UnitList.Units) UnitList.read(list.getBytes(UTF_8), "u.csv"))
                .entries()
                .getFirst();
        assertThat(entry.headcounts())
                .containsOnly(java.util.Map.entry("Đảng viên", 12), java.util.Map.entry("Học sinh", 0));
        assertThat(entry.contact()).isEqualTo(new Contact("Nguyễn Văn A", "Bí thư", "0912 345 678"));
    }

    @Test
    void unknownTreesAndStrayContactsAreTold() {
        String list =
                "Mã,Tên,Mã cấp trên,Tương đương cong-doan,Đầu mối,Điện thoại\nR,Gốc,,CD1,,0912345678\nA,Một,R,,Ai,abc\n";
        assertThat(((UnitList.Rejected) UnitList.read(list.getBytes(UTF_8), "u.csv"))
                        .errors().stream().map(UnitListTest::place).toList())
                .containsExactly("u.csv:2:4 unknown-tree", "u.csv:2:5 missing-contact", "u.csv:3:6 bad-phone");
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
