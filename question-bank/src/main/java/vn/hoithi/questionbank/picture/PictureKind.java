package vn.hoithi.questionbank.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import vn.hoithi.questionbank.Picture;

/** The kinds of picture that are read, told apart by how their files begin. */
enum PictureKind {
    PNG(Picture.PNG),
    JPEG(Picture.JPEG),
    WEBP("image/webp");

    private static final int TAG_OF_RIFF = 8;

    private final String mediaType;

    PictureKind(String mediaType) {
        this.mediaType = mediaType;
    }

    static PictureKind of(byte[] file) throws BadPicture {
        if (at(file, 0, "\u0089PNG\r\n\u001A\n")) {
            return PNG;
        }
        if (at(file, 0, "\u00FF\u00D8\u00FF")) {
            return JPEG;
        }
        if (at(file, 0, "RIFF") && at(file, TAG_OF_RIFF, "WEBP")) {
            return WEBP;
        }
        throw new BadPicture(
                "picture-format",
                "Không phải hình PNG, JPEG hay WebP.",
                "Mở hình bằng chương trình xem ảnh, lưu lại thành PNG hoặc JPEG.");
    }

    String mediaType() {
        return mediaType;
    }

    /** The file without all that is not needed to show its pixels; profiles and notes never reach a decoder. */
    byte[] bare(byte[] file) throws BadPicture {
        return switch (this) {
            case PNG -> PngContent.bare(file);
            case JPEG -> JpegContent.bare(file);
            case WEBP -> WebpContent.checked(file);
        };
    }

    ImageReader reader() throws IOException {
        return switch (this) {
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
            // Not asked for by name: that would depend on who used ImageIO first, with which class loader.
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
        };
    }

    private static boolean at(byte[] file, int from, String tag) {
        return file.length >= from + tag.length()
                && new String(file, from, tag.length(), StandardCharsets.ISO_8859_1).equals(tag);
    }
}
