package vn.hoithi.questionbank.picture;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The segments of a JPEG file. */
final class JpegContent {

    private static final int MARK = 0xFF;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int SCAN = 0xDA;
    private static final int END = 0xD9;

    private static final String EXIF = "Exif\0\0";
    private static final int ORIENTATION = 0x0112;
    private static final int LENGTH_OF_ENTRY = 12;
    private static final int MOST_TURNS = 8;

    private final byte[] file;
    private final ByteArrayOutputStream bare;
    private @Nullable ByteBuffer exif;

    private JpegContent(byte[] file) {
        this.file = file;
        this.bare = new ByteArrayOutputStream(file.length);
    }

    static byte[] bare(byte[] file) throws BadPicture {
        JpegContent content = new JpegContent(file);
        content.walk();
        return content.bare.toByteArray();
    }

    /** How the camera was held: 1 to 8 as Exif numbers it, 1 if it does not say. */
    static int orientation(byte[] file) throws BadPicture {
        JpegContent content = new JpegContent(file);
        content.walk();
        ByteBuffer exif = content.exif;
        try {
            return exif == null ? 1 : orientation(exif);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException damaged) {
            return 1;
        }
    }

    private void walk() throws BadPicture {
        bare.write(file, 0, 2);
        int at = 2;
        while (at + 4 <= file.length) {
            int name = file[at + 1] & 0xFF;
            int end = at + 2 + ((file[at + 2] & 0xFF) << 8 | (file[at + 3] & 0xFF));
            if ((file[at] & 0xFF) != MARK || end > file.length || end < at + 4) {
                break;
            }
            if (name == SCAN) {
                end = endOfScan(end);
            }
            if (needed(name, at)) {
                bare.write(file, at, end - at);
            } else if (name == APP1 && exif == null && text(at + 4, EXIF)) {
                int start = at + 4 + EXIF.length();
                exif = ByteBuffer.wrap(file, start, end - start).slice();
            }
            at = end;
            if (at + 2 <= file.length && (file[at] & 0xFF) == MARK && (file[at + 1] & 0xFF) == END) {
                bare.write(file, at, 2);
                return;
            }
        }
        throw BadPicture.damaged();
    }

    /** Colours depend on "JFIF" and "Adobe"; all else in these segments is for other programs. */
    private boolean needed(int name, int at) {
        return switch (name) {
            case APP0 -> text(at + 4, "JFIF\0");
            case APP14 -> text(at + 4, "Adobe");
            default -> name != COMMENT && (name < APP0 || name > APP15);
        };
    }

    private boolean text(int at, String text) {
        return at + text.length() <= file.length
                && new String(file, at, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }

    /** A scan ends at the next mark that is neither an escaped byte nor a restart. */
    private int endOfScan(int from) throws BadPicture {
        for (int at = from; at + 1 < file.length; at++) {
            int next = file[at + 1] & 0xFF;
            boolean within = next == 0 || next == MARK || (next >= 0xD0 && next <= 0xD7);
            if ((file[at] & 0xFF) == MARK && !within) {
                return at;
            }
        }
        throw BadPicture.damaged();
    }

    private static int orientation(ByteBuffer exif) {
        exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = exif.getInt(4);
        int entries = exif.getShort(directory) & 0xFFFF;
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + entry * LENGTH_OF_ENTRY;
            if ((exif.getShort(at) & 0xFFFF) == ORIENTATION) {
                int turned = exif.getShort(at + 8);
                return turned >= 1 && turned <= MOST_TURNS ? turned : 1;
            }
        }
        return 1;
    }
}
