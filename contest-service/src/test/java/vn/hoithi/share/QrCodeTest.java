package vn.hoithi.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private static final String ADDRESS = "https://hoithi.example.vn/t/ABCDEF0";

    @Test
    void aPictureReadsBackAsTheAddress() throws IOException, NotFoundException {
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(QrCode.of(ADDRESS).png(4)));
        assertThat(decode(picture)).isEqualTo(ADDRESS);
    }

    @Test
    void whatTheTerminalShowsReadsBackAsTheAddress() throws NotFoundException {
        String[] lines = QrCode.terminal(ADDRESS).split("\n", -1);
        int scale = 6;
        int margin = 4 * scale;
        BufferedImage picture = new BufferedImage(
                lines[0].length() * scale + 2 * margin,
                lines.length * 2 * scale + 2 * margin,
                BufferedImage.TYPE_INT_RGB);
        picture.createGraphics().fillRect(0, 0, picture.getWidth(), picture.getHeight());
        for (int row = 0; row < lines.length; row++) {
            for (int column = 0; column < lines[row].length(); column++) {
                char cell = lines[row].charAt(column);
                paint(picture, margin + column * scale, margin + 2 * row * scale, scale, cell == '█' || cell == '▀');
                paint(
                        picture,
                        margin + column * scale,
                        margin + (2 * row + 1) * scale,
                        scale,
                        cell == '█' || cell == '▄');
            }
        }
        assertThat(decode(picture)).isEqualTo(ADDRESS);
    }

    @Test
    void theVectorFormHasItsQuietZone() {
        assertThat(QrCode.of(ADDRESS).svg())
                .startsWith("<svg")
                .contains("M4 4")
                .doesNotContain("M3 ")
                .doesNotContain(" 3h");
    }

    private static void paint(BufferedImage picture, int x, int y, int scale, boolean light) {
        for (int dx = 0; dx < scale; dx++) {
            for (int dy = 0; dy < scale; dy++) {
                picture.setRGB(x + dx, y + dy, light ? 0xFFFFFF : 0);
            }
        }
    }

    private static String decode(BufferedImage picture) throws NotFoundException {
        return new MultiFormatReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture))))
                .getText();
    }
}
