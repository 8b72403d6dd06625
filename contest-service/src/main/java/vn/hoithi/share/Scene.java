package vn.hoithi.share;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** A picture of coloured shapes, to be had as PNG and as SVG alike. */
final class Scene {
    private final int width;
    private final int height;
    private final List<Painted> shapes = new ArrayList<>();

    Scene(int width, int height) {
        this.width = width;
        this.height = height;
    }

    private record Painted(Shape shape, Color colour) {}

    void box(double x, double y, double boxWidth, double boxHeight, double round, Color colour) {
        shapes.add(new Painted(new RoundRectangle2D.Double(x, y, boxWidth, boxHeight, round, round), colour));
    }

    /** Words whose baseline begins at (x, y). */
    void words(Letters letters, String text, double size, double x, double y, Color colour) {
        shapes.add(new Painted(letters.outline(text, size, x, y), colour));
    }

    byte[] png(double scale) {
        BufferedImage image = new BufferedImage(
                (int) Math.round(width * scale), (int) Math.round(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D to = image.createGraphics();
        to.setColor(Color.WHITE);
        to.fillRect(0, 0, image.getWidth(), image.getHeight());
        to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        to.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        to.transform(AffineTransform.getScaleInstance(scale, scale));
        for (Painted painted : shapes) {
            to.setColor(painted.colour());
            to.fill(painted.shape());
        }
        to.dispose();
        return Png.of(image);
    }

    /** @param described read out to those who cannot see it */
    String svg(String described) {
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width
                + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\"><title>"
                + HtmlUtils.htmlEscape(described, "UTF-8") + "</title>");
        for (Painted painted : shapes) {
            svg.append(String.format(
                            Locale.ROOT,
                            "<path fill=\"#%06x\" d=\"",
                            painted.colour().getRGB() & 0xFFFFFF))
                    .append(path(painted.shape()))
                    .append("\"/>");
        }
        return svg.append("</svg>").toString();
    }

    private static String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        double[] points = new double[6];
        for (PathIterator at = shape.getPathIterator(null); !at.isDone(); at.next()) {
            int kind = at.currentSegment(points);
            path.append("MLQCZ".charAt(kind));
            int numbers = new int[] {2, 2, 4, 6, 0}[kind];
            for (int i = 0; i < numbers; i++) {
                path.append(i == 0 ? "" : " ").append(Math.round(points[i] * 10) / 10.0);
            }
        }
        return path.toString();
    }
}
