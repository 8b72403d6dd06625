package vn.hoithi.questionbank;

import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.text.PlainText;

/** A question's picture, already encoded anew by us: nothing of the uploaded file but its pixels. */
public final class Picture {

    /** Enough for a chart on a phone; a paper with ten of them is still small. */
    public static final int MOST_BYTES = 400_000;

    public static final String PNG = "image/png";
    public static final String JPEG = "image/jpeg";

    private final byte[] bytes;
    private final String mediaType;
    private final String alt;
    private final String digest;

    /**
     * @param mediaType {@link #PNG} or {@link #JPEG}
     * @param alt what the picture shows, for those who cannot see it; "" is reported by the checks
     */
    public Picture(byte[] bytes, String mediaType, String alt) {
        if (bytes.length == 0 || bytes.length > MOST_BYTES || !Set.of(PNG, JPEG).contains(mediaType)) {
            throw new IllegalArgumentException("a picture of " + bytes.length + " bytes, " + mediaType);
        }
        this.bytes = bytes.clone();
        this.mediaType = mediaType;
        this.alt = PlainText.line(alt);
        this.digest = digest(bytes);
    }

    private Picture(Picture same, String alt) {
        this.bytes = same.bytes;
        this.mediaType = same.mediaType;
        this.alt = PlainText.line(alt);
        this.digest = same.digest;
    }

    /** The same picture, not copied, described in other words. */
    public Picture withAlt(String other) {
        return new Picture(this, other);
    }

    /** The encoded picture, a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public String mediaType() {
        return mediaType;
    }

    public String alt() {
        return alt;
    }

    /** SHA-256 of the bytes in hexadecimal: its name wherever it is served or packed. */
    public String digest() {
        return digest;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Picture picture && picture.digest.equals(digest) && picture.alt.equals(alt);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return "Picture[" + mediaType + ", " + bytes.length + " bytes]";
    }

    /** SHA-256 in hexadecimal. */
    public static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(ContentDigest.sha256().digest(bytes));
    }
}
