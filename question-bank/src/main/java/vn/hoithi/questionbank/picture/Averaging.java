package vn.hoithi.questionbank.picture;

/**
 * Makes a picture smaller: each new pixel is the mean of the area it covers. Done by hand so that the result is the same on
 * every machine and no graphics system is needed.
 */
final class Averaging {

    private static final int CHANNELS = 4;
    private static final int ALPHA = 3;
    private static final double FULL = 255;

    /** Gives one row of the old picture. */
    interface Rows {
        void read(int row, int[] into);
    }

    private final int width;
    private final int height;
    private final int newWidth;
    private final int newHeight;
    private final int[] result;
    private double[] sums;

    Averaging(int width, int height, int newWidth, int newHeight) {
        this.width = width;
        this.height = height;
        this.newWidth = newWidth;
        this.newHeight = newHeight;
        this.result = new int[newWidth * newHeight];
        this.sums = new double[newWidth * CHANNELS];
    }

    int[] of(Rows rows) {
        int[] row = new int[width];
        double share = (double) newHeight / height;
        for (int y = 0; y < height; y++) {
            rows.read(y, row);
            if (width == newWidth && height == newHeight) {
                System.arraycopy(row, 0, result, y * newWidth, newWidth);
                continue;
            }
            double[] narrowed = narrowed(row);
            int target = (int) (y * share);
            double inNext = Math.max(0, (y + 1) * share - (target + 1));
            add(narrowed, share - inNext);
            boolean full = (y + 1) * share >= target + 1 - 1e-9 || y == height - 1;
            if (full) {
                finish(Math.min(target, newHeight - 1));
                add(narrowed, inNext);
            }
        }
        return result;
    }

    /** The row in its new width; colours weighted by how opaque they are. */
    private double[] narrowed(int[] row) {
        double[] narrowed = new double[newWidth * CHANNELS];
        double share = (double) newWidth / width;
        for (int x = 0; x < width; x++) {
            int target = Math.min((int) (x * share), newWidth - 1);
            double inNext = Math.max(0, (x + 1) * share - (target + 1));
            add(row[x], share - inNext, narrowed, target);
            if (inNext > 0 && target + 1 < newWidth) {
                add(row[x], inNext, narrowed, target + 1);
            }
        }
        return narrowed;
    }

    private static void add(int pixel, double weight, double[] to, int target) {
        double alpha = (pixel >>> 24) * weight;
        int at = target * CHANNELS;
        to[at] += (pixel >> 16 & 0xFF) * alpha;
        to[at + 1] += (pixel >> 8 & 0xFF) * alpha;
        to[at + 2] += (pixel & 0xFF) * alpha;
        to[at + ALPHA] += alpha;
    }

    private void add(double[] narrowed, double weight) {
        for (int at = 0; at < narrowed.length; at++) {
            sums[at] += narrowed[at] * weight;
        }
    }

    private void finish(int y) {
        for (int x = 0; x < newWidth; x++) {
            int at = x * CHANNELS;
            double alpha = sums[at + ALPHA];
            int pixel = rounded(alpha) << 24;
            if (alpha > 0) {
                pixel |= rounded(sums[at] / alpha) << 16
                        | rounded(sums[at + 1] / alpha) << 8
                        | rounded(sums[at + 2] / alpha);
            }
            result[y * newWidth + x] = pixel;
        }
        sums = new double[sums.length];
    }

    private static int rounded(double value) {
        return (int) Math.round(Math.min(FULL, value));
    }
}
