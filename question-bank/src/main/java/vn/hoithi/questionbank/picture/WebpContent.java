package vn.hoithi.questionbank.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The chunks of a WebP file. Checked before decoding, because the decoder believes each chunk's own size. */
final class WebpContent {

    private static final int FIRST_CHUNK = 12;
    private static final int HEAD = 8;
    private static final int LONGEST_SIDE = 0x3FFF;

    /** The decoder keeps objects for every 16 × 16 pixels, so that it needs far more memory than others do. */
    private static final long MOST_PIXELS = 12_000_000;

    private WebpContent() {}

    /** The file itself, if it is one still picture of a size that can be decoded. */
    static byte[] checked(byte[] file) throws BadPicture {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        boolean shown = false;
        for (int at = FIRST_CHUNK; at + HEAD + 10 <= file.length; ) {
            String name = new String(file, at, 4, StandardCharsets.ISO_8859_1);
            long length = bytes.getInt(at + 4) & 0xFFFF_FFFFL;
            switch (name) {
                case "ANIM", "ANMF" ->
                    throw new BadPicture(
                            "picture-moves",
                            "Hình động không dùng được.",
                            "Chọn một khung hình, lưu thành PNG hoặc JPEG.");
                case "VP8 " -> {
                    checkSize(
                            bytes.getShort(at + HEAD + 6) & LONGEST_SIDE, bytes.getShort(at + HEAD + 8) & LONGEST_SIDE);
                    shown = true;
                }
                case "VP8L" -> {
                    int sizes = bytes.getInt(at + HEAD + 1);
                    checkSize((sizes & LONGEST_SIDE) + 1, (sizes >> 14 & LONGEST_SIDE) + 1);
                    shown = true;
                }
                case "VP8X" ->
                    checkSize((bytes.getInt(at + HEAD + 4) & 0xFFFFFF) + 1, (bytes.getInt(at + HEAD + 6) >>> 8) + 1);
                default -> {
                    // Profiles and notes are left out by encoding anew.
                }
            }
            at = (int) Math.min(file.length, at + HEAD + length + (length & 1));
        }
        if (!shown) {
            throw BadPicture.damaged();
        }
        return file;
    }

    private static void checkSize(long width, long height) throws BadPicture {
        if (width * height > MOST_PIXELS) {
            throw PictureDecoder.tooManyPixels();
        }
    }
}
