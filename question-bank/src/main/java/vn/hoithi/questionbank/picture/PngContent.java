package vn.hoithi.questionbank.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** The chunks of a PNG file. */
final class PngContent {

    private static final int SIGNATURE = 8;
    private static final int LENGTH_AND_NAME = 8;
    private static final int SUM = 4;

    /** Size and form, palette, transparency, pixels, end: a file without any others shows the same. */
    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngContent() {}

    static byte[] bare(byte[] file) throws BadPicture {
        ByteArrayOutputStream bare = new ByteArrayOutputStream(file.length);
        bare.write(file, 0, SIGNATURE);
        ByteBuffer bytes = ByteBuffer.wrap(file);
        for (int at = SIGNATURE; at + LENGTH_AND_NAME + SUM <= file.length; ) {
            int length = bytes.getInt(at);
            if (length < 0 || length > file.length - at - LENGTH_AND_NAME - SUM) {
                throw BadPicture.damaged();
            }
            String name = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            int end = at + LENGTH_AND_NAME + length + SUM;
            if (NEEDED.contains(name)) {
                checkSum(file, at, end);
                bare.write(file, at, end - at);
            }
            if (name.equals("IEND")) {
                return bare.toByteArray();
            }
            at = end;
        }
        throw BadPicture.damaged();
    }

    /** Browsers refuse a picture with a wrong sum, so we must too. */
    private static void checkSum(byte[] file, int start, int end) throws BadPicture {
        CRC32 sum = new CRC32();
        sum.update(file, start + 4, end - SUM - start - 4);
        if ((int) sum.getValue() != ByteBuffer.wrap(file).getInt(end - SUM)) {
            throw BadPicture.damaged();
        }
    }
}
