package vn.hoithi.questionbank.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import vn.hoithi.questionbank.Picture;

/** Encodes pixels so that they fit our bounds: sharp if drawn or transparent, else as a photograph. */
final class PictureEncoder {

    private static final int COLOURS_OF_A_DRAWING = 1_024;
    private static final List<Float> PHOTOGRAPH = List.of(0.85f, 0.7f, 0.5f);
    private static final float SMALLEST_PNG = 0f;

    private PictureEncoder() {}

    static Picture encode(Pixels pixels, String alt) {
        boolean transparent = pixels.transparent();
        boolean drawn = transparent || pixels.fewColours(COLOURS_OF_A_DRAWING);
        for (Pixels fitting = pixels; ; fitting = fitting.smaller()) {
            if (drawn) {
                byte[] png = write("png", fitting.image(transparent), SMALLEST_PNG);
                if (png.length <= Picture.MOST_BYTES) {
                    return new Picture(png, Picture.PNG, alt);
                }
            }
            for (float quality : transparent ? List.<Float>of() : PHOTOGRAPH) {
                byte[] jpeg = write("jpeg", fitting.image(false), quality);
                if (jpeg.length <= Picture.MOST_BYTES) {
                    return new Picture(jpeg, Picture.JPEG, alt);
                }
            }
        }
    }

    private static byte[] write(String format, BufferedImage image, float quality) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
