package vn.hoithi.questionbank.format;

import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import vn.hoithi.questionbank.Picture;
import vn.hoithi.questionbank.picture.BadPicture;
import vn.hoithi.questionbank.picture.PictureFile;
import vn.hoithi.questionbank.picture.PixelBudget;
import vn.hoithi.questionbank.text.Findings;
import vn.hoithi.questionbank.text.Place;

/** The pictures of one file that is read: each decoded once, however many questions show it. */
final class Pictures {

    private static final int DIGITS = 16;

    /** Every reader has one {@link Findings} per file, so these stand for the file. */
    private static final Map<Findings, Pictures> OF_FILES = new WeakHashMap<>();

    private final PixelBudget budget = new PixelBudget();
    private final Map<String, Picture> taken = new HashMap<>();
    private final Map<String, BadPicture> refused = new HashMap<>();

    private Pictures() {}

    /** The path of a picture in an archive. */
    static String fileName(Picture picture) {
        String ending = picture.mediaType().equals(Picture.PNG) ? ".png" : ".jpg";
        return "hinh/" + picture.digest().substring(0, DIGITS) + ending;
    }

    /** A picture as it stands in a file, encoded anew; or null with what is wrong reported. */
    static @Nullable Picture read(byte[] bytes, String alt, Place place, Findings findings) {
        try {
            return of(findings).read(bytes).withAlt(alt);
        } catch (BadPicture bad) {
            findings.error(place, bad.code(), alt, bad.message(), bad.advice());
            return null;
        }
    }

    private static Pictures of(Findings findings) {
        synchronized (OF_FILES) {
            return OF_FILES.computeIfAbsent(findings, each -> new Pictures());
        }
    }

    private Picture read(byte[] bytes) throws BadPicture {
        String content = Picture.digest(bytes);
        BadPicture bad = refused.get(content);
        if (bad != null) {
            throw bad;
        }
        Picture known = taken.get(content);
        if (known != null) {
            return known;
        }
        try {
            Picture picture = PictureFile.read(bytes, "", budget);
            taken.put(content, picture);
            return picture;
        } catch (BadPicture now) {
            refused.put(content, now);
            throw now;
        }
    }
}
