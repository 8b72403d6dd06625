package vn.hoithi.questionbank.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hoithi.questionbank.*;
import vn.hoithi.questionbank.picture.PictureSamples;
import vn.hoithi.questionbank.table.HandmadeWorkbook;

class ZipBankFormatTest {

    private static final byte[] PICTURE = PictureSamples.drawing("png", 12, 10);

    @ParameterizedTest
    @ValueSource(strings = {"hinh/Bản Đồ.PNG", "HINH\\bản đồ.png", "bản đồ.png", "./hinh/bản đồ.png"})
    void aPictureIsFoundHoweverItIsWritten(String written) {
        Map<String, byte[]> files = files(csv(written));
        files.put("hinh/bản đồ.png", PICTURE);
        ImportResult result = read(files);
        assertThat(result).as(result::toString).isInstanceOf(ImportResult.Accepted.class);
        assertThat(((ImportResult.Accepted) result)
                        .bank()
                        .questions()
                        .getFirst()
                        .picture())
                .isEqualTo(new Picture(PICTURE, Picture.PNG, "Bản đồ"));
    }

    @Test
    void whatSystemsLeaveInArchivesIsNotLookedAt() {
        Map<String, byte[]> files = files(csv(""));
        files.put("__MACOSX/._cau-hoi.csv", csv(""));
        files.put("bank/.DS_Store", new byte[] {1});
        files.put("Thumbs.db", new byte[] {2});
        assertThat(read(files)).isInstanceOf(ImportResult.Accepted.class);
    }

    @Test
    void aNoteBesideTheBankDoesNotConfuse() {
        Map<String, byte[]> files = files(csv(""));
        files.put("doc.bin", "Xin chào".getBytes(StandardCharsets.UTF_8));
        assertThat(read(files)).isInstanceOf(ImportResult.Accepted.class);
    }

    @Test
    void errorsNameThePathThroughTheArchive() {
        assertThat(errors(files(csv("khac.png")))).containsExactly("picture-missing x.zip/bank/cau-hoi.csv:2:10");
        Map<String, byte[]> files = files(csv("hong.png"));
        files.put("hong.png", "<svg/>".getBytes(StandardCharsets.UTF_8));
        assertThat(errors(files)).containsExactly("picture-format x.zip/bank/cau-hoi.csv:2:10");
    }

    @Test
    void twoPicturesOfOneNameMustBeNamedWithTheirFolder() {
        Map<String, byte[]> files = files(csv("1.png"));
        files.put("a/1.png", PICTURE);
        files.put("b/1.png", PictureSamples.drawing("png", 5, 5));
        assertThat(errors(files)).hasSize(1).allMatch(error -> error.startsWith("picture-missing"));
    }

    @Test
    void anArchiveHoldsExactlyOneBank() {
        Map<String, byte[]> two = files(csv(""));
        two.put("khac.csv", csv(""));
        assertThat(errors(two)).containsExactly("several-banks x.zip:1:1");
        assertThat(errors(Map.of("a.png", PICTURE))).containsExactly("no-bank-in-archive x.zip:1:1");
        byte[] inner = HandmadeWorkbook.zip(files(csv("")));
        assertThat(errors(Map.of("trong.zip", inner))).containsExactly("nested-archive x.zip:1:1");
    }

    @Test
    void aBankInsideIsAsWelcomeOrNotAsOutside() {
        assertThat(read(Map.of("mau.dat", BankFormats.template()))).isInstanceOf(ImportResult.Accepted.class);
        byte[] pdf = "%PDF-1.4".getBytes(StandardCharsets.UTF_8);
        assertThat(errors(Map.of("a/b.pdf", pdf))).containsExactly("pdf x.zip/a/b.pdf:1:1");
    }

    @Test
    void pathsOutOfTheArchiveAreRefused() {
        assertThat(errors(Map.of("../cau-hoi.csv", csv("")))).containsExactly("bad-path x.zip:1:1");
    }

    @Test
    void aBombIsRefusedWithoutBeingInflated() {
        assertThat(errors(Map.of("a.csv", new byte[160_000_000]))).containsExactly("inflates-too-far x.zip:1:1");
    }

    private static Map<String, byte[]> files(byte[] csv) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("bank/cau-hoi.csv", csv);
        return files;
    }

    private static byte[] csv(String picture) {
        String text = "Mã câu,Chủ đề,Mức độ,Câu hỏi,A,B,Đáp án,Giải thích,Nguồn,Hình,Mô tả hình\n"
                + "Q1,T,nhận biết,Ai?,An,Ba,A,Vì,Điều 1," + picture + "," + (picture.isEmpty() ? "" : "Bản đồ") + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ImportResult read(Map<String, byte[]> files) {
        return BankFormats.read(HandmadeWorkbook.zip(files), "x.zip");
    }

    private static List<String> errors(Map<String, byte[]> files) {
        return read(files) instanceof ImportResult.Rejected rejected
                ? rejected.errors().stream().map(e -> e.code() + " " + e.at()).toList()
                : List.of();
    }
}
