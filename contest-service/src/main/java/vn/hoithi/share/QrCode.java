package vn.hoithi.share;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A QR code of an address, with the quiet zone of four modules. Plain ones carry error correction Q (25 %), enough to
 * survive print; ones with a mark over the middle H (30 %): the mark covers a fifth of the width, 4 % of the modules.
 */
public final class QrCode {
    private static final int QUIET_ZONE = 4;
    /** The mark with its white rim, as a share of the modules from finder to finder. */
    private static final double COVERED = 0.2;

    private static final double RIM = 0.5;

    private final BitMatrix modules;
    private final @Nullable Mark mark;

    private QrCode(BitMatrix modules, @Nullable Mark mark) {
        this.modules = modules;
        this.mark = mark;
    }

    public static QrCode of(String address) {
        return new QrCode(encode(address, ErrorCorrectionLevel.Q), null);
    }

    /** With a mark in the middle. */
    public static QrCode of(String address, Mark mark) {
        return new QrCode(encode(address, ErrorCorrectionLevel.H), mark);
    }

    private static BitMatrix encode(String address, ErrorCorrectionLevel level) {
        try {
            return new QRCodeWriter()
                    .encode(
                            address,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION, level,
                                    EncodeHintType.MARGIN, QUIET_ZONE,
                                    EncodeHintType.CHARACTER_SET, "UTF-8"));
        } catch (WriterException e) {
            throw new IllegalArgumentException("not an address for a QR code: " + address, e);
        }
    }

    /** Modules from edge to edge, quiet zone included. */
    public int width() {
        return modules.getWidth();
    }

    /** Scalable, one path, black on white whatever the colours of the page. */
    public String svg() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int run = run(x, y);
                if (run > 0) {
                    path.append('M').append(x).append(' ').append(y).append('h').append(run);
                    path.append("v1h-").append(run).append('z');
                    x += run;
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width() + " " + width()
                + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\""
                + path
                + "\"/>" + markSvg() + "</svg>";
    }

    private int run(int x, int y) {
        int run = 0;
        while (x + run < modules.getWidth() && modules.get(x + run, y)) {
            run++;
        }
        return run;
    }

    private String markSvg() {
        Mark shown = mark;
        if (shown == null) {
            return "";
        }
        double from = (width() - covered()) / 2;
        return "<rect x=\"" + from + "\" y=\"" + from + "\" width=\"" + covered() + "\" height=\"" + covered()
                + "\" rx=\"1\" fill=\"#fff\"/><image x=\"" + (from + RIM) + "\" y=\"" + (from + RIM) + "\" width=\""
                + (covered() - 2 * RIM) + "\" height=\"" + (covered() - 2 * RIM) + "\" href=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(shown.png()) + "\"/>";
    }

    /** Width of what the mark covers, in modules. */
    private double covered() {
        return (width() - 2 * QUIET_ZONE) * COVERED;
    }

    /** PNG with {@code scale} pixels a module. */
    public byte[] png(int scale) {
        BufferedImage image = image(scale, mark == null ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_INT_RGB);
        Mark shown = mark;
        if (shown != null) {
            draw(shown, image, scale);
        }
        return Png.of(image);
    }

    /** PNG of nothing but modules, white where the mark belongs: small, and sharp at any size on paper. */
    byte[] bare(int scale) {
        BufferedImage image = image(scale, BufferedImage.TYPE_BYTE_BINARY);
        if (mark != null) {
            Graphics2D to = image.createGraphics();
            fillMiddle(to, scale);
            to.dispose();
        }
        return Png.of(image);
    }

    private BufferedImage image(int scale, int type) {
        int width = width() * scale;
        BufferedImage image = new BufferedImage(width, width, type);
        Graphics2D to = image.createGraphics();
        to.setColor(Color.WHITE);
        to.fillRect(0, 0, width, width);
        to.setColor(Color.BLACK);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int run = run(x, y);
                if (run > 0) {
                    to.fillRect(x * scale, y * scale, run * scale, scale);
                    x += run;
                }
            }
        }
        to.dispose();
        return image;
    }

    private void draw(Mark shown, BufferedImage image, int scale) {
        Graphics2D to = image.createGraphics();
        to.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        fillMiddle(to, scale);
        int side = (int) Math.round((covered() - 2 * RIM) * scale);
        int from = (image.getWidth() - side) / 2;
        to.drawImage(shown.image(), from, from, side, side, null);
        to.dispose();
    }

    private void fillMiddle(Graphics2D to, int scale) {
        int side = (int) Math.round(covered() * scale);
        int from = (width() * scale - side) / 2;
        to.setColor(Color.WHITE);
        to.fillRoundRect(from, from, side, side, 2 * scale, 2 * scale);
    }

    /** For a terminal: two rows of modules in one line of half blocks, light on dark, as cameras read it. */
    public static String terminal(String address) {
        BitMatrix modules = encode(address, ErrorCorrectionLevel.L);
        StringBuilder text = new StringBuilder();
        for (int y = 2; y < modules.getHeight() - 2; y += 2) {
            for (int x = 2; x < modules.getWidth() - 2; x++) {
                boolean upper = !modules.get(x, y);
                boolean lower = y + 1 >= modules.getHeight() || !modules.get(x, y + 1);
                text.append(upper && lower ? '█' : upper ? '▀' : lower ? '▄' : ' ');
            }
            text.append('\n');
        }
        return text.toString();
    }
}
