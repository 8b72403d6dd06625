package vn.hoithi.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.hoithi.contest.Accent;

/** Pictures for other people's sites; they are kept in target/screenshots, to be looked at. */
class PicturesTest {

    @Test
    void aPreviewIsAsLargeAsSitesAskAndHoldsTheLongestNames() throws IOException {
        Preview usual = new Preview(
                "Ban Tuyên giáo và Dân vận Thành ủy Hải Phòng",
                "Cuộc thi trực tuyến “Hải Phòng làm theo lời Bác”",
                "Tổ dân phố số 4",
                "Tuần thi 2 mở đến 17:00 Chủ nhật 29/11/2026",
                Accent.OURS);
        Preview longest = new Preview(
                "Ban Chỉ đạo công tác bầu cử tỉnh ".repeat(6),
                (Posters.LONG_CONTEST + " các cấp nhiệm kỳ 2026–2031 ")
                        .repeat(2)
                        .substring(0, 200),
                Posters.LONG_UNIT,
                "",
                new Accent(0x0B, 0x4F, 0xBD));
        for (Map.Entry<String, Preview> preview :
                Map.of("preview.png", usual, "preview-long.png", longest).entrySet()) {
            byte[] png = preview.getValue().png();
            BufferedImage image = Png.read(png);
            assertThat(image.getWidth()).isEqualTo(1200);
            assertThat(image.getHeight()).isEqualTo(630);
            assertThat(png).hasSizeLessThan(300_000);
            keep(preview.getKey(), png);
        }
    }

    @Test
    void aCounterSaysItsFiguresInWordsAndEscapesNames() throws IOException {
        Counter counter = new Counter("Thi <b>&", "", "73.108", "191.020", "14:32 ngày 21/11/2026", Accent.OURS);
        assertThat(counter.svg())
                .contains("Thi &lt;b&gt;&amp;: 73.108 người dự thi, 191.020 lượt thi")
                .doesNotContain("<b>");
        keep("counter.png", counter.png());
        keep(
                "counter-long.png",
                new Counter("Thi", Posters.LONG_UNIT, "1.073.108", "12.191.020", "14:32 ngày 21/11/2026", Accent.OURS)
                        .png());
    }

    @Test
    void vietnameseLettersHaveOutlinesOfTheirOwn() {
        assertThat(Letters.BOLD.width("ộ", 10)).isGreaterThan(0);
        assertThat(Letters.REGULAR.outline("ộ", 10, 0, 0).getBounds2D().getHeight())
                .isGreaterThan(
                        Letters.REGULAR.outline("o", 10, 0, 0).getBounds2D().getHeight());
        assertThat(Letters.REGULAR.width("o\u0302\u0323", 10)).isEqualTo(Letters.REGULAR.width("ộ", 10));
    }

    private static void keep(String name, byte[] png) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Path unused = Files.write(folder.resolve(name), png);
    }
}
