package vn.hoithi.questionbank.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.hoithi.questionbank.picture.PictureSamples.drawing;
import static vn.hoithi.questionbank.picture.PictureSamples.image;
import static vn.hoithi.questionbank.picture.PictureSamples.noise;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hoithi.questionbank.Picture;

class PictureFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void aSmallPictureOfPixelsAloneIsTakenAsItIs(String format) throws BadPicture {
        byte[] file = drawing(format, 300, 200);
        assertThat(read(file).bytes()).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({"png,3000,1000", "png,1281,1280", "jpeg,1300,2600", "jpeg,1,2000"})
    void aLargePictureBecomesSmallerAndThenStaysAsItIs(String format, int width, int height) throws BadPicture {
        Picture picture = read(drawing(format, width, height));
        BufferedImage shown = image(picture.bytes());
        double scale = 1280.0 / Math.max(width, height);
        assertThat(shown.getWidth()).isEqualTo(Math.max(1, (int) Math.round(width * scale)));
        assertThat(shown.getHeight()).isEqualTo((int) Math.round(height * scale));
        assertThat(read(picture.bytes())).isEqualTo(picture);
    }

    @Test
    void coloursStayWhereTheyWereWhenAPictureBecomesSmaller() throws BadPicture {
        BufferedImage shown = image(read(drawing("png", 3000, 2000)).bytes());
        assertThat(shown.getRGB(100, 100)).isEqualTo(0xFFFF0000);
        assertThat(shown.getRGB(1200, 100)).isEqualTo(0xFF00FF00);
        assertThat(shown.getRGB(100, 800)).isEqualTo(0xFFFF00FF);
        assertThat(shown.getRGB(1279, 852)).isEqualTo(0xFF00FFFF);
    }

    @Test
    void theSameBytesAlwaysGiveTheSamePicture() throws BadPicture {
        byte[] file = noise("png", 1500, 1400, false);
        assertThat(read(file)).isEqualTo(read(file.clone()));
    }

    @Test
    void notesProfilesAndWhatIsHiddenBehindTheEndAreGone() throws BadPicture {
        byte[] plain = drawing("png", 40, 30);
        byte[] noted = join(
                Arrays.copyOf(plain, plain.length - 12),
                chunk("tEXt", "Comment\0Nhà ở số 7"),
                chunk("eXIf", "GPS"),
                Arrays.copyOfRange(plain, plain.length - 12, plain.length),
                "PK\3\4<script>".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(text(read(noted))).doesNotContain("Nhà", "GPS", "script", "tEXt");
        assertThat(image(read(noted).bytes()).getRGB(1, 1)).isEqualTo(0xFFFF0000);
    }

    @Test
    void aPhotographIsTurnedUprightAndLosesItsNotes() throws BadPicture {
        byte[] lying = drawing("jpeg", 64, 32);
        ByteBuffer exif = ByteBuffer.allocate(32).order(ByteOrder.BIG_ENDIAN);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) 6);
        byte[] head = {(byte) 0xFF, (byte) 0xE1, 0, 34};
        byte[] noted = join(Arrays.copyOf(lying, 2), head, exif.array(), Arrays.copyOfRange(lying, 2, lying.length));
        Picture picture = read(noted);
        BufferedImage upright = image(picture.bytes());
        assertThat(text(picture)).doesNotContain("Exif");
        assertThat(upright.getWidth()).isEqualTo(32);
        assertThat(upright.getHeight()).isEqualTo(64);
        // Turned to the right, the red corner at the upper left comes to the upper right.
        assertThat(upright.getRGB(28, 4) >> 16 & 0xFF).isGreaterThan(200);
        assertThat(upright.getRGB(28, 4) & 0xFF).isLessThan(60);
        assertThat(upright.getRGB(4, 4) & 0xFF)
                .as("magenta from the lower left")
                .isGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatCannotBePackedWellBecomesSmallerUntilItFits(boolean transparent) throws BadPicture {
        Picture picture = read(noise("png", 1270, 1270, transparent));
        assertThat(picture.bytes()).hasSizeLessThanOrEqualTo(Picture.MOST_BYTES);
        assertThat(picture.mediaType()).isEqualTo(transparent ? Picture.PNG : Picture.JPEG);
        assertThat(image(picture.bytes()).getColorModel().hasAlpha()).isEqualTo(transparent);
    }

    @Test
    void webpBecomesAPictureThatEveryBrowserShows() throws BadPicture {
        Picture picture = read(PictureSamples.webp());
        assertThat(picture.mediaType()).isEqualTo(Picture.PNG);
        assertThat(image(picture.bytes()).getWidth()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"20000,20000,picture-too-wide", "2000000000,2000000000,picture-too-wide", "0,5,picture-damaged"})
    void theSizeIsCheckedBeforeAnythingIsDecoded(int width, int height, String code) {
        byte[] file = drawing("png", 10, 10);
        ByteBuffer.wrap(file).putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(file, 12, 17);
        ByteBuffer.wrap(file).putInt(29, (int) sum.getValue());
        assertRefused(file, code);
    }

    @Test
    void hugeOrMovingWebpIsRefusedWhateverItsHeaderSays() {
        byte[] wide = PictureSamples.webp();
        ByteBuffer.wrap(wide)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(26, (short) 0x3FFF)
                .putShort(28, (short) 0x3FFF);
        assertRefused(wide, "picture-too-wide");
        byte[] moving = join("RIFF\0\0\0\0WEBPANIM\6\0\0\0".getBytes(StandardCharsets.ISO_8859_1), new byte[20]);
        assertRefused(moving, "picture-moves");
    }

    @Test
    void otherFilesAreRefused() {
        assertRefused("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8), "picture-format");
        assertRefused(new byte[0], "picture-format");
        assertRefused(new byte[10_000_001], "picture-too-large");
        byte[] jpeg = drawing("jpeg", 100, 100);
        assertRefused(Arrays.copyOf(jpeg, jpeg.length / 2), "picture-damaged");
    }

    @Test
    void aThousandHugePicturesAreNotDecoded() {
        PixelBudget budget = new PixelBudget();
        byte[] file = drawing("png", 6000, 6000);
        assertThatThrownBy(() -> {
                    for (int copy = 0; copy < 100; copy++) {
                        budget.spend(36_000_000);
                    }
                    assertThat(PictureFile.read(file, "", budget)).isNotNull();
                })
                .isInstanceOfSatisfying(
                        BadPicture.class, bad -> assertThat(bad.code()).isEqualTo("too-many-pixels"));
    }

    @Property(tries = 300)
    void anythingIsReadOrRefused(@ForAll @IntRange(max = 3) int kind, @ForAll int at, @ForAll byte value) {
        byte[] file =
                switch (kind) {
                    case 0 -> drawing("png", 30, 20);
                    case 1 -> drawing("jpeg", 30, 20);
                    case 2 -> drawing("gif", 30, 20);
                    default -> PictureSamples.webp();
                };
        file[Math.floorMod(at, file.length)] = value;
        try {
            assertThat(read(file).bytes()).isNotEmpty();
        } catch (BadPicture bad) {
            assertThat(bad.code()).startsWith("picture-");
        }
    }

    private static Picture read(byte[] file) throws BadPicture {
        return PictureFile.read(file, "", new PixelBudget());
    }

    private static void assertRefused(byte[] file, String code) {
        assertThatThrownBy(() -> read(file).alt())
                .isInstanceOfSatisfying(
                        BadPicture.class, bad -> assertThat(bad.code()).isEqualTo(code));
    }

    private static String text(Picture picture) {
        return new String(picture.bytes(), StandardCharsets.UTF_8);
    }

    private static byte[] chunk(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        ByteBuffer chunk = ByteBuffer.allocate(bytes.length + 12).putInt(bytes.length);
        chunk.put(name.getBytes(StandardCharsets.US_ASCII)).put(bytes);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, bytes.length + 4);
        return chunk.putInt((int) sum.getValue()).array();
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer joined = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }
}
