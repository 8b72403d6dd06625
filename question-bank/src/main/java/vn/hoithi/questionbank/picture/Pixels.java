package vn.hoithi.questionbank.picture;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/** A decoded picture: alpha, red, green and blue in one number per pixel, row by row. */
final class Pixels {

    private static final int OPAQUE = 0xFF;

    private final int width;
    private final int height;
    private final int[] argb;
    private final boolean unscaled;

    private Pixels(int width, int height, int[] argb, boolean unscaled) {
        this.width = width;
        this.height = height;
        this.argb = argb;
        this.unscaled = unscaled;
    }

    static Pixels of(BufferedImage image, double scale, boolean unscaled) {
        int width = scaled(image.getWidth(), scale);
        int height = scaled(image.getHeight(), scale);
        int[] argb = new Averaging(image.getWidth(), image.getHeight(), width, height)
                .of((row, into) -> image.getRGB(0, row, into.length, 1, into, 0, into.length));
        return new Pixels(width, height, argb, unscaled);
    }

    private static int scaled(int side, double scale) {
        return Math.max(1, (int) Math.round(side * scale));
    }

    /** Whether the file itself had this size. */
    boolean unscaled() {
        return unscaled;
    }

    boolean transparent() {
        return IntStream.of(argb).anyMatch(pixel -> pixel >>> 24 != OPAQUE);
    }

    /** Whether it looks drawn, not photographed. */
    boolean fewColours(int most) {
        return IntStream.of(argb).distinct().limit(most + 1L).count() <= most;
    }

    /** Three quarters as wide and high. */
    Pixels smaller() {
        int narrower = Math.max(1, width * 3 / 4);
        int lower = Math.max(1, height * 3 / 4);
        int[] averaged = new Averaging(width, height, narrower, lower)
                .of((row, into) -> System.arraycopy(argb, row * width, into, 0, width));
        return new Pixels(narrower, lower, averaged, false);
    }

    /** Upright, from how the camera was held. */
    Pixels turned(int orientation) {
        if (orientation == 1) {
            return this;
        }
        boolean lying = orientation > 4;
        int newWidth = lying ? height : width;
        int newHeight = lying ? width : height;
        int[] turned = new int[argb.length];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                turned[y * newWidth + x] = source(orientation, lying ? y : x, lying ? x : y);
            }
        }
        return new Pixels(newWidth, newHeight, turned, unscaled);
    }

    private int source(int orientation, int x, int y) {
        boolean mirrored = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean flipped = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        return argb[(flipped ? height - 1 - y : y) * width + (mirrored ? width - 1 - x : x)];
    }

    BufferedImage image(boolean withAlpha) {
        BufferedImage image =
                new BufferedImage(width, height, withAlpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return image;
    }
}
