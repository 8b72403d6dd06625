package vn.hoithi.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hoithi.contest.Accent;

/** Codes with a mark over their middle, as badly as they are met: small, askew, out of focus. */
class QrMarkTest {
    private static final String ADDRESS = "https://cuocthi.tuyengiaodanvan.haiphong.example.vn/t/ABCDEF0";

    private final QrCode code = QrCode.of(ADDRESS, Mark.tick(Accent.OURS));

    @ParameterizedTest
    @CsvSource({"2,0,0", "3,0,1", "4,7,0", "4,-11,1", "8,4,5", "16,15,7"})
    void aCodeWithItsMarkReadsBackSmallAskewAndBlurred(int scale, double degrees, int blur) {
        BufferedImage picture = blurred(turned(Png.read(code.png(scale)), degrees), blur);
        assertThat(Decoded.all(picture)).containsExactly(ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0xB5121B, 0x777777, 0xFFFFFF})
    void aLogoOfAnyColourDoesNotHideTheAddress(int rgb) {
        BufferedImage logo = new BufferedImage(300, 120, BufferedImage.TYPE_INT_RGB);
        Graphics2D to = logo.createGraphics();
        to.setColor(new Color(rgb));
        to.fillRect(0, 0, 300, 120);
        to.dispose();
        QrCode withLogo = QrCode.of(ADDRESS, Mark.logo(Png.of(logo)));
        assertThat(Decoded.all(Png.read(withLogo.png(4)))).containsExactly(ADDRESS);
        assertThat(Decoded.all(blurred(turned(Png.read(withLogo.png(6)), 8), 3)))
                .containsExactly(ADDRESS);
    }

    @Test
    void theMarkCoversNoMoreThanAFifthOfTheWidthAndTheQuietZoneStaysWhite() {
        int scale = 10;
        BufferedImage plain =
                Png.read(QrCode.of(ADDRESS, Mark.tick(Accent.OURS)).bare(scale));
        BufferedImage marked = Png.read(code.png(scale));
        int width = marked.getWidth();
        int different = 0;
        for (int x = 0; x < width; x++) {
            different += isGrey(marked.getRGB(x, width / 2)) ? 0 : 1;
        }
        assertThat(different).isPositive().isLessThanOrEqualTo((width - 8 * scale) / 5);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < 4 * scale; y++) {
                assertThat(plain.getRGB(x, y)).isEqualTo(0xFFFFFFFF);
                assertThat(marked.getRGB(y, x)).isEqualTo(0xFFFFFFFF);
            }
        }
    }

    private static boolean isGrey(int rgb) {
        return (rgb & 255) == (rgb >> 8 & 255) && (rgb & 255) == (rgb >> 16 & 255);
    }

    private static BufferedImage turned(BufferedImage picture, double degrees) {
        int side = picture.getWidth() * 3 / 2;
        BufferedImage turned = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D to = turned.createGraphics();
        to.setColor(Color.WHITE);
        to.fillRect(0, 0, side, side);
        to.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        to.rotate(Math.toRadians(degrees), side / 2.0, side / 2.0);
        int from = (side - picture.getWidth()) / 2;
        to.drawImage(picture, from, from, null);
        to.dispose();
        return turned;
    }

    private static BufferedImage blurred(BufferedImage picture, int radius) {
        int side = 2 * radius + 1;
        float[] even = new float[side * side];
        Arrays.fill(even, 1f / (side * side));
        BufferedImage to = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        return new ConvolveOp(new Kernel(side, side, even), ConvolveOp.EDGE_NO_OP, null).filter(picture, to);
    }
}
