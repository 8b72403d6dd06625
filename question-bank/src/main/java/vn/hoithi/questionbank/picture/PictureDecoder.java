package vn.hoithi.questionbank.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** From a file without metadata to pixels that fit a page. */
final class PictureDecoder {

    static final int LONGEST_SIDE = 1_280;

    private static final long MOST_PIXELS = 40_000_000;

    /** WebP is decoded in plain Java, that much slower. */
    private static final int WEBP_COST = 10;

    private PictureDecoder() {}

    static Pixels decode(PictureKind kind, byte[] file, PixelBudget budget) throws BadPicture {
        try {
            ImageReader reader = kind.reader();
            try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
                reader.setInput(stream, true, true);
                return decode(reader, budget, kind == PictureKind.WEBP ? WEBP_COST : 1);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException damaged) {
            throw BadPicture.damaged();
        }
    }

    static BadPicture tooManyPixels() {
        return new BadPicture(
                "picture-too-wide",
                "Hình có quá nhiều điểm ảnh.",
                "Thu nhỏ hình xuống khoảng 1.280 điểm ảnh mỗi chiều rồi thử lại.");
    }

    private static Pixels decode(ImageReader reader, PixelBudget budget, int cost) throws IOException, BadPicture {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw tooManyPixels();
        }
        budget.spend((long) width * height * cost);
        int longer = Math.max(width, height);
        // Of a very large picture every n-th pixel is decoded, which leaves twice as many as needed, to be averaged.
        int step = Math.max(1, Math.round(longer / (2f * LONGEST_SIDE)));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = reader.read(0, param);
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        return Pixels.of(image, scale, longer <= LONGEST_SIDE);
    }
}
