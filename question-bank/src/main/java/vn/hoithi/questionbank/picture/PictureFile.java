package vn.hoithi.questionbank.picture;

import java.util.Locale;
import java.util.Set;
import vn.hoithi.questionbank.Picture;

/** An uploaded picture on its way to one of ours: its pixels survive, nothing else does. */
public final class PictureFile {

    /** As a telephone's camera writes it. */
    public static final int MOST_BYTES = 10_000_000;

    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff", "svg");

    private PictureFile() {}

    /** Whether a file calls itself a picture, also of a kind that is refused. */
    public static boolean named(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1);
        return ENDINGS.contains(ending.toLowerCase(Locale.ROOT));
    }

    /**
     * Decodes PNG, JPEG or WebP, makes it small enough and encodes it anew. The same bytes always give the same picture. A
     * PNG or JPEG file that is small enough and holds nothing but pixels, as those that we write, is taken as it is, so
     * that a bank that leaves and comes back has not changed.
     */
    public static Picture read(byte[] file, String alt, PixelBudget budget) throws BadPicture {
        if (file.length > MOST_BYTES) {
            throw new BadPicture(
                    "picture-too-large", "Hình lớn hơn 10 MB.", "Thu nhỏ hình, hoặc lưu thành JPEG chất lượng vừa.");
        }
        PictureKind kind = PictureKind.of(file);
        byte[] bare = kind.bare(file);
        Pixels pixels = PictureDecoder.decode(kind, bare, budget);
        boolean asItIs = bare.length == file.length
                && file.length <= Picture.MOST_BYTES
                && pixels.unscaled()
                && kind != PictureKind.WEBP;
        if (asItIs) {
            return new Picture(file, kind.mediaType(), alt);
        }
        return PictureEncoder.encode(pixels.turned(kind == PictureKind.JPEG ? JpegContent.orientation(file) : 1), alt);
    }
}
