package vn.hoithi.share;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import vn.hoithi.contest.Accent;

/** What stands in the middle of a QR code: a contest's logo, or a plain tick in its colour. No emblem, nobody's brand. */
public final class Mark {
    private static final int SIDE = 240;
    private static final Color GOLD = new Color(0xFF, 0xD2, 0x4A);

    private final BufferedImage image;
    private final byte[] png;

    private Mark(BufferedImage image) {
        this.image = image;
        this.png = Png.of(image);
    }

    /** A tick on the contest's colour. */
    public static Mark tick(Accent accent) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D to = smooth(image);
        to.setColor(new Color(accent.red(), accent.green(), accent.blue()));
        to.fill(new RoundRectangle2D.Double(0, 0, SIDE, SIDE, SIDE / 2.2, SIDE / 2.2));
        // Drawn in a square of 32, as icons/mark.svg is.
        to.scale(SIDE / 32.0, SIDE / 32.0);
        Path2D tick = new Path2D.Double();
        tick.moveTo(8.5, 16.5);
        tick.lineTo(13.7, 21.7);
        tick.lineTo(24, 10.4);
        to.setColor(GOLD);
        to.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        to.draw(tick);
        to.dispose();
        return new Mark(image);
    }

    /** A logo that we encoded ourselves, whole within the square. */
    public static Mark logo(byte[] picture) {
        BufferedImage logo = Png.read(picture);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D to = smooth(image);
        double scale = (double) SIDE / Math.max(logo.getWidth(), logo.getHeight());
        int width = (int) Math.round(logo.getWidth() * scale);
        int height = (int) Math.round(logo.getHeight() * scale);
        to.drawImage(logo, (SIDE - width) / 2, (SIDE - height) / 2, width, height, null);
        to.dispose();
        return new Mark(image);
    }

    private static Graphics2D smooth(BufferedImage image) {
        Graphics2D to = image.createGraphics();
        to.setColor(Color.WHITE);
        to.fillRect(0, 0, image.getWidth(), image.getHeight());
        to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        to.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        return to;
    }

    BufferedImage image() {
        return image;
    }

    byte[] png() {
        return png;
    }
}
